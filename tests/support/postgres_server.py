#!/usr/bin/env python3
"""A real PostgreSQL server, of the distribution's package, for the length of a test: in a temporary folder, on a Unix socket there and on
a loopback port. It refuses to run as root, so there it runs as user postgres or nobody. Its order of texts is Chinese, not by bytes, so that
whatever relies on the order says so.

As a program it prints its addresses, one a line (socket, TCP with password, TCP without), and ends with its standard input.
"""
import glob
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

USER = "office"
PASSWORD = "p@ss wört"  # must be encoded in an address
START_SECONDS = 60


def program(name):
    versions = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"), key=lambda path: int(path.split("/")[4]))
    found = versions[-1] if versions else shutil.which(name)
    if not found:
        raise FileNotFoundError(f"{name}: Debian's package postgresql is not installed (./dev deps)")
    return found


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class PostgresServer:
    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="leakscan-pg-"))
        self.process = None
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.process:
            self.process.send_signal(subprocess.signal.SIGINT)  # "fast": connections are cut
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _account(self):
        if os.getuid() != 0:
            return {}
        names = [entry.pw_name for entry in pwd.getpwall()]
        account = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
        os.chown(self.folder, account.pw_uid, account.pw_gid)
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}

    def _start(self):
        account = self._account()
        words = self.folder / "password"
        words.write_text(PASSWORD + "\n", encoding="utf-8")
        words.chmod(0o644)
        data = str(self.folder / "data")
        made = subprocess.run([program("initdb"), "-D", data, "-U", USER, f"--pwfile={words}", "--auth-local=trust", "--auth-host=scram-sha-256",
                               "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=zh", "--no-sync"],
                              cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, **account)
        if made.returncode != 0:
            raise RuntimeError(made.stdout + made.stderr)
        self.port = free_port()
        with open(self.folder / "log", "wb") as log:
            # fsync: what is killed here is the client, never the machine.
            self.process = subprocess.Popen([program("postgres"), "-D", data, "-k", str(self.folder), "-p", str(self.port),
                                             "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=40"],
                                            cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **account)
        deadline = time.monotonic() + START_SECONDS
        while self.sql("select 1", check=False).returncode != 0:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder / "log").read_text(errors="replace"))
            time.sleep(0.05)

    def sql(self, statement, database="postgres", check=True):
        """What psql prints of it, columns separated by |."""
        return subprocess.run([program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statement, self.socket_address(database)],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, check=check)

    def socket_address(self, database="postgres"):
        return f"postgresql://{USER}@{quote(str(self.folder), safe='')}:{self.port}/{database}"

    def tcp_address(self, database="postgres", password=""):
        return f"postgresql://{USER}{':' if password else ''}{quote(password, safe='')}@127.0.0.1:{self.port}/{database}"

    def new_database(self, name):
        self.sql(f"create database {name}")
        return self.socket_address(name)


def main():
    with PostgresServer() as server:
        print(server.socket_address(), server.tcp_address(password=PASSWORD), server.tcp_address(), sep="\n", flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()

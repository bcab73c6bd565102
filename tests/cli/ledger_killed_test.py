"""kill -9 at any moment: the run under way is lost as a whole or recorded as a whole, nothing else changes, and the next run goes on as if
nothing had happened."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))
from harness import CLEAN, LEAKSCAN, CommandTest, main, roster  # noqa: E402
from postgres_server import PostgresServer  # noqa: E402

ROUNDS = {"sqlite": 25, "postgresql": 15}


class LedgerKilledTest(CommandTest):
    runs = 0

    def scan(self, ledger: str, month: int) -> list[str]:
        self.runs += 1
        return ["scan", "site", "--ledger", ledger, "--key", "office.key", "--as-of", f"2017-{month:02}-20", "--out", f"out{self.runs}", "-j", "2",
                "--progress", "never"]

    def given_month(self, month: int) -> None:
        """Some pages stay, some are mended, some come."""
        self.given({f"site/p{n}.html": roster(4, first=10 * n) if n % month else CLEAN for n in range(1, 60)})

    def exported(self, ledger: str) -> str:
        self.expect(0, "track", "ledger", "export", "--out", "export.jsonl", "--ledger", ledger)
        return (self.folder / "export.jsonl").read_text()

    def runs_in(self, ledger: str) -> int:
        return self.exported(ledger).count('"table":"run"')

    def check_killed_scans(self, ledger: str, undisturbed: str, rounds: int) -> None:
        self.given_month(2)
        began = time.monotonic()
        self.expect(1, *self.scan(ledger, 2))
        whole_run = time.monotonic() - began
        self.expect(1, *self.scan(undisturbed, 2))
        self.given_month(3)
        chance = random.Random(2017)
        recorded = 1
        for _ in range(rounds):
            before = self.exported(ledger)
            process = subprocess.Popen([LEAKSCAN, *self.scan(ledger, 3)], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            # Later moments are the interesting ones: that is when the ledger is written.
            time.sleep(whole_run * (1 - chance.random() ** 2))
            process.send_signal(signal.SIGKILL)
            process.wait()
            self.check_soundness(ledger)
            after = self.exported(ledger)
            if after != before:
                recorded += 1
                self.assertEqual(after.count('"table":"run"'), recorded)
        for _ in range(recorded - 1):
            self.expect(1, *self.scan(undisturbed, 3))
        self.assertEqual(self.exported(ledger), self.exported(undisturbed))
        self.given_month(5)
        self.expect(1, *self.scan(ledger, 5))
        self.expect(1, *self.scan(undisturbed, 5), "--full")
        self.assertEqual(self.exported(ledger), self.exported(undisturbed))
        last, other = f"out{self.runs - 1}", f"out{self.runs}"
        self.assertEqual((self.folder / last / "findings.jsonl").read_bytes(), (self.folder / other / "findings.jsonl").read_bytes())

    def check_soundness(self, ledger: str) -> None:
        if not ledger.startswith("sqlite:"):
            return
        with sqlite3.connect(self.folder / ledger.removeprefix("sqlite:")) as connection:
            self.assertEqual(connection.execute("pragma integrity_check").fetchall(), [("ok",)])
            self.assertEqual(connection.execute("pragma foreign_key_check").fetchall(), [])

    def test_sqlite(self):
        self.check_killed_scans("sqlite:killed.db", "sqlite:undisturbed.db", ROUNDS["sqlite"])

    def test_postgresql(self):
        with PostgresServer() as server:
            self.check_killed_scans(server.new_database("killed"), server.new_database("undisturbed"), ROUNDS["postgresql"])


main()

"""End-to-end tests of the command line: given these files, this command prints that.

A test file is a plain unittest module that ends in main(); CTest runs each with the path of the program:

    python3 tests/cli/scan_test.py LEAKSCAN [unittest options]

Every test has a folder of its own, which is also its home and its working directory, so that runs share no key.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

LEAKSCAN = str(Path(sys.argv.pop(1)).resolve()) if len(sys.argv) > 1 else "leakscan"
TIME_LIMIT = 120  # seconds; nothing here takes more than a few

ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def resident_id(number: int) -> str:
    """The nth of many invented identity numbers: right in form, of a region code younger than the birth date."""
    first17 = f"341504{1950 + number % 50}{number % 12 + 1:02d}{number % 28 + 1:02d}{number % 1000:03d}"
    return first17 + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first17, ID_WEIGHTS)) % 11]


def mobile(number: int) -> str:
    return f"139000{number:05d}"


def roster(people: int, first: int = 1) -> str:
    """A page with a table of people: names, identity numbers, mobiles."""
    rows = "".join(f"<tr><td>王小明</td><td>{resident_id(n)}</td><td>{mobile(n)}</td></tr>\n" for n in range(first, first + people))
    return ("<html><head><meta charset='utf-8'><title>低保名单</title></head><body><table>\n"
            f"<tr><th>姓名</th><th>身份证号</th><th>联系电话</th></tr>\n{rows}</table></body></html>\n")


CLEAN = "<html><head><meta charset='utf-8'><title>新闻</title></head><body><p>今日召开工作会议。</p></body></html>\n"
BROKEN_ZIP = b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + b"\x00" * 40 + b"garbage"


class CommandTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="leakscan-cli-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.environment = {**os.environ, "HOME": str(self.folder), "XDG_STATE_HOME": str(self.folder / "state")}
        self.environment.pop("NO_COLOR", None)

    def given(self, files: dict[str, str | bytes]) -> None:
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def run_command(self, *arguments: str, stdin: str | bytes = b"", cwd: str = "", **environment: str) -> subprocess.CompletedProcess:
        """Runs `leakscan ARGUMENTS` in the test's folder; the outputs are text."""
        result = subprocess.run([LEAKSCAN, *arguments], cwd=cwd or self.folder, env={**self.environment, **environment},
                                input=stdin if isinstance(stdin, bytes) else stdin.encode(), capture_output=True, timeout=TIME_LIMIT)
        result.stdout, result.stderr = result.stdout.decode(), result.stderr.decode()
        return result

    def expect(self, code: int, *arguments: str, **settings) -> subprocess.CompletedProcess:
        """The same, and the exit code must be `code`."""
        result = self.run_command(*arguments, **settings)
        self.assertEqual(result.returncode, code, f"{arguments}\n{result.stdout}{result.stderr}")
        return result

    def expect_refusal(self, *arguments: str, naming: str) -> None:
        """Exit code 2, nothing on stdout, one line on stderr that names what is wrong."""
        result = self.expect(2, *arguments)
        self.assertEqual(result.stdout, "")
        self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)
        self.assertIn(naming, result.stderr)

    def lines(self, out: str = "leakscan-out") -> list[dict]:
        return [json.loads(line) for line in (self.folder / out / "findings.jsonl").read_text().splitlines()]

    def findings(self, out: str = "leakscan-out") -> list[dict]:
        return [line for line in self.lines(out) if line["type"] == "finding"]

    def skips(self, out: str = "leakscan-out") -> list[dict]:
        return [line for line in self.lines(out) if line["type"] == "skip"]

    def summary(self, out: str = "leakscan-out") -> dict:
        return self.lines(out)[-1]

    def everything_in(self, out: str) -> bytes:
        """All bytes of a results folder, workbooks unpacked."""
        content = b""
        for path in sorted((self.folder / out).rglob("*")):
            if path.is_file():
                content += path.read_bytes()
            if path.suffix == ".xlsx":
                with zipfile.ZipFile(path) as workbook:
                    content += b"".join(workbook.read(name) for name in workbook.namelist())
        return content


def main():
    unittest.main(argv=sys.argv)

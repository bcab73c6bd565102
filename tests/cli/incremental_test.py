"""A run with a ledger reads only what has changed, and what it writes is byte for byte what reading everything would have written: shown on the
sample site by doing both, month after month, in two ledgers with the same key."""

import shutil
import subprocess
import sys
from pathlib import Path

from harness import LEAKSCAN, CommandTest, main, resident_id, roster

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples" / "site"


class IncrementalTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.site = self.folder / "site"
        shutil.copytree(SAMPLES, self.site)
        self.runs = 0
        self.program = LEAKSCAN
        self.as_of = "2017-11-20"

    def scan(self, how: str, *options: str) -> subprocess.CompletedProcess:
        command = [self.program, "scan", "site", "--ledger", f"sqlite:{how}.db", "--key", "office.key", "--as-of", self.as_of, "--lang", "en",
                   "--out", f"{how}{self.runs}", "--format", "xlsx,html,csv,jsonl,sarif", *options]
        result = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=300)
        self.assertIn(result.returncode, (0, 1, 3), result.stdout + result.stderr)
        return result

    def exported(self, how: str) -> str:
        self.expect(0, "track", "ledger", "export", "--out", f"{how}.jsonl", "--ledger", f"sqlite:{how}.db")
        return (self.folder / f"{how}.jsonl").read_text()

    def written(self, how: str) -> dict[str, bytes]:
        out = self.folder / f"{how}{self.runs}"
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}

    def expect_same(self, recalled: str, *options: str) -> None:
        """Scans both ways; `recalled`: "all", "some" or "none" of the files were not read again."""
        self.runs += 1
        result = self.scan("incremental", *options)
        files = len([path for path in self.site.rglob("*") if path.is_file() and path.name != "units.toml"])
        words = [line.split()[0] for line in result.stderr.splitlines() if "have not changed" in line]
        count = int(words[0]) if words else 0
        # What ended in an accident is read each time; the sample site holds no such file.
        self.assertEqual({"all": count == files, "some": 0 < count < files, "none": count == 0}[recalled], True, f"{count} of {files}\n{result.stderr}")
        self.assertNotIn("have not changed", self.scan("full", "--full", *options).stderr)
        incremental, full = self.written("incremental"), self.written("full")
        self.assertEqual(incremental.keys(), full.keys())
        self.assertEqual([name for name in full if incremental[name] != full[name]], [])
        self.assertEqual(self.exported("incremental"), self.exported("full"))

    def test_month_after_month(self):
        self.expect_same("none")
        self.expect_same("all")
        pages = sorted(self.site.rglob("*.html"))
        with self.subTest("pages changed, added, removed, renamed, touched"):
            pages[0].write_text(roster(5))
            pages[1].unlink()
            pages[2].rename(pages[2].with_name("renamed.html"))
            pages[3].touch()
            (self.site / "new").mkdir()
            shutil.copy(pages[4], self.site / "new" / "copy.html")
            self.expect_same("some")
        with self.subTest("another number of workers"):
            self.expect_same("all", "--jobs", "1")
            self.expect_same("all", "--jobs", "0")
        with self.subTest("another policy judges what was read before"):
            self.expect_same("all", "--policy", "strict")
        with self.subTest("other units"):
            units = self.site / "units.toml"
            units.write_text(units.read_text(encoding="utf-8").replace("claims = [", 'claims = ["new/", ', 1), encoding="utf-8")
            self.expect_same("all")
        with self.subTest("another month: what looks at the day is read again"):
            self.as_of = "2017-12-20"
            self.expect_same("some")
        with self.subTest("only a part of the site, and all of it again"):
            self.expect_same("some", "--include", "**/renamed.html")
            self.expect_same("all")
        with self.subTest("other limits"):
            self.expect_same("none", "--max-depth", "4")
        with self.subTest("more rules"):
            self.given({"more/test/house.toml": RULE})
            self.expect_same("none", "--patterns", "more")
            self.expect_same("all", "--patterns", "more")
        with self.subTest("another build of the program"):
            self.program = self.another_build()
            self.expect_same("none", "--patterns", "more")
            self.expect_same("all", "--patterns", "more")

    def another_build(self) -> str:
        """The program under another build id, with all that belongs to it beside it."""
        folder = self.folder / "bin"
        folder.mkdir()
        for path in Path(LEAKSCAN).parent.glob("leakscan*"):
            if path.is_file():
                shutil.copy2(path, folder / path.name)
        copy = folder / Path(LEAKSCAN).name
        notes = subprocess.run(["readelf", "-n", copy], capture_output=True, text=True, check=True).stdout
        build_id = bytes.fromhex(notes.split("Build ID: ")[1].split()[0])
        program = copy.read_bytes()
        self.assertEqual(program.count(build_id), 1)
        copy.write_bytes(program.replace(build_id, bytes(byte ^ 0xFF for byte in build_id)))
        return str(copy)

    def test_nothing_raw_is_kept_and_nothing_is_recalled_under_reveal(self):
        self.given({"site/list.html": roster(5)})
        self.runs += 1
        self.scan("incremental", "--reveal")
        again = self.scan("incremental", "--reveal", "--force")
        self.assertNotIn("have not changed", again.stderr)
        self.scan("incremental", "--force")
        for path in self.folder.glob("incremental.db*"):
            self.assertNotIn(resident_id(2).encode(), path.read_bytes())

    def test_a_damaged_memory_costs_time_and_nothing_else(self):
        import sqlite3
        self.expect_same("none")
        with sqlite3.connect(self.folder / "incremental.db") as connection:
            connection.execute("update reading set answer = substr(answer, 1, length(answer) / 2) where path < '8'")
        self.expect_same("some")
        self.expect_same("all")


RULE = """
kind = "student_number"
names = { zh = "校内学号", en = "number of a school's own" }
regex = '9\\d{6}'
sources = ["a test"]

[trigger]
digits = [7]

[context]
labels = ["校内学号"]

[mask]
front = 1
back = 1

[[match]]
text = "校内学号：9123456"
value = "9123456"

[[reject]]
text = "邮编 9123456"
why = "no label"
"""

main()

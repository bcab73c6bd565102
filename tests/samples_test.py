#!/usr/bin/env python3
"""The sample site, scanned as a user would scan it, against samples/expected.

Every value named there is found with the right kind, verdict, channel and unit, and nothing else is reported; no raw
value leaves the tool without --reveal; the outcome does not depend on the number of workers; the committed site is what
its generator writes.

    python3 tests/samples_test.py LEAKSCAN SOURCE_DIR [unittest options]
"""

import collections
import filecmp
import io
import json
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

LEAKSCAN = Path(sys.argv.pop(1)) if len(sys.argv) > 1 else Path("leakscan")
SOURCE = Path(sys.argv.pop(1)) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
SITE = SOURCE / "samples" / "site"
EXPECTED = SOURCE / "samples" / "expected"
AS_OF = "2026-11-20"
# The shortest piece of a value that counts as the value itself: a whole mobile number.
SHORTEST_SECRET = 11


def scan(out: Path, *options: str) -> subprocess.CompletedProcess:
    return subprocess.run([LEAKSCAN, "scan", SITE, "--out", out, "--as-of", AS_OF, "--key", out.parent / "test.key", *options],
                          capture_output=True, timeout=300)


def read_lines(out: Path) -> list[dict]:
    return [json.loads(line) for line in (out / "findings.jsonl").read_text("utf-8").splitlines()]


def expectations() -> dict[str, dict]:
    return {str(path.relative_to(EXPECTED))[: -len(".json")]: json.loads(path.read_text("utf-8")) for path in EXPECTED.rglob("*.json")}


def file_and_member(path: str) -> tuple[str, str]:
    file, _, member = path.partition("!")
    return file, member


class WholeSite(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="leakscan-samples-")
        cls.out = Path(cls.folder.name) / "revealed"
        cls.run_result = scan(cls.out, "--reveal", "--all", "--jobs", "2", "--format", "jsonl")
        cls.lines = read_lines(cls.out)
        cls.by_file = collections.defaultdict(list)
        for line in cls.lines:
            if line["type"] in ("finding", "skip"):
                cls.by_file[file_and_member(line["document"]["path"])[0]].append(line)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def findings(self, file: str) -> list[dict]:
        return [f for f in self.by_file[file] if f["type"] == "finding" and f["verdict"] != "allowed"]

    def test_exit_code_says_that_there_is_something_to_rectify(self):
        self.assertEqual(self.run_result.returncode, 1, self.run_result.stderr.decode())

    def test_everything_planted_is_found_and_nothing_else(self):
        for file, expected in sorted(expectations().items()):
            wanted = collections.Counter()
            for row in expected["findings"]:
                wanted[(row.get("member", ""), row["kind"], row["value"], row["channel"], row["verdict"])] += row["count"]
            found = collections.Counter(
                (file_and_member(f["document"]["path"])[1], f["kind"], f["value"], f["location"]["channel"], f["verdict"])
                for f in self.findings(file))
            with self.subTest(file=file):
                self.assertEqual(sorted((wanted - found).elements()), [], "missing")
                self.assertEqual(sorted((found - wanted).elements()), [], "not planted")

    def test_labels_and_grades_are_those_of_the_document(self):
        for file, expected in sorted(expectations().items()):
            for row in expected["findings"]:
                for finding in self.findings(file):
                    if finding["value"] != row["value"] or finding["kind"] != row["kind"]:
                        continue
                    with self.subTest(file=file, value=row["value"]):
                        if "label" in row:
                            self.assertEqual(finding["location"]["label"], row["label"])
                        if "grade" in row:
                            self.assertEqual(finding["grade"], row["grade"])

    def test_every_finding_goes_to_the_unit_that_published_it(self):
        for file, expected in sorted(expectations().items()):
            with self.subTest(file=file):
                self.assertLessEqual({line["unit"]["id"] for line in self.findings(file)}, {expected["unit"]})

    def test_what_could_not_be_read_is_named(self):
        for file, expected in sorted(expectations().items()):
            skips = {file_and_member(s["document"]["path"])[1]: s["fault"] for s in self.by_file[file] if s["type"] == "skip"}
            with self.subTest(file=file):
                self.assertEqual(skips, expected["skips"])

    def test_nothing_in_the_site_is_without_an_expectation(self):
        files = {str(p.relative_to(SITE)) for p in SITE.rglob("*") if p.is_file()} - {"units.toml"}
        self.assertEqual(files, set(expectations()))


class Privacy(unittest.TestCase):
    def secrets(self) -> set[str]:
        return {row["value"] for e in expectations().values() for row in e["findings"]
                if row.get("grade") != "weak_mask" and len(row["value"]) >= SHORTEST_SECRET}

    def test_no_raw_value_leaves_without_reveal(self):
        with tempfile.TemporaryDirectory(prefix="leakscan-samples-") as folder:
            out = Path(folder) / "out"
            result = scan(out, "--all", "--jobs", "2", "--format", "xlsx,html,csv,jsonl")
            written = {"stdout": result.stdout, "stderr": result.stderr}
            for path in filter(Path.is_file, out.rglob("*")):
                written[str(path.relative_to(out))] = self.unpacked(path)
            self.assertGreater(len(written), 8)
            secrets = [s.encode() for s in self.secrets()]
            self.assertGreater(len(secrets), 100)
            for name, content in written.items():
                with self.subTest(output=name):
                    self.assertEqual([s.decode() for s in secrets if s in content], [])

    @staticmethod
    def unpacked(path: Path) -> bytes:
        content = path.read_bytes()
        if not content.startswith(b"PK"):
            return content
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return b"\n".join(package.read(name) for name in package.namelist())


class Repeatability(unittest.TestCase):
    def test_reports_are_the_same_for_any_number_of_workers(self):
        with tempfile.TemporaryDirectory(prefix="leakscan-samples-") as folder:
            for jobs in ("0", "1", "4"):
                scan(Path(folder) / jobs, "--jobs", jobs, "--format", "xlsx,html,csv,jsonl")
            first = Path(folder) / "0"
            names = sorted(str(p.relative_to(first)) for p in first.rglob("*") if p.is_file())
            self.assertIn("findings.jsonl", names)
            for jobs in ("1", "4"):
                other = Path(folder) / jobs
                self.assertEqual(sorted(str(p.relative_to(other)) for p in other.rglob("*") if p.is_file()), names)
                _, different, unreadable = filecmp.cmpfiles(first, other, names, shallow=False)
                self.assertEqual(different + unreadable, [], f"--jobs 0 and --jobs {jobs}")

    def test_the_committed_site_is_what_the_generator_writes(self):
        with tempfile.TemporaryDirectory(prefix="leakscan-samples-") as folder:
            subprocess.run([sys.executable, "-B", SOURCE / "samples/generator/make_site.py", "--out", folder], check=True, stdout=subprocess.DEVNULL)
            for part in ("site", "expected"):
                fresh, committed = Path(folder) / part, SOURCE / "samples" / part
                names = sorted(str(p.relative_to(fresh)) for p in fresh.rglob("*") if p.is_file())
                self.assertEqual(names, sorted(str(p.relative_to(committed)) for p in committed.rglob("*") if p.is_file()))
                _, different, unreadable = filecmp.cmpfiles(fresh, committed, names, shallow=False)
                self.assertEqual(different + unreadable, [])


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""Scans a tree of pages against what everybody can run: `cat` of the same files, and ripgrep with ten patterns.

    python3 tests/bench/end_to_end.py LEAKSCAN [--pages 20000] [--encoding utf-8|gb18030] [--check]

All contenders run in turns in one session, on the same files, medians of several rounds, on a tmpfs: ratios hold from machine to
machine, times do not. ripgrep runs twice: with the patterns as people write them, where \\b and \\d are Unicode's (it takes so long
that one round must do), and tuned by hand to ASCII, ten to forty times as fast and blind to full-width digits.

--check fails if leakscan on two cores is slower than ripgrep as written or takes more than 2.9 times as long as `cat` (3.6 in GBK), a worker
needs more than 256 MB, or a planted value is missing.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from page_tree import CHARSETS, write_tree

MOST_WORKER_MB = 256
MOST_TIMES_CAT = {"utf-8": 2.9, "gb18030": 3.6}  # two workers on two cores; in GBK the same text is four fifths of the bytes
SAMPLE_SECONDS = 0.02  # between looks at the workers' memory
AS_WRITTEN, TUNED = "rg -c -j 2, patterns as written", "rg -c -j 2, patterns tuned"
ONE_WORKER, TWO_WORKERS = "leakscan --jobs 1", "leakscan --jobs 2"
RIPGREP_ENCODING = {"utf-8": [], "gb18030": ["-E", "gbk"]}

# As somebody would type them who knows regular expressions and not how ripgrep runs them.
TEN_PATTERNS = {
    "18-digit ID": r"[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]",
    "15-digit ID": r"\b[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}\b",
    "mobile": r"1[3-9]\d{9}",
    "landline": r"0\d{2,3}[- ]?\d{7,8}",
    "card": r"(?:62|4|5)\d{14,18}",
    "passport": r"\b[EGDSPH][A-F]?\d{7,8}\b",
    "permit": r"\b[HMC]\d{8,10}\b",
    "plate": r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}",
    "e-mail": r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
    "address": r"\p{Han}{2,12}(?:小区|路|街|村|苑|新村)[\p{Han}0-9]{0,12}[0-9]+(?:号|栋|幢|室|单元|组)",
}


def tuned(pattern: str) -> str:
    """With ASCII boundaries and digits, which keep ripgrep on its fast path."""
    return pattern.replace(r"\b", r"(?-u:\b)").replace(r"[\d", "[0-9").replace(r"\d", "[0-9]")


class WorkerMemory(threading.Thread):
    """Watches the children of a process and keeps the highest resident size of any of them."""

    def __init__(self, process: int):
        super().__init__(daemon=True)
        self.process = process
        self.peak_mb = 0.0

    def run(self):
        children = Path(f"/proc/{self.process}/task/{self.process}/children")
        while True:
            try:
                for child in children.read_text().split():
                    status = Path(f"/proc/{child}/status").read_text()
                    high = next((line for line in status.splitlines() if line.startswith("VmHWM:")), None)
                    if high:
                        self.peak_mb = max(self.peak_mb, int(high.split()[1]) / 1024)
            except OSError:
                if not children.exists():
                    return
            time.sleep(SAMPLE_SECONDS)


@dataclass(frozen=True)
class Cost:
    wall: float  # seconds
    cpu: float  # of all its processes: steadier where others use the machine too


def timed(command: list[str], **options) -> Cost:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    result = subprocess.run(command, stderr=subprocess.PIPE, **options)
    wall = time.perf_counter() - start
    if result.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {result.returncode}: {result.stderr.decode()[-500:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


class Contest:
    def __init__(self, leakscan: Path, tree: Path, scratch: Path, encoding: str):
        self.leakscan, self.tree, self.scratch, self.encoding = leakscan, tree, scratch, encoding
        self.list = scratch / "list"
        self.list.write_bytes(b"\0".join(os.fsencode(p) for p in sorted(tree.rglob("*")) if p.is_file()))
        self.out = scratch / "out"

    def cat(self) -> Cost:
        with open(self.list, "rb") as names:
            return timed(["xargs", "-0", "cat"], stdin=names, stdout=subprocess.DEVNULL)

    def ripgrep(self, patterns: list[str]) -> Cost:
        words = [word for pattern in patterns for word in ("-e", pattern)]
        return timed(["rg", "-c", "-j", "2", "--no-ignore", *RIPGREP_ENCODING[self.encoding], *words, str(self.tree)], stdout=subprocess.DEVNULL)

    def scan_command(self, jobs: int) -> list[str]:
        return [str(self.leakscan), "scan", str(self.tree), "--jobs", str(jobs), "--format", "jsonl", "--out", str(self.out),
                "--key", str(self.scratch / "key"), "--fail-on", "none", "--progress", "never"]

    def scan(self, jobs: int) -> Cost:
        shutil.rmtree(self.out, ignore_errors=True)
        return timed(self.scan_command(jobs), stdout=subprocess.DEVNULL)

    def worker_memory(self) -> float:
        shutil.rmtree(self.out, ignore_errors=True)
        process = subprocess.Popen(self.scan_command(2), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        watch = WorkerMemory(process.pid)
        watch.start()
        process.wait()
        return watch.peak_mb

    def leaks(self) -> int:
        lines = (self.out / "findings.jsonl").read_text("utf-8").splitlines()
        return json.loads(lines[-1])["findings"]["leak"]


def scratch_folder() -> tempfile.TemporaryDirectory:
    shared_memory = Path("/dev/shm")
    return tempfile.TemporaryDirectory(prefix="leakscan-bench-", dir=shared_memory if os.access(shared_memory, os.W_OK) else None)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("leakscan", type=Path)
    parser.add_argument("--pages", type=int, default=20000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--encoding", choices=CHARSETS, default="utf-8")
    parser.add_argument("--check", action="store_true", help="fail below the marks")
    options = parser.parse_args()

    with scratch_folder() as folder:
        tree = Path(folder) / "tree"
        planted = write_tree(tree, options.pages, options.encoding)
        contest = Contest(options.leakscan.resolve(), tree, Path(folder), options.encoding)
        megabytes = sum(p.stat().st_size for p in tree.rglob("*.html")) / 1e6
        contenders = {"cat": contest.cat,
                      TUNED: lambda: contest.ripgrep([tuned(pattern) for pattern in TEN_PATTERNS.values()]),
                      ONE_WORKER: lambda: contest.scan(1), TWO_WORKERS: lambda: contest.scan(2)}
        costs = {name: [] for name in contenders}
        for _ in range(options.rounds):
            for name, run in contenders.items():
                costs[name].append(run())
        leaks = contest.leaks()
        costs[AS_WRITTEN] = [contest.ripgrep(list(TEN_PATTERNS.values()))]
        memory = contest.worker_memory()

    median = {name: Cost(statistics.median(c.wall for c in values), statistics.median(c.cpu for c in values)) for name, values in costs.items()}
    print(f"{options.pages} pages, {megabytes:.0f} MB {options.encoding}, medians of {options.rounds} rounds")
    for name, cost in median.items():
        print(f"{name:34} {cost.wall:7.3f} s  {cost.wall / median['cat'].wall:6.2f} x cat  {megabytes / cost.wall:7.0f} MB/s   processor {cost.cpu:6.2f} s")
    ratio = {name: median[name].wall / median[TWO_WORKERS].wall for name in (AS_WRITTEN, TUNED)}
    print(f"two cores each: ripgrep as written / leakscan {ratio[AS_WRITTEN]:.2f}, ripgrep tuned / leakscan {ratio[TUNED]:.2f}; "
          f"second worker: {median[ONE_WORKER].wall / median[TWO_WORKERS].wall:.2f} x")
    print(f"peak memory of a worker: {memory:.0f} MB    leaks found: {leaks} of {planted} planted")
    if not options.check:
        return 0
    times_cat = median[TWO_WORKERS].wall / median["cat"].wall
    return 0 if ratio[AS_WRITTEN] >= 1 and times_cat <= MOST_TIMES_CAT[options.encoding] and memory <= MOST_WORKER_MB and leaks >= planted else 1


if __name__ == "__main__":
    sys.exit(main())

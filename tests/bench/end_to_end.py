#!/usr/bin/env python3
"""Scans a tree of pages against the two marks that everybody can run: `cat` of the same files and ripgrep with ten patterns.

    python3 tests/bench/end_to_end.py LEAKSCAN [--pages 20000] [--encoding utf-8|gb18030] [--check]

All contenders run in turns in one session, medians of several rounds, on a tmpfs: ratios hold from machine to machine, times
do not. --check fails if leakscan is slower than ripgrep, a worker needs more than 256 MB, or a planted value is missing.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from page_tree import CHARSETS, write_tree

MOST_WORKER_MB = 256
SAMPLE_SECONDS = 0.02  # between looks at the workers' memory
RIPGREP_ENCODING = {"utf-8": [], "gb18030": ["-E", "gbk"]}

# Boundaries are ASCII ones: a Unicode \b throws ripgrep off its fast path (40 times slower) and would flatter us.
TEN_PATTERNS = {
    "18-digit ID": r"[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]",
    "15-digit ID": r"(?-u:\b)[1-9][0-9]{5}[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}(?-u:\b)",
    "mobile": r"1[3-9][0-9]{9}",
    "landline": r"0[0-9]{2,3}[- ]?[0-9]{7,8}",
    "card": r"(?:62|4|5)[0-9]{14,18}",
    "passport": r"(?-u:\b)[EGDSPH][A-F]?[0-9]{7,8}(?-u:\b)",
    "permit": r"(?-u:\b)[HMC][0-9]{8,10}(?-u:\b)",
    "plate": r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}",
    "e-mail": r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
    "address": r"\p{Han}{2,12}(?:小区|路|街|村|苑|新村)[\p{Han}0-9]{0,12}[0-9]+(?:号|栋|幢|室|单元|组)",
}


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


def timed(command: list[str], **options) -> float:
    start = time.perf_counter()
    result = subprocess.run(command, stderr=subprocess.PIPE, **options)
    if result.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {result.returncode}: {result.stderr.decode()[-500:]}")
    return time.perf_counter() - start


class Contest:
    def __init__(self, leakscan: Path, tree: Path, scratch: Path, encoding: str):
        self.leakscan, self.tree, self.scratch, self.encoding = leakscan, tree, scratch, encoding
        self.list = scratch / "list"
        self.list.write_bytes(b"\0".join(os.fsencode(p) for p in sorted(tree.rglob("*.html"))))
        self.out = scratch / "out"

    def cat(self) -> float:
        with open(self.list, "rb") as names:
            return timed(["xargs", "-0", "cat"], stdin=names, stdout=subprocess.DEVNULL)

    def ripgrep(self) -> float:
        patterns = [word for pattern in TEN_PATTERNS.values() for word in ("-e", pattern)]
        return timed(["rg", "-c", "-j", "2", "--no-ignore", *RIPGREP_ENCODING[self.encoding], *patterns, str(self.tree)], stdout=subprocess.DEVNULL)

    def scan_command(self, jobs: int) -> list[str]:
        return [str(self.leakscan), "scan", str(self.tree), "--jobs", str(jobs), "--format", "jsonl", "--out", str(self.out),
                "--key", str(self.scratch / "key"), "--fail-on", "none", "--progress", "never"]

    def scan(self, jobs: int) -> float:
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
        contenders = {"cat": contest.cat, "rg -c, ten patterns, -j 2": contest.ripgrep,
                      "leakscan --jobs 1": lambda: contest.scan(1), "leakscan --jobs 2": lambda: contest.scan(2)}
        times = {name: [] for name in contenders}
        for _ in range(options.rounds):
            for name, run in contenders.items():
                times[name].append(run())
        leaks = contest.leaks()
        memory = contest.worker_memory()

    median = {name: statistics.median(values) for name, values in times.items()}
    print(f"{options.pages} pages, {megabytes:.0f} MB {options.encoding}, medians of {options.rounds} rounds")
    for name, seconds in median.items():
        print(f"{name:28} {seconds:7.3f} s  {seconds / median['cat']:6.2f} x cat  {megabytes / seconds:7.0f} MB/s")
    ratio = median["rg -c, ten patterns, -j 2"] / median["leakscan --jobs 2"]
    print(f"ripgrep / leakscan, two cores each: {ratio:.2f}    second worker: {median['leakscan --jobs 1'] / median['leakscan --jobs 2']:.2f} x")
    print(f"peak memory of a worker: {memory:.0f} MB    leaks found: {leaks} of {planted} planted")
    if not options.check:
        return 0
    return 0 if ratio >= 1 and memory <= MOST_WORKER_MB and leaks >= planted else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Scans a tree of pages that has not changed once more with a ledger, and the same tree with --full, in turns on the same files.

    python3 tests/bench/rescan.py LEAKSCAN [--pages 20000] [--rounds 3] [--ledger sqlite] [--check]

Both write the same findings.jsonl, which is checked each time. Processor time is what counts, of the program and all its workers: it holds on
a busy machine too. --check fails if the re-scan needs more than half of it.
"""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from page_tree import write_tree

LEAST_GAIN = 2


def processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def scan(program: str, folder: Path, name: str, *options: str) -> float:
    """Seconds of processor time."""
    out = folder / name
    shutil.rmtree(out, ignore_errors=True)
    begin = processor_time()
    done = subprocess.run([program, "scan", "site", "--ledger", f"sqlite:{name}.db", "--key", "office.key", "--as-of", "2017-11-20", "--format", "jsonl",
                           "--jobs", "2", "--out", str(out), "--progress", "never", *options], cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return processor_time() - begin


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--pages", type=int, default=20000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    with tempfile.TemporaryDirectory(prefix="leakscan-rescan-", dir="/dev/shm") as name:
        folder = Path(name)
        write_tree(folder / "site", options.pages, "utf-8")
        first = scan(program, folder, "unchanged")
        scan(program, folder, "full")
        times = {"unchanged": [], "full": []}
        for _ in range(options.rounds):
            times["unchanged"].append(scan(program, folder, "unchanged"))
            times["full"].append(scan(program, folder, "full", "--full"))
            if (folder / "unchanged/findings.jsonl").read_bytes() != (folder / "full/findings.jsonl").read_bytes():
                sys.exit("the two differ")
        unchanged, full = (statistics.median(times[how]) for how in ("unchanged", "full"))
        ledger = (folder / "unchanged.db").stat().st_size
        print(f"{options.pages} pages, seconds of processor time: first run with a ledger {first:.2f}, full {full:.2f}, unchanged {unchanged:.2f} "
              f"(1/{full / unchanged:.1f}); ledger {ledger / 1e6:.1f} MB")
        if options.check and unchanged * LEAST_GAIN > full:
            sys.exit(f"saves less than {LEAST_GAIN - 1}/{LEAST_GAIN}")


main()

#!/usr/bin/env python3
"""Runs one fuzz target for some seconds: seeds are the samples with the endings given, the documents that real producers
made (PRODUCED, written by tests/support/office_samples.py) and every file that once broke the reader (tests/fuzz/crashes).
What is new stays in build/fuzz/corpus, what breaks the reader in build/fuzz/found; name it there and keep it in crashes/.

Usage: run_target.py BINARY MEDIUM PRODUCED --seconds N --seeds ENDING...
"""
import argparse
import hashlib
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
LARGEST_SEED = 256 << 10  # larger ones make the fuzzer slow, not better


def seeds(endings, medium, produced):
    yield from (PROJECT / "tests/fuzz/crashes" / medium).glob("*")
    for folder in (PROJECT / "samples/site", produced):
        yield from (path for path in folder.rglob("*") if path.suffix.lstrip(".").lower() in endings)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary", type=Path)
    parser.add_argument("medium")
    parser.add_argument("produced", type=Path)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--seeds", nargs="+", required=True)
    options = parser.parse_args()
    corpus = options.binary.parent / "corpus" / options.medium
    found = options.binary.parent / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    for path in seeds(options.seeds, options.medium, options.produced):
        content = path.read_bytes()
        if len(content) <= LARGEST_SEED:
            (corpus / hashlib.sha1(content).hexdigest()).write_bytes(content)
    sys.exit(subprocess.run([options.binary, corpus, f"-max_total_time={options.seconds}", "-timeout=10", "-rss_limit_mb=1500",
                             f"-max_len={LARGEST_SEED}", f"-artifact_prefix={found}/{options.medium}-", "-verbosity=0"]).returncode)


main()

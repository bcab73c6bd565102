#!/usr/bin/env python3
"""Runs one fuzz target for some seconds, or a number of times, which then is the same each time: seeds are the samples with the endings given, the documents that real producers
made (PRODUCED, written by tests/support/office_samples.py) and every file that once broke the reader (tests/fuzz/crashes).
What is new stays in build/fuzz/corpus, what breaks the reader in build/fuzz/found; name it there and keep it in crashes/.

Usage: run_target.py BINARY MEDIUM PRODUCED --seconds N | --runs N --seeds ENDING...
"""
import argparse
import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
LARGEST_SEED = 256 << 10  # larger ones make the fuzzer slow, not better


def seeds(endings, medium, produced):
    yield from (PROJECT / "tests/fuzz/crashes" / medium).glob("*")
    for folder in (PROJECT / "samples/site", produced):
        yield from (path for path in folder.rglob("*") if path.suffix.lstrip(".").lower() in endings)


def run(options, corpus, found):
    for path in seeds(options.seeds, options.medium, options.produced):
        content = path.read_bytes()
        if len(content) <= LARGEST_SEED:
            (corpus / hashlib.sha1(content).hexdigest()).write_bytes(content)
    length = [f"-max_total_time={options.seconds}"] if options.seconds else ["-seed=1", f"-runs={options.runs}"]
    return subprocess.run([options.binary, corpus, *length, "-timeout=10", "-rss_limit_mb=1500",
                           f"-max_len={LARGEST_SEED}", f"-artifact_prefix={found}/{options.medium}-", "-verbosity=0"]).returncode


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary", type=Path)
    parser.add_argument("medium")
    parser.add_argument("produced", type=Path)
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--seconds", type=int)
    length.add_argument("--runs", type=int)
    parser.add_argument("--seeds", nargs="+", required=True)
    options = parser.parse_args()
    found = options.binary.parent / "found"
    found.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as seeds_alone:
        corpus = options.binary.parent / "corpus" / options.medium if options.seconds else Path(seeds_alone)
        corpus.mkdir(parents=True, exist_ok=True)
        sys.exit(run(options, corpus, found))


main()

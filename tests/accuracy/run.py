#!/usr/bin/env python3
"""How well leakscan reads everyday documents: a labelled corpus from a seed, scanned once, counted per kind and per grade.

    python3 tests/accuracy/run.py LEAKSCAN [--seed N] [--documents M] [--verbose] [--keep DIR]
    python3 tests/accuracy/run.py LEAKSCAN --check     the recorded seed; exit code 1 when a kind or grade is found less often than recorded
    python3 tests/accuracy/run.py LEAKSCAN --record    the recorded seed; writes recorded.json and the tables of both READMEs

recall: planted values found at leak or review. At verdict leak: the share of those (e-mail and birth dates are left to a person).
precision: of what was found, the share that was planted.
"""

import argparse
import collections
import itertools
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "samples" / "generator"))  # its people.py

import lookalikes  # noqa: E402
import masks  # noqa: E402
import publications  # noqa: E402
import rosters  # noqa: E402
import topics  # noqa: E402
import writers  # noqa: E402
from page import Page  # noqa: E402
from places import HOMES, PLACES  # noqa: E402
from score import Outcome  # noqa: E402

CLEAN = lookalikes.CLEAN + topics.CLEAN + masks.CLEAN + publications.CLEAN + PLACES
LEAKING = rosters.LEAKING + topics.LEAKING + masks.LEAKING + publications.LEAKING + HOMES
SHARE_OF_CLEAN_PAGES = 0.35
RECORD = Path(__file__).with_name("recorded.json")
LEAST_SHARE_AT_LEAK = 0.97
LEAST_PRECISION = 0.98
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
TABLE = re.compile(r"(?<=<!-- accuracy -->\n\n).*?(?=<!-- /accuracy -->)", re.DOTALL)


def write_corpus(folder: Path, seed: int, count: int) -> dict[str, Page]:
    pages = {}
    turns = {True: itertools.cycle(CLEAN), False: itertools.cycle(LEAKING)}  # every builder comes up, whatever the seed
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        page = next(turns[rng.random() < SHARE_OF_CLEAN_PAGES])(rng)
        extension, content = writers.write(rng, page)
        name = f"{number:05d}-{page.topic}.{extension}"
        (folder / name).write_bytes(content)
        pages[name] = page
    return pages


def scan(leakscan: Path, corpus: Path, out: Path) -> dict[str, list[dict]]:
    result = subprocess.run([leakscan, "scan", corpus, "--reveal", "--all", "--jobs", "2", "--format", "jsonl", "--out", out,
                             "--key", out.parent / "accuracy.key", "--as-of", "2026-11-20"], capture_output=True)
    if result.returncode not in (0, 1):
        sys.exit(f"scan failed with {result.returncode}: {result.stderr.decode()}")
    found = collections.defaultdict(list)
    for line in (out / "findings.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["type"] == "skip":
            sys.exit(f"not read: {record}")
        if record["type"] == "finding":
            found[record["document"]["path"]].append(record)
    return found


def recalls(outcome: Outcome) -> dict[str, dict[str, float]]:
    """Rounded down, so that what is recorded is always reached by the run that recorded it."""
    def planted(scores):
        return {name: int(score.recall * 10000) / 10000 for name, score in sorted(scores.items()) if score.planted}
    return {"kinds": planted(outcome.kinds), "grades": planted(outcome.grades)}


def faults(outcome: Outcome, recorded: dict) -> list[str]:
    now = recalls(outcome)
    found = [f"{name}: recall {now[group].get(name, 0.0)}, recorded {least}"
             for group in ("kinds", "grades") for name, least in recorded[group].items() if now[group].get(name, 0.0) < least]
    whole = outcome.total()
    if whole.share_at_leak < LEAST_SHARE_AT_LEAK:
        found.append(f"only {whole.share_at_leak:.4f} at verdict leak")
    if whole.precision < LEAST_PRECISION:
        found.append(f"precision {whole.precision:.4f}")
    return found + [f"leak on a clean page: {text}" for text in outcome.false_alarms]


def record(outcome: Outcome, recorded: dict) -> None:
    RECORD.write_text(json.dumps(recorded | recalls(outcome), indent=2) + "\n", "utf-8")
    for language, readme in READMES.items():
        text, replaced = TABLE.subn(lambda _: outcome.table(language) + "\n\n", readme.read_text("utf-8"))
        if replaced != 1:
            sys.exit(f"{readme.name} has no place for the table")
        readme.write_text(text, "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("leakscan", type=Path)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--documents", type=int)
    parser.add_argument("--check", action="store_true", help="fail where less is found than recorded")
    parser.add_argument("--record", action="store_true", help="write recorded.json and the tables of the READMEs")
    parser.add_argument("--verbose", action="store_true", help="print every miss and every extra finding")
    parser.add_argument("--keep", type=Path, help="leave the corpus in this folder")
    options = parser.parse_args()
    recorded = json.loads(RECORD.read_text("utf-8"))
    if (options.check or options.record) and (options.seed or options.documents):
        parser.error("what is recorded has its own seed")

    with tempfile.TemporaryDirectory(prefix="leakscan-accuracy-") as scratch:
        corpus = options.keep or Path(scratch) / "corpus"
        shutil.rmtree(corpus, ignore_errors=True)
        corpus.mkdir(parents=True)
        pages = write_corpus(corpus, options.seed or recorded["seed"], options.documents or recorded["documents"])
        found = scan(options.leakscan, corpus, Path(scratch) / "out")
    outcome = Outcome()
    for name, page in pages.items():
        outcome.count(name, page, found[name])
    print(outcome.table("en"))
    shown = None if options.verbose else 15
    for heading, lines in (("missed, below leak or graded otherwise", outcome.missed), ("not planted", outcome.extra)):
        for line in lines[:shown]:
            print(f"{heading}: {line}")
    if options.record:
        record(outcome, recorded)
    broken = faults(outcome, recorded) if options.check else []
    print(*broken, sep="\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

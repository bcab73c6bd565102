#!/usr/bin/env python3
"""How well leakscan reads everyday documents: a labelled corpus from a seed, scanned once, counted per kind.

    python3 tests/accuracy/run.py LEAKSCAN [--seed N] [--documents M] [--check] [--verbose] [--keep DIR]

recall: planted values found at leak or review. leak: of those, the share at verdict leak. precision: of what was found, the share
that was planted. With --check the exit code is 1 below the thresholds.
"""

import argparse
import collections
import json
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "samples" / "generator"))  # its people.py

import lookalikes  # noqa: E402
import masks  # noqa: E402
import rosters  # noqa: E402
import topics  # noqa: E402
import writers  # noqa: E402
from page import Page  # noqa: E402
from places import HOMES, PLACES  # noqa: E402

CLEAN = lookalikes.CLEAN + topics.CLEAN + masks.CLEAN
LEAKING = rosters.LEAKING + topics.LEAKING + masks.LEAKING
SHARE_OF_CLEAN_PAGES = 0.35
LEAST_RECALL = 0.98
LEAST_SHARE_AT_LEAK = 0.9
LEAST_PRECISION = 0.98
# A card number in an account column is either, and so is an account with a card's digits.
SAME_FOR_SCORING = {"bank_account": "bank_card"}
# What is printed of people beside the values planted, at the policy's choice.
NOT_SCORED = {"person_name", "email"}
# What the default policy leaves to a person; everything else that is planted must be a leak.
LEFT_TO_REVIEW = {"birth_date"}


@dataclass
class Score:
    planted: int = 0
    found: int = 0
    leak: int = 0
    extra: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.extra) if self.found + self.extra else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.recall * self.precision / (self.recall + self.precision) if self.recall + self.precision else 0.0


@dataclass
class Outcome:
    scores: dict[str, Score] = field(default_factory=lambda: collections.defaultdict(Score))
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)  # leak verdicts on clean pages


def write_corpus(folder: Path, seed: int, count: int) -> dict[str, Page]:
    pages = {}
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        page = rng.choice(CLEAN + PLACES if rng.random() < SHARE_OF_CLEAN_PAGES else LEAKING + HOMES)(rng)
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


def same_value(kind: str, planted: str, found: str) -> bool:
    if kind == "address":  # a reading may begin at the town or the road before what was planted
        return planted.endswith(found) or found.endswith(planted)
    return planted == found


def scored(kind: str) -> str:
    return SAME_FOR_SCORING.get(kind, kind)


def count(name: str, page: Page, findings: list[dict], outcome: Outcome) -> None:
    left = [f for f in findings if f["verdict"] != "allowed" and f["kind"] not in NOT_SCORED]
    for kind, value in page.planted:
        score = outcome.scores[scored(kind)]
        score.planted += 1
        match = next((f for f in left if scored(f["kind"]) == scored(kind) and same_value(kind, value, f["value"])), None)
        if match is None:
            also = sorted(f"{f['kind']}/{f['verdict']}" for f in findings if f["value"] == value)
            outcome.missed.append(f"{name}: {kind} {value} {also}")
            continue
        left.remove(match)
        score.found += 1
        as_wanted = match["verdict"] == "leak" or kind in LEFT_TO_REVIEW
        score.leak += as_wanted
        if not as_wanted:
            outcome.missed.append(f"{name}: {kind} {value} only {match['verdict']}: {match['reason']}")
    offered = {(scored(kind), value) for kind, value in page.optional}
    for finding in left:
        if (scored(finding["kind"]), finding["value"]) in offered:
            continue
        outcome.scores[scored(finding["kind"])].extra += 1
        text = f"{name}: {finding['kind']} {finding['value']} {finding['verdict']} [{finding['location']['label']}] {finding['context']}"
        outcome.extra.append(text)
        if page.clean and finding["verdict"] == "leak":
            outcome.false_alarms.append(text)


def print_table(outcome: Outcome) -> None:
    print(f"{'kind':16} {'planted':>8} {'recall':>7} {'precision':>9} {'F1':>6} {'at leak':>8}")
    for kind, s in sorted(outcome.scores.items()):
        at_leak = s.leak / s.found if s.found else 0.0
        print(f"{kind:16} {s.planted:8} {s.recall:7.3f} {s.precision:9.3f} {s.f1:6.3f} {at_leak:8.3f}")


def total(outcome: Outcome) -> Score:
    scores = outcome.scores.values()
    return Score(*(sum(getattr(s, f) for s in scores) for f in ("planted", "found", "leak", "extra")))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("leakscan", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--check", action="store_true", help="fail below the thresholds")
    parser.add_argument("--verbose", action="store_true", help="print every miss and every extra finding")
    parser.add_argument("--keep", type=Path, help="leave the corpus in this folder")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="leakscan-accuracy-") as scratch:
        corpus = options.keep or Path(scratch) / "corpus"
        shutil.rmtree(corpus, ignore_errors=True)
        corpus.mkdir(parents=True)
        pages = write_corpus(corpus, options.seed, options.documents)
        found = scan(options.leakscan, corpus, Path(scratch) / "out")
    outcome = Outcome()
    for name, page in pages.items():
        count(name, page, found[name], outcome)
    print_table(outcome)
    whole = total(outcome)
    share = whole.leak / whole.found if whole.found else 0.0
    print(f"all: recall {whole.recall:.4f}, precision {whole.precision:.4f}, F1 {whole.f1:.4f}, at leak {share:.4f}, "
          f"leaks on {sum(p.clean for p in pages.values())} clean pages: {len(outcome.false_alarms)}")
    shown = None if options.verbose else 15
    for heading, lines in (("missed or below leak", outcome.missed), ("not planted", outcome.extra)):
        for line in lines[:shown]:
            print(f"{heading}: {line}")
    if not options.check:
        return 0
    good = whole.recall >= LEAST_RECALL and share >= LEAST_SHARE_AT_LEAK and whole.precision >= LEAST_PRECISION and not outcome.false_alarms
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

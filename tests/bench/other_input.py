#!/usr/bin/env python3
"""Scans what is no page: plain text and digit-dense tables against `cat` and ripgrep, hostile pages against everyday ones.

    python3 tests/bench/other_input.py LEAKSCAN [--megabytes 40] [--rounds 3] [--check]

Everything runs in turns in one session on a tmpfs, medians of several rounds (ripgrep with the patterns as written runs once: it
takes minutes where digits are dense). Hostile pages are each full of one thing that makes a scanner work in vain.

--check fails if leakscan on two cores is slower than ripgrep as written, misses a planted value, or reads any hostile page at less than
a tenth of the speed of everyday pages.
"""

import argparse
import random
import statistics
import sys
from pathlib import Path

from end_to_end import ONE_WORKER, TEN_PATTERNS, TWO_WORKERS, Contest, scratch_folder, tuned
from page_tree import SENTENCES, people, write_tree

AS_WRITTEN, TUNED = "rg as written", "rg tuned"
FILES = 8
PERSON_EVERY = 50  # lines
EVERYDAY_PAGES = 2000
HOSTILE_MEGABYTES = 4
LEAST_OF_EVERYDAY = 1 / 10


def digits(rng, count: int) -> str:
    return str(rng.randrange(10 ** (count - 1), 10**count))


def text_line(rng) -> str:
    return "".join(s.format(n=digits(rng, 5), m=digits(rng, 2), k=digits(rng, 4)) for s in rng.choices(SENTENCES, k=3))


def person_line(rng) -> tuple[str, int]:
    person = people.person(rng)
    return f"{person.name}，身份证号{person.id}，联系电话{person.mobile}，家住{person.address}。", 3


def table_row(rng, name: str, number: str, phone: str) -> str:
    return f"{digits(rng, 14)},GC{digits(rng, 10)},{name},{number},{phone},{digits(rng, 6)}.{digits(rng, 2)},{digits(rng, 16)},2019-0{rng.randrange(1, 9)}-1{rng.randrange(9)}"


def company_row(rng) -> str:
    return table_row(rng, f"澄湖市第{digits(rng, 3)}建筑公司", f"91340100MA{digits(rng, 8)}", f"0550-5{digits(rng, 6)}")


def person_row(rng) -> tuple[str, int]:
    person = people.person(rng)
    return table_row(rng, person.name, person.id, person.mobile), 2


TABLE_HEAD = "流水号,项目编码,姓名或名称,证件号码,联系电话,金额,凭证号,登记日期\n"
# By name: suffix of the files, their head, lines of no interest, lines of a person with the values in them that must be found.
KINDS = {"text": ("txt", "", text_line, person_line), "digit-dense CSV": ("csv", TABLE_HEAD, company_row, person_row)}

# One line of markup each; a page repeats it, with other digits each time. None of them holds a value, but for a few by chance: what is
# found has to be masked, judged and written down, and a page of nothing else is bound by that.
HOSTILE = {
    "digits": lambda rng: f"<p>{digits(rng, 9)} {digits(rng, 4)}-{digits(rng, 7)} {digits(rng, 12)}.{digits(rng, 3)} {digits(rng, 25)}</p>",
    "IDs with a wrong check digit": lambda rng: f"<p>340123190{rng.randrange(1, 10)}0{rng.randrange(1, 10)}1{rng.randrange(10)}{digits(rng, 3)}{rng.randrange(10)}</p>",
    "masks": lambda rng: f"<p>9{digits(rng, 2)}{'*' * rng.randrange(1, 4)}{digits(rng, 2)}**{digits(rng, 3)} *{digits(rng, 5)}* {digits(rng, 4)}#</p>",
    "at signs": lambda rng: "<p>" + "@" * 60 + f"a{digits(rng, 3)}@@.b@</p>",
    "doorplates": lambda rng: f"<p>青年路{digits(rng, 2)}号、人民中路{digits(rng, 3)}号、湖光路与学府路口{digits(rng, 1)}号门</p>",
    "labels": lambda rng: "<p>" + "身份证号：联系电话：家庭住址：" * 4 + f"{digits(rng, 11)}</p>",
    "captions of birth dates": lambda rng: f"<p>出生日期：19{digits(rng, 2)}年6月1日 生日</p>",
    "unclosed cells": lambda rng: f"<table><tr><td>姓名<td>{digits(rng, 11)}",
}


def write_lines(folder: Path, kind: str, megabytes: int) -> int:
    """Returns how many values were planted."""
    suffix, head, plain, of_person = KINDS[kind]
    rng = random.Random(1)
    prepared = [plain(rng) for _ in range(2000)]
    planted = 0
    folder.mkdir(parents=True)
    for number in range(FILES):
        lines, size = [head], 0
        while size < megabytes * 1_000_000 / FILES:
            if len(lines) % PERSON_EVERY == 0:
                line, values = of_person(rng)
                planted += values
            else:
                line = rng.choice(prepared)
            lines.append(line + "\n")
            size += len(lines[-1].encode())
        (folder / f"{number}.{suffix}").write_text("".join(lines), "utf-8")
    return planted


def write_hostile(folder: Path, kind: str, megabytes: int) -> None:
    rng = random.Random(1)
    prepared = [HOSTILE[kind](rng) for _ in range(2000)]
    folder.mkdir(parents=True)
    size = sum(len(line.encode()) for line in prepared) / len(prepared)
    for number in range(megabytes):
        body = "\n".join(rng.choices(prepared, k=int(1_000_000 / size)))
        (folder / f"{number}.html").write_text(f"<html><head><title>清单</title></head><body>\n{body}\n</body></html>\n", "utf-8")


def megabytes_of(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def race(contest: Contest, rounds: int) -> dict[str, float]:
    """Seconds of each contender."""
    contenders = {"cat": contest.cat, TUNED: lambda: contest.ripgrep([tuned(pattern) for pattern in TEN_PATTERNS.values()]),
                  ONE_WORKER: lambda: contest.scan(1), TWO_WORKERS: lambda: contest.scan(2)}
    walls = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            walls[name].append(run().wall)
    walls[AS_WRITTEN] = [contest.ripgrep(list(TEN_PATTERNS.values())).wall]
    return {name: statistics.median(values) for name, values in walls.items()}


def race_kinds(leakscan: Path, scratch: Path, megabytes: int, rounds: int) -> bool:
    good = True
    for kind in KINDS:
        tree = scratch / "tree" / kind
        planted = write_lines(tree, kind, megabytes)
        contest = Contest(leakscan, tree, scratch, "utf-8")
        walls = race(contest, rounds)
        leaks = contest.leaks()
        size = megabytes_of(tree)
        print(f"{kind}, {size:.0f} MB, medians of {rounds} rounds; leaks found: {leaks} of {planted} planted")
        for name, wall in walls.items():
            print(f"  {name:20} {wall:7.3f} s  {wall / walls['cat']:7.2f} x cat  {size / wall:6.0f} MB/s  {wall / walls[TWO_WORKERS]:6.2f} x leakscan --jobs 2")
        good &= walls[TWO_WORKERS] <= walls[AS_WRITTEN] and leaks >= planted
    return good


def race_hostile(leakscan: Path, scratch: Path, rounds: int) -> bool:
    everyday = scratch / "everyday"
    write_tree(everyday, EVERYDAY_PAGES, "utf-8")
    trees = {"everyday pages": everyday, **{kind: scratch / "hostile" / kind for kind in HOSTILE}}
    for kind in HOSTILE:
        write_hostile(trees[kind], kind, HOSTILE_MEGABYTES)
    costs = {kind: [] for kind in trees}
    for _ in range(rounds):
        for kind, tree in trees.items():
            costs[kind].append(Contest(leakscan, tree, scratch, "utf-8").scan(1).cpu)
    speed = {kind: megabytes_of(tree) / statistics.median(costs[kind]) for kind, tree in trees.items()}
    print(f"hostile pages of 1 MB, one worker, MB per second of processor time, start-up included, medians of {rounds} rounds")
    for kind, rate in speed.items():
        print(f"  {kind:30} {rate:7.1f} MB/s  {rate / speed['everyday pages']:5.2f} of everyday pages")
    return min(speed.values()) >= LEAST_OF_EVERYDAY * speed["everyday pages"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("leakscan", type=Path)
    parser.add_argument("--megabytes", type=int, default=40, help="of each tree of text and tables")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", action="store_true", help="fail below the marks")
    options = parser.parse_args()
    with scratch_folder() as folder:
        good = race_kinds(options.leakscan.resolve(), Path(folder), options.megabytes, options.rounds)
        good &= race_hostile(options.leakscan.resolve(), Path(folder), options.rounds)
    return 0 if good or not options.check else 1


if __name__ == "__main__":
    sys.exit(main())

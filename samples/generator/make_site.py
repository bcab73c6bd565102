#!/usr/bin/env python3
"""Writes samples/site and samples/expected: the same bytes each time.

Every document has a random source of its own, seeded by its builder's name, so that changing one changes no other.
Needs python3-openpyxl, python3-docx, python3-xlwt and python3-reportlab.

    python3 samples/generator/make_site.py [--out samples]
"""

import argparse
import random
import shutil
from pathlib import Path

import civil_affairs
import education
import health
import housing
import human_resources
import portal
import resource_exchange
import townships
from city import UNITS_TOML
from expectations import Document

SEED = 20171120
UNITS = [civil_affairs, human_resources, education, housing, health, townships, resource_exchange, portal]


def documents() -> list[Document]:
    made = []
    for unit in UNITS:
        for build in unit.DOCUMENTS:
            made += build(random.Random(f"{SEED}/{unit.__name__}/{build.__name__}"))
    return made


def write(out: Path) -> int:
    for folder in ("site", "expected"):
        shutil.rmtree(out / folder, ignore_errors=True)
    made = documents()
    for document in made:
        for path, content in ((out / "site" / document.path, document.content),
                              (out / "expected" / f"{document.path}.json", document.expectation().encode())):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    (out / "site" / "units.toml").write_text(UNITS_TOML)
    return len(made)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent.parent)
    print(f"{write(parser.parse_args().out)} documents")

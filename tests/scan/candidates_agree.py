#!/usr/bin/env python3
"""The candidate pass finds what trying every position finds: on the sample site, the rows that matching is tested with, a labelled
corpus and the benchmark's pages. Whatever a rule asks for, its trigger must have opened the pass wide enough.

    python3 tests/scan/candidates_agree.py PROGRAM SOURCE_DIR
"""

import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(sys.argv[2])
sys.path += [str(SOURCE / "tests" / "accuracy"), str(SOURCE / "tests" / "bench")]

from page_tree import write_tree  # noqa: E402
from run import write_corpus  # noqa: E402

SEED = 20171121  # another corpus than the one that accuracy is measured on
DOCUMENTS = 250
PAGES = 40


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="leakscan-candidates-") as scratch:
        corpus = Path(scratch) / "corpus"
        corpus.mkdir()
        write_corpus(corpus, SEED, DOCUMENTS)
        write_tree(Path(scratch) / "pages", PAGES, "gb18030")
        inputs = [SOURCE / "samples" / "site", SOURCE / "tests" / "match" / "data", corpus, Path(scratch) / "pages"]
        return subprocess.run([sys.argv[1], SOURCE / "patterns", *inputs]).returncode


if __name__ == "__main__":
    sys.exit(main())

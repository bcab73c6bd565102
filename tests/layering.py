#!/usr/bin/env python3
"""The include rule (ARCHITECTURE.md): a folder of scanner/ includes only the layers it may, and each third-party
header has one home; no two headers define the same type. And what a file looks like (CONTRIBUTING.md): it opens by saying what it
owns, and has no more than 600 lines. Prints every violation; exit code 1 if there is one.

Usage: layering.py PROJECT   (--self-test checks the checker)
"""
import re
import sys
from pathlib import Path

STAGES = ["unpack", "extract", "match", "judge", "assign", "track", "report"]
MAY_INCLUDE = {
    "base": [],
    "model": ["base"],
    "codec": ["base"],
    "companion": ["base", "model"],
    "unpack": ["base", "model", "codec", "companion"],
    "extract": ["base", "model", "codec", "companion"],
    "match": ["base", "model"],
    "judge": ["base", "model"],
    "assign": ["base", "model"],
    "track": ["base", "model"],
    "report": ["base", "model", "codec"],
    "scan": ["base", "model", "companion", "unpack", "extract", "match"],
    "app": ["base", "model", "codec", "companion", *STAGES, "scan"],
}

# Third-party header prefix -> the files or folders (relative to scanner/) that may include it.
HOMES = {
    "re2/": ["match/"],
    "unicode/": ["match/", "codec/"],
    "libxml/": ["extract/xml.cpp"],
    "archive": ["codec/archive.cpp"],
    "libdeflate": ["codec/"],
    "zlib": ["codec/"],
    "brotli/": ["codec/transfer.cpp"],
    "nettle/": ["base/keyed_hash.cpp"],
    "sodium": ["base/keyed_hash.cpp"],
    "seccomp": ["base/jail.cpp"],
    "linux/landlock": ["base/landlock.cpp"],
    "xlsxwriter": ["report/xlsxwriter.h"],
    "sqlite3.h": ["track/sqlite.cpp"],
    "libpq": ["track/libpq.h"],
    "toml++": ["base/config_file.cpp"],
    "nlohmann/": ["report/"],
    "tesseract/": ["companion/ocr/recogniser.cpp"],
    "leptonica/": ["companion/ocr/picture.cpp"],
    "zbar": ["companion/ocr/codes.cpp"],
    "poppler/": ["companion/pdf/page_words.cpp"],
    "qpdf/": ["companion/pdf/"],
    "CLI/": ["app/options.cpp"],
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def violations(scanner):
    for path in sorted([*scanner.rglob("*.h"), *scanner.rglob("*.cpp")]):
        name = path.relative_to(scanner).as_posix()
        folder = name.split("/")[0] if "/" in name else "app"
        for bracket, header in INCLUDE.findall(path.read_text(encoding="utf-8")):
            if bracket == '"':
                target = header.split("/")[0]
                if "/" not in header or target not in MAY_INCLUDE:
                    yield f'{name}: "{header}" is not written from scanner/'
                elif target != folder and target not in MAY_INCLUDE.get(folder, []):
                    yield f"{name}: {folder} may not include {target} ({header})"
            for prefix, homes in HOMES.items():
                if header.startswith(prefix) and "/" + header not in name and not any(name.startswith(h) for h in homes):
                    yield f"{name}: {header} belongs in {', '.join(homes)} only"


TYPE = re.compile(r"^(?:class|struct|enum class) (\w+)(?=[ {])[^;\n]*\{", re.M)


def doubles(scanner):
    """Types defined in two headers: the linker picks one of their functions without a word."""
    homes = {}
    for path in sorted(scanner.rglob("*.h")):
        for name in TYPE.findall(path.read_text(encoding="utf-8")):
            homes.setdefault(name, []).append(path.relative_to(scanner).as_posix())
    return [f"{name} is defined in {' and '.join(files)}" for name, files in homes.items() if len(files) > 1]


LONGEST_FILE = 600
# Shorter files whose header, or whose names of tests, say it all may do without.
OPENING_COMMENT_FROM = 100


def looks(folder):
    for path in sorted([*folder.rglob("*.h"), *folder.rglob("*.cpp")]):
        text = path.read_text(encoding="utf-8")
        lines = text.count("\n")
        name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        if lines > LONGEST_FILE:
            yield f"{name}: {lines} lines, more than {LONGEST_FILE}"
        explained = path.suffix == ".cpp" and (path.with_suffix(".h").exists() or path.name.endswith("_test.cpp"))
        if not text.startswith("// ") and not (explained and lines <= OPENING_COMMENT_FROM):
            yield f"{name}: does not open by saying what it owns"


def self_test():
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        scanner = Path(folder)
        (scanner / "match").mkdir()
        (scanner / "match/x.cpp").write_text('#include "judge/judge.h"\n#include <sodium.h>\n#include "model/kind.h"\n#include "x.h"\n')
        found = list(violations(scanner))
        assert len(found) == 3, found
        (scanner / "match/y.h").write_text("struct Sheet {\n};\nclass Later;\n")
        (scanner / "match/z.h").write_text("class Sheet final : Base {\n};\nclass Later;\n")
        assert doubles(scanner) == ["Sheet is defined in match/y.h and match/z.h"], doubles(scanner)
        (scanner / "match/y.cpp").write_text("int y;\n" * 100)
        (scanner / "match/z.cpp").write_text("// Owns z.\n" + "int z;\n" * 600)
        found = [complaint.split("/", 1)[1] for complaint in looks(scanner)]
        assert [complaint.split(":")[0] for complaint in found] == ["match/x.cpp", "match/y.h", "match/z.cpp", "match/z.h"], found


def main():
    if sys.argv[1] == "--self-test":
        return self_test()
    self_test()
    scanner = Path(sys.argv[1]) / "scanner"
    found = [*violations(scanner), *doubles(scanner), *looks(scanner), *looks(Path(sys.argv[1]) / "tests")]
    print("\n".join(found) or "layering: no violations")
    sys.exit(1 if found else 0)


main()

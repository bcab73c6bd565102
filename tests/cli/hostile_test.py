"""Files made to hurt cost only themselves: bombs, loops, deep nesting, damage. Each ends in a word, none in a crash, and soon."""

import gzip
import io
import json
import random
import struct
import subprocess
import sys
import tarfile
import time
import zipfile
import zlib
from pathlib import Path

from harness import CommandTest, main, resident_id, roster

SOURCE = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(SOURCE / "samples" / "generator"))
import compound  # noqa: E402

# Every document ends in "read" or one of these; of which the readers themselves must not need the last three.
WORDS = {"partly", "encrypted", "image_only", "malformed", "unsupported", "too_large"}
LIMITS = ("--max-unpacked", "100M", "--max-document", "20M", "--max-seconds", "20")


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def nested(levels: int) -> bytes:
    content = zipped({"a.txt": b"deep"})
    for level in range(levels):
        content = zipped({f"{level}.zip": content, f"{level}.txt": b"beside"})
    return content


def gzipped(times: int) -> bytes:
    content = b"deep"
    for _ in range(times):
        content = gzip.compress(content, mtime=0)
    return content


def entity_bomb(root: str) -> bytes:
    entities = '<!ENTITY a "138">' + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12))
    return f"<?xml version='1.0'?><!DOCTYPE x [{entities}]><{root}>&m;</{root}>".encode()


def pdf(objects: list[str]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return out + (f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(places) + 1}/Root 1 0 R>>\n"
                  f"startxref\n{len(out)}\n%%EOF\n").encode()


def cyclic_compound() -> bytes:
    """Every chain of sectors leads to itself."""
    whole = bytearray(compound.compound({"WordDocument": bytes(9000), "Workbook": bytes(9000), "small": b"x"}))
    table = struct.unpack_from("<I", whole, 76)[0]
    for entry in range(128):
        struct.pack_into("<I", whole, (table + 1) * 512 + entry * 4, entry)
    return bytes(whole)


def huge_dictionary(folder: Path) -> bytes:
    """A 7z whose unpacker would need four gigabytes, with right checksums."""
    (folder / "a.txt").write_bytes(b"text " * 1000)
    subprocess.run(["7z", "a", "-mhc=off", "-m0=lzma2", "a.7z", "a.txt"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    archive = bytearray((folder / "a.7z").read_bytes())
    archive[archive.rindex(b"\x21\x21\x01") + 3] = 40
    offset, size = struct.unpack_from("<QQ", archive, 12)
    struct.pack_into("<I", archive, 28, zlib.crc32(archive[32 + offset:32 + offset + size]))
    struct.pack_into("<I", archive, 8, zlib.crc32(archive[12:32]))
    return bytes(archive)


def escaping_tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, target in (("../../etc/x.txt", None), ("/etc/y.txt", None), ("link", "/etc/passwd")):
            entry = tarfile.TarInfo(name)
            entry.size = 0 if target else 4
            entry.type, entry.linkname = (tarfile.SYMTYPE, target) if target else (tarfile.REGTYPE, "")
            archive.addfile(entry, io.BytesIO(b"text"))
    return out.getvalue()


OFD = '<?xml version="1.0"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>'
CATALOG, PAGES = "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 9/Kids[{}]>>"

# What each must end in; nothing: it is read, or no document.
HOSTILE = {
    "bomb.zip": (lambda: zipped({"zeros.txt": bytes(150 << 20)}), {"too_large"}),
    "bomb.txt.gz": (lambda: gzip.compress(bytes(150 << 20), mtime=0), {"too_large"}),
    "deep.zip": (lambda: nested(10), {"too_large"}),
    "deep.txt.gz": (lambda: gzipped(12), {"too_large"}),
    "many.zip": (lambda: zipped({f"{i}.txt": b"" for i in range(3000)}), set()),
    "entities.docx": (lambda: zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": entity_bomb("w:document")}), {"partly", "malformed"}),
    "entities.xlsx": (lambda: zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": entity_bomb("workbook")}), {"partly", "malformed"}),
    "entities.odt": (lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": entity_bomb("x")}), {"partly", "malformed"}),
    "entities.ofd": (lambda: zipped({"OFD.xml": OFD.encode(), "D.xml": entity_bomb("x")}), {"partly", "malformed"}),
    "entities.xml": (lambda: entity_bomb("x"), set()),
    "bomb.docx": (lambda: zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document>" + b" " * (150 << 20)}), {"partly", "malformed", "too_large"}),
    "loop.pdf": (lambda: pdf([CATALOG, PAGES.format("2 0 R 2 0 R 3 0 R"), PAGES.format("2 0 R 3 0 R")]), None),
    "parent.pdf": (lambda: pdf([CATALOG, PAGES.format("3 0 R"), "<</Type/Page/Parent 3 0 R/Contents 4 0 R>>", "<</Length 4 0 R>>stream\nendstream"]), None),
    "cyclic.doc": (cyclic_compound, {"malformed", "partly", "unsupported"}),
    "attribute.html": (lambda: b"<a title=\"" + b"x" * (5 << 20), set()),
    "attributes.html": (lambda: b"<a " + b"".join(b"a%d=1 " % i for i in range(200_000)), set()),
    "deep.html": (lambda: b"<div><b>" * 300_000, set()),
    "deep.json": (lambda: b"[" * 500_000, set()),
    "deep.xml": (lambda: b"<a>" * 300_000, None),
    "deep.rtf": (lambda: b"{\\rtf1 " + b"{" * 500_000, {"partly"}),
    "long.csv": (lambda: b"," * (5 << 20), set()),
    "length.warc": (lambda: b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x/\r\nContent-Length: 99999999999999\r\n\r\nHTTP/1.1 200 x\r\n\r\nbody",
                    {"partly", "malformed"}),
    "parts.eml": (lambda: b"MIME-Version: 1.0\n" + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 5000, {"partly"}),
    "escape.tar": (escaping_tar, set()),
}


class Hostile(CommandTest):
    def setUp(self):
        super().setUp()
        self.given({"site/000.html": roster(2, 10), "site/zzz.html": roster(2, 20)})

    def scan(self, seconds: float) -> dict[str, set[str]]:
        """File → the words that it and what is in it ended in. The two good pages must come through."""
        began = time.monotonic()
        self.expect(1, "scan", "site", "--reveal", "--jobs", "2", *LIMITS)
        self.assertLess(time.monotonic() - began, seconds)
        values = {finding["value"] for finding in self.findings()}
        self.assertLessEqual({resident_id(10), resident_id(11), resident_id(20), resident_id(21)}, values)
        words: dict[str, set[str]] = {}
        for skip in self.skips():
            words.setdefault(skip["document"]["path"].split("!")[0], set()).add(skip["fault"])
            self.assertTrue(skip["note"])
        return words

    def test_each_costs_only_itself(self):
        self.given({f"site/{name}": make() for name, (make, _) in HOSTILE.items()} | {"site/dictionary.7z": huge_dictionary(self.folder)})
        words = self.scan(90)
        for name, (_, expected) in HOSTILE.items():
            with self.subTest(file=name):
                ended = words.get(name, set())
                self.assertLessEqual(ended, WORDS)
                if expected is not None:
                    self.assertTrue(ended <= expected and (ended or not expected), ended)
        self.assertLessEqual(words.get("dictionary.7z", set()), WORDS)
        self.assertFalse((self.folder / "etc").exists())

    def test_damaged_samples_cost_only_themselves(self):
        chance = random.Random(1)
        for path in sorted((SOURCE / "samples" / "site").rglob("*")):
            if not path.is_file() or path.name == "units.toml":
                continue
            content = path.read_bytes()
            name = str(path.relative_to(SOURCE / "samples" / "site")).replace("/", "_")
            variants = {f"{percent}": content[:len(content) * percent // 100] for percent in (10, 50, 90)}
            for flips in (1, 20):
                flipped = bytearray(content)
                for _ in range(flips):
                    flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
                variants[f"f{flips}"] = bytes(flipped)
            self.given({f"site/{variant}-{name}": damaged for variant, damaged in variants.items()})
        words = self.scan(90)
        ended = set().union(*words.values())
        self.assertLessEqual(ended, WORDS, json.dumps({file: sorted(faults) for file, faults in words.items() if not faults <= WORDS}))
        self.assertIn("malformed", ended)


main()

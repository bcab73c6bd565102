"""DOC, XLS and RTF files whose bytes depend on their content alone: what offices wrote until 2010, and still put online.

XLS comes from xlwt. Nothing in Debian writes DOC from a program, so a document of Word 97 is put together here as far as it has
paragraphs, tables, hidden and deleted text and a header (MS-CFB, MS-DOC); LibreOffice and Word open it.
"""

import io
import struct
from dataclasses import dataclass, field

import xlwt
from compound import SECTOR, compound


@dataclass
class Run:
    text: str
    look: str = ""  # "", "hidden", "deleted"


@dataclass
class Text:
    """A document: paragraphs (lists of runs) and tables (lists of rows of cells), in order."""

    title: str
    parts: list = field(default_factory=list)
    header: str = ""

    def paragraph(self, *runs) -> None:
        self.parts.append([run if isinstance(run, Run) else Run(run) for run in runs])

    def table(self, rows: list[list[str]]) -> None:
        self.parts.append(tuple(rows))


# --- XLS ---


def workbook() -> xlwt.Workbook:
    return xlwt.Workbook(encoding="utf-8")


def add_sheet(book, name: str, rows: list[list]):
    sheet = book.add_sheet(name)
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    return sheet


def save_workbook(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# --- RTF ---


def _escaped(text: str, unicode: bool) -> str:
    out = []
    for c in text:
        if c in "\\{}":
            out.append("\\" + c)
        elif ord(c) < 128:
            out.append(c)
        elif unicode:
            out += [f"\\u{unit - 65536 if unit > 32767 else unit}?" for unit in struct.unpack(f"<{len(c.encode('utf-16-le')) // 2}H", c.encode("utf-16-le"))]
        else:
            out += [f"\\'{byte:02x}" for byte in c.encode("gb18030")]
    return "".join(out)


def save_rtf(text: Text, unicode: bool = True) -> bytes:
    """With \\u for Han, or as bytes of GBK, as WPS writes them."""
    looks = {"": "{}", "hidden": "{{\\v {}}}", "deleted": "{{\\deleted {}}}"}
    out = ["{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}", "{\\info{\\title %s}}" % _escaped(text.title, unicode)]
    if text.header:
        out.append("{\\header\\pard\\plain %s\\par}" % _escaped(text.header, unicode))
    for part in text.parts:
        if isinstance(part, list):
            out.append("\\pard\\plain " + "".join(looks[run.look].format(_escaped(run.text, unicode)) for run in part) + "\\par")
            continue
        for row in part:
            edges = "".join(f"\\cellx{1800 * (i + 1)}" for i in range(len(row)))
            cells = "".join(f"\\intbl {_escaped(cell, unicode)}\\cell" for cell in row)
            out.append(f"\\trowd{edges}\\pard\\plain{cells}\\row")
    return ("\n".join(out) + "\\pard}").encode("ascii")


# --- DOC ---

_LOOKS = {"": b"", "hidden": struct.pack("<HB", 0x083C, 1), "deleted": struct.pack("<HB", 0x0800, 1)}
_IN_TABLE = struct.pack("<HB", 0x2416, 1)
_TEXT_BEGIN = 1024


def _row_end(cells: int) -> bytes:
    edges = struct.pack(f"<B{cells + 1}h", cells, *(1800 * i for i in range(cells + 1)))
    return _IN_TABLE + struct.pack("<HB", 0x2417, 1) + struct.pack("<HH", 0xD608, len(edges) + 1) + edges


def _property_pages(ranges: list[tuple[int, int, bytes]], paragraphs: bool) -> list[tuple[int, int, bytes]]:
    """Pages (FKPs) with the byte ranges they cover: offsets from the front, properties from the back."""
    entry = 13 if paragraphs else 1
    pages, at = [], 0
    while at < len(ranges):
        page, count, back, entries = bytearray(SECTOR), 0, SECTOR - 1, b""
        for begin, end, properties in ranges[at:]:
            body = struct.pack("<H", 0) + properties if paragraphs else properties
            if not paragraphs:
                body = bytes([len(body)]) + body
            elif len(body) % 2:
                body = bytes([(len(body) + 1) // 2]) + body
            else:
                body = bytes([0, len(body) // 2]) + body
            place = (back - len(body)) // 2 * 2
            if place < 4 * (count + 2) + entry * (count + 1):
                break
            page[place:place + len(body)] = body
            entries += bytes([place // 2]) + bytes(entry - 1)
            back, count = place, count + 1
        covered = ranges[at:at + count]
        offsets = struct.pack(f"<{count + 1}I", *(r[0] for r in covered), covered[-1][1])
        page[:len(offsets) + len(entries)] = offsets + entries
        page[SECTOR - 1] = count
        pages.append((covered[0][0], covered[-1][1], bytes(page)))
        at += count
    return pages


def save_doc(text: Text) -> bytes:
    raw, runs, marks = bytearray(), [], []  # runs and marks: end (in bytes) and properties

    def add(what: str, look: str = "") -> None:
        raw.extend(what.encode("utf-16-le"))
        runs.append((len(raw), _LOOKS[look]))

    def mark(character: str, properties: bytes = b"") -> None:
        add(character)
        marks.append((len(raw), properties))

    for part in text.parts:
        if isinstance(part, list):
            for run in part:
                add(run.text, run.look)
            mark("\r")
            continue
        for row in part:
            for cell in row:
                add(cell)
                mark("\a", _IN_TABLE)
            mark("\a", _row_end(len(row)))
    body = len(raw)
    if text.header:
        add(text.header)
        mark("\r")
    word, table = _word_streams(bytes(raw), body, runs, marks)
    return compound({name: content.ljust(4096, b"\0") for name, content in (("WordDocument", word), ("1Table", table))})


def _word_streams(raw: bytes, body: int, runs: list, marks: list) -> tuple[bytes, bytes]:
    characters = len(raw) // 2
    word = bytearray(_TEXT_BEGIN) + raw
    word += bytes(-len(word) % SECTOR)
    table = bytearray()

    def structure(number: int, content: bytes) -> None:
        struct.pack_into("<II", word, 0x9A + 8 * number, len(table), len(content))
        table.extend(content)

    def ranges(ends: list) -> list[tuple[int, int, bytes]]:
        places = [_TEXT_BEGIN] + [_TEXT_BEGIN + end for end, _ in ends]
        return [(begin, end, properties) for begin, end, (_, properties) in zip(places, places[1:], ends) if begin < end]

    struct.pack_into("<HHHHHH", word, 0, 0xA5EC, 0xC1, 0, 0x0804, 0, 0x0200)
    struct.pack_into("<II", word, 0x18, _TEXT_BEGIN, _TEXT_BEGIN + len(raw))
    struct.pack_into("<HH", word, 0x20, 14, 0)
    struct.pack_into("<H", word, 0x3E, 22)
    struct.pack_into("<III", word, 0x4C, body // 2, 0, characters - body // 2)
    struct.pack_into("<H", word, 0x98, 93)
    for number, pages in ((12, _property_pages(ranges(runs), False)), (13, _property_pages(ranges(marks), True))):
        first = len(word) // SECTOR
        for _, _, page in pages:
            word += page
        offsets = [begin for begin, _, _ in pages] + [pages[-1][1]]
        structure(number, struct.pack(f"<{len(offsets)}I", *offsets) + struct.pack(f"<{len(pages)}I", *range(first, first + len(pages))))
    pieces = struct.pack("<II", 0, characters) + struct.pack("<HIH", 0, _TEXT_BEGIN, 0)
    structure(33, b"\2" + struct.pack("<I", len(pieces)) + pieces)
    return bytes(word), bytes(table)

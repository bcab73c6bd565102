"""DOCX and XLSX files whose bytes depend on their content alone.

python-docx and openpyxl stamp the current time into core properties and ZIP entries; `_settle` rewrites the package with
fixed ones. What the libraries cannot write (tracked deletions, hidden text, comments of Word) is added as raw XML.
"""

import io
import re
import zipfile
from datetime import datetime

import docx
import openpyxl
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from openpyxl.comments import Comment

STAMP = datetime(2017, 11, 20, 9, 30)
ZIP_STAMP = (2017, 11, 20, 9, 30, 0)
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def _settle(package: bytes) -> bytes:
    """The same package with one fixed date in every entry and in its core properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), data)
            info = zipfile.ZipInfo(entry.filename, ZIP_STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return out.getvalue()


def with_parts(package: bytes, parts: dict[str, str]) -> bytes:
    """The package with more parts, or others of the same names: what no library writes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            if entry.filename not in parts:
                target.writestr(entry, source.read(entry))
        for name, xml in parts.items():
            info = zipfile.ZipInfo(name, ZIP_STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, xml)
    return out.getvalue()


def relationships(*links: tuple[str, str]) -> str:
    """Types and targets."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    inside = "".join(f'<Relationship Id="rIdx{i}" Type="{kind}/{type_}" Target="{target}"/>' for i, (type_, target) in enumerate(links, 1))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def pivot_cache(rows: list[list[str]]) -> dict[str, str]:
    """The parts in which a pivot table keeps its source, header first."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    fields = "".join(f'<cacheField name="{name}"><sharedItems/></cacheField>' for name in rows[0])
    records = "".join("<r>" + "".join(f'<s v="{value}"/>' for value in row) + "</r>" for row in rows[1:])
    return {"xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition {space}><cacheFields>{fields}</cacheFields></pivotCacheDefinition>',
            "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": relationships(("pivotCacheRecords", "pivotCacheRecords1.xml")),
            "xl/pivotCache/pivotCacheRecords1.xml": f"<pivotCacheRecords {space}>{records}</pivotCacheRecords>"}


# --- workbooks ---


def workbook() -> openpyxl.Workbook:
    """An empty workbook without sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.creator = "办公室"
    book.properties.created = book.properties.modified = STAMP
    return book


def add_sheet(book, name: str, rows: list[list], widths: dict[str, int] | None = None):
    sheet = book.create_sheet(name)
    for row in rows:
        sheet.append(row)
    for letter, width in (widths or {}).items():
        sheet.column_dimensions[letter].width = width
    return sheet


def comment_cell(sheet, cell: str, text: str) -> None:
    sheet[cell].comment = Comment(text, "经办人")


def save_workbook(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return _settle(out.getvalue())


# --- documents ---


def document(title: str):
    text = docx.Document()
    text.core_properties.author = "办公室"
    text.core_properties.title = title
    text.core_properties.created = text.core_properties.modified = STAMP
    text.add_heading(title, level=1)
    return text


def add_table(text, rows: list[list[str]]):
    grid = text.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        cells = grid.add_row().cells
        for cell, value in zip(cells, row):
            cell.text = value
    return grid


def add_hidden_text(paragraph, hidden: str) -> None:
    run = paragraph.add_run(hidden)
    run.font.hidden = True


def add_split_runs(paragraph, *pieces: str) -> None:
    """One text in several runs, as an editor leaves it after corrections."""
    for number, piece in enumerate(pieces):
        paragraph.add_run(piece).bold = number % 2 == 0


def add_tracked_deletion(paragraph, deleted: str) -> None:
    paragraph._p.append(parse_xml(
        f'<w:del {nsdecls("w")} w:id="71" w:author="经办人" w:date="2017-11-20T09:30:00Z">'
        f'<w:r><w:delText xml:space="preserve">{deleted}</w:delText></w:r></w:del>'))


def add_comment(text, paragraph, remark: str) -> None:
    """A margin comment on the paragraph. One per document."""
    body = (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments {nsdecls("w")}>'
            f'<w:comment w:id="0" w:author="经办人" w:date="2017-11-20T09:30:00Z"><w:p><w:r><w:t>{remark}</w:t></w:r></w:p></w:comment></w:comments>')
    part = Part(PackURI("/word/comments.xml"), COMMENTS_TYPE, body.encode(), text.part.package)
    text.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
    for tag in ("w:commentRangeStart", "w:commentRangeEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), "0")
        paragraph._p.append(mark)
    run = paragraph.add_run()
    reference = OxmlElement("w:commentReference")
    reference.set(qn("w:id"), "0")
    run._r.append(reference)


def save_document(text) -> bytes:
    out = io.BytesIO()
    text.save(out)
    return _settle(out.getvalue())

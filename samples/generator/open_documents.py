"""OpenDocument texts, spreadsheets and presentations whose bytes depend on their content alone (ODF 1.3): what LibreOffice and WPS write,
as far as it has tables, hidden things, comments and changes.
"""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

import archives

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(f'xmlns:{prefix}="{_URN}{name}:1.0"' for prefix, name in
                   {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing", "presentation": "presentation",
                    "meta": "meta"}.items()) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
_HIDDEN = "".join(f'<style:style style:name={quoteattr(name)} style:family={quoteattr(family)}><style:{family}-properties {attribute}/></style:style>'
                  for name, family, attribute in (("hidden-text", "text", 'text:display="none"'), ("hidden-sheet", "table", 'table:display="false"'),
                                                  ("hidden-slide", "drawing-page", 'presentation:visibility="hidden"')))


def paragraph(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"


def hidden(text: str) -> str:
    """Within a paragraph made of markup."""
    return f'<text:span text:style-name="hidden-text">{escape(text)}</text:span>'


def comment(text: str) -> str:
    return f"<office:annotation><dc:creator>经办人</dc:creator><dc:date>2021-06-01T09:30:00</dc:date>{paragraph(text)}</office:annotation>"


def _package(kind: str, title: str, body: str) -> bytes:
    content = (f'<office:document-content {_SPACES} office:version="1.3"><office:automatic-styles>{_HIDDEN}</office:automatic-styles>'
               f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>")
    meta = f'<office:document-meta {_SPACES} office:version="1.3"><office:meta><dc:title>{escape(title)}</dc:title></office:meta></office:document-meta>'
    media = f"application/vnd.oasis.opendocument.{kind}"
    manifest = (f'<manifest:manifest xmlns:manifest="{_URN}manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{media}"/>'
                + "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in ("content.xml", "meta.xml"))
                + "</manifest:manifest>")
    members = [("content.xml", content), ("meta.xml", meta), ("META-INF/manifest.xml", manifest)]
    return archives.zip_typed(media, [(name, text.encode()) for name, text in members])


def _cell(value, note: str = "") -> str:
    kind = f'office:value-type="float" office:value="{value}"' if isinstance(value, int) else 'office:value-type="string"'
    return f"<table:table-cell {kind}>{comment(note) if note else ''}{paragraph(str(value))}</table:table-cell>"


@dataclass
class Sheet:
    name: str
    rows: list[list]
    hidden: bool = False
    hidden_columns: set[int] = field(default_factory=set)  # 0-based, as below
    filtered_rows: set[int] = field(default_factory=set)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)  # by row and column

    def xml(self) -> str:
        columns = "".join(f'<table:table-column{" table:visibility=" + quoteattr("collapse") if c in self.hidden_columns else ""}/>'
                          for c in range(len(self.rows[0])))
        rows = "".join(f'<table:table-row{" table:visibility=" + quoteattr("filter") if r in self.filtered_rows else ""}>'
                       + "".join(_cell(value, self.notes.get((r, c), "")) for c, value in enumerate(row)) + "</table:table-row>"
                       for r, row in enumerate(self.rows))
        style = ' table:style-name="hidden-sheet"' if self.hidden else ""
        return f"<table:table table:name={quoteattr(self.name)}{style}>{columns}{rows}</table:table>"


def spreadsheet(title: str, sheets: list[Sheet]) -> bytes:
    return _package("spreadsheet", title, "".join(sheet.xml() for sheet in sheets))


def table(rows: list[list[str]]) -> str:
    return "<table:table>" + "".join("<table:table-row>" + "".join(map(_cell, row)) + "</table:table-row>" for row in rows) + "</table:table>"


def text(title: str, paragraphs: list[str], deleted: str = "") -> bytes:
    """Paragraphs and tables as markup; `deleted` stood where one of them has text:change."""
    changes = ""
    if deleted:
        changes = ('<text:tracked-changes><text:changed-region xml:id="ct1" text:id="ct1"><text:deletion><office:change-info><dc:creator>经办人</dc:creator>'
                   f"<dc:date>2021-06-01T09:30:00</dc:date></office:change-info>{paragraph(deleted)}</text:deletion></text:changed-region></text:tracked-changes>")
    return _package("text", title, changes + "".join(paragraphs))


def presentation(title: str, slides: list[tuple[str, str, bool]]) -> bytes:
    """Slides as markup of their text, notes, and whether they are hidden."""
    pages = ""
    for number, (body, note, is_hidden) in enumerate(slides, 1):
        style = ' draw:style-name="hidden-slide"' if is_hidden else ""
        notes = f"<presentation:notes><draw:frame><draw:text-box>{paragraph(note)}</draw:text-box></draw:frame></presentation:notes>" if note else ""
        pages += f'<draw:page draw:name="page{number}"{style}><draw:frame><draw:text-box>{body}</draw:text-box></draw:frame>{notes}</draw:page>'
    return _package("presentation", title, pages)

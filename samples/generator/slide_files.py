"""Presentations (PPTX) whose bytes depend on their content alone: slides with a table each, notes, hidden slides. ECMA-376 part 1, 19."""

from xml.sax.saxutils import escape

import archives

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{OFFICE}" '
          'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"')


def _relationships(targets: list[tuple[str, str]]) -> bytes:
    inside = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'.encode()


def _paragraph(text: str) -> str:
    return f"<a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p>"


def slide(lines: list[str], rows: list[list[str]] = (), hidden: bool = False, note: str = "") -> tuple[str, str]:
    """A slide and its note."""
    shapes = f'<p:sp><p:txBody>{"".join(map(_paragraph, lines))}</p:txBody></p:sp>'
    if rows:
        cells = "".join("<a:tr>" + "".join(f"<a:tc><a:txBody>{_paragraph(cell)}</a:txBody></a:tc>" for cell in row) + "</a:tr>" for row in rows)
        shapes += f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{cells}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    show = ' show="0"' if hidden else ""
    return f"<p:sld {SPACES}{show}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>", note


def presentation(slides: list[tuple[str, str]]) -> bytes:
    numbers = range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{255 + i}" r:id="rId{i}"/>' for i in numbers)
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
             '<Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>')
    members = [
        ("[Content_Types].xml", types.encode()),
        ("_rels/.rels", _relationships([("officeDocument", "ppt/presentation.xml")])),
        ("ppt/presentation.xml", f"<p:presentation {SPACES}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>".encode()),
        ("ppt/_rels/presentation.xml.rels", _relationships([("slide", f"slides/slide{i}.xml") for i in numbers])),
    ]
    for i, (xml, note) in zip(numbers, slides):
        members.append((f"ppt/slides/slide{i}.xml", xml.encode()))
        if note:
            members.append((f"ppt/slides/_rels/slide{i}.xml.rels", _relationships([("notesSlide", f"../notesSlides/notesSlide{i}.xml")])))
            body = f"<p:sp><p:txBody>{_paragraph(note)}</p:txBody></p:sp>"
            members.append((f"ppt/notesSlides/notesSlide{i}.xml", f"<p:notes {SPACES}><p:cSld><p:spTree>{body}</p:spTree></p:cSld></p:notes>".encode()))
    return archives.zip_utf8(members)

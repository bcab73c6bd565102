"""PDFs whose bytes depend on their content alone, with a Chinese font that is not embedded, as most programs of offices write them."""

import io
import re

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
BODY = ParagraphStyle("body", fontName=FONT, fontSize=11, leading=18, wordWrap="CJK", spaceAfter=8)
CELL = ParagraphStyle("cell", fontName=FONT, fontSize=9, leading=11, wordWrap="CJK")


def roster(title: str, paragraphs: list[str], rows: list[list[str]], widths: list[int], framed: bool = True) -> bytes:
    """A table whose cells wrap where they are too narrow, over as many pages as it takes; the header is on the first."""
    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=A4, title=title, author="办公室", invariant=1)
    style = [("FONT", (0, 0), (-1, -1), FONT, 9), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    if framed:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)))
    cells = [[Paragraph(cell, CELL) for cell in row] for row in rows]
    document.build([Paragraph(title, BODY), *(Paragraph(p, BODY) for p in paragraphs), Table(cells, colWidths=widths, style=TableStyle(style))])
    return out.getvalue()


def lines(title: str, text: list[str], covered: list[str] = ()) -> bytes:
    """One line below the other. What is in `covered` gets a black box drawn over it, and stays where it is."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, invariant=1)
    page.setTitle(title)
    for number, line in enumerate(text):
        y = 760 - 24 * number
        page.setFont(FONT, 12)
        page.drawString(72, y, line)
        for value in covered:
            before, found, _ = line.partition(value)
            if found:
                left = 72 + pdfmetrics.stringWidth(before, FONT, 12)
                page.rect(left, y - 3, pdfmetrics.stringWidth(value, FONT, 12), 15, stroke=0, fill=1)
    page.save()
    return out.getvalue()


def saved_again(first: bytes, second: bytes) -> bytes:
    """`first` with what `second` shows appended to it, as programs do that save a change and not the document."""
    objects = re.findall(rb"(?s)(\d+) 0 obj\n(.*?)\nendobj", second)
    root = re.search(rb"/Root (\d+) 0 R", second)[1]
    previous = int(re.findall(rb"startxref\n(\d+)", first)[-1])
    out = bytearray(first)
    table = b""
    for number, body in objects:
        table += b"%d 1\n%010d 00000 n \n" % (int(number), len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (int(number), body)
    start = len(out)
    size = max(int(number) for number, _ in objects) + 1
    out += b"xref\n" + table + b"trailer\n<</Root %s 0 R/Size %d/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (root, size, previous, start)
    return bytes(out)

"""OFD documents whose bytes depend on their content alone. Nothing in Debian writes them; GB/T 33190-2016, as programs of offices fill it."""

from xml.sax.saxutils import escape

import archives

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 4.0  # of the letters, in millimetres


def _width(letter: str) -> float:
    return SIZE if ord(letter) > 0x2E80 else SIZE / 2


def text(x: float, y: float, words: str, single: bool = False, more: str = "") -> str:
    """Text at a place; `single`: one object a letter, as some programs write."""
    if not single:
        steps = " ".join(f"{_width(letter):g}" for letter in words[:-1])
        return (f'<ofd:TextObject ID="9" Font="3" Size="{SIZE:g}" Boundary="{x:g} {y:g} 170 6"{more}>'
                f'<ofd:TextCode X="0" Y="4" DeltaX="{steps}">{escape(words)}</ofd:TextCode></ofd:TextObject>')
    objects = ""
    for letter in words:
        objects += text(x, y, letter, more=more)
        x += _width(letter)
    return objects


def frame(x: float, y: float, width: float, height: float) -> str:
    return (f'<ofd:PathObject ID="8" Boundary="{x:g} {y:g} {width:g} {height:g}" LineWidth="0.2">'
            f"<ofd:AbbreviatedData>M 0 0 L {width:g} 0 L {width:g} {height:g} L 0 {height:g} C</ofd:AbbreviatedData></ofd:PathObject>")


def table(y: float, rows: list[list[str]], widths: list[int], single: bool = False) -> str:
    objects = ""
    for row in rows:
        x = 15.0
        for cell, width in zip(row, widths):
            objects += frame(x, y, width, 8) + text(x + 1, y + 1, cell, single)
            x += width
        y += 8
    return objects


def document(title: str, pages: list[str], note: str = "", hidden: str = "") -> bytes:
    """`note` is written in an annotation of the first page, `hidden` on its own invisible object."""
    def part(name: str, inside: str) -> bytes:
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<ofd:{name} {SPACE}>{inside}</ofd:{name}>'.encode()

    if hidden:
        pages = [pages[0] + text(15, 270, hidden, more=' Visible="false"'), *pages[1:]]
    listed = "".join(f'<ofd:Page ID="{100 + i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
    members = [
        ("OFD.xml", part("OFD", f"<ofd:DocBody><ofd:DocInfo><ofd:Title>{escape(title)}</ofd:Title><ofd:Author>办公室</ofd:Author></ofd:DocInfo>"
                                "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>")),
        ("Doc_0/Document.xml", part("Document", "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
                                                f"<ofd:Pages>{listed}</ofd:Pages>" + ("<ofd:Annotations>Annotations.xml</ofd:Annotations>" if note else ""))),
    ]
    for i, objects in enumerate(pages):
        members.append((f"Doc_0/Pages/Page_{i}/Content.xml", part("Page", f'<ofd:Content><ofd:Layer ID="2">{objects}</ofd:Layer></ofd:Content>')))
    if note:
        members.append(("Doc_0/Annotations.xml", part("Annotations", '<ofd:Page PageID="100"><ofd:FileLoc>Annots/Page_0.xml</ofd:FileLoc></ofd:Page>')))
        members.append(("Doc_0/Annots/Page_0.xml", part("PageAnnot", f'<ofd:Annot ID="50" Type="Highlight"><ofd:Remark>{escape(note)}</ofd:Remark></ofd:Annot>')))
    return archives.zip_utf8(members)

#!/usr/bin/env python3
"""Writes office files with real producers into a folder, for tests/extract: openpyxl.xlsx, python-docx.docx, and what
LibreOffice makes of a CSV and an HTML page (libreoffice.xlsx, libreoffice.docx) with LibreOffice's own text of them
(libreoffice.csv, libreoffice.txt), and other formats of the others (openpyxl.xls and .ods, python-docx.doc, .rtf and .odt, deck.ppt and
.odp) with its text of two of them (python-docx.txt, openpyxl.csv). Producers that are not installed are passed over. All people are invented.

Usage: office_samples.py FOLDER
"""
import datetime
import subprocess
import sys
from pathlib import Path

ROSTER = [
    ("序号", "姓名", "身份证号", "联系电话", "家庭住址"),
    (1, "测试甲", "340123199003070011", 13800138000, "长丰县岗集镇测试村1号"),
    (2, "测试乙", "34012319850615002X", 13800138001, "长丰县岗集镇测试村2号"),
]


def workbook(folder):
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill

    book = Workbook()
    book.properties.title = "救助名单"
    book.properties.creator = "测试作者"
    sheet = book.active
    sheet.title = "公示"
    sheet.append(["2017年救助名单"])
    sheet.merge_cells("A1:E1")
    for row in ROSTER:
        sheet.append(row)
    sheet["C4"].comment = Comment("原号码 340123198506150011", "某人")
    sheet["D5"] = 340123190506150048
    sheet["E5"] = datetime.date(2017, 11, 20)
    sheet["E5"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["D6"] = 230601
    sheet["D6"].number_format = "00000000"
    sheet["D7"] = 13800138007
    sheet["D7"].number_format = ";;;"
    sheet["D8"] = 1234567.5
    sheet["D8"].number_format = "#,##0.00"
    sheet["E6"] = "白字 13800138008"
    sheet["E6"].font = Font(color="FFFFFFFF")
    sheet["E7"] = "蓝底白字"
    sheet["E7"].font = Font(color="FFFFFFFF")
    sheet["E7"].fill = PatternFill("solid", fgColor="FF4472C4")
    sheet["F3"] = "隐藏列"
    sheet.column_dimensions["F"].hidden = True
    sheet.append(["", "隐藏行"])
    sheet.row_dimensions[9].hidden = True
    sheet["B10"] = "邮件"
    sheet["B10"].hyperlink = "mailto:ceshi@example.com"
    sheet.oddHeader.center.text = "页眉 13800138009"
    hidden = book.create_sheet("底稿")
    hidden["B2"] = "隐藏表 13800138010"
    hidden.sheet_state = "veryHidden"
    book.save(folder / "openpyxl.xlsx")


def letter(folder):
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    document.core_properties.title = "公示"
    document.core_properties.author = "测试作者"
    paragraph = document.add_paragraph("联系电话：1380")
    paragraph.add_run("013").bold = True
    paragraph.add_run("8000\t转\n")
    hidden = document.add_paragraph("身份证号：").add_run("340123199003070011")
    hidden.font.hidden = True
    changed = document.add_paragraph("手机 1380013")
    changed._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>8001</w:delText></w:r></w:del>'))
    changed._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t>8002</w:t></w:r></w:ins>'))
    table = document.add_table(rows=0, cols=len(ROSTER[0]))
    for row in ROSTER:
        for cell, value in zip(table.add_row().cells, row):
            cell.text = str(value)
    boxes = document.add_table(rows=1, cols=12)
    boxes.rows[0].cells[0].text = "手机号"
    for cell, digit in zip(boxes.rows[0].cells[1:], "13800138003"):
        cell.text = digit
    document.sections[0].header.paragraphs[0].text = "页眉 13800138004"
    document.sections[0].footer.paragraphs[0].text = "页脚 13800138005"
    document.save(folder / "python-docx.docx")


# Other formats that LibreOffice writes of the other producers' documents: openpyxl.xls and so on.
CONVERTED = {
    "openpyxl.xlsx": {"xls": "MS Excel 97", "ods": "calc8"},
    "python-docx.docx": {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"},
    "deck.fodp": {"ppt": "MS PowerPoint 97", "odp": "impress8"},
}
DECK = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation">
 <office:meta><dc:title>救助培训</dc:title></office:meta>
 <office:automatic-styles><style:style style:name="hidden" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style></office:automatic-styles>
 <office:body><office:presentation>%s</office:presentation></office:body></office:document>"""
SLIDE = """<draw:page draw:name="%s" %s><draw:frame svg:x="1cm" svg:y="1cm" svg:width="20cm" svg:height="5cm"><draw:text-box><text:p>%s</text:p></draw:text-box></draw:frame>
 %s<presentation:notes><draw:frame presentation:class="notes" svg:x="1cm" svg:y="1cm" svg:width="15cm" svg:height="5cm"><draw:text-box><text:p>%s</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>"""


def convert(folder, source, to, into, *options):
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(["soffice", profile, "--headless", *options, "--convert-to", to, "--outdir", folder / into, folder / source],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)


def deck(folder):
    comment = "<office:annotation><dc:creator>测试批注者</dc:creator><dc:date>2017-11-20T00:00:00</dc:date><text:p>批注 13800138022</text:p></office:annotation>"
    slides = [SLIDE % ("一", "", "电话：13800138020", comment, "备注 13800138021"), SLIDE % ("二", 'draw:style-name="hidden"', "身份证号：340123190703070019", "", "无"),
              SLIDE % ("三", "", "结束", "", "无")]
    (folder / "deck.fodp").write_text(DECK % "".join(slides), encoding="utf-8")


def libreoffice(folder):
    rows = ["\t".join(str(value) for value in row) for row in ROSTER]
    (folder / "roster.csv").write_text("\n".join(row.replace("\t", ",") for row in rows) + "\n", encoding="utf-8")
    cells = "".join("<tr>" + "".join(f"<td>{value}</td>" for value in row) + "</tr>" for row in ROSTER)
    (folder / "page.html").write_text(f"<html><meta charset=utf-8><body><h1>公示</h1><p>电话：13800<b>138</b>006</p><table>{cells}</table>", encoding="utf-8")
    convert(folder, "roster.csv", 'xlsx:Calc MS Excel 2007 XML', "out", "--infilter=CSV:44,34,76")
    convert(folder, "out/roster.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76", "text")
    convert(folder, "page.html", "docx:MS Word 2007 XML", "out")
    convert(folder, "out/page.docx", "txt:Text (encoded):UTF8", "text")
    for source, formats in CONVERTED.items():
        for ending, filter_name in formats.items():
            convert(folder, source, f"{ending}:{filter_name}", ".")
    convert(folder, "python-docx.doc", "txt:Text (encoded):UTF8", ".")
    convert(folder, "openpyxl.xls", "csv:Text - txt - csv (StarCalc):44,34,76", ".")
    (folder / "out/roster.xlsx").rename(folder / "libreoffice.xlsx")
    (folder / "text/roster.csv").rename(folder / "libreoffice.csv")
    (folder / "out/page.docx").rename(folder / "libreoffice.docx")
    (folder / "text/page.txt").rename(folder / "libreoffice.txt")


def main():
    folder = Path(sys.argv[1]).resolve()
    for producer in (workbook, letter, deck):
        producer(folder)
    libreoffice(folder)


main()

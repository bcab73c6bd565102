"""A Page as a file: HTML in many layouts, CSV, XLSX, XLS, DOCX, DOC, RTF, PDF, TXT. Layout is random, values are left as written."""

import csv
import io
from html import escape

import docx
import old_office
import openpyxl
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as PdfTable

from page import Form, Listing, Page, Table

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

TAGS = """<meta name="SiteName" content="澄湖市人民政府"><meta name="ColumnName" content="{column}"><meta name="ColumnType" content="{kind}">
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{day} 09:00"><meta name="ContentSource" content="{source}">"""


# What surrounds an article: numbers of the site itself, of its scripts and of its neighbours.
HEADS = ["", '<script>var id="2019060309301234567",t=1559525400123;</script><link href="/css/a.css?v=20190603001" rel="stylesheet">',
         '<script src="//res.example.com/20190603/13800000.min.js"></script><style>.a{width:1380px;z-index:2147483647}</style>']
NAVIGATION = ["", '<div><a href="/">首页</a> &gt; <a href="/zwgk/index_110101.html">政务公开</a></div>',
              '<ul><li><a href="/art/2019/6/3/art_1229543658_12345678.html">通知</a></li><li><a href="/t20190603_1868472.htm" title="公示">公示</a></li></ul>']
FOOTERS = ["", "<p>主办单位：澄湖市人民政府办公室　地址：澄湖市湖光路1号　电话：0550-5550100　邮编：239300</p>",
           "<div>皖ICP备05006150号-1　皖公网安备 34118102000018号　网站标识码：3411810001　联系我们：0550-5550100</div>",
           "<div>版权所有 © 2019 澄湖市人民政府　技术支持：0550-5550101　E-mail: webmaster@example.gov.cn</div>"]


class HtmlWriter:
    def __init__(self, rng):
        self.rng = rng
        self.wrap = rng.choice(["{}", "{}", "<p>{}</p>", "<span>{}</span>", '<p class="MsoNormal"><span lang="EN-US">{}</span></p>', "\n  {}\n"])
        self.th = rng.choice(["td", "td", "th"])

    def cell(self, text: str, tag: str = "td") -> str:
        inside = escape(text, quote=False)
        if self.rng.random() < 0.04 and text.isdigit() and len(text) in (11, 18):
            cut = self.rng.randrange(3, len(text) - 2)  # an editor split the run, or the cell was too narrow
            inside = self.rng.choice([f"<span>{text[:cut]}</span><span>{text[cut:]}</span>", f"{text[:cut]}<br>{text[cut:]}", f"<b>{text[:cut]}</b>{text[cut:]}"])
        return f"<{tag}>{self.wrap.format(inside)}</{tag}>"

    def row(self, cells: list[str], tag: str = "td") -> str:
        return "<tr>" + self.rng.choice(["", "\n"]).join(self.cell(c, tag) for c in cells) + "</tr>"

    def table(self, table: Table, title: str) -> str:
        width = len(table.header)
        style = self.rng.random()
        rows = [self.row(r) for r in table.rows]
        if style < 0.12:  # title row over all columns
            head = f'<tr><td colspan="{width}">{escape(title)}</td></tr>' + self.row(table.header, self.th)
        elif style < 0.24 and width >= 4:  # header of two rows: the middle columns have a common roof
            first = f'<td rowspan="2">{table.header[0]}</td><td colspan="{width - 2}">基本情况</td><td rowspan="2">{table.header[-1]}</td>'
            head = f"<tr>{first}</tr>" + self.row(table.header[1:-1])
        elif style < 0.30 and len(table.rows) > 6:  # the header again where a page broke
            head = self.row(table.header, self.th)
            rows.insert(len(rows) // 2, head)
        elif style < 0.36 and len(table.rows) <= 6:  # lying on its side
            columns = zip(table.header, *table.rows)
            return "<table>" + "".join(self.row(list(c)) for c in columns) + "</table>"
        else:
            head = self.row(table.header, self.th)
        if self.rng.random() < 0.2:
            head, rows = f"<thead>{head}</thead>", ["<tbody>", *rows, "</tbody>"]
        markup = '<table border="1">' + head + self.rng.choice(["", "\n"]).join(rows) + "</table>"
        if self.rng.random() < 0.1:
            markup = f"<table><tr><td>{markup}</td></tr></table>"
        return markup

    def form(self, form: Form) -> str:
        style = self.rng.randrange(4)
        if style == 0:
            cells = [c for pair in form.pairs for c in pair]
            return "<table>" + "".join(self.row(cells[i:i + 4]) for i in range(0, len(cells), 4)) + "</table>"
        if style == 1:
            return "<dl>" + "".join(f"<dt>{escape(k)}：</dt><dd>{escape(v)}</dd>" for k, v in form.pairs) + "</dl>"
        if style == 2:
            return "".join(f"<p>{escape(k)}：{escape(v)}</p>" for k, v in form.pairs)
        return "<table>" + "".join(self.row([k, v]) for k, v in form.pairs) + "</table>"

    def listing(self, listing: Listing) -> str:
        style = self.rng.randrange(3)
        lines = [escape(line) for line in listing.lines]
        if style == 0:
            return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
        if style == 1:
            return "<p>" + "<br>".join(lines) + "</p>"
        return "".join(f"<div>{line}</div>" for line in lines)

    def part(self, part, title: str) -> str:
        if isinstance(part, Table):
            return self.table(part, title)
        if isinstance(part, Form):
            return self.form(part)
        if isinstance(part, Listing):
            return self.listing(part)
        return f"<p>{escape(part)}</p>"

    def write(self, page: Page) -> tuple[str, bytes]:
        charset = self.rng.choice(["utf-8", "utf-8", "gb2312", "gbk", ""])
        meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
        tags = TAGS.format(column=page.column, kind=page.column_type, title=page.title, day=page.published, source=page.source) if self.rng.random() < 0.7 else ""
        info = f"<div>来源：{page.source}　发布时间：{page.published}</div>"
        body = "\n".join(self.part(p, page.title) for p in page.parts)
        text = f"<!DOCTYPE html>\n<html><head>{meta}<title>{escape(page.title)}</title>{tags}{self.rng.choice(HEADS)}</head>\n<body>{self.rng.choice(NAVIGATION)}<h2>{escape(page.title)}</h2>{info}\n{body}\n{self.rng.choice(FOOTERS)}</body></html>\n"
        return "html", text.encode("gb18030" if charset != "utf-8" else "utf-8")


def flat_rows(page: Page) -> list[list[str]]:
    """The page as rows of cells, for sheets."""
    rows = [[page.title]]
    for part in page.parts:
        if isinstance(part, Table):
            rows += [part.header, *part.rows]
        elif isinstance(part, Form):
            rows += [list(pair) for pair in part.pairs]
        elif isinstance(part, Listing):
            rows += [[line] for line in part.lines]
        else:
            rows.append([part])
    return rows


def write_csv(rng, page: Page) -> tuple[str, bytes]:
    out = io.StringIO()
    rows = flat_rows(page)
    if sum(isinstance(p, Table | Form) for p in page.parts) == 1 and any(isinstance(p, Table) for p in page.parts) and rng.random() < 0.6:  # the table alone
        table = next(p for p in page.parts if isinstance(p, Table))
        rows = [table.header, *table.rows]
    csv.writer(out, lineterminator=rng.choice(["\r\n", "\n"])).writerows(rows)
    return "csv", out.getvalue().encode(rng.choice(["gb18030", "utf-8", "utf-8-sig"]))


def write_xlsx(rng, page: Page) -> tuple[str, bytes]:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in flat_rows(page):
        sheet.append([int(c) if c.isdigit() and len(c) <= 11 and not c.startswith("0") and rng.random() < 0.7 else c for c in row])
    width = max(len(r) for r in flat_rows(page))
    if width > 1:
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    if width > 2 and rng.random() < 0.15:
        sheet.column_dimensions["BC"[rng.randrange(2)]].hidden = True
    if rng.random() < 0.1:
        sheet.row_dimensions[rng.randrange(3, 6)].hidden = True
    out = io.BytesIO()
    book.save(out)
    return "xlsx", out.getvalue()


def write_docx(rng, page: Page) -> tuple[str, bytes]:
    text = docx.Document()
    text.add_heading(page.title)

    def grid(rows):
        table = text.add_table(rows=0, cols=max(len(r) for r in rows))
        for row in rows:
            for cell, value in zip(table.add_row().cells, row):
                cell.text = value

    for part in page.parts:
        if isinstance(part, Table):
            grid([part.header, *part.rows])
        elif isinstance(part, Form):
            grid([list(pair) for pair in part.pairs])
        elif isinstance(part, Listing):
            for line in part.lines:
                text.add_paragraph(line)
        else:
            paragraph = text.add_paragraph()
            cut = rng.randrange(len(part)) if rng.random() < 0.3 else len(part)
            paragraph.add_run(part[:cut])
            paragraph.add_run(part[cut:]).bold = True
    out = io.BytesIO()
    text.save(out)
    return "docx", out.getvalue()


def write_xls(rng, page: Page) -> tuple[str, bytes]:
    rows = flat_rows(page)
    book = old_office.workbook()
    sheet = old_office.add_sheet(book, "Sheet1", [[int(c) if c.isdigit() and len(c) <= 11 and not c.startswith("0") and rng.random() < 0.7 else c for c in row]
                                                  for row in rows])
    if max(len(row) for row in rows) > 2 and rng.random() < 0.15:
        sheet.col(1 + rng.randrange(2)).hidden = True
    if rng.random() < 0.1:
        sheet.row(rng.randrange(2, 5)).hidden = True
    return "xls", old_office.save_workbook(book)


def write_old_text(rng, page: Page) -> tuple[str, bytes]:
    """DOC, or RTF under either name."""
    text = old_office.Text(page.title)
    text.paragraph(page.title)
    for part in page.parts:
        if isinstance(part, Table):
            text.table([part.header, *part.rows])
        elif isinstance(part, Form):
            text.table([list(pair) for pair in part.pairs])
        elif isinstance(part, Listing):
            for line in part.lines:
                text.paragraph(line)
        else:
            text.paragraph(part)
    if rng.random() < 0.5:
        return "doc", old_office.save_doc(text)
    return rng.choice(["doc", "rtf"]), old_office.save_rtf(text, unicode=rng.random() < 0.5)


def write_pdf(rng, page: Page) -> tuple[str, bytes]:
    """As an office program prints it: tables with or without a frame, whose narrow columns cut numbers anywhere."""
    framed = rng.random() < 0.7
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=rng.choice([10, 12]), leading=20, wordWrap="CJK")
    cell = ParagraphStyle("cell", fontName="STSong-Light", fontSize=9, leading=11, wordWrap="CJK")
    style = [("FONT", (0, 0), (-1, -1), "STSong-Light", 9), ("VALIGN", (0, 0), (-1, -1), rng.choice(["MIDDLE", "TOP"]))]
    if framed:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)))

    def grid(rows):
        width = 440 / max(len(r) for r in rows)
        return PdfTable([[Paragraph(escape(value), cell) for value in row] for row in rows], colWidths=[width] * len(rows[0]), style=style)

    flow = [Paragraph(escape(page.title), body)]
    for part in page.parts:
        if isinstance(part, Table):
            flow.append(grid([part.header, *part.rows]))
        elif isinstance(part, Form):
            flow.append(grid([list(pair) for pair in part.pairs]))
        else:
            flow += [Paragraph(escape(line), body) for line in (part.lines if isinstance(part, Listing) else [part])]
    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1).build(flow)
    return "pdf", out.getvalue()


def write_txt(rng, page: Page) -> tuple[str, bytes]:
    lines = [page.title, ""]
    separator = rng.choice(["\t", "    ", "\t"])
    for part in page.parts:
        if isinstance(part, Table):
            lines += [separator.join(r) for r in [part.header, *part.rows]]
        elif isinstance(part, Form):
            lines += [f"{k}：{v}" for k, v in part.pairs]
        elif isinstance(part, Listing):
            lines += part.lines
        else:
            lines.append(part)
    return "txt", rng.choice(["\r\n", "\n"]).join(lines).encode(rng.choice(["gb18030", "utf-8", "utf-16"]))


def write(rng, page: Page) -> tuple[str, bytes]:
    """(extension, bytes)"""
    choice = rng.random()
    if choice < 0.5:
        return HtmlWriter(rng).write(page)
    if choice < 0.63:
        return write_csv(rng, page)
    if choice < 0.71:
        return write_xlsx(rng, page)
    if choice < 0.76:
        return write_xls(rng, page)
    if choice < 0.81:
        return write_docx(rng, page)
    if choice < 0.87:
        return write_old_text(rng, page)
    if choice < 0.94:
        return write_pdf(rng, page)
    return write_txt(rng, page)

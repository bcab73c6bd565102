#!/usr/bin/env python3
"""PDFs of real producers (LibreOffice, reportlab), made here and read: the text is pdftotext's, the cells are those that went in,
and what is attached is found under its own name in its own channel.

    python3 tests/pdf/producers_test.py LEAKSCAN [unittest options]
"""

import collections
import io
import json
import subprocess
import sys
import tempfile
import unicodedata
import unittest
from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

LEAKSCAN = str(Path(sys.argv.pop(1)).resolve()) if len(sys.argv) > 1 else "leakscan"
TOLERANCE = 0.02  # of the characters of the reference
HEADER = ["姓名", "身份证号", "联系电话", "家庭住址"]
ROWS = [["测试甲", "340123190903070017", "13800138000", "长丰县岗集镇测试村1号"],
        ["测试乙", "34012319090615008X", "13800138001", "长丰县岗集镇测试村第二村民组22号"],
        ["测试丙", "340123190812250039", "13800138002", "长丰县岗集镇测试村3号"]]
PROSE = "经村级评议、乡镇审核、市级审批，现将二〇一七年最低生活保障对象名单公示如下，公示期七天，如有异议请向民政局反映。"

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def of_libreoffice(folder: Path) -> bytes:
    """A web page with a narrow table, printed by the word processor."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [HEADER, *ROWS])
    page = folder / "page.html"
    page.write_text(f'<html><head><meta charset="utf-8"></head><body><p>{PROSE}</p><table border="1" width="55%">{rows}</table></body></html>')
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf:writer_web_pdf_Export",
                    "--outdir", folder, page], check=True, capture_output=True, timeout=180)
    return (folder / "page.pdf").read_bytes()


def of_reportlab(framed: bool, align: str) -> bytes:
    cell = ParagraphStyle("cell", fontName="STSong-Light", fontSize=10, leading=12, wordWrap="CJK")
    style = [("FONT", (0, 0), (-1, -1), "STSong-Light", 10), ("VALIGN", (0, 0), (-1, -1), align)]
    if framed:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)))
    out = io.BytesIO()
    table = Table([[Paragraph(text, cell) for text in row] for row in [HEADER, *ROWS]], colWidths=[50, 70, 60, 90], style=TableStyle(style))
    SimpleDocTemplate(out, invariant=1).build([Paragraph(PROSE, cell), table])
    return out.getvalue()


def characters(text: str) -> collections.Counter:
    return collections.Counter(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c.isprintable())


class Producers(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="leakscan-pdf-")
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def read(self, content: bytes) -> list[tuple[str, str, str]]:
        """(place, label, text) of each block."""
        path = self.folder / "document.pdf"
        path.write_bytes(content)
        run = subprocess.run([LEAKSCAN, "text", path], capture_output=True, text=True, timeout=120)
        self.assertEqual(run.returncode, 0, run.stderr)
        return [tuple(line.split("\t")) for line in run.stdout.splitlines()]

    def assert_same_text(self, blocks) -> None:
        reference = characters(subprocess.run(["pdftotext", self.folder / "document.pdf", "-"], capture_output=True, text=True, check=True).stdout)
        ours = characters("".join(text for place, _, text in blocks if place.startswith("body")))
        self.assertGreater(sum(reference.values()), 100)
        different = sum(((ours - reference) + (reference - ours)).values())
        self.assertLessEqual(different, TOLERANCE * sum(reference.values()))

    def assert_cells(self, blocks) -> None:
        found = {(label, text.replace(" ", "")) for _, label, text in blocks}
        for row in ROWS:
            for label, text in zip(HEADER, row):
                self.assertIn((label, text), found)

    def test_a_table_printed_by_libreoffice(self):
        blocks = self.read(of_libreoffice(self.folder))
        self.assert_same_text(blocks)
        self.assert_cells(blocks)

    def test_tables_of_reportlab_with_and_without_a_frame(self):
        for framed in (True, False):
            for align in ("TOP", "MIDDLE", "BOTTOM"):
                with self.subTest(framed=framed, align=align):
                    blocks = self.read(of_reportlab(framed, align))
                    self.assert_same_text(blocks)
                    self.assert_cells(blocks)
                    self.assertIn(PROSE, [text for _, _, text in blocks])

    def test_an_attached_file_is_a_member_in_the_channel_of_attachments(self):
        plain, attached, both = self.folder / "plain.pdf", self.folder / "名单.csv", self.folder / "in" / "both.pdf"
        plain.write_bytes(of_reportlab(True, "TOP"))
        attached.write_text("\n".join(",".join(row) for row in [HEADER, *ROWS]))
        both.parent.mkdir()
        subprocess.run(["pdfattach", plain, attached, both], check=True, capture_output=True)
        out = self.folder / "out"
        run = subprocess.run([LEAKSCAN, "scan", both.parent, "--out", out, "--key", self.folder / "key", "--format", "jsonl", "--jobs", "2", "--reveal"],
                             capture_output=True, timeout=120)
        self.assertEqual(run.returncode, 1, run.stderr)
        findings = [json.loads(line) for line in (out / "findings.jsonl").read_text().splitlines()]
        ids = [(f["document"]["path"], f["location"]["channel"], f["value"]) for f in findings if f.get("kind") == "resident_id"]
        for row in ROWS:
            self.assertIn(("both.pdf", "body", row[1]), ids)
            self.assertIn(("both.pdf!名单.csv", "attachment", row[1]), ids)


if __name__ == "__main__":
    unittest.main()

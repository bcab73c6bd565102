"""What the office hands out over real runs: each document agrees with `track list`, opens where it will be opened, and computes what it says."""

import csv
import json
import re
import shutil
import subprocess
import tempfile
import zipfile

import docx
import html5lib
import openpyxl

from harness import BROKEN_ZIP, CLEAN, TIME_LIMIT, CommandTest, main, mobile, resident_id, roster

UNITS = """
[[unit]]
id = "minzheng"
name = "巢湖市民政局"
claims = ["gk/minzheng/"]
contact = "0551-82311227"
[[unit]]
id = "huailin"
name = "槐林镇人民政府"
claims = ["gk/huailin/"]
[[unit]]
id = "sifa"
name = "巢湖市司法局"
claims = ["gk/sifa/"]
[[unit]]
id = "jiaoyu"
name = "巢湖市教育局"
claims = ["gk/jiaoyu/"]
[[unit]]
id = "zhongmiao"
name = "中庙街道办事处"
claims = ["gk/zhongmiao/"]
"""
LEDGER = ("--ledger", "sqlite:ledger.db")
TODAY = ("--as-of", "2017-12-20")
SOFFICE = shutil.which("soffice") or "soffice"


def hidden(page: str) -> str:
    """The same rows, commented out."""
    return page.replace("<table>", "<!--<table>").replace("</table>", "</table>-->")


class Documents(CommandTest):
    """Found on 6 November; one page fixed, one hidden, one gone by the 20th; the one that was gone is back on 18 December."""

    story = None  # a folder where it has happened already: every test starts from a copy

    def setUp(self):
        super().setUp()
        if Documents.story is None:
            self.tell()
            Documents.story = tempfile.mkdtemp(prefix="leakscan-story-")
            self.addClassCleanup(shutil.rmtree, Documents.story)
            shutil.copytree(self.folder, Documents.story, dirs_exist_ok=True)
        else:
            shutil.copytree(Documents.story, self.folder, dirs_exist_ok=True)

    def tell(self) -> None:
        self.given({"site/units.toml": UNITS, "site/gk/minzheng/a.html": roster(8), "site/gk/minzheng/b.html": roster(3, 20),
                    "site/gk/huailin/c.html": roster(5, 40), "site/gk/huailin/d.html": roster(2, 60), "site/gk/sifa/clean.html": CLEAN,
                    "site/gk/jiaoyu/broken.zip": BROKEN_ZIP})
        self.scan(1, "2017-11-06")
        self.given({"site/gk/minzheng/a.html": CLEAN, "site/gk/minzheng/b.html": hidden(roster(3, 20))})
        (self.folder / "site/gk/huailin/d.html").unlink()
        self.scan(1, "2017-11-20")
        for entry in self.listed("2017-11-20"):
            if entry["document"]["path"] == "gk/huailin/c.html" and entry["kind"] == "mobile_phone":
                self.expect(0, "track", "waive", entry["id"], *LEDGER, "--by", "市政务公开办", "--reason", "便民电话", "--until", "2018-06-30",
                            "--as-of", "2017-11-21")
        self.given({"site/gk/huailin/d.html": roster(2, 60)})
        self.scan(1, "2017-12-18")

    def scan(self, code: int, day: str) -> None:
        self.expect(code, "scan", "site", *LEDGER, "--as-of", day, "--force", "--format", "jsonl", "-q")

    def listed(self, day: str = "2017-12-20") -> list[dict]:
        printed = self.expect(0, "track", "list", *LEDGER, "--as-of", day, "--format", "json").stdout
        return [json.loads(line) for line in printed.splitlines()]

    def standings(self, unit: str = "") -> dict[str, int]:
        counts = dict.fromkeys(("fresh", "open", "reopened", "rectified", "waived", "disputed"), 0)
        for entry in self.listed():
            if unit in ("", entry["unit"] if isinstance(entry["unit"], str) else entry["unit"]["id"]):
                counts[entry["standing"]] += 1
        return counts

    def write(self, *arguments: str) -> str:
        """Runs `track ARGUMENTS` over the ledger; what it wrote, if that is text."""
        out = self.folder / arguments[arguments.index("--out") + 1]
        self.expect(0, "track", *arguments, *LEDGER, *(() if "--as-of" in arguments else TODAY))
        return out.read_text() if out.suffix in (".md", ".html", ".csv") else ""

    def history(self, *arguments: str) -> list[dict]:
        printed = self.expect(0, "track", "history", *LEDGER, *TODAY, "--format", "json", *arguments).stdout
        return [json.loads(line) for line in printed.splitlines()]

    def test_the_story_is_as_it_was_told(self):
        self.assertEqual(self.standings(), {"fresh": 0, "open": 3, "reopened": 2, "rectified": 2, "waived": 1, "disputed": 0})

    def test_a_bulletin_of_the_whole_time_has_the_figures_of_the_list(self):
        text = self.write("bulletin", "--period", "2017", "--out", "year.md")
        counts = self.standings()
        to_do = counts["fresh"] + counts["open"] + counts["reopened"]
        overdue = self.expect(0, "track", "list", *LEDGER, *TODAY, "--overdue", "--format", "json").stdout.count("\n")
        self.assertIn(f"本期发现问题{sum(counts.values())}条", text)
        self.assertIn(f"本期整改{counts['rectified']}条", text)
        self.assertIn(f"未整改{to_do}条，其中已逾期{overdue}条", text)
        self.assertIn(f"经批准公开{counts['waived']}条、认定误报{counts['disputed']}条", text)
        self.assertIn(f"整改率{100 * counts['rectified'] / (counts['rectified'] + to_do):.1f}%", text)

    def test_a_bulletin_names_what_has_to_be_named(self):
        text = self.write("bulletin", "--period", "2017-12", "--by", "巢湖市政务公开办", "--out", "b.md")
        sections = dict(re.findall(r"^## .、(\S+)\n\n(.*?)(?=^## |\Z)", text, re.M | re.S))
        self.assertIn("下列2家单位逾期未整改，予以通报：巢湖市民政局（2条，最长逾期30天）、槐林镇人民政府（1条，最长逾期30天）", sections["逾期未整改单位"])
        self.assertEqual(sections["整改后复发的问题"].count("| 槐林镇人民政府 |"), 2)
        self.assertIn("其中2条系将原来公开的内容改为隐藏而没有删除",
                      self.write("bulletin", "--period", "2017-11", "--out", "n.md"))
        apart = sections["零报告、未扫描和未读取情况"]
        self.assertRegex(apart, "零报告单位1家（.*）：巢湖市司法局。")
        self.assertRegex(apart, "未读全单位1家（.*）：巢湖市教育局。")
        self.assertRegex(apart, "未扫描单位1家（.*）：中庙街道办事处。")
        self.assertIn("便民电话<br>市政务公开办，2017-11-21，有效期至2018-06-30", sections["经批准公开和认定误报"])
        self.assertIn("2018年1月1日（含）前须完成整改：槐林镇人民政府2条", sections["下一步要求"])
        self.assertIn("巢湖市政务公开办\n\n2017年12月20日", text)

    def test_an_earlier_month_reads_the_same_later(self):
        then = self.write("bulletin", "--period", "2017-11", "--out", "a.md", "--as-of", "2017-12-01")
        now = self.write("bulletin", "--period", "2017-11", "--out", "b.md", "--as-of", "2019-03-01")
        self.assertEqual(then.replace("2017年12月1日", ""), now.replace("2019年3月1日", ""))

    def test_all_documents_have_the_same_figures(self):
        counts = self.standings("huailin")
        to_do = counts["fresh"] + counts["open"] + counts["reopened"]
        report = self.write("rectification-report", "--unit", "槐林镇人民政府", "--out", "r.md")
        self.assertIn(f"累计发现问题{sum(counts.values())}条", report)
        self.assertIn(f"| 已整改 | {counts['rectified']} | 未整改 | {to_do} |", report)
        self.assertIn(f"| 经批准公开 | {counts['waived']} | 认定误报 | {counts['disputed']} |", report)
        last = self.history("--unit", "huailin")[-1]
        self.assertEqual((last["remaining"], last["waived"]), (to_do, counts["waived"]))
        bulletin = self.write("bulletin", "--period", "2017", "--out", "y.md")
        row = next(line for line in bulletin.splitlines() if line.startswith("| 槐林镇人民政府 | 2 |"))
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        self.assertEqual(cells[6:8], [str(counts["rectified"]), str(to_do)])
        self.write("assess", "--year", "2017", "--out", "a.xlsx")
        sheet = openpyxl.load_workbook(self.folder / "a.xlsx", data_only=True).worksheets[0]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        titles = next(row for row in rows if row[0] == "单位")
        assessed = dict(zip(titles, next(row for row in rows if row[0] == "槐林镇人民政府")))
        self.assertEqual(assessed["发现"], sum(counts.values()))
        self.assertEqual(assessed["未整改"], to_do)
        self.assertEqual(assessed["按期整改"] + assessed["逾期整改"], counts["rectified"])
        self.assertEqual(assessed["其中复发"], counts["reopened"])

    def test_history_tells_the_months(self):
        months = {line["month"]: line for line in self.history()}
        self.assertEqual(sorted(months), ["2017-11", "2017-12"])
        self.assertEqual([months["2017-11"][key] for key in ("runs", "fresh", "fixed", "remaining")], [2, 8, 4, 3])
        self.assertEqual([months["2017-12"][key] for key in ("carried", "reopened", "fixed", "remaining")], [3, 2, 0, 5])
        self.assertIn("2017-12", self.expect(0, "track", "history", *LEDGER, *TODAY, "--lang", "en").stdout)
        self.expect_refusal("track", "history", *LEDGER, "--unit", "nobody", naming="nobody")

    def test_a_column_with_many_people_goes_offline_first(self):
        text = self.write("takedown", "--over", "4", "--out", "t.csv")
        rows = list(csv.reader(text.lstrip("\ufeff").splitlines()))
        self.assertEqual([row[2] for row in rows[1:]], ["（未标明栏目）gk/huailin/", "（未标明栏目）gk/minzheng/"])
        self.assertEqual(rows[1][4:6], ["3", "9"])
        self.assertEqual(len(list(csv.reader(self.write("takedown", "--over", "100", "--out", "u.csv").splitlines()))), 1)
        self.write("takedown", "--out", "t.xlsx")
        self.assertEqual(openpyxl.load_workbook(self.folder / "t.xlsx").sheetnames, ["建议先行下线的栏目", "所涉页面和附件"])

    def test_no_value_leaves_in_any_document(self):
        for name in ("b.docx", "b.html", "b.md"):
            self.write("bulletin", "--period", "2017", "--out", name)
        self.write("rectification-report", "--unit", "huailin", "--out", "r.docx")
        self.write("assess", "--year", "2017", "--out", "a.xlsx")
        self.write("takedown", "--over", "0", "--out", "t.xlsx")
        for path in self.folder.glob("*.*"):
            content = path.read_bytes()
            if path.suffix in (".docx", ".xlsx"):
                with zipfile.ZipFile(path) as package:
                    content = b"".join(package.read(name) for name in package.namelist())
            for number in (*range(1, 9), *range(20, 23), *range(40, 45), 60, 61):
                self.assertNotIn(resident_id(number).encode(), content, path.name)
                self.assertNotIn(mobile(number).encode(), content, path.name)
            if path.suffix != ".toml":
                self.assertEqual(path.stat().st_mode & 0o077, 0, path.name)

    def test_a_page_is_well_formed_and_loads_nothing(self):
        text = self.write("bulletin", "--period", "2017-12", "--out", "b.html")
        page = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
        tree = page.parse(text)
        self.assertEqual([error for _, error, _ in page.errors], [])
        self.assertEqual(len(tree.findall(".//{http://www.w3.org/2000/svg}svg")), 1)
        self.assertEqual(len(tree.findall(".//{http://www.w3.org/2000/svg}circle")), 8)  # four lines, two months
        self.assertEqual([tag for tag in ("script", "img", "link", "iframe") if tree.find(f".//{tag}") is not None], [])
        self.assertGreaterEqual(len(tree.findall(".//table")), 6)

    def convert(self, form: str, *names: str) -> None:
        """By LibreOffice, into the folder `converted`."""
        subprocess.run([SOFFICE, f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", form, "--outdir", "converted", *names],
                       cwd=self.folder, capture_output=True, timeout=TIME_LIMIT, check=True)

    def computed(self, book: openpyxl.Workbook) -> openpyxl.Workbook:
        """What LibreOffice makes of its formulas: openpyxl writes no cached values."""
        book.save(self.folder / "bare.xlsx")
        self.convert("xlsx:Calc MS Excel 2007 XML", "bare.xlsx")
        return openpyxl.load_workbook(self.folder / "converted/bare.xlsx", data_only=True)

    def test_a_word_processor_opens_them(self):
        for language in ("zh", "en"):
            self.write("bulletin", "--period", "2017-12", "--out", f"b-{language}.docx", "--lang", language)
            self.write("rectification-report", "--unit", "huailin", "--out", f"r-{language}.docx", "--lang", language)
        document = docx.Document(str(self.folder / "b-zh.docx"))
        self.assertEqual("".join(document.paragraphs[0].text.split()), "关于2017年12月个人信息泄露问题排查整改情况的通报")
        headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
        self.assertEqual([heading[0] for heading in headings], list("一二三四五六七八"))
        for table in document.tables:
            self.assertIn("w:tblHeader", table.rows[0]._tr.xml)
        self.assertAlmostEqual(document.sections[0].page_width.mm, 210, 1)
        forms = [[cell.text for cell in table.rows[0].cells] for table in docx.Document(str(self.folder / "r-zh.docx")).tables]
        self.assertEqual(sum(first_row[:2] == ["单位", "槐林镇人民政府"] for first_row in forms), 1)
        names = sorted(path.name for path in self.folder.glob("*.docx"))
        self.convert("pdf", *names)
        for name in names:
            text = subprocess.run(["pdftotext", "-layout", f"converted/{name[:-5]}.pdf", "-"], cwd=self.folder, capture_output=True,
                                  check=True).stdout.decode()
            self.assertIn("槐林镇人民政府", "".join(text.split()), name)
            self.assertIn("—1—", "".join(text.split()), name)

    def test_a_spreadsheet_computes_what_is_written(self):
        self.write("assess", "--year", "2017", "--out", "a.xlsx")
        written = openpyxl.load_workbook(self.folder / "a.xlsx", data_only=True)
        formulas = openpyxl.load_workbook(self.folder / "a.xlsx")
        parameter = next(cell for row in formulas.worksheets[0].iter_rows() for cell in row if cell.value == 60)
        computed = self.computed(formulas)
        checked = 0
        for row in formulas.worksheets[0].iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                mine, theirs = (book.worksheets[0][cell.coordinate].value for book in (written, computed))
                if isinstance(mine, str):
                    self.assertEqual(mine, theirs, cell.coordinate)
                else:
                    self.assertAlmostEqual(mine, theirs, 9, cell.coordinate)
                checked += 1
        self.assertGreater(checked, 60)
        parameter.value = 0
        changed = self.computed(formulas).worksheets[0]
        sentence = next(cell.value for row in changed.iter_rows() for cell in row if str(cell.value).startswith("得分＝"))
        self.assertIn("按期整改率×0＋", sentence)

    def test_what_is_missing_is_asked_for(self):
        self.expect_refusal("track", "bulletin", *LEDGER, "--out", "b.docx", naming="--period")
        self.expect_refusal("track", "bulletin", *LEDGER, "--period", "2017-11", naming="--out")
        self.expect_refusal("track", "bulletin", *LEDGER, "--period", "2017-11", "--out", "b.pdf", naming=".docx .html .md")
        self.expect_refusal("track", "bulletin", *LEDGER, "--period", "2017-13", "--out", "b.md", naming="2017-13")
        self.expect_refusal("track", "rectification-report", *LEDGER, "--out", "b.docx", naming="--unit")
        self.expect_refusal("track", "rectification-report", *LEDGER, "--unit", "nobody", "--out", "b.docx", naming="nobody")
        self.expect_refusal("track", "assess", *LEDGER, "--out", "b.xlsx", naming="--year")
        self.expect_refusal("track", "assess", *LEDGER, "--year", "2017", "--out", "b.docx", naming=".xlsx")
        self.expect_refusal("track", "takedown", *LEDGER, naming="--out")
        self.assertEqual([path.name for path in self.folder.glob("b.*")], [])


main()

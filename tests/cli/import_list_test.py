"""track import-list: the lists of units as they come back, and what the next lists show of them."""

import csv
import io

import openpyxl

from feed_rules import problems
from harness import CommandTest, main, mobile, resident_id, roster

LEDGER = ("--ledger", "sqlite:site.db")
UNITS = '[[unit]]\nid = "minzheng"\nname = "澄湖市民政局"\ncontact = "0551-62300118"\nclaims = ["mz/"]\n'


class Loop(CommandTest):
    """A scan with a ledger, whose list of the civil affairs office is then sent back."""

    def setUp(self):
        super().setUp()
        self.given({"site/units.toml": UNITS, "site/mz/低保.html": roster(3), "site/mz/优抚.html": roster(2, 50)})

    def scan(self, day: str, out: str) -> None:
        self.expect(1, "scan", "site", "--out", out, "--as-of", day, "--quiet", *LEDGER)

    def the_list(self, out: str) -> openpyxl.Workbook:
        path, = (self.folder / out / "lists").glob("minzheng*.xlsx")
        return openpyxl.load_workbook(path)

    def header_row(self, sheet) -> int:
        return next(row for row in range(1, 20) if "问题编号" in [cell.value for cell in sheet[row]])

    def rows(self, out: str) -> list[dict]:
        sheet = self.the_list(out)["整改清单"]
        start = self.header_row(sheet)
        names = [cell.value for cell in sheet[start]]
        return [dict(zip(names, (cell.value for cell in row))) for row in sheet.iter_rows(min_row=start + 1) if row[1].value]

    def entries(self) -> dict[str, str]:
        """Number -> what track show says."""
        return {row["问题编号"]: self.expect(0, "track", "show", row["问题编号"], *LEDGER).stdout for row in self.rows("one")}

    def send_back(self, rows: list[list], name: str = "back.xlsx") -> None:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(self.folder / name)

    def import_list(self, code: int = 0, name: str = "back.xlsx", day: str = "2017-12-01") -> str:
        return self.expect(code, "track", "import-list", name, "--as-of", day, *LEDGER).stdout


class AnswersOfUnits(Loop):
    def test_what_a_unit_fills_in_stands_in_the_next_list(self):
        self.scan("2017-11-20", "one")
        book = self.the_list("one")
        sheet = book["整改清单"]
        start = self.header_row(sheet)
        column = {cell.value: cell.column for cell in sheet[start]}
        for field, text in (("责任人", "张科长"), ("整改措施", "已撤下页面"), ("整改后链接", "http://mz.example.gov.cn/new.html"), ("状态", "误报")):
            sheet.cell(start + 1, column[field]).value = text
        number = sheet.cell(start + 1, column["问题编号"]).value
        book.save(self.folder / "back.xlsx")
        said = self.import_list()
        self.assertIn("导入 1 条", said)
        self.assertIn(f"track dispute {number}", said)
        self.assertIn("导入 0 条", self.import_list())  # the same again is nothing new
        self.scan("2017-12-04", "two")
        row = next(row for row in self.rows("two") if row["问题编号"] == number)
        self.assertEqual([row[field] for field in ("责任人", "整改措施", "整改后链接", "状态")],
                         ["张科长", "已撤下页面", "http://mz.example.gov.cn/new.html", "误报"])
        self.assertEqual(row["联系方式"], "0551-62300118")
        self.assertIn("2017-12-01 误报", row["备注"])
        # The list of the second run comes back untouched.
        path, = (self.folder / "two/lists").glob("minzheng*.xlsx")
        self.assertIn("导入 0 条", self.import_list(name=str(path)))

    def test_a_state_closes_nothing_and_a_later_scan_contradicts_it(self):
        self.scan("2017-11-20", "one")
        first = self.rows("one")[0]
        answer = [["问题编号", "状态", "最近复查"], [first["问题编号"], "已整改完毕", first["最近复查"]]]
        self.send_back(answer)
        self.assertIn("须由下次扫描证实", self.import_list())
        self.assertIn("fresh", self.expect(0, "track", "list", "--format", "json", *LEDGER).stdout)
        self.scan("2017-12-04", "two")
        row = next(row for row in self.rows("two") if row["问题编号"] == first["问题编号"])
        self.assertEqual(row["状态"], "未整改")
        self.assertIn("已整改，本次扫描仍发现", row["备注"])
        self.send_back([answer[0] + ["整改措施"], answer[1] + ["撤下"]])
        said = self.import_list(1, day="2017-12-05")
        self.assertIn("2017-12-04 的扫描仍然发现", said)

    def test_columns_are_moved_renamed_added_rows_sorted_and_titles_put_above(self):
        self.scan("2017-11-20", "one")
        numbers = [row["问题编号"] for row in self.rows("one")]
        self.assertEqual(len(numbers), 4)
        table = [["整改情况反馈表"], [], ["填报单位：民政局"], ["是否整改", "整改完成时间", "处理情况", "*问题编号（勿改）"]]
        table += [["是", "2017-11-30", f"处理{at}", number] for at, number in reversed(list(enumerate(numbers)))]
        self.send_back(table + [["合计", "", "4条"], ["填报人：王某"]])
        said = self.import_list()
        self.assertIn("导入 4 条", said)
        self.assertIn("整改完成时间", said)
        for at, number in enumerate(numbers):
            self.assertIn(f"处理{at}", self.entries()[number])

    def test_merged_and_hidden_rows_and_a_second_sheet_are_read(self):
        self.scan("2017-11-20", "one")
        numbers = [row["问题编号"] for row in self.rows("one")]
        book = openpyxl.Workbook()
        sheet = book.active
        for row in [["问题编号", "责任人", "整改措施"], *[[number, "", ""] for number in numbers[:3]]]:
            sheet.append(row)
        sheet.merge_cells("B2:B4")
        sheet.merge_cells("C2:C3")
        sheet["B2"], sheet["C2"] = "李科", "撤下"
        sheet.row_dimensions[3].hidden = True
        other = book.create_sheet("补充")
        other.append(["整改措施", "问题编号"])
        other.append(["重新发布", numbers[3]])
        book.save(self.folder / "back.xlsx")
        self.assertIn("导入 4 条", self.import_list())
        entries = self.entries()
        for number in numbers[:3]:
            self.assertIn("李科", entries[number])
        self.assertIn("撤下", entries[numbers[1]])
        self.assertNotIn("撤下", entries[numbers[2]])
        self.assertIn("重新发布", entries[numbers[3]])

    def test_csv_and_old_excel_come_back_as_well(self):
        self.scan("2017-11-20", "one")
        number = self.rows("one")[0]["问题编号"]
        text = io.StringIO()
        csv.writer(text).writerows([["序号", "问题编号", "责任单位", "整改措施", "状态"], ["1", number, "民政局", "撤下", "整改中"]])
        (self.folder / "back.csv").write_bytes(text.getvalue().encode("gbk"))
        self.assertIn("导入 1 条", self.import_list(name="back.csv"))
        import xlwt
        book = xlwt.Workbook()
        sheet = book.add_sheet("清单")
        for column, (header, value) in enumerate([("问题编号", number), ("整改措施", "重新发布")]):
            sheet.write(0, column, header)
            sheet.write(1, column, value)
        book.save(str(self.folder / "back.xls"))
        self.assertIn("导入 1 条", self.import_list(name="back.xls"))
        self.assertIn("重新发布", self.entries()[number])

    def test_rows_that_fit_no_entry_are_said_with_their_place(self):
        self.scan("2017-11-20", "one")
        row = self.rows("one")[0]
        self.send_back([["问题编号", "附件", "问题类型", "整改措施"], ["ffffffffffff", "other.html", "手机号码", "撤下"],
                        ["", row["附件（含压缩包内路径）"], row["问题类型"], "由页面认出"]])
        said = self.import_list(3)
        self.assertIn("Sheet 第2行：台账中没有问题编号“ffffffffffff”", said)
        self.assertIn("导入 1 条", said)
        self.assertIn("由页面认出", self.entries()[row["问题编号"]])

    def test_personal_values_in_notes_do_not_enter_the_ledger(self):
        self.scan("2017-11-20", "one")
        number = self.rows("one")[0]["问题编号"]
        self.send_back([["问题编号", "整改措施", "联系方式", "备注"], [number, f"已删除 {resident_id(7)}", mobile(7), f"本人电话 {mobile(8)}"]])
        self.assertIn("脱敏", self.import_list())
        content = b"".join(path.read_bytes() for path in self.folder.glob("site.db*"))
        for value in (resident_id(7), mobile(7), mobile(8)):
            self.assertNotIn(value.encode(), content)
        self.assertIn("已删除 34", self.entries()[number])

    def test_a_file_without_a_list_is_refused(self):
        self.scan("2017-11-20", "one")
        self.send_back([["姓名", "部门"], ["王*", "办公室"]])
        self.expect_refusal("track", "import-list", "back.xlsx", *LEDGER, naming="back.xlsx")
        self.expect_refusal("track", "import-list", "none.xlsx", *LEDGER, naming="none.xlsx")


class Feeds(Loop):
    def test_every_feed_of_a_real_ledger_follows_the_rules_of_its_tracker(self):
        self.scan("2017-11-20", "one")
        self.given({"site/mz/优抚.html": "<html><body>已撤下</body></html>"})
        self.scan("2017-12-04", "two")
        for tracker in ("sarif", "defectdojo", "gitlab", "jira", "redmine", "zentao"):
            for language in ("zh", "en"):
                name = f"{tracker}-{language}"
                self.expect(0, "track", "export", "--to", tracker, "--out", name, "--lang", language, "--as-of", "2017-12-31", *LEDGER)
                self.expect(0, "track", "export", "--to", tracker, "--out", "again", "--lang", language, "--as-of", "2017-12-31", *LEDGER)
                text = (self.folder / name).read_bytes()
                self.assertEqual(problems(tracker, text.decode()), [], name)
                self.assertEqual((self.folder / "again").read_bytes(), text)
        self.assertIn('"baselineState":"absent"', (self.folder / "sarif-zh").read_text())
        self.expect(0, "track", "export", "--to", "redmine", "--out", "open.csv", "--standing", "open", *LEDGER)
        self.assertEqual(len(list(csv.reader(io.StringIO((self.folder / "open.csv").read_text())))), 3)

    def test_the_log_of_a_scan_compares_with_the_ledger(self):
        self.scan("2017-11-20", "one")
        self.given({"site/mz/新增.html": roster(1, 90)})
        self.expect(1, "scan", "site", "--out", "two", "--format", "sarif", "--as-of", "2017-12-04", "--quiet", *LEDGER)
        text = (self.folder / "two/findings.sarif").read_text()
        self.assertEqual(problems("sarif", text), [])
        self.assertEqual(text.count('"baselineState":"unchanged"'), 4)
        self.assertEqual(text.count('"baselineState":"new"'), 2)


main()

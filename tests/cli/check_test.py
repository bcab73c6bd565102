"""leakscan check: the gate before publication."""

import io
import json
import zipfile

from harness import BROKEN_ZIP, CLEAN, CommandTest, main, mobile, resident_id, roster


class Check(CommandTest):
    def findings_of(self, output: str) -> list[dict]:
        return [line for line in map(json.loads, output.splitlines()) if line["type"] == "finding"]

    def test_a_line_for_each_finding_with_place_kind_and_mask(self):
        value = resident_id(5)
        self.given({"a.html": f"<meta charset='utf-8'>\n<p>申请人王小明，身份证号：{value}</p>\n"})
        result = self.expect(1, "check", "a.html")
        self.assertEqual(result.stdout.splitlines()[0], "a.html")
        self.assertIn("公民身份号码，第2行", result.stdout)
        self.assertIn(f"{value[:2]}*************{value[-3:]}", result.stdout)
        self.assertNotIn(value, result.stdout + result.stderr)

    def test_exit_codes(self):
        self.given({"a.html": CLEAN, "b.zip": BROKEN_ZIP})
        self.expect(0, "check", "a.html")
        self.expect(3, "check", "a.html", "b.zip")

    def test_nothing_is_written(self):
        self.given({"a.html": roster(1)})
        self.expect(1, "check", "a.html")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["a.html", "state"])

    def test_standard_input(self):
        result = self.expect(1, "check", "-", "--format", "json", stdin=roster(1))
        self.assertEqual({finding["document"]["path"] for finding in self.findings_of(result.stdout)}, {"-"})
        self.expect(0, "check", "-", stdin=CLEAN)
        self.expect(0, "check", "-", stdin=b"")

    def test_standard_input_holds_an_archive(self):
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w") as archive:
            archive.writestr("list.html", roster(1))
        result = self.expect(1, "check", "-", "--format", "json", stdin=memory.getvalue())
        self.assertEqual({finding["document"]["path"] for finding in self.findings_of(result.stdout)}, {"-!list.html"})

    def test_standard_input_beyond_the_limit_is_a_skip_that_names_it(self):
        result = self.expect(3, "check", "-", "--format", "json", "--max-document", "1000", stdin=roster(50))
        skips = [line for line in map(json.loads, result.stdout.splitlines()) if line["type"] == "skip"]
        self.assertEqual([(skip["document"]["path"], skip["fault"]) for skip in skips], [("-", "too_large")])
        self.assertIn("--max-document", skips[0]["note"])

    def test_context_that_the_file_lacks(self):
        self.given({"a.csv": f"姓名,手机\n王小明,{mobile(1)}\n"})
        result = self.expect(1, "check", "a.csv", "--format", "json", "--url", "https://mz.example.gov.cn/a.csv", "--column", "公示公告",
                             "--unit", "市民政局", "--published", "2017年11月20日")
        finding = self.findings_of(result.stdout)[0]
        self.assertEqual(finding["document"]["url"], "https://mz.example.gov.cn/a.csv")
        self.assertEqual(finding["document"]["column"], "公示公告")
        self.assertEqual(finding["document"]["published"], "2017-11-20")
        self.assertEqual(finding["unit"]["by"], "--unit")

    def test_sarif_is_json(self):
        self.given({"a.html": roster(1)})
        log = json.loads(self.expect(1, "check", "a.html", "--format", "sarif").stdout)
        self.assertEqual(log["version"], "2.1.0")
        self.assertEqual(len(log["runs"][0]["results"]), 2)

    def test_quiet_leaves_the_exit_code(self):
        self.given({"a.html": roster(1)})
        result = self.expect(1, "check", "a.html", "-q")
        self.assertEqual((result.stdout, result.stderr), ("", ""))


main()

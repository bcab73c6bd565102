"""report, patterns, explain, text, doctor and help."""

import json
import re

from harness import BROKEN_ZIP, CommandTest, main, mobile, resident_id, roster


class Report(CommandTest):
    def test_lists_are_written_again_in_another_format_and_language(self):
        self.given({"site/a.html": roster(3)})
        self.expect(1, "scan", "site", "--format", "jsonl")
        before = (self.folder / "leakscan-out/findings.jsonl").read_bytes()
        result = self.expect(0, "report", "leakscan-out", "--format", "xlsx,html,csv", "--lang", "en")
        self.assertIn("leakscan-out/", result.stdout)
        self.assertTrue(list((self.folder / "leakscan-out").rglob("*.xlsx")))
        self.assertEqual((self.folder / "leakscan-out/findings.jsonl").read_bytes(), before)

    def test_lists_written_again_are_the_lists(self):
        self.given({"site/a.html": roster(3), "site/b.zip": BROKEN_ZIP})
        self.expect(1, "scan", "site", "--format", "csv,html", "--as-of", "2018-05-04")
        first = self.everything_in("leakscan-out")
        self.expect(0, "report", "leakscan-out", "--format", "csv,html")
        self.assertEqual(self.everything_in("leakscan-out"), first)

    def test_findings_are_written_again_where_they_are_asked_for(self):
        self.given({"site/a.html": roster(3)})
        self.expect(1, "scan", "site", "--reveal")
        chinese = self.findings()
        result = self.expect(0, "report", "leakscan-out", "--format", "jsonl", "--lang", "en")
        self.assertIn("findings.jsonl", result.stdout)
        english = self.findings()
        self.assertTrue(all(finding["reason"].isascii() for finding in english), english)
        self.assertEqual([{**finding, "reason": ""} for finding in english], [{**finding, "reason": ""} for finding in chinese])
        self.expect(0, "report", "leakscan-out", "--format", "jsonl")
        self.assertEqual(self.findings(), chinese)

    def test_a_damaged_run_is_refused(self):
        self.given({"run/findings.jsonl": '{"type":"run","version":1\n'})
        self.expect_refusal("report", "run", naming="findings.jsonl:1")


class Patterns(CommandTest):
    def test_list_names_every_rule(self):
        self.assertRegex(self.expect(0, "patterns", "list").stdout, "(?m)^cn.resident-id\t")

    def test_show_prints_one_rule(self):
        self.assertIn("GB 11643", self.expect(0, "patterns", "show", "cn.resident-id").stdout)
        self.expect_refusal("patterns", "show", "cn.nothing", naming="cn.nothing")

    def test_check_passes_on_the_products_own(self):
        self.expect(0, "patterns", "check")

    def test_test_runs_one_rule(self):
        value = resident_id(9)
        result = self.expect(0, "patterns", "test", "cn.resident-id", f"身份证号：{value}")
        self.assertIn(value[-3:], result.stdout)
        self.assertNotIn(value, result.stdout)
        self.assertEqual(self.expect(0, "patterns", "test", "cn.resident-id", "没有号码").stdout, "")
        self.given({"a.txt": f"身份证号：{value}"})
        self.assertIn(value[-3:], self.expect(0, "patterns", "test", "cn.resident-id", "a.txt").stdout)

    def test_what_to_do_must_be_said(self):
        self.expect_refusal("patterns", naming="patterns")
        self.expect_refusal("patterns", "burn", naming="burn")
        self.expect_refusal("patterns", "show", naming="RULE")


class Explain(CommandTest):
    def explain(self, *arguments: str) -> str:
        return self.expect(0, "explain", *arguments, "--as-of", "2026-05-04").stdout

    def test_a_wrong_check_character_is_told_in_both_languages(self):
        value = resident_id(3)
        wrong = value[:-1] + ("0" if value[-1] != "0" else "1")
        chinese = self.explain(wrong, "--label", "身份证号")
        for part in [f"值：{wrong}", "标签：身份证号", "认定为", "行政区划代码 341504", f"校验码：应为 {value[-1]}，实为 {wrong[-1]}",
                     "结论（gov-2018，2026-05-04）：待核实", "疑似录入错误", "民法典第一千零三十四条"]:
            self.assertIn(part, chinese)
        english = self.explain(wrong, "--label", "身份证号", "--lang", "en")
        for part in [f"value: {wrong}", "Taken for", "region code 341504", f"check character: computed {value[-1]}, given {wrong[-1]}",
                     "Verdict (gov-2018, 2026-05-04): to review", "perhaps mistyped"]:
            self.assertIn(part, english)

    def test_what_is_not_reported_says_why(self):
        self.assertIn("不检出", self.explain(mobile(3), "--label", "项目编号"))
        self.assertIn("标签“项目编号”指向另一种编号", self.explain(mobile(3), "--label", "项目编号"))
        self.assertIn("no rule takes it for a candidate", self.explain("12345", "--lang", "en"))

    def test_the_policy_has_the_last_word(self):
        self.given({"ours.toml": f'name = "ours"\nbasis = "x"\n[[public_contact]]\nnumbers = ["{mobile(3)}"]\napproved_by = "办公室"\n'})
        self.assertIn("：须整改", self.explain(mobile(3), "--label", "手机"))
        self.assertIn("：可公开", self.explain(mobile(3), "--label", "手机", "--policy", "ours.toml"))
        self.assertIn("经批准公开的联系方式（办公室批准）", self.explain(mobile(3), "--label", "手机", "--policy", "ours.toml"))

    def test_the_column_comes_from_lines_or_from_the_column_of_a_table(self):
        ids = [resident_id(n) for n in range(1, 9)]
        self.given({"lines.txt": "\n".join(ids), "table.csv": "序号,编号,电话\n" + "".join(f"{n},{v},{mobile(n)}\n" for n, v in enumerate(ids)),
                    "serials.csv": "序号,编号\n" + "".join(f"{n},34150420150101{n:04d}\n" for n in range(10, 30))})
        for file in ["lines.txt", "table.csv"]:
            self.assertIn("同列 8 个值，形如身份证号的校验码通过 8 个，不通过 0 个", self.explain(ids[0], "--column", file))
        self.assertIn("这一列是流水号一类的编号", self.explain("341504201501010010", "--column", "serials.csv"))
        self.expect_refusal("explain", ids[0], "--column", "gone.csv", naming="gone.csv")

    def test_json_holds_the_same(self):
        value = resident_id(3)
        told = json.loads(self.explain(value, "--label", "身份证号", "--format", "json", "--lang", "en"))
        self.assertEqual((told["value"], told["label"], told["policy"]), (value, "身份证号", "gov-2018"))
        self.assertEqual([(f["kind"], f["verdict"]) for f in told["findings"]], [("resident_id", "leak")])
        self.assertIn(f"check character: computed {value[-1]}, given {value[-1]}", told["rules"][0]["steps"])
        self.expect_refusal("explain", value, "--format", "xml", naming="--format")

    def test_a_number_is_compared_with_the_codes_that_look_like_it(self):
        self.assertIn("统一社会信用代码（GB 32100）：校验码应为 3，实为 3，符合", self.explain("91350100M000100Y43"))


class Text(CommandTest):
    def test_what_the_matcher_sees_with_places_and_labels(self):
        self.given({"a.html": roster(1)})
        result = self.expect(0, "text", "a.html")
        cell = next(line for line in result.stdout.splitlines() if resident_id(1) in line)
        place, label, text = cell.split("\t")
        self.assertIn("row 2", place)
        self.assertEqual((label, text), ("身份证号", resident_id(1)))


class Doctor(CommandTest):
    def test_one_line_for_each_part(self):
        result = self.expect(0, "doctor", "--lang", "en")
        for part in ["patterns", "sandbox", "ICU", "libarchive", "PDF reader\tpoppler", r"workbooks\tlibxlsxwriter [\d.]+",
                     r"ledger on a server \(optional\)\tlibpq [\d.]+"]:
            self.assertRegex(result.stdout, f"(?m)^.*{part}")


class Help(CommandTest):
    def test_help_goes_to_stdout_in_both_languages(self):
        for command in [[], ["scan"], ["check"], ["report"], ["track"], ["patterns"], ["explain"], ["text"], ["doctor"]]:
            self.assertRegex(self.expect(0, *command, "--help").stdout, "[一-龥]")
            self.assertNotRegex(self.expect(0, *command, "--help", "--lang", "en").stdout, "[一-龥]")

    def test_help_of_track_says_what_each_sub_command_is_for(self):
        text = self.expect(0, "track", "--help", "--lang", "en").stdout
        refusal = self.expect(2, "track", "nothing", "--lang", "en").stderr
        for words in re.search(r"there are: (.*)\)", refusal).group(1).split(" | "):
            self.assertRegex(text, f"(?m)^  track {words}( [A-Z]+)? +\\S")

    def test_the_worker_is_hidden(self):
        self.assertNotIn("worker", self.expect(0, "--help", "--lang", "en").stdout)

    def test_version(self):
        self.assertRegex(self.expect(0, "--version").stdout, r"^leakscan \d+\.\d+\.\d+\n$")


main()

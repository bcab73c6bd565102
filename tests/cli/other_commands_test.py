"""report, patterns, explain, text, doctor and help."""

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
    def test_why_a_value_is_accepted_or_rejected(self):
        value = resident_id(3)
        accepted = self.expect(0, "explain", value, "--lang", "en").stdout
        self.assertIn("cn.resident-id", accepted)
        wrong = value[:-1] + ("0" if value[-1] != "0" else "1")
        self.assertNotEqual(self.expect(0, "explain", wrong, "--lang", "en").stdout, accepted)

    def test_a_label_counts(self):
        bare = self.expect(0, "explain", mobile(3)).stdout
        self.assertNotEqual(self.expect(0, "explain", mobile(3), "--label", "项目编号").stdout, bare)


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
        for part in ["patterns", "sandbox", "ICU", "libarchive", "PDF reader\tpoppler"]:
            self.assertRegex(result.stdout, f"(?m)^.*{part}")


class Help(CommandTest):
    def test_help_goes_to_stdout_in_both_languages(self):
        for command in [[], ["scan"], ["check"], ["report"], ["patterns"], ["explain"], ["text"], ["doctor"]]:
            self.assertRegex(self.expect(0, *command, "--help").stdout, "[一-龥]")
            self.assertNotRegex(self.expect(0, *command, "--help", "--lang", "en").stdout, "[一-龥]")

    def test_the_worker_is_hidden(self):
        self.assertNotIn("worker", self.expect(0, "--help", "--lang", "en").stdout)

    def test_version(self):
        self.assertRegex(self.expect(0, "--version").stdout, r"^leakscan \d+\.\d+\.\d+\n$")


main()

"""leakscan scan: what it reads, to whom documents go, where it writes, and that it says the same each time."""

import os
import stat
import zipfile

from harness import CLEAN, CommandTest, main, mobile, resident_id, roster


class Reading(CommandTest):
    def paths(self) -> list[str]:
        return sorted({finding["document"]["path"] for finding in self.findings()})

    def test_several_roots_carry_their_names(self):
        self.given({"one/site/a.html": roster(1), "two/site/b.html": roster(1)})
        self.expect(1, "scan", "one/site", "two/site")
        self.assertEqual(self.paths(), ["site/a.html", "site~2/b.html"])
        self.assertEqual(self.lines()[0]["roots"], ["site", "site~2"])

    def test_a_file_is_a_root_of_its_name(self):
        self.given({"deep/down/a.html": roster(1)})
        self.expect(1, "scan", str(self.folder / "deep/down/a.html"))
        self.assertEqual(self.paths(), ["a.html"])

    def test_files_from_a_list_with_odd_names(self):
        self.given({"a b.html": roster(1), "c\nd.html": roster(1), "list": "a b.html\r\n", "list0": b"c\nd.html\0"})
        self.expect(1, "scan", "--files-from", "list")
        self.assertEqual(self.paths(), ["a b.html"])
        self.expect(1, "scan", "--files-from", "list0", "-0", "--force")
        self.assertEqual(len(self.paths()), 1)

    def test_files_from_standard_input(self):
        self.given({"a.html": roster(1), "b.html": roster(1), "c.html": roster(1)})
        self.expect(1, "scan", "--files-from", "-", stdin="a.html\nb.html\n")
        self.assertEqual(self.paths(), ["a.html", "b.html"])

    def test_include_and_exclude(self):
        self.given({"site/gk/a.html": roster(1), "site/gk/b.txt": roster(1), "site/old/c.html": roster(1)})
        self.expect(1, "scan", "site", "--include", "**/*.html", "--exclude", "old")
        self.assertEqual(self.paths(), ["gk/a.html"])

    def test_links_are_not_followed_and_one_that_leads_out_is_told(self):
        self.given({"site/a.html": roster(1), "outside.html": roster(1)})
        os.symlink(self.folder / "site", self.folder / "site/loop")
        os.symlink(self.folder / "outside.html", self.folder / "site/out.html")
        self.expect(1, "scan", "site")
        self.assertEqual(self.paths(), ["a.html"])
        self.assertEqual([(skip["document"]["path"], skip["fault"]) for skip in self.skips()], [("out.html", "io")])

    def test_the_results_folder_inside_a_root_is_not_scanned(self):
        self.given({"site/a.html": roster(1)})
        self.expect(1, "scan", "site", "--out", "site/lists", "--reveal", "--format", "csv")
        self.expect(1, "scan", "site", "--out", "site/lists", "--force")
        self.assertEqual(self.summary("site/lists")["documents"], 1)

    def test_limits_end_in_a_skip(self):
        self.given({"site/a.txt": "x" * 5000})
        self.expect(3, "scan", "site", "--max-document", "1K")
        self.assertEqual([line["fault"] for line in self.skips()], ["too_large"])

    def test_documents_in_archives_have_their_path(self):
        with zipfile.ZipFile(self.folder / "a.zip", "w") as archive:
            archive.writestr("inner/list.html", roster(1))
        self.expect(1, "scan", "a.zip")
        self.assertEqual(self.paths(), ["a.zip!inner/list.html"])

    def test_the_patterns_are_found_from_any_working_directory(self):
        self.given({"site/a.html": roster(1)})
        self.expect(1, "scan", str(self.folder / "site"), "--out", str(self.folder / "leakscan-out"), cwd="/")


class Units(CommandTest):
    ROSTER = '[[unit]]\nid = "mz"\nname = "澄湖市民政局"\nclaims = ["gk/"]\n[[unit]]\nid = "da"\nname = "澄湖市档案局"\n'

    def test_units_toml_of_the_root_is_used_and_not_scanned(self):
        self.given({"site/units.toml": self.ROSTER, "site/gk/a.html": roster(1), "site/b.html": CLEAN})
        self.expect(1, "scan", "site")
        self.assertEqual({finding["unit"]["id"] for finding in self.findings()}, {"mz"})
        self.assertEqual({finding["unit"]["by"] for finding in self.findings()}, {"claim:gk/"})
        self.assertEqual(self.summary()["documents"], 2)

    def test_another_unit_file_and_several_roots(self):
        self.given({"who.toml": self.ROSTER, "site/gk/a.html": roster(1), "more/b.html": CLEAN})
        self.expect(1, "scan", "site", "more", "--units", "who.toml")
        self.assertEqual({finding["unit"]["id"] for finding in self.findings()}, {"mz"})

    def test_two_unit_files_must_be_chosen_from(self):
        self.given({"a/units.toml": self.ROSTER, "b/units.toml": self.ROSTER})
        self.expect_refusal("scan", "a", "b", naming="--units")

    def test_without_a_roster_the_page_names_its_unit(self):
        page = roster(1).replace("<title>", "<meta name='ContentSource' content='澄湖市民政局'><title>")
        self.given({"site/a.html": page})
        self.expect(1, "scan", "site")
        self.assertEqual({finding["unit"]["name"] for finding in self.findings()}, {"澄湖市民政局"})

    def test_what_nobody_claims_is_unassigned(self):
        self.given({"site/units.toml": self.ROSTER, "site/old/a.html": roster(1)})
        self.expect(1, "scan", "site")
        self.assertEqual({finding["unit"]["id"] for finding in self.findings()}, {"unassigned"})


class Writing(CommandTest):
    def setUp(self):
        super().setUp()
        self.given({"site/a.html": roster(1)})

    def test_another_run_is_not_overwritten(self):
        self.expect(1, "scan", "site")
        before = (self.folder / "leakscan-out/findings.jsonl").read_bytes()
        self.expect_refusal("scan", "site", naming="--force")
        self.assertEqual((self.folder / "leakscan-out/findings.jsonl").read_bytes(), before)
        self.expect(1, "scan", "site", "--force")
        self.expect(1, "scan", "site", "--out", "other")

    def test_what_is_written_is_private(self):
        self.expect(1, "scan", "site", "--out", "new/lists", "--format", "xlsx,html,csv,jsonl,sarif")
        for path in [self.folder / "new/lists", *(self.folder / "new/lists").rglob("*"), *(self.folder / "state").rglob("*")]:
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o700 if path.is_dir() else 0o600, path)

    def test_findings_are_always_written(self):
        self.expect(1, "scan", "site", "--format", "csv")
        self.assertTrue((self.folder / "leakscan-out/findings.jsonl").exists())

    def test_results_on_stdout_and_talk_on_stderr(self):
        result = self.expect(1, "scan", "site")
        self.assertRegex(result.stdout, "[一-龥]")
        self.assertIn("leakscan-out/", result.stdout)
        self.assertEqual(result.stderr, "")
        english = self.expect(1, "scan", "site", "--force", "--lang", "en")
        self.assertNotEqual(english.stdout, result.stdout)
        quiet = self.expect(1, "scan", "site", "--force", "-q")
        self.assertEqual((quiet.stdout, quiet.stderr), ("", ""))


class Privacy(CommandTest):
    FORMATS = ("--format", "xlsx,html,csv,jsonl,sarif")

    def setUp(self):
        super().setUp()
        self.given({"site/a.html": roster(20), "site/b.csv": f"姓名,身份证号\n王小明,{resident_id(77)}\n",
                    "site/c.html": f"<meta charset='utf-8'><!-- {resident_id(78)} --><p>联系人：王小明，手机 {mobile(79)}</p>"})
        self.values = [resident_id(n) for n in [*range(1, 21), 77, 78]] + [mobile(n) for n in [*range(1, 21), 79]]

    def test_no_raw_value_leaves_the_tool(self):
        result = self.expect(1, "scan", "site", "--all", "-v", *self.FORMATS)
        written = self.everything_in("leakscan-out") + result.stdout.encode() + result.stderr.encode()
        for value in self.values:
            self.assertNotIn(value.encode(), written)
        self.assertEqual({finding.get("value") for finding in self.findings()}, {None})

    def test_names_give_no_value_away(self):
        values = [resident_id(n) for n in range(80, 85)] + [mobile(86)]
        title, heading, file, member, key, sheetless = values
        self.given({f"site/王小明{file}.html": f"<meta charset='utf-8'><title>王小明（身份证号{title}）</title>"
                                               f"<table><tr><th>{heading}</th><th>手机</th></tr><tr><td>王小明</td><td>{sheetless}</td></tr></table>",
                    "site/list.json": f'{{"{key}": "联系电话 {sheetless}"}}'})
        with zipfile.ZipFile(self.folder / "site/a.zip", "w") as archive:
            archive.writestr(f"王小明{member}.html", roster(1))
            archive.writestr(f"王小明{member}.pdf", "%PDF-1.4")
        result = self.expect(1, "scan", "site", "--all", "-v", *self.FORMATS)
        written = self.everything_in("leakscan-out") + result.stdout.encode() + result.stderr.encode()
        for value in values:
            self.assertNotIn(value.encode(), written)
        self.assertIn("file_name", {finding["location"]["channel"] for finding in self.findings()})

    def test_reveal_writes_the_values(self):
        self.expect(1, "scan", "site", "--reveal", *self.FORMATS)
        self.assertEqual({finding["value"] for finding in self.findings()}, set(self.values))

    def test_people_are_counted_once(self):
        self.expect(1, "scan", "site/a.html")
        self.assertEqual(self.summary()["people"], 20)
        self.assertEqual(self.summary()["findings"]["leak"], 40)


class Repeatability(CommandTest):
    def setUp(self):
        super().setUp()
        self.given({f"site/{n % 3}/{n}.html": roster(n % 4, first=10 * n) for n in range(30)})
        with zipfile.ZipFile(self.folder / "site/a.zip", "w") as archive:
            for n in range(20):
                archive.writestr(zipfile.ZipInfo(f"{n}.html"), roster(1, first=900 + n))

    def results(self, out: str, *options: str) -> dict[str, bytes]:
        self.expect(1, "scan", "site", "--as-of", "2018-05-04", "--format", "html,csv,jsonl,sarif", "--out", out, *options)
        return {str(path.relative_to(self.folder / out)): path.read_bytes() for path in (self.folder / out).rglob("*") if path.is_file()}

    def test_the_number_of_workers_changes_no_byte(self):
        in_process = self.results("jobs0", "--jobs", "0")
        self.assertGreater(len(in_process), 3)
        for jobs in ["1", "4"]:
            self.assertEqual(self.results(f"jobs{jobs}", "--jobs", jobs), in_process, jobs)

    def test_the_date_of_the_run_is_what_it_is_told(self):
        self.assertEqual(self.results("first"), self.results("second"))

    def test_another_key_gives_other_identities(self):
        self.results("first", "--key", "one.key")
        self.results("second", "--key", "two.key")
        first = {finding["id"] for finding in self.findings("first")}
        self.assertTrue(first.isdisjoint({finding["id"] for finding in self.findings("second")}))


main()

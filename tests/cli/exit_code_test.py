"""Exit codes, each of the contract's, as a script sees them."""

import subprocess

from harness import BROKEN_ZIP, CLEAN, LEAKSCAN, CommandTest, main, roster


class ScanExitCode(CommandTest):
    def test_0_when_nothing_is_to_rectify_and_everything_was_read(self):
        self.given({"site/a.html": CLEAN})
        self.expect(0, "scan", "site")

    def test_0_for_an_empty_folder(self):
        (self.folder / "site").mkdir()
        self.expect(0, "scan", "site")

    def test_1_when_something_is_to_rectify(self):
        self.given({"site/a.html": roster(1)})
        self.expect(1, "scan", "site")

    def test_1_beats_3(self):
        self.given({"site/a.html": roster(1), "site/b.zip": BROKEN_ZIP})
        self.expect(1, "scan", "site")

    def test_3_when_something_could_not_be_read(self):
        self.given({"site/a.html": CLEAN, "site/b.zip": BROKEN_ZIP})
        self.expect(3, "scan", "site")
        self.assertEqual([line["document"]["path"] for line in self.skips()], ["b.zip"])

    def test_pictures_and_fonts_never_cause_3(self):
        self.given({"site/a.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "site/b.woff": b"wOFF" + b"\0" * 64})
        self.expect(0, "scan", "site")
        self.assertEqual(self.skips(), [])

    def test_fail_on_none_never_returns_1(self):
        self.given({"site/a.html": roster(1)})
        self.expect(0, "scan", "site", "--fail-on", "none")

    def test_fail_on_new_fails_once_for_what_is_found_again(self):
        self.given({"site/a.html": roster(1)})
        again = ("scan", "site", "--fail-on", "new", "--ledger", "sqlite:known.db", "--force")
        self.expect(1, *again)
        self.expect(0, *again)
        self.given({"site/a.html": roster(2)})
        self.expect(1, *again)
        self.expect(1, "scan", "site", "--ledger", "sqlite:known.db", "--force")

    def test_fail_on_new_asks_for_a_ledger(self):
        self.given({"site/a.html": roster(1)})
        self.expect_refusal("scan", "site", "--fail-on", "new", naming="--ledger")
        self.expect_refusal("check", "site/a.html", "--fail-on", "new", naming="--ledger")

    def test_fail_on_review_returns_1_for_what_a_person_must_look_at(self):
        self.given({"site/a.html": "<meta charset='utf-8'><table><tr><th>姓名</th><th>手机</th></tr>"
                                   "<tr><td>王小明</td><td>15400012345</td></tr></table>"})
        self.expect(0, "scan", "site")
        self.assertEqual([finding["verdict"] for finding in self.findings()], ["review"])
        self.expect(1, "scan", "site", "--fail-on", "review", "--force")


class Refusals(CommandTest):
    def setUp(self):
        super().setUp()
        self.given({"site/a.html": CLEAN})

    def test_unknown_things(self):
        self.expect_refusal("skan", naming="skan")
        self.expect_refusal("scan", "site", "--unknown", naming="--unknown")
        self.expect_refusal("scan", "site", "--fail-on", "leaks", naming="leaks")
        self.expect_refusal("scan", "site", "--format", "docx", naming="docx")
        self.expect_refusal("check", "site/a.html", "--format", "xlsx", naming="sarif")

    def test_no_command_at_all_points_to_the_help(self):
        self.assertIn("--help", self.expect(2).stderr)

    def test_missing_paths_are_named(self):
        self.expect_refusal("scan", naming="--help")
        self.expect_refusal("scan", "nowhere", naming="nowhere")
        self.expect_refusal("scan", "site", "--files-from", "list.txt", naming="list.txt")
        self.expect_refusal("check", "nowhere.html", naming="nowhere.html")
        self.expect_refusal("text", "nowhere.html", naming="nowhere.html")
        self.expect_refusal("report", "nowhere", naming="nowhere")

    def test_wrong_files_are_named_before_anything_is_written(self):
        self.given({"bad.toml": '[[unit]]\nid = "a"\nname = "甲"\nclaim = "x"\n', "policy.toml": "name = 3\n",
                    "more/x/broken.toml": "id = \n"})
        self.expect_refusal("scan", "site", "--units", "bad.toml", naming="bad.toml:4")
        self.expect_refusal("scan", "site", "--units", "none.toml", naming="none.toml")
        self.expect_refusal("scan", "site", "--policy", "policy.toml", naming="policy.toml:1")
        self.expect_refusal("scan", "site", "--policy", "no-such-policy", naming="no-such-policy")
        self.expect_refusal("scan", "site", "--patterns", "nowhere", naming="nowhere")
        self.expect_refusal("scan", "site", "--patterns", "more", naming="broken.toml:1")
        self.assertFalse((self.folder / "leakscan-out").exists())

    def test_a_full_disk_under_stdout(self):
        with open("/dev/full", "w") as full:
            result = subprocess.run([LEAKSCAN, "--help"], stdout=full, stderr=subprocess.PIPE, env=self.environment)
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"stdout", result.stderr)

    def test_a_results_folder_that_cannot_be_made(self):
        self.given({"file": "x"})
        self.expect_refusal("scan", "site", "--out", "file/out", naming="file")

    def test_english_messages_on_request(self):
        self.assertIn("no such file", self.expect(2, "scan", "nowhere", "--lang", "en").stderr)
        self.assertIn("没有这个文件", self.expect(2, "scan", "nowhere").stderr)

    def test_no_home_for_the_key_is_said_plainly(self):
        result = self.expect(2, "scan", "site", HOME="", XDG_STATE_HOME="")
        self.assertIn("--key", result.stderr)
        self.expect(0, "scan", "site", "--key", "my.key", HOME="", XDG_STATE_HOME="")


main()

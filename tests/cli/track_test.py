"""leakscan track: what it asks for and refuses. What becomes of entries is told in story_test.py."""

from harness import CommandTest, main


class Asking(CommandTest):
    def test_a_ledger_must_be_named_and_be_there(self):
        self.expect_refusal("track", "list", naming="--ledger")
        self.expect_refusal("track", "list", "--ledger", "sqlite:none.db", naming="none.db")
        self.assertFalse((self.folder / "none.db").exists())
        self.expect_refusal("track", "list", "--ledger", "mysql://x", naming="sqlite:FILE")

    def test_an_unknown_sub_command_names_those_there_are(self):
        self.expect_refusal("track", "shred", naming="dispute")
        self.expect_refusal("track", "show", naming="track show ID")
        self.expect_refusal("track", "list", "more", naming="track list")

    def test_who_takes_an_entry_off_the_list_says_who_and_why(self):
        self.expect_refusal("track", "waive", "aa", "--by", "李局", naming="--reason")
        self.expect_refusal("track", "dispute", "aa", "--reason", "x", naming="--by")
        self.expect_refusal("track", "assign", "aa", naming="--to")

    def test_an_export_says_to_what_and_where(self):
        self.expect_refusal("track", "export", "--out", "x", naming="defectdojo")
        self.expect_refusal("track", "export", "--to", "bugzilla", "--out", "x", naming="bugzilla")
        self.expect_refusal("track", "export", "--to", "jira", naming="--out")


main()

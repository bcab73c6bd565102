"""A ledger as a file and back: backup, export, import, between SQLite and PostgreSQL; and whose key it is."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))
from harness import CommandTest, main, roster  # noqa: E402
from postgres_server import PASSWORD, PostgresServer  # noqa: E402

AS_OF = ("--as-of", "2017-11-20")


class LedgerCopiesTest(CommandTest):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(PostgresServer())
        cls.databases = 0

    def new_database(self) -> str:
        type(self).databases += 1
        return self.server.new_database(f"copy{self.databases}")

    def given_a_ledger(self, ledger: str) -> None:
        self.given({"site/a.html": roster(3), "site/b.html": roster(2, first=20)})
        self.expect(1, "scan", "site", "--ledger", ledger, "--force", *AS_OF)
        entry = self.entries(ledger)[0]["id"]
        self.expect(0, "track", "waive", entry, "--by", "王主任", "--reason", "公示期内", "--until", "2017-12-31", "--ledger", ledger, *AS_OF)

    def entries(self, ledger: str) -> list[dict]:
        return [json.loads(line) for line in self.expect(0, "track", "list", "--format", "json", "--ledger", ledger, *AS_OF).stdout.splitlines()]

    def exported(self, ledger: str, *options: str) -> str:
        self.expect(0, "track", "ledger", "export", "--out", "export.jsonl", "--ledger", ledger, *options)
        return (self.folder / "export.jsonl").read_text()

    def test_a_ledger_goes_from_one_database_to_the_other_and_back_row_by_row(self):
        self.given_a_ledger("sqlite:first.db")
        before = self.exported("sqlite:first.db")
        header, *rows, end = [json.loads(line) for line in before.splitlines()]
        self.assertEqual((header["leakscan_ledger"], header["schema"], header["key"]), (1, 1, None))
        self.assertEqual(end, {"rows": len(rows)})
        self.assertLessEqual({"unit", "run", "unit_run", "entry", "finding", "event", "key_check"}, {row["table"] for row in rows})
        office = self.new_database()
        for ledger in (office, "sqlite:second.db"):
            self.expect(0, "track", "ledger", "import", "export.jsonl", "--ledger", ledger)
            self.assertEqual(self.exported(ledger), before)
        self.assertEqual(self.entries(office), self.entries("sqlite:first.db"))
        self.expect_refusal("track", "ledger", "import", "export.jsonl", "--ledger", office, naming="not empty")
        self.assertEqual(self.exported(office), before)

    def test_what_was_cut_short_or_changed_is_refused_with_its_line_and_leaves_nothing(self):
        self.given_a_ledger("sqlite:first.db")
        lines = self.exported("sqlite:first.db").splitlines(keepends=True)
        for content, place in (("".join(lines[:-1]), len(lines) - 1), ("".join(lines[:-2] + lines[-1:]), len(lines) - 1),
                               ("".join([lines[0], '{"table":"nothing"}\n', *lines[1:]]), 2),
                               ("".join([lines[0], '{"table":"unit","position":"x"}\n', *lines[1:]]), 2), ("", 0), ("{}\n", 1)):
            self.given({"bad.jsonl": content})
            self.expect_refusal("track", "ledger", "import", "bad.jsonl", "--ledger", "sqlite:second.db", naming=f"bad.jsonl:{place}")
        self.given({"good.jsonl": "".join(lines)})
        self.expect(0, "track", "ledger", "import", "good.jsonl", "--ledger", "sqlite:second.db")

    def test_the_key_goes_along_on_request_only_and_overwrites_no_other(self):
        self.given_a_ledger("sqlite:first.db")
        key = (self.folder / "first.db.key").read_text().strip()
        self.assertNotIn(key, self.exported("sqlite:first.db"))
        self.assertIn(key, self.exported("sqlite:first.db", "--with-key"))
        self.assertEqual((self.folder / "export.jsonl").stat().st_mode & 0o777, 0o600)
        self.expect(0, "track", "ledger", "import", "export.jsonl", "--ledger", "sqlite:second.db")
        self.assertEqual((self.folder / "second.db.key").read_text().strip(), key)
        self.assertEqual((self.folder / "second.db.key").stat().st_mode & 0o777, 0o600)
        self.given({"third.db.key": "0" * 64})
        self.expect_refusal("track", "ledger", "import", "export.jsonl", "--ledger", "sqlite:third.db", naming="third.db.key")
        self.assertEqual((self.folder / "third.db.key").read_text(), "0" * 64)
        self.expect(0, "track", "ledger", "import", "export.jsonl", "--ledger", "sqlite:third.db", "--key", "other.key")
        self.expect(1, "scan", "site", "--ledger", "sqlite:third.db", "--key", "other.key", "--out", "again", *AS_OF)

    def test_a_backup_is_a_ledger_again(self):
        self.given_a_ledger("sqlite:first.db")
        result = self.expect(0, "track", "ledger", "backup", "--out", "backup.db", "--ledger", "sqlite:first.db", "--lang", "en")
        self.assertIn("first.db.key", result.stderr)  # what is not in it
        self.assertFalse((self.folder / "backup.db.key").exists())
        self.assertEqual((self.folder / "backup.db").stat().st_mode & 0o777, 0o600)
        self.expect(0, "track", "ledger", "backup", "--out", "backup.db", "--ledger", "sqlite:first.db", "--with-key")
        self.assertEqual(self.exported("sqlite:backup.db"), self.exported("sqlite:first.db"))
        self.expect(1, "scan", "site", "--ledger", "sqlite:backup.db", "--out", "again", *AS_OF)
        office = self.new_database()
        self.expect(0, "track", "ledger", "import", "export.jsonl", "--ledger", office)
        self.expect(0, "track", "ledger", "backup", "--out", "office.jsonl", "--ledger", office)
        self.assertEqual((self.folder / "office.jsonl").read_text(), self.exported("sqlite:first.db"))

    def test_a_key_of_another_ledger_is_refused_unless_it_is_wanted(self):
        for ledger in ("sqlite:ledger.db", self.new_database()):
            with self.subTest(ledger):
                self.given_a_ledger(ledger)
                self.given({"stranger.key": "1" * 64 + "\n"})
                (self.folder / "stranger.key").chmod(0o600)
                before = self.exported(ledger)
                scan = ("scan", "site", "--ledger", ledger, "--key", "stranger.key", "--force", *AS_OF)
                result = self.expect(2, *scan, "--lang", "en")
                self.assertIn("stranger.key", result.stderr)
                self.assertIn("--new-key", result.stderr)
                self.assertEqual(self.exported(ledger), before)
                self.expect(1, *scan, "--new-key")
                self.expect(1, *scan)
                self.assertNotIn("rectified", {entry["standing"] for entry in self.entries(ledger)})

    def test_a_lost_key_is_not_made_anew(self):
        self.given_a_ledger("sqlite:ledger.db")
        (self.folder / "ledger.db.key").unlink()
        result = self.expect(2, "scan", "site", "--ledger", "sqlite:ledger.db", "--force", "--lang", "en", *AS_OF)
        self.assertIn("ledger.db.key", result.stderr)
        self.assertFalse((self.folder / "ledger.db.key").exists())
        self.expect(1, "scan", "site", "--ledger", "sqlite:ledger.db", "--force", "--new-key", *AS_OF)

    def test_no_output_holds_the_password_of_an_address(self):
        for address in (self.server.tcp_address(password=PASSWORD + "-wrong"), self.server.tcp_address("nothing", PASSWORD)):
            result = self.expect(2, "track", "list", "--ledger", address)
            self.assertNotIn("wört", result.stdout + result.stderr)
            self.assertNotIn("w%C3%B6rt", result.stdout + result.stderr)


main()

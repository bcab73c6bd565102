"""The rectification loop over many runs: what becomes of each entry when pages are fixed, moved, hidden, broken again or cannot be read.

Every test is a site, a list of runs one month apart, and what the ledger must say after each. After every run the figures of the summary,
of findings.jsonl and of `track list` are compared with each other.
"""

import io
import json
import os
import signal
import subprocess
import time
import zipfile

from harness import CLEAN, LEAKSCAN, CommandTest, main, mobile, resident_id, roster

LEDGER = "sqlite:ledger.db"
TO_DO = ("fresh", "open", "reopened")


def table(ids: list[int], label: str = "身份证号", first_column: str = "姓名", title: str = "低保名单", more: str = "") -> str:
    """A page with a column of identity numbers, and nothing else to find."""
    rows = "".join(f"<tr><td>王小明</td><td>{resident_id(n)}</td></tr>\n" for n in ids)
    return (f"<html><head><meta charset='utf-8'><title>{title}</title></head><body>{more}<table>\n"
            f"<tr><th>{first_column}</th><th>{label}</th></tr>\n{rows}</table></body></html>\n")


def archive(members: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def warc(pages: dict[str, str]) -> bytes:
    records = b""
    for url, page in pages.items():
        body = page.encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        records += (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2017-11-20T00:00:00Z\r\n"
                    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n").encode() + answer + b"\r\n\r\n"
    return records


# So many pages without findings that no site of these tests looks as if its mirror had failed.
REST = {f"site/rest/{n}.html": CLEAN.replace("今日", f"今日第{n}次") for n in range(8)}


class Story(CommandTest):
    def setUp(self):
        super().setUp()
        self.month = 0
        self.given(REST)

    @property
    def day(self) -> str:
        return f"{2017 + self.month // 12}-{self.month % 12 + 1:02d}-10"

    def scan(self, *arguments: str, roots: tuple[str, ...] = ("site",)) -> list[dict]:
        """The next month's run. Returns the entries of the ledger after it, and checks that all that was printed agrees with them."""
        self.month += 1
        result = self.run_command("scan", *roots, "--ledger", LEDGER, "--as-of", self.day, "--force", "--lang", "en", *arguments)
        self.assertIn(result.returncode, (0, 1, 3), result.stderr)
        self.talk = result.stderr
        entries = self.entries()
        count = lambda *standings: sum(entry["standing"] in standings for entry in entries)
        run = self.lines()[0]["lists"]["ledger"]
        figures = run["figures"]
        self.assertEqual(figures["fresh"] + figures["open"] + figures["reopened"] + figures["unverified"], count(*TO_DO))
        self.assertEqual((figures["waived"], figures["disputed"]), (count("waived"), count("disputed")))
        self.assertEqual(figures["rectified"], sum(entry["rectified_on"] == self.day for entry in entries))
        self.assertEqual(figures["removed"], sum(entry["rectified_on"] == self.day and entry["removed"] for entry in entries))
        words = (f"ledger: new {figures['fresh']}, still open {figures['open']}, reopened {figures['reopened']}, rectified {figures['rectified']}"
                 f" (of which removed {figures['removed']}), waived {figures['waived']}, false alarms {figures['disputed']}, "
                 f"not verified {figures['unverified']}")
        self.assertIn(words, result.stdout)
        standing = {entry["id"]: entry["standing"] for entry in entries}
        for line in run["lines"]:
            self.assertEqual(line["standing"], standing[line["id"]])
        for entry in run["unverified"]:
            self.assertIn(standing[entry["id"]], TO_DO)
        return entries

    def entries(self) -> list[dict]:
        shown = self.expect(0, "track", "list", "--ledger", LEDGER, "--format", "json", "--as-of", self.day)
        return [json.loads(line) for line in shown.stdout.splitlines()]

    def standings(self) -> dict[str, str]:
        """By path; every document of these tests has one entry."""
        return {entry["document"]["path"]: entry["standing"] for entry in self.entries()}

    def only(self, entries: list[dict]) -> dict:
        self.assertEqual(len(entries), 1, [(entry["document"]["path"], entry["label"], entry["standing"]) for entry in entries])
        return entries[0]

    def events(self, entry: str) -> list[str]:
        shown = self.expect(0, "track", "show", entry, "--ledger", LEDGER, "--format", "json", "--as-of", self.day)
        return [event["event"] for event in json.loads(shown.stdout)["events"]]

    def remove(self, *names: str):
        for name in names:
            (self.folder / name).unlink()


class OneEntry(Story):
    def test_found_fixed_broken_again_and_fixed_for_good(self):
        self.given({"site/a.html": table([1, 2, 3])})
        first = self.only(self.scan())
        self.assertEqual((first["standing"], first["count"], first["people"], first["due"]), ("fresh", 3, 3, "2017-02-24"))
        self.assertEqual(self.only(self.scan())["standing"], "open")
        self.given({"site/a.html": table([2, 3])})
        partly = self.only(self.scan())
        self.assertEqual((partly["standing"], partly["count"], partly["first_seen"]), ("open", 2, first["first_seen"]))
        self.given({"site/a.html": CLEAN})
        done = self.only(self.scan())
        self.assertEqual((done["standing"], done["rectified_on"], done["removed"], done["count"]), ("rectified", self.day, False, 2))
        self.given({"site/a.html": table([2, 3])})
        again = self.only(self.scan())
        self.assertEqual((again["standing"], again["repeats"], again["rectified_on"]), ("reopened", 1, None))
        self.assertEqual(again["due"], "2017-06-23")
        self.assertEqual(self.only(self.scan())["standing"], "reopened")
        self.given({"site/a.html": CLEAN})
        self.assertEqual(self.only(self.scan())["standing"], "rectified")
        self.assertEqual(self.only(self.scan())["id"], first["id"])
        self.assertEqual(self.events(first["id"]), ["found", "changed", "rectified", "reopened", "rectified"])

    def test_the_same_list_in_another_form_is_the_same_entry(self):
        self.given({"site/a.html": table([1, 2, 3, 4])})
        first = self.only(self.scan())
        forms = {
            "rows in another order": table([4, 2, 1, 3]),
            "a row more above": table([9, 4, 2, 1, 3]),
            "written otherwise": table([1, 2, 3, 4, 9], more="<p>更新</p>").replace("<td>", "<td class='x'>\n "),
            "another label": table([1, 2, 3, 4, 9], label="证件号码"),
            "a column more before it": table([1, 2, 3, 4, 9], first_column="序号</th><th>姓名").replace("<tr><td>", "<tr><td>7</td><td>"),
        }
        for what, page in forms.items():
            with self.subTest(what):
                self.given({"site/a.html": page})
                now = self.only(self.scan())
                self.assertEqual((now["id"], now["standing"], now["first_seen"]), (first["id"], "open", first["first_seen"]))

    def test_hidden_instead_of_fixed_is_not_fixed(self):
        ids = " ".join(resident_id(n) for n in (1, 2, 3))
        hidden = {
            "comment": f"<html><head><meta charset='utf-8'></head><body><p>名单已撤。</p><!-- 身份证号：{ids} --></body></html>",
            "attribute": "<html><head><meta charset='utf-8'></head><body>" +
                         "".join(f"<p title='身份证号：{resident_id(n)}'>已撤</p>" for n in (1, 2, 3)) + "</body></html>",
            "hidden_element": table([1, 2, 3]).replace("<table>", "<table style='display:none'>"),
        }
        for channel, page in hidden.items():
            with self.subTest(channel):
                folder = f"site/{channel}"
                self.given({f"{folder}/a.html": table([1, 2, 3])})
                self.scan()
                first = next(entry for entry in self.entries() if entry["document"]["path"] == f"{channel}/a.html")
                self.given({f"{folder}/a.html": page})
                self.scan()
                now = self.only([entry for entry in self.entries() if entry["document"]["path"] == f"{channel}/a.html"])
                self.assertEqual((now["id"], now["standing"], now["channel"]), (first["id"], "open", channel))
                self.assertIn("hidden", self.events(first["id"]))
                self.given({f"{folder}/a.html": CLEAN})
                self.scan()
                self.assertEqual(self.standings()[f"{channel}/a.html"], "rectified")

    def test_moved_is_not_fixed(self):
        self.given({"site/a.html": table([1, 2, 3])})
        first = self.only(self.scan())
        moves = {"renamed": "site/b.html", "another folder": "site/gk/2017/b.html"}
        before = "site/a.html"
        for what, path in moves.items():
            with self.subTest(what):
                content = (self.folder / before).read_text()
                self.remove(before)
                self.given({path: content})
                now = self.only(self.scan())
                self.assertEqual((now["id"], now["standing"], now["document"]["path"]), (first["id"], "open", path.removeprefix("site/")))
                before = path
        self.remove(before)
        self.given({"site/c.html": table([3, 2, 1], more="<p>重新发布</p>")})
        self.assertEqual(self.only(self.scan())["id"], first["id"])
        self.assertEqual(self.events(first["id"]), ["found", "moved", "moved", "moved"])
        self.remove("site/c.html")
        gone = self.only(self.scan())
        self.assertEqual((gone["standing"], gone["removed"]), ("rectified", True))

    def test_a_page_that_changes_its_unit(self):
        roster_of = lambda unit: f"[[unit]]\nid = '{unit}'\nname = '{unit}局'\nclaims = ['gk/']\n"
        self.given({"site/gk/a.html": table([1, 2]), "site/units.toml": roster_of("minzheng")})
        self.assertEqual(self.only(self.scan())["unit"], "minzheng")
        self.given({"site/units.toml": roster_of("weisheng")})
        now = self.only(self.scan())
        self.assertEqual((now["unit"], now["standing"]), ("weisheng", "open"))
        self.assertIn("reassigned", self.events(now["id"]))
        self.assertEqual(self.expect(0, "track", "list", "--ledger", LEDGER, "--unit", "weisheng局", "--format", "json").stdout.count("\n"), 1)


class Rulings(Story):
    def test_a_waiver_covers_what_stood_there_until_its_last_day(self):
        self.given({"site/a.html": table([1, 2])})
        entry = self.only(self.scan())["id"]
        self.expect(0, "track", "waive", entry[:6], "--by", "李局", "--reason", "法定公示", "--until", "2017-05-10", "--ledger", LEDGER, "--as-of", self.day)
        self.assertEqual(self.only(self.scan("--fail-on", "new"))["standing"], "waived")
        self.given({"site/a.html": table([1, 2, 3])})
        reopened = self.only(self.scan())
        self.assertEqual((reopened["standing"], reopened["repeats"], reopened["ruled"]), ("reopened", 0, None))
        self.expect(0, "track", "waive", entry, "--by", "李局", "--reason", "补充", "--until", "2017-05-10", "--ledger", LEDGER, "--as-of", self.day)
        self.assertEqual(self.only(self.scan())["standing"], "waived")
        listed = lambda day: json.loads(self.expect(0, "track", "list", "--ledger", LEDGER, "--format", "json", "--as-of", day).stdout)["standing"]
        self.assertEqual((listed("2017-05-10"), listed("2017-05-11")), ("waived", "open"))
        self.assertEqual(self.only(self.scan())["standing"], "open")
        self.assertIn("ruling_ended", self.events(entry))

    def test_a_false_alarm_stays_one_and_a_new_value_is_none(self):
        self.given({"site/a.html": table([1])})
        entry = self.only(self.scan())["id"]
        self.expect(0, "track", "dispute", entry, "--by", "王科", "--reason", "样例", "--ledger", LEDGER, "--as-of", self.day)
        self.assertEqual(self.only(self.scan())["standing"], "disputed")
        self.expect(0, "scan", "site", "--ledger", LEDGER, "--force", "--as-of", self.day)
        self.given({"site/a.html": table([1, 2])})
        self.assertEqual(self.only(self.scan())["standing"], "reopened")
        self.given({"site/a.html": CLEAN})
        self.assertEqual(self.only(self.scan())["standing"], "rectified")
        self.expect_refusal("track", "waive", entry, "--by", "x", "--reason", "y", "--ledger", LEDGER, naming=entry)


class ProvesNothing(Story):
    def test_what_cannot_be_read_stays_open_and_on_the_list(self):
        self.given({"site/a.zip": archive({"a.html": table([1]), "b.html": table([2], title="二")}), "site/c.html": table([3], title="三")})
        self.scan()
        self.given({"site/a.zip": archive({"a.html": table([1]), "b.html": table([2])})[:150]})
        self.scan("--format", "csv,xlsx")
        self.assertEqual(self.standings(), {"a.zip!a.html": "fresh", "a.zip!b.html": "fresh", "c.html": "open"})
        listed = (self.folder / "leakscan-out/rectification.csv").read_text()
        self.assertEqual(listed.count("not verified this time"), 2)
        self.scan("--format", "html")
        page = (self.folder / "leakscan-out/overview.html").read_text()
        self.assertEqual((page.count("not verified this time ("), page.count("first found 2017-02-10")), (2, 3))
        self.scan("--format", "csv")
        written = (self.folder / "leakscan-out/rectification.csv").read_text()
        self.expect(0, "report", "leakscan-out", "--format", "csv", "--lang", "en")
        self.assertEqual((self.folder / "leakscan-out/rectification.csv").read_text(), written)

    def test_a_member_that_was_taken_out_of_an_archive_is_gone(self):
        self.given({"site/a.zip": archive({"a.html": table([1]), "b.html": table([2], title="二")})})
        self.scan()
        self.given({"site/a.zip": archive({"b.html": table([2], title="二")})})
        self.scan()
        self.assertEqual(self.standings(), {"a.zip!a.html": "rectified", "a.zip!b.html": "open"})

    def test_what_lay_outside_stays_as_it_was(self):
        self.given({"site/gk/a.html": table([1]), "site/b.html": table([2], title="二"), "other/c.html": table([3], title="三")})
        self.scan()
        for what, arguments, roots in (("excluded", ("--exclude", "b.html"), ("site",)), ("not included", ("--include", "gk/**"), ("site",)),
                                       ("a folder alone", (), ("site/gk",)), ("another site", (), ("other",))):
            with self.subTest(what):
                self.remove("site/b.html") if (self.folder / "site/b.html").exists() else None
                self.scan(*arguments, roots=roots)
                self.assertEqual(self.standings()["b.html"], "fresh")
        self.assertEqual(self.standings(), {"gk/a.html": "open", "b.html": "fresh", "c.html": "fresh"})
        self.scan()
        self.assertEqual(self.standings(), {"gk/a.html": "open", "b.html": "rectified", "c.html": "fresh"})

    def test_a_run_cut_short_closes_nothing(self):
        self.given({"site/a.html": table([1])})
        self.scan()
        self.remove("site/a.html")
        self.given({f"site/many/{n}.html": roster(300, n) for n in range(300)})
        started = subprocess.Popen([LEAKSCAN, "scan", "site", "--ledger", LEDGER, "--force", "--as-of", self.day, "--jobs", "1"], cwd=self.folder,
                                   env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.4)
        started.send_signal(signal.SIGINT)
        started.communicate(timeout=60)
        if started.returncode != 130:
            self.skipTest("the run was over before it could be interrupted")
        self.assertEqual(self.standings()["a.html"], "fresh")

    def test_a_folder_that_cannot_be_listed_closes_nothing(self):
        if os.geteuid() == 0:
            self.skipTest("root may list every folder")
        self.given({"site/gk/a.html": table([1])})
        self.scan()
        os.chmod(self.folder / "site/gk", 0)
        self.addCleanup(os.chmod, self.folder / "site/gk", 0o700)
        self.assertEqual(self.only(self.scan())["standing"], "fresh")

    def test_the_ledger_may_lie_within_the_site(self):
        self.given({"site/a.html": table([1])})
        for _ in range(2):
            self.expect(1, "scan", "site", "--ledger", "sqlite:site/ledger.db", "--force")
            self.assertEqual(self.summary()["documents"], 1 + len(REST))

    def test_an_empty_folder_where_a_mirror_was_closes_nothing(self):
        self.given({"site/a.html": table([1])})
        self.scan()
        for path in sorted((self.folder / "site").rglob("*.html")):
            path.unlink()
        entry = self.only(self.scan())
        self.assertEqual(entry["standing"], "fresh")
        self.assertIn("mirror had failed", self.talk)


class Sites(Story):
    def test_a_copy_in_another_folder_is_the_same_site(self):
        self.given({"site/a.html": table([1]), "site/b.html": table([2], title="二")})
        self.scan()
        os.rename(self.folder / "site", self.folder / "mirror-2017-12")
        self.remove("mirror-2017-12/b.html")
        self.scan(roots=("mirror-2017-12",))
        self.assertEqual(self.standings(), {"a.html": "open", "b.html": "rectified"})
        self.assertIn("mirror-2017-12", self.talk)

    def test_a_site_where_everything_got_another_name(self):
        self.given({"site/gk/a.html": table([1]), "site/gk/b.html": table([2], title="二")})
        self.scan()
        os.rename(self.folder / "site/gk", self.folder / "site/xxgk")
        os.rename(self.folder / "site/rest", self.folder / "site/news")
        self.given({"site/xxgk/b.html": CLEAN})
        self.scan()
        self.assertEqual(self.standings(), {"xxgk/a.html": "open", "gk/b.html": "rectified"})

    def test_folders_of_the_same_name_are_no_reason_to_take_two_sites_for_one(self):
        town = {f"town/www/{n}.html": CLEAN for n in range(7)}
        self.given({**{name.replace("site/", "city/www/"): page for name, page in REST.items()}, "city/www/index.html": table([1]), **town,
                    "town/www/index.html": table([2], title="二")})
        self.scan(roots=("city/www",))
        self.scan(roots=("town/www",))
        self.assertEqual({entry["root"]: entry["standing"] for entry in self.entries()}, {"www": "fresh", "www~2": "fresh"})

    def test_two_sites_in_one_ledger_close_nothing_of_each_other(self):
        self.given({"site/a.html": table([1]), "town/a.html": table([2], title="二"), **{f"town/{n}.html": CLEAN for n in range(8)}})
        self.scan()
        self.scan(roots=("town",))
        roots = {entry["root"]: entry["standing"] for entry in self.entries()}
        self.assertEqual(roots, {"site": "fresh", "town": "fresh"})
        self.remove("site/a.html")
        self.scan(roots=("site", "town"))
        roots = {entry["root"]: entry["standing"] for entry in self.entries()}
        self.assertEqual(roots, {"site": "rectified", "town": "open"})

    def test_a_part_of_a_known_site_keeps_its_entries(self):
        self.given({"site/gk/a.html": table([1]), "site/gk/b.html": table([2], title="二"), "site/gk/d/c.html": table([3], title="三")})
        self.scan()
        first = {entry["document"]["path"]: entry["id"] for entry in self.entries()}
        self.given({"site/gk/a.html": CLEAN})
        self.scan(roots=("site/gk",))
        self.scan(roots=("site/gk/b.html", "site/gk/d"))
        self.scan()
        self.assertEqual({entry["document"]["path"]: entry["id"] for entry in self.entries()}, first)
        self.assertEqual(self.standings(), {"gk/a.html": "rectified", "gk/b.html": "open", "gk/d/c.html": "open"})
        self.assertEqual(self.events(first["gk/b.html"]), ["found"])
        self.expect(0, "check", "site/gk/b.html", "--ledger", LEDGER, "--fail-on", "new")

    def test_a_known_folder_within_a_larger_site_keeps_its_entries(self):
        self.given({"site/gk/a.html": table([1]), "site/b.html": table([2], title="二")})
        self.scan(roots=("site/gk",))
        self.scan()
        self.assertEqual(self.standings(), {"a.html": "open", "b.html": "fresh"})

    def test_web_archives_of_every_month(self):
        page = {f"http://gov.example/{n}.html": CLEAN for n in range(4)}
        first, second = "http://gov.example/a.html", "http://gov.example/b.html"
        self.given({"crawl-11.warc": warc({**page, first: table([1]), second: table([2], title="二")})})
        self.scan(roots=("crawl-11.warc",))
        self.given({"crawl-12.warc": warc({**page, first: table([1])}), "other.warc": warc({"http://elsewhere.example/": CLEAN})})
        self.scan(roots=("other.warc",))
        self.assertEqual({entry["document"]["url"]: entry["standing"] for entry in self.entries()}, {first: "fresh", second: "fresh"})
        self.scan(roots=("crawl-12.warc",))
        self.assertEqual({entry["document"]["url"]: entry["standing"] for entry in self.entries()}, {first: "open", second: "rectified"})

    def test_the_same_page_under_two_addresses_is_one_entry_until_both_are_mended(self):
        page = table([1, 2])
        self.given({"site/a.html": page, "site/print/a.html": page})
        first = self.only(self.scan())
        self.given({"site/a.html": CLEAN})
        left = self.only(self.scan())
        self.assertEqual((left["id"], left["standing"]), (first["id"], "open"))
        self.given({"site/print/a.html": CLEAN})
        self.assertEqual(self.only(self.scan())["standing"], "rectified")


class Gate(Story):
    def test_only_what_is_new_stops_a_publication(self):
        self.given({"site/a.html": table([1, 2])})
        self.scan()
        gate = ("--ledger", LEDGER, "--fail-on", "new", "--as-of", self.day)
        self.expect(0, "check", "site/a.html", *gate)
        self.given({"draft.html": table([1, 2], title="草稿"), "new.html": table([1, 2, 3], title="草稿")})
        self.assertIn("nothing new", self.expect(0, "check", "draft.html", *gate, "--lang", "en").stdout)
        self.assertIn("does not know", self.expect(1, "check", "new.html", *gate, "--lang", "en").stdout)
        self.expect(1, "check", "draft.html", "--ledger", LEDGER)
        self.expect(1, "check", "-", *gate, stdin=table([7]))
        self.assertEqual(len(self.entries()), 1)
        self.expect(0, "scan", "site", *gate, "--force")
        self.given({"site/a.html": CLEAN})
        self.scan()
        self.expect(1, "check", "draft.html", *gate)

    def test_nothing_raw_enters_the_ledger_and_its_key_is_private(self):
        self.given({f"site/电话{mobile(7)}名单.html": table([1, 2], title=f"电话{mobile(7)}")})
        self.scan("--reveal")
        content = b"".join(path.read_bytes() for path in self.folder.glob("ledger.db*"))
        for secret in (resident_id(1), resident_id(2), mobile(7)):
            self.assertFalse(secret.encode() in content, secret)
        for name in ("ledger.db", "ledger.db.key"):
            self.assertEqual((self.folder / name).stat().st_mode & 0o777, 0o600)


main()

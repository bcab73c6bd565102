"""Web archives as wget writes them of a small site on the loopback interface; a page gives the same however it is packed."""

import gzip
import http.server
import subprocess
import tarfile
import threading
import urllib.parse
import zipfile
import zlib

from harness import CLEAN, CommandTest, main, resident_id, roster


def gbk(page: str) -> bytes:
    return page.replace("<meta charset='utf-8'>", "").encode("gb18030")


class Site(http.server.BaseHTTPRequestHandler):
    """One page for each thing that servers do to pages."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = urllib.parse.urlparse(self.path).path
        page = roster(2, 10 * len(path)).encode()
        answers = {
            "/": ("text/html", "".join(f"<a href='{name}'>{name}</a>" for name in sorted(set(answers_of) - {"/"})).encode(), []),
            "/plain.html": ("text/html; charset=utf-8", page, []),
            "/gbk.html": ("text/html; charset=gb2312", gbk(roster(2, 100)), []),
            "/packed.html": ("text/html", gzip.compress(page), [("Content-Encoding", "gzip")]),
            "/deflated.html": ("text/html", zlib.compress(page), [("Content-Encoding", "deflate")]),
            "/chunked.html": ("text/html", page, None),
            "/same.html": ("text/html; charset=utf-8", roster(2, 10 * len("/plain.html")).encode(), []),
            "/moved.html": ("text/html", b"", [("Location", "/plain.html")]),
            "/clean.html": ("text/html", CLEAN.encode(), []),
        }
        kind, body, fields = answers.get(path, ("text/plain", b"not here", []))
        self.send_response(302 if path == "/moved.html" else 200 if path in answers else 404)
        self.send_header("Content-Type", kind)
        for name, value in fields or []:
            self.send_header(name, value)
        self.send_header(*(("Transfer-Encoding", "chunked") if fields is None else ("Content-Length", str(len(body)))))
        self.end_headers()
        if fields is not None:
            return self.wfile.write(body)
        for at in range(0, len(body), 100):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(body[at : at + 100]), body[at : at + 100]))
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *_):
        pass


answers_of = ["/", "/plain.html", "/gbk.html", "/packed.html", "/deflated.html", "/chunked.html", "/same.html", "/moved.html", "/clean.html"]


class Wget(CommandTest):
    def setUp(self):
        super().setUp()
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.site = f"http://127.0.0.1:{server.server_port}/"

    def crawl(self, *options: str) -> None:
        """Mirrors the site with these options. wget answers 8 because a page is missing."""
        subprocess.run(["wget", "-q", "--no-proxy", "-r", "-e", "robots=off", "-P", "mirror", *options, self.site],
                       cwd=self.folder, timeout=60, check=False)

    def found(self) -> dict[str, set[str]]:
        """Address → the values found there."""
        values: dict[str, set[str]] = {}
        for finding in self.findings():
            values.setdefault(finding["document"]["url"], set()).add(finding["value"])
        return values

    def test_every_page_of_a_crawl_is_read(self):
        for options in (["--warc-file=crawl"], ["--warc-file=crawl", "--no-warc-compression"]):
            self.crawl(*options)
            site, archive = self.site, "crawl.warc.gz" if len(options) == 1 else "crawl.warc"
            with self.subTest(archive=archive):
                self.expect(1, "scan", archive, "--reveal", "--force", "--jobs", "0")
                found = self.found()
                for name in ("plain", "packed", "deflated", "chunked"):
                    first = 10 * len(f"/{name}.html")
                    self.assertLessEqual({resident_id(first), resident_id(first + 1)}, found.get(f"{site}{name}.html", set()), name)
                self.assertLessEqual({resident_id(100), resident_id(101)}, found[f"{site}gbk.html"])
                self.assertEqual(set(found), {f"{site}{name}.html" for name in ("plain", "gbk", "packed", "deflated", "chunked", "same")})
                self.assertIn(f"{archive}!{site}plain.html", {finding["document"]["path"] for finding in self.findings()})
                self.assertEqual(self.skips(), [])
                self.assertEqual(self.summary()["documents"], len(answers_of) - 1)  # the redirect is no document

    def test_pages_that_had_not_changed_are_those_of_the_crawl_before(self):
        self.crawl("--warc-file=first", "--warc-cdx")
        self.crawl("--warc-file=second", "--warc-dedup=first.cdx")
        first, second = (gzip.decompress((self.folder / f"{name}.warc.gz").read_bytes()) for name in ("first", "second"))
        revisits = second.count(b"WARC-Type: revisit")
        self.run_command("scan", "second.warc.gz", "--reveal", "--jobs", "0")
        self.assertEqual([skip["fault"] for skip in self.skips()], ["partly"])
        # Two pages are the same; wget stores one of them again, so that what refers to the other finds it in the file.
        unresolved = int(self.skips()[0]["note"].split(" pages had not changed")[0])
        self.assertIn(unresolved, (revisits - 1, revisits))
        self.assertGreater(unresolved, 4)
        self.given({"both.warc": first + second})
        self.expect(1, "scan", "both.warc", "--reveal", "--jobs", "0", "--force")
        self.assertEqual(self.skips(), [])
        ids = {f["value"] for f in self.findings() if f["document"]["url"] == f"{self.site}gbk.html" and f["kind"] == "resident_id"}
        self.assertEqual(ids, {resident_id(100), resident_id(101)})

    def test_pages_that_had_not_changed_are_found_in_another_file_of_the_run(self):
        self.crawl("--warc-file=first", "--warc-cdx")
        self.crawl("--warc-file=second", "--warc-dedup=first.cdx")
        outcomes = []
        for jobs in ("0", "1", "3"):
            self.expect(1, "scan", "first.warc.gz", "second.warc.gz", "--reveal", "--jobs", jobs, "--force")
            self.assertEqual(self.skips(), [], jobs)
            outcomes.append((self.folder / "leakscan-out" / "findings.jsonl").read_bytes())
        self.assertEqual(outcomes, outcomes[:1] * 3)
        # A page stored once is read once, whoever says again that it is there.
        self.run_command("scan", "first.warc.gz", "--reveal", "--jobs", "0", "--force")
        alone = self.found()
        self.run_command("scan", "first.warc.gz", "second.warc.gz", "--reveal", "--jobs", "0", "--force")
        self.assertEqual(self.found(), alone)

    def test_lists_say_how_many_pages_an_earlier_crawl_has(self):
        revisit = (b"WARC/1.0\r\nWARC-Type: revisit\r\nWARC-Target-URI: http://site.example/a.html\r\n"
                   b"WARC-Refers-To: <urn:uuid:1>\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
        self.given({"second.warc.gz": gzip.compress(revisit) * 3})
        self.expect(3, "scan", "second.warc.gz", "--jobs", "0")
        self.assertEqual([(skip["document"]["path"], skip["fault"]) for skip in self.skips()], [("second.warc.gz", "partly")])
        self.assertIn("3 pages", self.skips()[0]["note"])


class Packing(CommandTest):
    def test_a_page_gives_the_same_findings_however_it_is_packed(self):
        pages = {"utf8.html": roster(3).encode(), "gbk.html": gbk(roster(3, 50)), "list.txt": f"身份证号：{resident_id(7)}\n".encode()}
        types = {"utf8.html": "text/html; charset=utf-8", "gbk.html": "text/html; charset=gb2312", "list.txt": "text/plain"}
        self.given({f"plain/{name}": content for name, content in pages.items()})
        with zipfile.ZipFile(self.folder / "pages.zip", "w") as archive:
            for name, content in pages.items():
                archive.writestr(name, content)
        with tarfile.open(self.folder / "pages.tar.gz", "w:gz") as archive:
            archive.add(self.folder / "plain", ".")
        records = []
        for name, content in pages.items():
            sent = f"HTTP/1.1 200 OK\r\nContent-Type: {types[name]}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content
            records.append(f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://site.example/{name}\r\n"
                           f"Content-Length: {len(sent)}\r\n\r\n".encode() + sent + b"\r\n\r\n")
        self.given({"pages.warc": b"".join(records), "pages.warc.gz": b"".join(map(gzip.compress, records))})
        with zipfile.ZipFile(self.folder / "pages.wacz", "w") as archive:
            archive.write(self.folder / "pages.warc.gz", "archive/pages.warc.gz")
        outcomes = {}
        for source in ("plain", "pages.zip", "pages.tar.gz", "pages.warc", "pages.warc.gz", "pages.wacz"):
            self.expect(1, "scan", source, "--reveal", "--all", "--force")
            outcomes[source] = sorted((finding["document"]["path"].rsplit("/", 1)[-1].rsplit("!", 1)[-1], finding["document"]["sha256"],
                                       finding["kind"], finding["value"], finding["verdict"], str(finding["location"]), finding["context"])
                                      for finding in self.findings())
        self.assertGreater(len(outcomes["plain"]), 12)
        for source, outcome in outcomes.items():
            with self.subTest(source=source):
                self.assertEqual(outcome, outcomes["plain"])


main()

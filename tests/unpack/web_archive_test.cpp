// Web archives as crawlers write them, and as they should not.
#include <catch2/catch.hpp>
#include <vector>

#include "support/make_archive.h"
#include "support/make_web_archive.h"
#include "support/make_zip.h"
#include "support/temporary_folder.h"
#include "support/visitor.h"

using namespace leakscan;

namespace {

const std::string a_url = "http://site.example/a.html";
const std::string b_url = "http://site.example/b.html";

std::string two_pages() { return make_answer(a_url, "A page") + make_answer(b_url, "B page"); }

const Lines two_lines = {"0 container c.warc", "1 document c.warc!http://site.example/a.html: A page",
                         "2 document c.warc!http://site.example/b.html: B page"};

// The one page in an archive of one answer.
std::string page_of(std::string_view body, const std::vector<std::string>& head) {
    const Lines lines = visit("c", make_answer("http://e.x/", body, head));
    REQUIRE(lines.size() == 2);
    return lines[1].substr(std::string("1 document c!http://e.x/").size());
}

}  // namespace

TEST_CASE("a web archive is read however its records are packed") {
    const std::string plain = two_pages();
    const std::string first = make_answer(a_url, "A page"), second = make_answer(b_url, "B page");
    CHECK(visit("c.warc", plain) == two_lines);
    CHECK(visit("c.warc", make_gzip(first) + make_gzip(second)) == two_lines);
    CHECK(visit("c.warc", make_gzip(plain)) == two_lines);
    for (size_t cut = 1; cut < plain.size(); ++cut) {
        CAPTURE(cut);
        CHECK(visit("c.warc", make_gzip(plain.substr(0, cut)) + make_gzip(plain.substr(cut))) == two_lines);
    }
    CHECK(visit("c.warc", make_gzip(make_gzip(plain))).back() == two_lines.back());
    CHECK(visit("c.warc", make_gzip(plain) + std::string(100, '\0')) == two_lines);
    const TemporaryFolder folder;
    folder.write("c.warc", plain);
    REQUIRE(folder.run("bzip2 c.warc"));
    CHECK(visit("c.warc", folder.read("c.warc.bz2")) == two_lines);
}

TEST_CASE("pages have their address and what the server said of them") {
    Visitor visitor;
    std::vector<Item> items;
    visitor.unpacking.document = [&](const Item& item) {
        items.push_back(item);
        visitor.lines.push_back(std::to_string(item.number) + " document");
    };
    visitor.visit("c", make_answer("<http://e.x/?身份=1>", "A", {"content-type: text/HTML;\tCharset=\"gb2312\""}) +
                           make_warc_record({"WARC-Type: resource", "WARC-Target-URI: urn:text:x", "Content-Type: text/plain"}, "B") +
                           make_warc_record({"WARC-Type: conversion", "WARC-Target-URI: ftp://e.x/f"}, "C"));
    REQUIRE(items.size() == 3);
    CHECK(items[0].origin.url == "http://e.x/?身份=1");
    CHECK(items[0].origin.path() == "c!http://e.x/?身份=1");
    CHECK(items[0].transport.content_type == "text/html");
    CHECK(items[0].transport.charset == "gb2312");
    CHECK(items[1].origin.url.empty());
    CHECK(items[1].origin.inner.back() == "urn:text:x");
    CHECK(items[1].transport.content_type == "text/plain");
    CHECK(items[2].origin.url == "ftp://e.x/f");
}

TEST_CASE("what nobody published is passed over") {
    const std::string archive =
        make_warc_record({"WARC-Type: warcinfo"}, "software: x") +
        make_warc_record({"WARC-Type: request", "WARC-Target-URI: " + a_url}, "GET / HTTP/1.1\r\nCookie: WARC/1.0\r\n\r\n") +
        make_warc_record({"WARC-Type: response", "WARC-Target-URI: dns:site.example"}, "192.0.2.1") +
        make_warc_record({"WARC-Type: metadata", "WARC-Target-URI: " + a_url}, "via: x") +
        make_warc_record({"WARC-Type: resource", "WARC-Target-URI: metadata://gnu.org/software/wget/warc/wget.log"}, "log") +
        make_answer("http://site.example/moved", "", {"Content-Length: 0"}) +
        make_warc_record({"WARC-Type: response", "WARC-Target-URI: " + a_url}, "HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n");
    CHECK(visit("c.warc", archive) == Lines{"0 container c.warc"});
    CHECK(visit("c.warc", archive + two_pages()) == two_lines);
}

TEST_CASE("records are found by their length, never by what looks like one") {
    const std::string inner = make_answer("http://inner.example/", "a page that nobody visited");
    CHECK(visit("c.warc", make_answer(a_url, "A page" + inner)).size() == 2);
    const std::string answer =
        make_warc_record({"WARC-Type: response", "WARC-Target-URI: " + a_url}, make_http("A page\r\n\r\nWARC/1.0\r\n\r\n"));
    CHECK(visit("c.warc", answer + make_answer(b_url, "B page")).back() == two_lines.back());
    // A stored archive within an archive must not come to light twice, either.
    CHECK(visit("c.warc", make_gzip(make_answer("http://e.x/backup.warc.gz", make_gzip(inner)))).size() == 3);
}

TEST_CASE("heads are read as loosely as they are written") {
    const std::string lf_only =
        "WARC/1.1\nwarc-type:response\nWARC-Target-URI: \n " + a_url + "\nContent-Length: 26\n\nHTTP/1.0 200\nX: y\n\n\nA page\n\n\n";
    const Lines lines = visit("c.warc", lf_only + make_answer(b_url, "B page"));
    REQUIRE(lines.size() == 3);
    CHECK(lines[1] == "1 document c.warc!http://site.example/a.html: \nA page");
    const std::string interim = make_warc_record({"WARC-Type: response", "WARC-Target-URI: " + a_url},
                                                 "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\nA page");
    CHECK(visit("c.warc", interim)[1] == two_lines[1]);
    const std::string headless = make_warc_record({"WARC-Type: response", "WARC-Target-URI: " + a_url}, "A page");
    CHECK(visit("c.warc", headless)[1] == two_lines[1]);
    const std::string nameless = make_warc_record({"WARC-Type: response"}, make_http("A page"));
    CHECK(visit("c.warc", nameless)[1] == "1 document c.warc!unnamed: A page");
}

TEST_CASE("bodies are what the browser would show, whatever the head claims") {
    const std::string page = "<p>a page, and the rest of it</p>";
    CHECK(page_of(make_chunks(page, 7), {"Transfer-Encoding: chunked"}) == ": " + page);
    CHECK(page_of(make_gzip(page), {"Content-Encoding: gzip"}) == ": " + page);
    CHECK(page_of(make_zlib(page), {"Content-Encoding: deflate"}) == ": " + page);
    CHECK(page_of(make_deflate(page), {"Content-Encoding: deflate"}) == ": " + page);
    CHECK(page_of(make_chunks(make_gzip(page), 5), {"Transfer-Encoding: chunked", "Content-Encoding: gzip"}) == ": " + page);
    CHECK(page_of(make_chunks(make_zlib(page), 5), {"Transfer-Encoding: gzip, chunked", "Content-Encoding: deflate"}) == ": " + page);
    CHECK(page_of("\x8B\x02\x80"
                  "a page"
                  "\x03",
                  {"Content-Encoding: br"}) == ": a page");
    CHECK(page_of("\x8B\x02\x80"
                  "a pa",
                  {"Content-Encoding: br"}) == " (partly): a pa");
    for (const char* lie : {"Transfer-Encoding: chunked", "Content-Encoding: gzip", "Content-Encoding: deflate", "Content-Encoding: br",
                            "Content-Encoding: utf-8"}) {
        CAPTURE(lie);
        CHECK(page_of(page, {lie}) == ": " + page);
        CHECK(page_of("fade to\r\nblack", {lie}) == ": fade to\r\nblack");
    }
    // Taken off by the crawler, the length left in the head.
    CHECK(page_of(page, {"Content-Encoding: gzip", "Content-Length: 900"}) == ": " + page);
}

TEST_CASE("pages that are not all there are read and say so") {
    struct Case {
        const char* note;
        std::string archive;
    };
    const std::string page = "A page";
    const std::string chunks = make_chunks(page, 100);
    const Case cases[] = {
        {"the page is shorter than its server announced: the transfer broke off", make_answer(a_url, page, {"Content-Length: 3132"})},
        {"the page is shorter than its server announced: the transfer broke off",
         make_answer(a_url, chunks.substr(0, chunks.find("A page") + 6), {"Transfer-Encoding: chunked"})},
        {"the crawler cut the page short (WARC-Truncated)",
         make_warc_record({"WARC-Type: response", "WARC-Truncated: length", "WARC-Target-URI: " + a_url}, make_http(page))},
        {"the crawler cut the page into several records, of which this is one",
         make_warc_record({"WARC-Type: response", "WARC-Segment-Number: 1", "WARC-Target-URI: " + a_url}, make_http(page))},
    };
    for (const Case& c : cases) {
        CAPTURE(c.note);
        Visitor visitor;
        CHECK(visitor.visit("c.warc", c.archive + make_answer(b_url, "B page")) ==
              Lines{two_lines[0], "1 document c.warc!http://site.example/a.html (partly): A page", two_lines[2]});
        CHECK(visitor.notes == Lines{c.note});
    }
}

TEST_CASE("an archive that breaks off gives what it has") {
    const std::string plain = make_answer(a_url, "A page") + make_answer(b_url, "B page and much more");
    const size_t cut = plain.find("and much");
    Visitor visitor;
    CHECK(visitor.visit("c.warc", plain.substr(0, cut)) ==
          Lines{two_lines[0], two_lines[1], "2 document c.warc!http://site.example/b.html (partly): B page ", "3 skip c.warc: malformed"});
    CHECK(visitor.notes.front() == "the web archive breaks off within the page");
    const std::string packed =
        make_gzip(make_answer(a_url, "A page")) + make_gzip(make_answer(b_url, "B page " + std::string(90'000, 'x')));
    const Lines lines = visit("c.warc", packed.substr(0, packed.size() - 30));
    REQUIRE(lines.size() == 4);
    CHECK(lines[2].starts_with("2 document c.warc!http://site.example/b.html (partly): B page"));
    CHECK(lines[3] == "3 skip c.warc: malformed");
    CHECK(visit("c.warc", plain.substr(0, 40)) == Lines{"0 skip c.warc: malformed"});
    CHECK(visit("c.warc", make_answer(a_url, "A page") + "junk\r\n\r\n" + make_answer(b_url, "B page")) ==
          Lines{two_lines[0], two_lines[1], "2 skip c.warc: malformed"});
    CHECK(visit("c.warc", "WARC/1.0\r\nContent-Length: 18446744073709551615\r\nWARC-Type: resource\r\n\r\nall of it").size() == 3);
    CHECK(visit("c.warc", "WARC/1.0\r\nContent-Length: -1\r\nWARC-Type: resource\r\n\r\nall of it") == Lines{"0 skip c.warc: malformed"});
}

TEST_CASE("a damaged member costs its own record") {
    const std::string first = make_gzip(make_answer(a_url, "A page"));
    const std::string last = make_gzip(make_answer(b_url, "B page"));
    std::string broken = make_gzip(make_answer("http://site.example/broken", "xyz"));
    broken[40] = static_cast<char>(broken[40] ^ 0x55);
    for (const std::string& middle : {broken, make_gzip("no record"), make_gzip("WARC/1.0\r\nno length\r\n\r\n")}) {
        const Lines lines = visit("c.warc", first + middle + last);
        CAPTURE(lines);
        REQUIRE(lines.size() > 3);
        CHECK(lines[1] == two_lines[1]);
        CHECK(lines.back() == std::to_string(lines.size() - 1) + two_lines[2].substr(1));
        CHECK(lines[lines.size() - 2].find(" c.warc: partly") != std::string::npos);
    }
}

TEST_CASE("a revisit is the page that it refers to") {
    const auto record = [](std::vector<std::string> fields, const std::string& body) {
        return make_warc_record(std::move(fields), make_http(body));
    };
    const std::string page = record({"WARC-Type: response", "WARC-Record-ID: <urn:uuid:1>", "WARC-Target-URI: " + a_url,
                                     "WARC-Date: 2017-11-20T00:00:00Z", "WARC-Payload-Digest: sha1:AAA"},
                                    "A page");
    const auto revisit = [&](const std::string& url, const std::string& reference) {
        return record({"WARC-Type: revisit", "WARC-Record-ID: <urn:uuid:2>", "WARC-Target-URI: " + url, reference}, "");
    };
    const std::string other = "WARC-Refers-To: <urn:uuid:9>";
    const std::string by_moment = "WARC-Refers-To-Target-URI: " + a_url + "\r\nWARC-Refers-To-Date: 2017-11-20T00:00:00Z";
    for (const std::string& reference :
         {std::string("WARC-Refers-To: <urn:uuid:1>"), by_moment, std::string("WARC-Payload-Digest: sha1:AAA")}) {
        CAPTURE(reference);
        const std::string revisits = revisit(a_url, reference) + revisit(b_url, reference) + revisit(b_url, reference);
        const Lines expected = {two_lines[0], two_lines[1], "2 document c.warc!http://site.example/b.html: A page"};
        CHECK(visit("c.warc", page + revisits) == expected);
        CHECK(visit("c.warc", make_gzip(page) + make_gzip(revisits)) == expected);
        CHECK(visit("c.warc", make_gzip(make_answer("dns:x", "") + page + revisits)) == expected);
        CHECK(visit("c.warc", make_gzip(page + revisits) + make_gzip(make_answer("http://e.x/", "C"))).back() ==
              "3 document c.warc!http://e.x/: C");
    }
    CHECK(visit("c.warc", page + revisit(a_url, other)) == Lines{two_lines[0], two_lines[1]});  // 304: its own address
    Visitor visitor;
    CHECK(visitor.visit("c.warc", revisit(a_url, other) + revisit(b_url, other)) == Lines{"0 container c.warc", "1 skip c.warc: partly"});
    CHECK(visitor.notes == Lines{"2 pages had not changed since an earlier crawl, which is not in this file (revisit records)"});
}

TEST_CASE("ARC archives of both versions are read") {
    const std::string arc = make_arc({{"http://site.example/a b.html", make_http("A page")},
                                      {"dns:site.example", "20171120093000\nsite.example 192.0.2.1"},
                                      {b_url, "B page"}});
    const Lines expected = {"0 container c.arc", "1 document c.arc!http://site.example/a b.html: A page",
                            "2 document c.arc!http://site.example/b.html: B page"};
    CHECK(visit("c.arc", arc) == expected);
    CHECK(visit("c.arc", make_gzip(arc)) == expected);
    const std::string version = "2 0 example\n";
    const std::string second = "filedesc://a.arc 0.0.0.0 20171120093000 text/plain 200 - - 0 a.arc " + std::to_string(version.size()) +
                               "\n" + version + "\n" + b_url + " 192.0.2.1 20171120093000 text/html 200 - - 99 a.arc 6\nB page\n";
    CHECK(visit("c.arc", second) == Lines{"0 container c.arc", "1 document c.arc!http://site.example/b.html: B page"});
    CHECK(visit("t", "filedesc:// is what ARC archives begin with").size() == 1);
}

TEST_CASE("archives nest: a WACZ, a list in an archive") {
    const std::string wacz = make_zip({{"archive/data.warc.gz", make_gzip(two_pages())}, {"datapackage.json", "{}"}});
    CHECK(visit("s.wacz", wacz)[2] == "2 document s.wacz!archive/data.warc.gz!http://site.example/a.html: A page");
    const std::string zip = make_zip({{"list.txt", "L"}});
    CHECK(visit("c", make_answer("http://e.x/list.zip", zip))[2] == "2 document c!http://e.x/list.zip!list.txt: L");
    CHECK(visit("t", "WARC/1.0 is the first line of a web archive\n").size() == 1);
}

TEST_CASE("limits hold in web archives") {
    struct Case {
        const char* note;
        Limits limits;
        std::string archive;
    };
    Limits documents, total, members;
    documents.document_bytes = 3;
    total.unpacked_bytes = 300;
    members.members = 1;
    const std::string zeros(20 << 20, '\0');
    const std::string bomb = make_gzip(make_warc_record({"WARC-Type: request"}, zeros) + two_pages());
    const Case cases[] = {
        {"--max-document", documents, two_pages()},
        {"--max-unpacked", total, make_gzip(two_pages())},
        {"--max-members", members, two_pages()},
        {"--max-ratio", {}, bomb},
        {"--max-ratio", {}, make_answer(a_url, make_zlib(zeros), {"Content-Encoding: deflate"})},
        {"--max-ratio", {}, make_gzip(two_pages() + std::string(20 << 20, '\n'))},
    };
    for (const Case& c : cases) {
        CAPTURE(c.note);
        Visitor visitor;
        visitor.unpacking.limits = c.limits;
        visitor.visit("c.warc", c.archive);
        REQUIRE_FALSE(visitor.notes.empty());
        CHECK(visitor.notes.back().find(c.note) != std::string::npos);
    }
}

TEST_CASE("any prefix and any damaged byte of a web archive ends") {
    const std::string packed = make_gzip(make_answer(a_url, make_chunks("A page", 2), {"Transfer-Encoding: chunked"})) +
                               make_gzip(make_answer(b_url, make_zlib("B page"), {"Content-Encoding: deflate"}));
    for (size_t i = 20; i < packed.size(); ++i) {
        CHECK_FALSE(visit("c.warc", packed.substr(0, i)).empty());
        std::string damaged = packed;
        damaged[i] = static_cast<char>(damaged[i] ^ 0xFF);
        CHECK_FALSE(visit("c.warc", damaged).empty());
    }
}

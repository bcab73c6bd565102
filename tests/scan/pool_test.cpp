// The pool with a worker of stand-ins (stage_doubles.cpp): order, blame, deadlines, interrupts.
#include "scan/pool.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <deque>

#include "base/landlock.h"
#include "support/make_archive.h"
#include "support/make_web_archive.h"
#include "support/make_zip.h"
#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

// "path: ending [fault: note] findings"
std::string line_of(const ScannedDocument& document) {
    constexpr const char* endings[] = {"read", "partly", "skipped", "container", "picture", "other"};
    std::string line =
        std::to_string(document.number) + " " + document.origin.path() + ": " + endings[static_cast<size_t>(document.ending)];
    for (const Skip& skip : document.skips) line += " [" + std::string(name(skip.why)) + ": " + skip.note + "]";
    for (const Finding& finding : document.findings)
        line += " " + finding.masked + "@" + std::to_string(*finding.candidates) + finding.location.label;
    if (!document.meta.title.empty()) line += " '" + document.meta.title + "'";
    return line + (document.sha256.empty() ? "" : " sha");
}

struct Run {
    TemporaryFolder folder;
    PoolSettings settings;
    std::deque<InputFile> files;
    std::vector<std::string> lines;
    PoolProgress progress;
    int interrupt_after = -1;  // documents
    bool early = false;        // workers start before there is anything to do

    Run() { settings.worker_program = LEAKSCAN_TEST_WORKER; }

    void add(const std::string& name, const std::string& content) {
        files.push_back({folder.write(name, content), {name, {}, {}}, content.size()});
    }
    Status run(unsigned jobs) {
        settings.jobs = jobs;
        std::deque<InputFile> left = files;
        lines.clear();
        PoolCallbacks callbacks;
        callbacks.next = [&]() -> std::optional<InputFile> {
            if (left.empty()) return std::nullopt;
            InputFile file = std::move(left.front());
            left.pop_front();
            return file;
        };
        callbacks.release = [&](const ScannedDocument& document) { lines.push_back(line_of(document)); };
        callbacks.progress = [&](const PoolProgress& now) { progress = now; };
        callbacks.interrupted = [&] { return interrupt_after >= 0 && lines.size() >= static_cast<size_t>(interrupt_after); };
        return run_pool(settings, callbacks, early ? TRY(start_workers(settings)) : Workers());
    }
};

std::string misbehaving(const char* how) { return std::string("LEAKSCAN-MISBEHAVE ") + how + "\n"; }

}  // namespace

TEST_CASE("results are the same for any number of workers") {
    Run run;
    for (int i = 0; i < 300; ++i)
        run.add("page" + std::to_string(i) + ".txt",
                "text ID" + std::to_string(i * 7) + std::string(static_cast<size_t>(i % 50) * 100, ' '));
    run.add("list.zip", make_zip({{"a.txt", "ID1 ID2"}, {"in.tar", make_tar({{"b.txt", "ID3"}})}, {"c.txt", "none"}}));
    run.add("gone.txt", "");
    REQUIRE(run.folder.run("rm gone.txt"));
    run.add("half.txt", "HALF\nID9");
    run.add("breaks.txt", "BREAKS\nID8");
    run.add("locked.txt", "ENCRYPTED");
    run.add("a.png", "PICTURE");
    run.add("a.mp4", "FILM");
    REQUIRE(run.run(0).ok());
    const std::vector<std::string> expected = run.lines;
    REQUIRE(expected.size() == 311);
    CHECK(expected[7] == "0 page7.txt: read ID49@5标签 'title of page7.txt' sha");
    CHECK(std::vector<std::string>(expected.begin() + 300, expected.end()) ==
          std::vector<std::string>{"0 list.zip: container", "1 list.zip!a.txt: read ID1@0标签 ID2@4标签 'title of a.txt' sha",
                                   "2 list.zip!in.tar: container", "3 list.zip!in.tar!b.txt: read ID3@0标签 'title of b.txt' sha",
                                   "4 list.zip!c.txt: read 'title of c.txt'", "0 gone.txt: skipped [io: No such file or directory]",
                                   "0 half.txt: partly [partly: one sheet] [partly: another sheet] ID9@5标签 'title of half.txt' sha",
                                   "0 breaks.txt: partly [malformed: its end] ID8@7标签 sha",
                                   "0 locked.txt: skipped [encrypted: has a password]", "0 a.png: picture 'title of a.png'",
                                   "0 a.mp4: other 'title of a.mp4'"});
    for (unsigned jobs : {1u, 2u, 4u, 6u}) {
        run.early = jobs % 4 == 2;
        REQUIRE(run.run(jobs).ok());
        CHECK(run.lines == expected);
        CHECK(run.progress.files == 307);
        CHECK(run.progress.documents == 311);
    }
}

TEST_CASE("pages that had not changed are read from another web archive of the run") {
    const std::string old_url = "http://site.example/old.html", new_url = "http://site.example/new.html";
    const auto page = [](const std::string& url, const std::string& id, const std::string& body) {
        return make_warc_record(
            {"WARC-Type: response", "WARC-Target-URI: " + url, "WARC-Record-ID: <urn:uuid:" + id + ">", "WARC-Payload-Digest: sha1:" + id},
            make_http(body));
    };
    const auto revisit = [](const std::string& url, const std::string& reference) {
        return make_warc_record({"WARC-Type: revisit", "WARC-Target-URI: " + url, reference}, "HTTP/1.1 304 x\r\n\r\n");
    };
    const std::string zip = make_zip({{"a.txt", "ID3"}});
    Run run;
    run.add("a.warc", revisit(new_url, "WARC-Refers-To: <urn:uuid:1>") + revisit(old_url, "WARC-Refers-To: <urn:uuid:1>") +
                          revisit("http://site.example/list.zip", "WARC-Payload-Digest: sha1:2") +
                          revisit("http://site.example/bad.txt", "WARC-Payload-Digest: sha1:4") +
                          revisit("http://site.example/gone.html", "WARC-Refers-To: <urn:uuid:9>"));
    run.add("b.txt", "ID7");
    run.add("c.wacz", make_zip({{"archive/1.warc.gz", make_gzip(page(old_url, "1", "ID5") + page("http://site.example/l", "2", zip))}}));
    run.add("d.warc", page("http://site.example/copy.html", "1", "ID5") + page("http://site.example/b", "4", misbehaving("crash")));
    run.add("e.warc", revisit(new_url, "x: y") + revisit(old_url, "x: y") + revisit("http://site.example/gone.html", "x: y"));
    REQUIRE(run.run(1).ok());
    const std::vector<std::string> expected = run.lines;
    CAPTURE(expected);
    const auto at = [&](const std::string& start) {
        return std::count_if(expected.begin(), expected.end(),
                             [&](const std::string& line) { return line.find(start) != std::string::npos; });
    };
    // The same under another address; not again under its own; an archive with what is in it; what crashes, under both names.
    CHECK(at("a.warc!" + new_url + ": read ID5") == 1);
    CHECK(at("a.warc!" + old_url) == 0);
    CHECK(at("c.wacz!archive/1.warc.gz!" + old_url + ": read ID5") == 1);
    CHECK(at("a.warc!http://site.example/list.zip!a.txt: read ID3") == 1);
    CHECK(at("a.warc!http://site.example/bad.txt: skipped [crash: the reader crashed") == 1);
    CHECK(at("d.warc!http://site.example/b: skipped [crash: the reader crashed") == 1);
    CHECK(at(" a.warc: skipped [partly: 1 pages had not changed since an earlier crawl") == 1);
    CHECK(at(" e.warc: skipped [partly: 2 pages had not changed since an earlier crawl") == 1);
    CHECK(expected.size() == 16);
    for (unsigned jobs : {2u, 4u}) {
        REQUIRE(run.run(jobs).ok());
        CHECK(run.lines == expected);
    }
}

TEST_CASE("a misbehaving document costs itself and nothing else") {
    struct Case {
        const char* how;
        const char* note;
    };
    const Case cases[] = {
        {"crash", "[crash: the reader crashed (signal "},
        {"exit", "[crash: the reader crashed (exit code 7)]"},
        {"lie", "[crash: "},
        {"long-lie", "[crash: the reader broke the protocol"},
        {"throw", "[internal: the reader failed: thrown]"},
        {"hang", "[timeout: took longer than 1 seconds (--max-seconds)]"},
#ifndef __SANITIZE_ADDRESS__
        {"eat-memory", "[too_large: needs more memory than a reader may have (--max-memory)]"},
#endif
    };
    for (const Case& c : cases) {
        CAPTURE(c.how);
        Run run;
        run.settings.limits.document_seconds = std::string(c.how) == "hang" ? 1 : 60;
        run.settings.limits.worker_memory = 256u << 20;
        run.add("before.txt", "ID1");
        run.add("bad.zip", make_zip({{"a.txt", "ID2"}, {"bad.txt", misbehaving(c.how)}, {"c.txt", "ID3"}}));
        run.add("bad.txt", misbehaving(c.how));
        run.add("after.txt", "ID4");
        REQUIRE(run.run(2).ok());
        REQUIRE(run.lines.size() == 7);
        CHECK(run.lines[0].starts_with("0 before.txt: read ID1"));
        CHECK(run.lines[1] == "0 bad.zip: container");
        CHECK(run.lines[2].starts_with("1 bad.zip!a.txt: read ID2"));
        CHECK(run.lines[3].starts_with("2 bad.zip!bad.txt: skipped " + std::string(c.note)));
        CHECK(run.lines[4].starts_with("3 bad.zip!c.txt: read ID3"));
        CHECK(run.lines[5].starts_with("0 bad.txt: skipped " + std::string(c.note)));
        CHECK(run.lines[6].starts_with("0 after.txt: read ID4"));
    }
}

TEST_CASE("a file that keeps killing readers is given up") {
    Run run;
    std::vector<ZipMember> members;
    for (int i = 0; i < 60; ++i) members.push_back({std::to_string(i), misbehaving("exit")});
    run.add("bad.zip", make_zip(members));
    run.add("after.txt", "ID4");
    REQUIRE(run.run(1).ok());
    REQUIRE(run.lines.size() == 1 + 51 + 1 + 1);
    CHECK(run.lines[52].find("given up after 51 crashes") != std::string::npos);
    CHECK(run.lines[53].starts_with("0 after.txt: read"));
}

TEST_CASE("a large container is shared and comes back in order") {
    Run run;
    std::vector<ZipMember> members;
    for (int i = 0; i < 40; ++i) members.push_back({std::to_string(i) + ".txt", "ID" + std::to_string(i) + std::string(5000, ' '), true});
    members.insert(members.begin() + 20, {"in.zip", make_zip({{"x", "ID100"}, {"y", misbehaving("throw")}, {"z", "ID102"}}), true});
    run.add("large.zip", make_zip(members));
    run.files[0].bytes = 65u << 20;  // as the walk would say of a large one
    REQUIRE(run.run(0).ok());
    const std::vector<std::string> expected = run.lines;
    CHECK(expected.size() == 45);
    REQUIRE(run.run(3).ok());
    CHECK(run.lines == expected);
}

TEST_CASE("wrong patterns and workers that never start are errors of the run") {
    Run run;
    run.add("a.txt", "ID1");
    run.settings.match.pattern_folders = {"bad"};
    for (unsigned jobs : {0u, 2u}) {
        const Status status = run.run(jobs);
        REQUIRE_FALSE(status.ok());
        CHECK(status.error().fault == Fault::usage);
        CHECK(status.error().message == "bad/rule.toml:3: no such check");
    }
    run.settings.match.pattern_folders = {"dies"};
    CHECK_FALSE(run.run(2).ok());
    run.settings.worker_program = "/nonexistent";
    CHECK_FALSE(run.run(2).ok());
}

TEST_CASE("an interrupt ends the run with what is in hand") {
    Run run;
    // Many files: on a busy machine one worker may be hundreds ahead before the other, which has the first file, begins.
    constexpr int files = 5000;
    for (int i = 0; i < files; ++i) run.add(std::to_string(i), "ID" + std::to_string(i));
    run.interrupt_after = 10;
    for (unsigned jobs : {0u, 2u}) {
        REQUIRE(run.run(jobs).ok());
        CHECK(run.lines.size() >= 10);
        CHECK(run.lines.size() < files);
        for (size_t i = 0; i < run.lines.size(); ++i) CHECK(run.lines[i].starts_with("0 " + std::to_string(i) + ": read"));
    }
}

TEST_CASE("a worker opens its inputs and nothing else, and cannot write") {
    if (landlock_version() == 0) {
        WARN("this kernel has no Landlock");
        return;
    }
    Run run;
    run.add("in/a.txt", misbehaving("peek") + "ID1");
    run.add("in/b.txt", misbehaving("write") + "ID2");
    run.add("elsewhere.txt", "ID3");
    run.settings.readable = {run.folder.path() + "/in"};
    REQUIRE(run.run(1).ok());
    REQUIRE(run.lines.size() == 3);
    CHECK(run.lines[0].starts_with("0 in/a.txt: read ID1"));
    CHECK(run.lines[1].starts_with("0 in/b.txt: read ID2"));
    CHECK(run.lines[2] == "0 elsewhere.txt: skipped [io: Permission denied]");
}

TEST_CASE("of very many inputs the folders are named") {
    Run run;
    for (int i = 0; i < 300; ++i) {
        run.add("in/" + std::to_string(i) + ".txt", "ID" + std::to_string(i));
        run.settings.readable.push_back(run.files.back().file);
    }
    run.settings.readable.erase(run.settings.readable.begin());  // the default, all of "/"
    REQUIRE(run.run(2).ok());
    REQUIRE(run.lines.size() == 300);
    for (const std::string& line : run.lines) CHECK(line.find(": read ID") != std::string::npos);
}

// One file through the pipeline with stand-ins for its stages.
#include "scan/scan_file.h"

#include <catch2/catch.hpp>
#include <vector>

#include "scan/sink.h"
#include "support/make_archive.h"
#include "support/make_zip.h"
#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

std::vector<ScannedDocument> scan(std::string_view bytes, const Job& job = {}, const Limits& limits = {}) {
    const Result<Matcher> matcher = Matcher::create({});
    REQUIRE(matcher.ok());
    std::vector<ScannedDocument> documents;
    DocumentSink sink([&](ScannedDocument document) { documents.push_back(std::move(document)); });
    scan_bytes(bytes, job, *matcher, limits, sink);
    return documents;
}

}  // namespace

TEST_CASE("a document keeps the address it was given") {
    Job job;
    job.origin = {"-", {}, "https://example.gov.cn/a.zip"};
    const std::vector<ScannedDocument> documents = scan(make_zip({{"a.txt", "ID1"}}), job);
    REQUIRE(documents.size() == 2);
    CHECK(documents[0].ending == Ending::container);
    CHECK(documents[0].sha256.empty());
    CHECK(documents[1].origin.path() == "-!a.txt");
    CHECK(documents[1].origin.url == "https://example.gov.cn/a.zip");
    CHECK(documents[1].media == "txt");
    CHECK(documents[1].bytes == 3);
    CHECK(documents[1].sha256.size() == 64);
}

TEST_CASE("what is left of a damaged document is searched") {
    const std::string gzip = make_gzip("ID1 " + std::string(100'000, 'x'));
    const std::vector<ScannedDocument> documents = scan(gzip.substr(0, gzip.size() - 20));
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].ending == Ending::partly);
    CHECK(documents[0].findings.size() == 1);
    REQUIRE(documents[0].skips.size() == 1);
    CHECK(documents[0].skips[0].why == Fault::partly);
}

TEST_CASE("beyond the limit a document is skipped, a film is no document") {
    Limits limits;
    limits.document_bytes = 10;
    const std::vector<ScannedDocument> roster = scan("a roster of many ID1", {}, limits);
    REQUIRE(roster.size() == 1);
    CHECK(roster[0].ending == Ending::skipped);
    CHECK(roster[0].findings.empty());
    REQUIRE(roster[0].skips.size() == 1);
    CHECK(roster[0].skips[0].why == Fault::too_large);
    CHECK(roster[0].skips[0].note == "the document is larger than 10 B (--max-document)");
    const std::vector<ScannedDocument> film = scan("FILM\n and many frames", {}, limits);
    REQUIRE(film.size() == 1);
    CHECK(film[0].ending == Ending::other);
    CHECK(film[0].skips.empty());
}

TEST_CASE("shares of a file together are the file") {
    const std::string zip =
        make_zip({{"a", "ID1"}, {"b", "ID2"}, {"in.tar", make_tar({{"c", "ID3"}, {"d", "ID4"}})}, {"e", "LEAKSCAN-MISBEHAVE throw"}});
    std::vector<bool> seen(7, false);
    for (std::uint32_t share = 0; share < 3; ++share) {
        Job job;
        job.stride = 3;
        job.share = share;
        for (const ScannedDocument& document : scan(zip, job)) {
            CHECK(document.number % 3 == share);
            seen[document.number] = true;
        }
    }
    CHECK(seen == std::vector<bool>(7, true));
}

TEST_CASE("a file that cannot be opened is one skip, without the path it has here") {
    const TemporaryFolder folder;
    const Result<Matcher> matcher = Matcher::create({});
    for (const std::string& file : {folder.path() + "/none", folder.path()}) {
        Job job;
        job.file = file;
        job.origin.file = "gk/none";
        std::vector<ScannedDocument> documents;
        DocumentSink sink([&](ScannedDocument document) { documents.push_back(std::move(document)); });
        FileBytes memory;
        scan_file(memory, job, *matcher, {}, sink);
        REQUIRE(documents.size() == 1);
        REQUIRE(documents[0].skips.size() == 1);
        CHECK(documents[0].skips[0].why == Fault::io);
        CHECK(documents[0].skips[0].origin.path() == "gk/none");
        CHECK(documents[0].skips[0].note.find(folder.path()) == std::string::npos);
    }
}

TEST_CASE("names of members leave masked") {
    Job job;
    job.origin = {"a.zip", {}, ""};
    const std::vector<ScannedDocument> documents = scan(make_zip({{"张三13800138000.txt", "nothing"}}), job);
    REQUIRE(documents.size() == 2);
    CHECK(documents[1].origin.path() == "a.zip!张三138****8000.txt");
}

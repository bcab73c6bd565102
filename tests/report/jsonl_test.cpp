// findings.jsonl there and back; cut, broken and hostile files.
#include "report/jsonl.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "report/golden.h"
#include "report/sample_report.h"
#include "report/tally.h"
#include "report/terminal.h"
#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

Grounds translate(std::string_view text) {
    for (const Phrase& phrase : {sample::id_reason, sample::phone_reason, sample::other_reason, sample::office_reason}) {
        if (phrase.zh == text || phrase.en == text) return {phrase, {}, {}};
    }
    return {{}, {"{}", "{}"}, {std::string(text)}};
}

std::string error_of(const std::string& text) {
    const TemporaryFolder folder;
    const std::string path = folder.write("f.jsonl", text);
    const Result<Report> report = read_findings(path, translate);
    if (report.ok()) return "";
    CHECK(report.error().fault == Fault::malformed);
    REQUIRE(report.error().message.starts_with(path + ":"));
    return report.error().message.substr(path.size() + 1);
}

}  // namespace

TEST_CASE("a run that was read back makes the same reports") {
    const Report report = sample::report();
    const TemporaryFolder folder;
    REQUIRE(write_findings(ListedReport(report), folder.path() + "/findings.jsonl", {}).ok());
    const Result<Report> again = read_findings(folder.path() + "/findings.jsonl", translate);
    REQUIRE(again.ok());
    for (Language language : {Language::zh, Language::en}) {
        const ReportSettings settings{language, false};
        CHECK(findings_text(ListedReport(*again), settings) == findings_text(ListedReport(report), settings));
        CHECK(terminal_summary(ListedReport(*again), settings, false, {}) == terminal_summary(ListedReport(report), settings, false, {}));
        for (const char* format : {"html", "csv", "sarif"}) {
            const TemporaryFolder second;
            const std::string file = find_report_format(format)->write(ListedReport(report), folder.path(), settings).value().files[0];
            REQUIRE(find_report_format(format)->write(ListedReport(*again), second.path(), settings).ok());
            CHECK((folder.read(file) == second.read(file)));
        }
    }
}

TEST_CASE("reasons that are not known stay readable after the report has moved") {
    Report report = sample::report();
    sample::own(report.findings[0]).reason.phrase = {"short", "short"};
    const TemporaryFolder folder;
    const std::string path = folder.path() + "/f.jsonl";
    REQUIRE(write_findings(ListedReport(report), path, {}).ok());
    Report moved = read_findings(path, translate).take();
    Report again = std::move(moved);
    CHECK(again.findings[0].verdict->reason.in(Language::zh) == "short");
}

TEST_CASE("bytes that are not UTF-8 and controls survive as valid JSON") {
    Report report = sample::report();
    DocumentFacts named = *report.findings[0].document;
    named.title = "a\xff\"\\\n\x01 z";
    report.findings[0].document = &named;
    const TemporaryFolder folder;
    const std::string path = folder.path() + "/f.jsonl";
    REQUIRE(write_findings(ListedReport(report), path, {}).ok());
    const Result<Report> again = read_findings(path, translate);
    REQUIRE(again.ok());
    CHECK(again->findings[0].document->title == "a\xEF\xBF\xBD\"\\\n\x01 z");
}

TEST_CASE("a broken file is refused with its line") {
    const std::string good = findings_text(ListedReport(sample::report()), {});
    const size_t first_end = good.find('\n') + 1;
    const size_t second_end = good.find('\n', first_end) + 1;
    const std::string run = good.substr(0, first_end);
    const std::string finding = good.substr(first_end, second_end - first_end);
    const std::string summary = good.substr(good.rfind('\n', good.size() - 2) + 1);
    CHECK(error_of(run + finding + summary).empty());
    CHECK(error_of("") == "0: ends before its summary");
    CHECK(error_of(run + finding) == "2: ends before its summary");
    CHECK(error_of(finding + summary) == "1: the first line must be the run");
    CHECK(error_of(run + "{\"type\":\"find") == "2: is not JSON");
    CHECK(error_of(run + "[1]\n") == "2: is not an object");
    CHECK(error_of(run + "\n") == "2: is not JSON");
    CHECK(error_of(run + run) == "2: is a second run");
    CHECK(error_of(run + summary + finding) == "3: follows the summary");
    CHECK(error_of(run + "{\"type\":\"note\"}\n") == "2: type is unknown");
    CHECK(error_of(run + "{\"type\":7}\n") == "2: type must be a string");
    CHECK(error_of(replace_all(run, "\"version\":1", "\"version\":2")) == "1: version is not 1");
    CHECK(error_of(run + replace_all(finding, "\"resident_id\"", "\"no_kind\"")) == "2: kind is unknown");
    CHECK(error_of(run + replace_all(finding, "\"row\":2", "\"row\":-2")) == "2: row must be a whole number");
    CHECK(error_of(run + replace_all(finding, "\"row\":2", "\"row\":4294967296")) == "2: row is too large");
    CHECK(error_of(run + replace_all(finding, "\"confidence\":0.99", "\"confidence\":\"x\"")) == "2: confidence must be a number");
    CHECK(error_of(run + std::string(100'000, '[')) == "2: is not JSON");
    CHECK(error_of(std::string(50'000, '[') + std::string(50'000, ']')) == "1: is not an object");
}

TEST_CASE("every cut of a file is an error and none a crash") {
    Report report = sample::report();
    report.findings.resize(2);
    const std::string text = findings_text(ListedReport(report), {});
    for (size_t size = 0; size + 1 < text.size(); size += 7) CHECK_FALSE(error_of(text.substr(0, size)).empty());
}

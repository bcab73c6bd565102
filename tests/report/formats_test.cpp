// Every report format against its approved output (golden/), and what must hold in all of them.
#include "report/formats.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "report/golden.h"
#include "report/sample_report.h"
#include "report/tally.h"
#include "report/workbook_text.h"
#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

std::vector<std::string> write(std::string_view format, const std::string& folder, const Report& report, const ReportSettings& settings) {
    const WrittenFiles written = find_report_format(format)->write(ListedReport(report), folder, settings);
    REQUIRE(written.ok());
    return written->files;
}

std::string content(const std::string& path) {
    Result<std::string> text = read_file(path);
    REQUIRE(text.ok());
    return text.take();
}

}  // namespace

TEST_CASE("every format is found by its name and no other") {
    CHECK(report_format_names() == std::vector<std::string_view>{"xlsx", "html", "csv", "jsonl", "sarif"});
    for (std::string_view name : report_format_names()) CHECK(find_report_format(name)->name == name);
    CHECK(find_report_format("pdf") == nullptr);
    CHECK(find_report_format("") == nullptr);
}

TEST_CASE("the text formats write their approved output") {
    const Report report = sample::report();
    const TemporaryFolder folder;
    for (const auto& [language, suffix] : {std::pair(Language::zh, ""), std::pair(Language::en, "-en")}) {
        for (std::string_view format : {"html", "csv", "jsonl", "sarif"}) {
            const std::vector<std::string> files = write(format, folder.path(), report, {language, false});
            REQUIRE(files.size() == 1);
            const size_t dot = files[0].find('.');
            check_golden(files[0].substr(0, dot) + suffix + files[0].substr(dot), content(folder.path() + "/" + files[0]));
        }
    }
}

TEST_CASE("workbooks hold their approved sheets") {
    const Report report = sample::report();
    const TemporaryFolder folder;
    const std::vector<std::string> files = write("xlsx", folder.path(), report, {});
    CHECK(files == std::vector<std::string>{"summary.xlsx", "lists/unassigned 未归属.xlsx", "lists/minzheng 巢湖市民政局.xlsx",
                                            "lists/huailin 槐林镇人民政府.xlsx", "lists/sifa 巢湖市司法局.xlsx",
                                            "lists/jiaoyu 巢湖市教育局.xlsx", "lists/zhongmiao 中庙街道办事处.xlsx"});
    check_golden("summary.txt", workbook_text(folder.path() + "/" + files[0]));
    check_golden("unit.txt", workbook_text(folder.path() + "/" + files[2]));
    check_golden("hostile-unit.txt", workbook_text(folder.path() + "/" + files[3]));
    check_golden("nil-return.txt", workbook_text(folder.path() + "/" + files[4]));
    check_golden("not-scanned.txt", workbook_text(folder.path() + "/" + files[6]));
    const TemporaryFolder english;
    check_golden("unit-en.txt", workbook_text(english.path() + "/" + write("xlsx", english.path(), report, {Language::en, false})[2]));
}

TEST_CASE("equal reports give equal bytes, workbooks included") {
    for (std::string_view format : report_format_names()) {
        const TemporaryFolder first;
        const TemporaryFolder second;
        const std::vector<std::string> files = write(format, first.path(), sample::report(), {});
        CHECK(write(format, second.path(), sample::report(), {}) == files);
        for (const std::string& file : files) {
            INFO(file);
            CHECK((content(first.path() + "/" + file) == content(second.path() + "/" + file)));
        }
    }
}

TEST_CASE("a value appears only when it is to be revealed") {
    Report report = sample::report();
    for (JudgedFinding& judged : report.findings) judged.finding.value = "REVEALED7";
    for (std::string_view format : {"html", "csv", "jsonl", "sarif"}) {
        INFO(format);
        const TemporaryFolder folder;
        CHECK(content(folder.path() + "/" + write(format, folder.path(), report, {Language::zh, false})[0]).find("REVEALED7") ==
              std::string::npos);
        CHECK(content(folder.path() + "/" + write(format, folder.path(), report, {Language::zh, true})[0]).find("REVEALED7") !=
              std::string::npos);
    }
}

TEST_CASE("names of units make safe file names") {
    Report report = sample::report();
    report.findings.clear();
    report.skips.clear();
    const auto unit = [](std::string id, std::string name) { return UnitTally{{std::move(id), std::move(name), "", {}, {}, ""}, 1}; };
    report.units = {unit("../../etc", "a/b\\c:d"), unit("X", "x"), unit("x", "x"), unit("...", "..."),
                    unit("\x1b[2J", std::string(5000, 'y'))};
    const TemporaryFolder folder;
    const std::vector<std::string> files = write("xlsx", folder.path(), report, {});
    CHECK(files[1] == "lists/_.._etc a_b_c_d.xlsx");
    CHECK(files[2] == "lists/X x.xlsx");
    CHECK(files[3] == "lists/x.xlsx");
    CHECK(files[4] == "lists/_.xlsx");
    CHECK(files[5].size() < 100);
}

TEST_CASE("nothing of a page becomes markup, a script or a formula") {
    const TemporaryFolder folder;
    const std::string html = content(folder.path() + "/" + write("html", folder.path(), sample::report(), {})[0]);
    CHECK(html.find("<第二批>") == std::string::npos);
    CHECK(html.find("javascript:") == std::string::npos);
    CHECK(html.find('\x1b') == std::string::npos);
    const std::string csv = content(folder.path() + "/" + write("csv", folder.path(), sample::report(), {})[0]);
    CHECK(csv.find("\"'=HYPERLINK(\"\"http://x\"\",\"\"<b>\"\") [31m\"") != std::string::npos);
    CHECK(csv.find(",'+公示公告,") != std::string::npos);
}

#include "report/terminal.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "report/check_text.h"
#include "report/golden.h"
#include "report/jsonl.h"
#include "report/printable.h"
#include "report/sample_report.h"
#include "report/tally.h"

using namespace leakscan;

namespace {

Report clean_report() {
    Report report = sample::report();
    report.findings.clear();
    report.skips.clear();
    report.totals = {3, 3, 0, 0, 0, 0, 0, 0, 5, 0};
    return report;
}

}  // namespace

TEST_CASE("the summary on the terminal has its approved form") {
    const std::vector<std::string> files = {"out/summary.xlsx", "out/lists/a.xlsx", "out/lists/b.xlsx", "out/overview.html"};
    check_golden("terminal.txt", terminal_summary(ListedReport(sample::report()), {}, false, files));
    check_golden("terminal-en.txt", terminal_summary(ListedReport(sample::report()), {Language::en, false}, false, files));
}

TEST_CASE("the rows of the summary are equally wide") {
    const std::string text = terminal_summary(ListedReport(sample::report()), {}, false, {});
    size_t width = 0;
    size_t rows = 0;
    for (std::string_view line : split(text, '\n')) {
        if (line.find("镇人民政府") == std::string_view::npos && line.find("民政局") == std::string_view::npos) continue;
        if (rows++ == 0) width = display_width(line);
        CHECK(display_width(line) == width);
    }
    CHECK(rows == 2);
}

TEST_CASE("colour and control sequences appear only when asked for") {
    CHECK(terminal_summary(ListedReport(sample::report()), {}, false, {}).find('\033') == std::string::npos);
    CHECK(terminal_summary(ListedReport(sample::report()), {}, true, {}).find('\033') != std::string::npos);
    CHECK(check_text(ListedReport(sample::report()), {}, false).find('\033') == std::string::npos);
    CHECK(check_text(ListedReport(sample::report()), {}, true).find('\033') != std::string::npos);
}

TEST_CASE("only a run that read everything is called clean") {
    const std::string clean = "未发现需要整改的个人信息";
    CHECK(terminal_summary(ListedReport(clean_report()), {}, false, {}).find(clean) != std::string::npos);
    CHECK(check_text(ListedReport(clean_report()), {}, false) == "结论：未发现需要整改的个人信息。\n");
    Report report = clean_report();
    report.partial = true;
    CHECK(terminal_summary(ListedReport(report), {}, false, {}).find(clean) == std::string::npos);
    CHECK(check_text(ListedReport(report), {}, false).find(clean) == std::string::npos);
    report = clean_report();
    report.skips = sample::report().skips;
    report.totals.skipped = 2;
    CHECK(terminal_summary(ListedReport(report), {}, false, {}).find(clean) == std::string::npos);
    CHECK(check_text(ListedReport(report), {}, false).find(clean) == std::string::npos);
    report = clean_report();
    report.totals = {};
    CHECK(terminal_summary(ListedReport(report), {}, false, {}).find(clean) == std::string::npos);
    CHECK(check_text(ListedReport(report), {}, false).find(clean) == std::string::npos);
}

TEST_CASE("the check prints its approved form, and the lines of findings.jsonl") {
    check_golden("check.txt", check_text(ListedReport(sample::report()), {}, false));
    check_golden("check-en.txt", check_text(ListedReport(sample::report()), {Language::en, false}, false));
    CHECK(check_json(ListedReport(sample::report()), {}) == findings_text(ListedReport(sample::report()), {}));
}

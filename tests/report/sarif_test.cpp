#include "report/sarif.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "report/golden.h"
#include "report/sample_report.h"
#include "report/tally.h"

using namespace leakscan;
using nlohmann::json;

namespace {

json results_of(const ReportText& log) { return json::parse(log.text)["runs"][0]["results"]; }
json notices_of(const ReportText& log) { return json::parse(log.text)["runs"][0]["invocations"][0]["toolExecutionNotifications"]; }

JudgedFinding in_cell(unsigned person, const DocumentFacts& document) {
    JudgedFinding judged = sample::finding(Kind::mobile_phone, sample::number_text("138****%04u", person), person, document, {});
    judged.finding.location = {Channel::body, 0, "名单", "D" + std::to_string(person + 1), 0, person + 1, "联系电话", 0, 0};
    return judged;
}

Report run_of(unsigned documents, unsigned people) {
    Report report;
    report.tool = "leakscan 0.1.0";
    report.as_of = {2017, 11, 20};
    for (unsigned document = 0; document < documents; ++document) {
        const std::string path = sample::number_text("gk/%05u.xlsx", document);
        for (unsigned person = 1; person <= people; ++person) {
            report.findings.push_back(in_cell(person, {path, "", "名单", "", "", "", "", "xlsx", path}));
        }
    }
    return report;
}

}  // namespace

TEST_CASE("a column of a roster is one result, its cells are the locations") {
    const json results = results_of(sarif_log(ListedReport(run_of(1, 12)), {}));
    REQUIRE(results.size() == 1);
    CHECK(results[0]["ruleId"] == "mobile_phone");
    CHECK(results[0]["occurrenceCount"] == 12);
    CHECK(results[0]["properties"]["people"] == 12);
    REQUIRE(results[0]["locations"].size() == 12);
    CHECK(results[0]["locations"][11]["logicalLocations"][0]["fullyQualifiedName"] == "名单!D13");
}

TEST_CASE("a rule has the same number in every log") {
    const json some = json::parse(sarif_log(ListedReport(run_of(1, 1)), {}).text);
    const json none = json::parse(sarif_log(ListedReport(run_of(0, 0)), {}).text);
    const auto rules = [](const json& log) { return log["runs"][0]["tool"]["driver"]["rules"]; };
    CHECK(rules(some) == rules(none));
    CHECK(rules(some).size() == kind_count);
    CHECK(rules(some)[some["runs"][0]["results"][0]["ruleIndex"].get<size_t>()]["id"] == "mobile_phone");
}

TEST_CASE("locations beyond a hundred are cut, and the log says so") {
    const ReportText whole = sarif_log(ListedReport(run_of(1, 100)), {});
    CHECK(results_of(whole)[0]["locations"].size() == 100);
    CHECK(whole.remarks.empty());
    CHECK(notices_of(whole).empty());
    const ReportText cut = sarif_log(ListedReport(run_of(1, 101)), {Language::en, false});
    CHECK(results_of(cut)[0]["locations"].size() == 100);
    CHECK(results_of(cut)[0]["occurrenceCount"] == 101);
    REQUIRE(cut.remarks.size() == 1);
    CHECK(cut.remarks[0] == "SARIF: 1 results do not have all their locations (at most 100 each); see findings.jsonl for all of them");
    CHECK(notices_of(cut)[0]["message"]["text"] == cut.remarks[0]);
}

TEST_CASE("locations of a whole log are bounded") {
    const ReportText log = sarif_log(ListedReport(run_of(501, 100)), {});
    const json results = results_of(log);
    REQUIRE(results.size() == 501);
    CHECK(results[499]["locations"].size() == 100);
    CHECK(results[500]["locations"].size() == 1);
    CHECK(log.remarks.size() == 1);
}

TEST_CASE("of more results than can be uploaded the worst are kept") {
    Report report = run_of(static_cast<unsigned>(most_sarif_results) + 1, 1);
    sample::own(report.findings.front()).severity = Severity::low;
    const ReportText log = sarif_log(ListedReport(report), {});
    const json results = results_of(log);
    CHECK(results.size() == most_sarif_results);
    CHECK(log.text.find("gk/00000.xlsx") == std::string::npos);
    CHECK(log.text.find("gk/25000.xlsx") != std::string::npos);
    REQUIRE(log.remarks.size() == 1);
    CHECK(log.remarks[0] == "SARIF：只写入最严重的 25000 条，共 25001 条（GitHub 每次最多接收 25000 条），其余见 findings.jsonl");
    CHECK(notices_of(log).size() == 1);
}

// The feeds against their approved output; whether trackers take them is feed_rules.py, over the same files.
#include "report/tracker_feed.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "report/golden.h"
#include "report/issue_text.h"
#include "report/sample_ledger.h"

using namespace leakscan;
using nlohmann::json;

namespace {

std::vector<EntryRow> rows_of(const LedgerView& ledger) {
    std::vector<EntryRow> rows;
    for (const Entry& entry : ledger.entries) {
        for (const KnownUnit& known : ledger.units) {
            if (known.unit.id == entry.unit) rows.push_back({&entry, &known.unit});
        }
    }
    return rows;
}

FeedText written(std::string_view tracker, const LedgerView& ledger, Language language = Language::zh) {
    return find_tracker_feed(tracker)->write({ledger, rows_of(ledger), sample::end_of_year, language});
}

std::string extension(std::string_view tracker) {
    if (tracker == "sarif") return ".sarif";
    return tracker == "defectdojo" || tracker == "gitlab" ? ".json" : ".csv";
}

// What hostile pages and hasty clerks leave in a ledger.
LedgerView hostile_ledger() {
    LedgerView ledger = sample::ledger();
    Entry& entry = ledger.entries[2];
    entry.document.title = "=HYPERLINK(\"http://x\",\"<b>\")\n\x1b[31m" + std::string(600, 'A') + "```{noformat}</pre>";
    entry.document.url = "http://user:pw@[::1]:99999/a b";
    entry.document.path = "list.zip!../../\"etc\"/名单 1.xlsx";
    entry.label = "@SUM(A1)";
    entry.assigned = "-2+3";
    entry.document.published = "2017年13月45日";
    entry.unit = "huailin";
    ledger.units[1].unit.name = "+槐林镇,\"人民政府\"";
    return ledger;
}

json result_of(const std::string& log, const std::string& id) {
    const json parsed = json::parse(log);
    for (const json& result : parsed["runs"][0]["results"]) {
        if (result["properties"]["id"] == id) return result;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("every tracker is found by its name and no other") {
    CHECK(tracker_feed_names() == std::vector<std::string_view>{"sarif", "defectdojo", "gitlab", "jira", "redmine", "zentao"});
    for (std::string_view name : tracker_feed_names()) CHECK(find_tracker_feed(name)->name == name);
    CHECK(find_tracker_feed("bugzilla") == nullptr);
    CHECK(find_tracker_feed("") == nullptr);
}

TEST_CASE("the feeds write their approved output, the same every time") {
    for (std::string_view tracker : tracker_feed_names()) {
        for (const auto& [language, suffix] : {std::pair(Language::zh, ""), std::pair(Language::en, "-en")}) {
            const LedgerView ledger = sample::ledger();
            const FeedText feed = written(tracker, ledger, language);
            for (const FeedFile& file : feed.files) {
                check_golden("feed-" + std::string(tracker) + suffix + extension(tracker) + file.suffix, file.text);
            }
            CHECK(written(tracker, sample::ledger(), language).files[0].text == feed.files[0].text);
        }
        const LedgerView ledger = hostile_ledger();
        check_golden("feed-" + std::string(tracker) + "-hostile" + extension(tracker), written(tracker, ledger).files[0].text);
    }
}

TEST_CASE("SARIF compares with the run before the last") {
    const LedgerView ledger = sample::ledger();
    const std::string log = written("sarif", ledger).files[0].text;
    const auto baseline = [&](const char* id) { return result_of(log, id)["baselineState"]; };
    CHECK(result_of(log, "0a0000000001") == nullptr);  // rectified in the run before: absent from it already
    CHECK(baseline("0a0000000002") == "absent");
    CHECK(baseline("0a0000000003") == "unchanged");  // could not be read: proves nothing
    CHECK(baseline("0a0000000004") == "new");        // gone before, back again
    CHECK(baseline("0a0000000005") == "updated");    // hidden instead of fixed
    CHECK(baseline("0a0000000006") == "unchanged");
    CHECK(baseline("0a0000000008") == "new");
}

TEST_CASE("SARIF suppresses what was waived or disputed, with who and why") {
    const LedgerView ledger = sample::ledger();
    const std::string log = written("sarif", ledger).files[0].text;
    const json waived = result_of(log, "0a0000000006")["suppressions"];
    REQUIRE(waived.size() == 1);
    CHECK(waived[0]["kind"] == "external");
    CHECK(waived[0]["status"] == "accepted");
    CHECK(waived[0]["justification"] == "经批准公开，市政务公开办，2017-11-08，有效期至2018-06-30，理由：便民服务电话，已征得本人同意");
    CHECK(result_of(log, "0a0000000007")["suppressions"].size() == 1);
    CHECK(result_of(log, "0a0000000003")["suppressions"].empty());
}

TEST_CASE("SARIF says who was not scanned, or not read in full") {
    const LedgerView ledger = sample::ledger();
    const json log = json::parse(written("sarif", ledger).files[0].text);
    std::vector<std::string> said;
    for (const json& notice : log["runs"][0]["invocations"][0]["toolExecutionNotifications"]) said.push_back(notice["message"]["text"]);
    CHECK(said == std::vector<std::string>{"槐林镇人民政府：有1个文档未能读取或未读全", "巢湖市教育局：有1个文档未能读取或未读全",
                                           "中庙街道办事处：本次未扫描"});
}

TEST_CASE("what DefectDojo compares stays the same when only the figures change") {
    LedgerView ledger = sample::ledger();
    const json before = json::parse(written("defectdojo", ledger).files[0].text)["findings"][2];
    Entry& entry = ledger.entries[2];
    entry.count += 100;
    entry.place = "第1至200行";
    entry.masked = "安徽省巢湖市槐林镇***";
    entry.last_checked = {2018, 1, 15};
    entry.standing = Standing::reopened;
    const json after = json::parse(written("defectdojo", ledger).files[0].text)["findings"][2];
    for (const char* key : {"title", "description", "file_path", "service", "unique_id_from_tool", "cwe"}) CHECK(after[key] == before[key]);
    CHECK(after["nb_occurences"] != before["nb_occurences"]);
}

TEST_CASE("GitLab is told what is to be done and nothing else") {
    const LedgerView ledger = sample::ledger();
    const FeedText feed = written("gitlab", ledger, Language::en);
    CHECK(json::parse(feed.files[0].text).size() == 4);
    CHECK(feed.remarks ==
          std::vector<std::string>{"GitLab is told only what is to be done: 4 entries that are rectified or let stand are left out"});
}

TEST_CASE("a title keeps its number however little room there is") {
    const LedgerView ledger = hostile_ledger();
    const EntryRow row = rows_of(ledger)[2];
    for (size_t most : {60u, 255u, 511u}) {
        const std::string title = issue_title(row, Language::zh, most);
        CHECK(count_code_points(title) <= most);
        CHECK(title.ends_with("[" + row.entry->id + "]"));
    }
}

TEST_CASE("an empty ledger gives files without entries") {
    const LedgerView ledger;
    CHECK(json::parse(written("sarif", ledger).files[0].text)["runs"][0]["results"].empty());
    CHECK(json::parse(written("defectdojo", ledger).files[0].text)["findings"].empty());
    CHECK(json::parse(written("gitlab", ledger).files[0].text).empty());
    CHECK(split(written("redmine", ledger).files[0].text, '\n').size() == 2);
}

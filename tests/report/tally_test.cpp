#include "report/tally.h"

#include <numeric>

#include <catch2/catch.hpp>

#include "report/sample_report.h"

using namespace leakscan;

TEST_CASE("the figures of every unit add up") {
    const Report report = sample::report();
    const std::vector<UnitList> lists = rectification_lists(report);
    const Tally tally = tally_of(report, lists);
    std::uint64_t lines = 0;
    for (const UnitFigures& unit : tally.units) {
        CHECK(std::accumulate(unit.kinds.begin(), unit.kinds.end(), std::uint64_t{0}) == unit.count);
        CHECK(std::accumulate(unit.severities.begin(), unit.severities.end(), unit.reviews) == unit.lines);
        lines += unit.lines;
    }
    CHECK(tally.total.lines == lines);
    CHECK(tally.total.people == report.totals.people);
    CHECK(tally.total.unread == report.skips.size());
}

TEST_CASE("what nobody claims is shown first") {
    const Report report = sample::report();
    const std::vector<UnitList> lists = rectification_lists(report);
    const Tally tally = tally_of(report, lists);
    CHECK(tally.units[0].list->unit->unit.id == "unassigned");
    CHECK(tally.units[1].list->unit->unit.id == "minzheng");
}

TEST_CASE("only a unit that was scanned and read whole gives a nil return") {
    struct StateCase {
        std::uint64_t documents;
        bool skipped;
        bool partial;
        UnitState state;
    };
    const StateCase cases[] = {
        {3, false, false, UnitState::nil_return},  {3, true, false, UnitState::incomplete},  {3, false, true, UnitState::incomplete},
        {0, false, false, UnitState::not_scanned}, {0, false, true, UnitState::not_scanned}, {0, true, false, UnitState::incomplete},
    };
    for (const StateCase& test : cases) {
        Report report;
        report.as_of = {2017, 11, 20};
        report.partial = test.partial;
        report.units = {{{"a", "甲局", "", {}, {}, ""}, test.documents}};
        if (test.skipped) report.skips = {sample::skip({"x.rar", "", "", "", "", "", "", "", ""}, {"a", "甲局", ""}, Fault::encrypted, "")};
        const std::vector<UnitList> lists = rectification_lists(report);
        const Tally tally = tally_of(report, lists);
        CHECK(tally.units[0].state == test.state);
        const std::string sentence = standing_sentence(tally.units[0], report, Language::zh);
        CHECK(sentence.starts_with("零报告") == (test.state == UnitState::nil_return));
        CHECK(sentence.starts_with("未扫描") == (test.state == UnitState::not_scanned));
    }
}

TEST_CASE("a document read in part counts once, its notes are all kept") {
    Report report;
    report.units = {{{"a", "甲局", "", {}, {}, ""}, 1}};
    const JudgedSkip skip = sample::skip({"x.zip", "", "", "", "", "", "", "", ""}, {"a", "甲局", ""}, Fault::partly, "one");
    report.skips = {skip, skip};
    const std::vector<UnitList> lists = rectification_lists(report);
    const Tally tally = tally_of(report, lists);
    CHECK(tally.units[0].unread == 1);
    CHECK(tally.faults == std::vector<std::pair<Fault, std::uint64_t>>{{Fault::partly, 2}});
}

TEST_CASE("hidden leaks and the worst documents are found") {
    const Report report = sample::report();
    const std::vector<UnitList> lists = rectification_lists(report);
    const Tally tally = tally_of(report, lists);
    REQUIRE(tally.hidden.size() == 2);
    CHECK(tally.hidden[0].second->first->finding.location.channel == Channel::hidden_column);
    REQUIRE(tally.worst.size() == 5);
    CHECK(tally.worst[0].people == 12);
    CHECK(tally.worst[0].count == 24);
}

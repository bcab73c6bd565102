// The figures of the months of sample_ledger.h, and what must hold between figures of any period.
#include "report/office_figures.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "report/sample_ledger.h"

using namespace leakscan;

namespace {

PeriodFigures figures(const LedgerView& view, std::string_view period, Date today = sample::end_of_year) {
    return figures_of(view, *parse_period(period), today);
}

const UnitPeriod& unit(const PeriodFigures& figures, std::string_view id) {
    const auto found =
        std::find_if(figures.units.begin(), figures.units.end(), [&](const UnitPeriod& each) { return each.unit->unit.id == id; });
    REQUIRE(found != figures.units.end());
    return *found;
}

const PeriodEntry& entry(const PeriodFigures& figures, std::string_view id) {
    const auto found =
        std::find_if(figures.entries.begin(), figures.entries.end(), [&](const PeriodEntry& each) { return each.entry->id == id; });
    REQUIRE(found != figures.entries.end());
    return *found;
}

}  // namespace

TEST_CASE("a month counts what its events say, whenever it is asked for") {
    const LedgerView view = sample::ledger();
    for (const Date today : {Date{2017, 11, 30}, sample::end_of_year, Date{2019, 1, 1}}) {
        const PeriodFigures november = figures(view, "2017-11", today);
        CHECK(november.runs.size() == 2);
        CHECK(november.end == Date{2017, 11, 30});
        CHECK(november.entries.size() == 7);
        CHECK(november.total.carried == 0);
        CHECK(november.total.found == 7);
        CHECK(november.total.fresh == 7);
        CHECK(november.total.reopened == 0);
        CHECK(november.total.fixed == 2);
        CHECK(november.total.removed == 1);
        CHECK(november.total.late == 0);
        CHECK(november.total.remaining == 3);
        CHECK(november.total.overdue == 2);
        CHECK(november.total.longest_overdue == 10);
        CHECK(november.total.waived == 1);
        CHECK(november.total.disputed == 1);
        CHECK(rate(november.total) == "40.0%");
    }
}

TEST_CASE("the month after: carried over, fixed late, back again, hidden instead of fixed") {
    const LedgerView view = sample::ledger();
    const PeriodFigures december = figures(view, "2017-12");
    CHECK(december.total.carried == 3);
    CHECK(december.total.found == 2);
    CHECK(december.total.fresh == 1);
    CHECK(december.total.reopened == 1);
    CHECK(december.total.fixed == 1);
    CHECK(december.total.late == 1);
    CHECK(december.total.remaining == 4);
    CHECK(december.total.overdue == 2);
    CHECK(december.total.reviews == 1);
    CHECK(entry(december, "0a0000000005").shown_otherwise);
    CHECK(entry(december, "0a0000000003").unread);
    CHECK(entry(december, "0a0000000003").overdue == day_number({2017, 12, 31}) - day_number({2017, 11, 20}));
    CHECK(entry(december, "0a0000000004").overdue == 0);
    CHECK(entry(december, "0a0000000008").standing == Standing::fresh);
}

TEST_CASE("an entry is new until a later run finds it again") {
    const LedgerView view = sample::ledger();
    CHECK(entry(figures(view, "2017-11-06"), "0a0000000003").standing == Standing::fresh);
    CHECK(entry(figures(view, "2017-11"), "0a0000000003").standing == Standing::open);
    CHECK(entry(figures(view, "2017-11"), "0a0000000005").standing == Standing::fresh);
}

TEST_CASE("an entry is counted once in a period, and what comes in is what goes out or stays") {
    const LedgerView view = sample::ledger();
    for (std::string_view period : {"2017-11", "2017-12", "2017Q4", "2017", "2017-11-06", "2017-11-07..2017-12-18", "2018-01"}) {
        INFO(period);
        const PeriodFigures all = figures(view, period, {2018, 2, 1});
        UnitPeriod sum;
        for (const UnitPeriod& each : all.units) {
            sum.found += each.found;
            sum.fixed += each.fixed;
            sum.remaining += each.remaining;
            sum.overdue += each.overdue;
        }
        CHECK(sum.found == all.total.found);
        CHECK(sum.fixed == all.total.fixed);
        CHECK(sum.remaining == all.total.remaining);
        CHECK(sum.overdue == all.total.overdue);
        const auto ruled = static_cast<std::uint64_t>(std::count_if(all.entries.begin(), all.entries.end(), [](const PeriodEntry& each) {
            return (each.found() || each.carried) && (each.standing == Standing::waived || each.standing == Standing::disputed);
        }));
        const auto overlap = static_cast<std::uint64_t>(
            std::count_if(all.entries.begin(), all.entries.end(), [](const PeriodEntry& each) { return each.found() && each.carried; }));
        CHECK(all.total.carried + all.total.found - overlap == all.total.fixed + all.total.remaining + ruled);
    }
}

TEST_CASE("of the whole time the figures are those of the list today") {
    const LedgerView view = sample::ledger();
    const PeriodFigures all = figures_of(view, *whole_time(view, sample::end_of_year), sample::end_of_year);
    const auto standing = [&](Standing wanted) {
        return static_cast<std::uint64_t>(
            std::count_if(view.entries.begin(), view.entries.end(), [&](const Entry& each) { return each.standing == wanted; }));
    };
    CHECK(all.total.found == view.entries.size());
    CHECK(all.total.fixed == standing(Standing::rectified));
    CHECK(all.total.remaining == standing(Standing::fresh) + standing(Standing::open) + standing(Standing::reopened));
    CHECK(all.total.waived == standing(Standing::waived));
    CHECK(all.total.disputed == standing(Standing::disputed));
    for (const PeriodEntry& each : all.entries) {
        CHECK(each.standing == each.entry->standing);
        CHECK(each.due == each.entry->due);
        if (each.remains()) CHECK(each.overdue == overdue_days(*each.entry, sample::end_of_year));
    }
}

TEST_CASE("only a unit that was scanned whole and has nothing is a nil return") {
    const LedgerView view = sample::ledger();
    const PeriodFigures november = figures(view, "2017-11");
    CHECK(unit(november, "sifa").state == UnitState::nil_return);
    CHECK(unit(november, "jiaoyu").state == UnitState::incomplete);
    CHECK(unit(november, "zhongmiao").state == UnitState::not_scanned);
    CHECK(unit(november, "minzheng").state == UnitState::listed);
    CHECK(unit(november, "minzheng").last_run.documents == 13);
    const auto nobody = [](const UnitPeriod& each) { return each.unit->unit.id == "unassigned"; };
    CHECK(std::none_of(november.units.begin(), november.units.end(), nobody));
    const PeriodFigures october = figures(view, "2017-10");
    CHECK_FALSE(october.scanned());
    CHECK(unit(october, "sifa").state == UnitState::not_scanned);
    LedgerView cut = view;
    cut.runs.back().partial = true;
    CHECK(unit(figures(cut, "2017-12"), "sifa").state == UnitState::incomplete);
}

TEST_CASE("people are distinct only when one run saw all of them") {
    const LedgerView view = sample::ledger();
    // One run of the period, everything found in it: 25 distinct people, though the lists add up to 27.
    const PeriodFigures first = figures(view, "2017-11-06");
    CHECK(in_words(unit(first, "minzheng").people, Language::zh) == "25人");
    CHECK(in_words(first.total.people, Language::zh) == "60人");
    // Two runs: the same person may be in both.
    const PeriodFigures november = figures(view, "2017-11");
    CHECK(in_words(unit(november, "minzheng").people, Language::zh) == "30人次");
    CHECK(in_words(unit(november, "minzheng").people, Language::en) == "30*");
    CHECK(in_words(unit(november, "huailin").people, Language::zh) == "35人");
    CHECK(in_words(november.total.people, Language::zh) == "65人次");
    // A single list counts each person once.
    CHECK(in_words(unit(figures(view, "2017-12"), "huailin").people, Language::zh) == "5人");
}

TEST_CASE("an approval that ends brings the entry back without calling it a repeat") {
    sample::LedgerStory story;
    story.unit("sifa", "巢湖市司法局", "department");
    story.run(sample::first_scan, {});
    story.found("0b0000000001", sample::first_scan, "sifa", Kind::mobile_phone, 4, "值班表");
    story.happens("0b0000000001", {2017, 11, 7}, EventKind::waived, Standing::waived, "", "办公室");
    story.happens("0b0000000001", {2017, 12, 1}, EventKind::ruling_ended, Standing::open);
    const PeriodFigures november = figures(story.view, "2017-11");
    CHECK(november.total.waived == 1);
    CHECK(november.total.remaining == 0);
    const PeriodFigures december = figures(story.view, "2017-12");
    CHECK(december.total.resumed == 1);
    CHECK(december.total.reopened == 0);
    CHECK(december.total.found == 1);
    CHECK(december.total.remaining == 1);
}

TEST_CASE("a value that an approval does not cover brings the entry back, but nothing had been rectified") {
    sample::LedgerStory story;
    story.unit("sifa", "巢湖市司法局", "department");
    story.run(sample::first_scan, {});
    story.found("0b0000000001", sample::first_scan, "sifa", Kind::mobile_phone, 4, "值班表");
    story.happens("0b0000000001", {2017, 11, 7}, EventKind::waived, Standing::waived, "", "办公室");
    story.happens("0b0000000001", {2017, 12, 4}, EventKind::ruling_ended, Standing::reopened, "+1");
    story.happens("0b0000000001", {2017, 12, 4}, EventKind::reopened, Standing::reopened, "+1");
    for (EntryEvent& event : story.view.events) event.run = event.on == Date{2017, 12, 4} ? 2 : event.run;
    const PeriodFigures december = figures(story.view, "2017-12");
    CHECK(december.total.resumed == 1);
    CHECK(december.total.reopened == 0);
    CHECK(december.total.remaining == 1);
}

TEST_CASE("fixed and back within the period is not fixed") {
    sample::LedgerStory story;
    story.unit("sifa", "巢湖市司法局", "department");
    story.run(sample::first_scan, {});
    story.found("0b0000000001", sample::first_scan, "sifa", Kind::mobile_phone, 4, "值班表");
    story.happens("0b0000000001", sample::second_scan, EventKind::rectified, Standing::rectified);
    story.happens("0b0000000001", {2017, 11, 27}, EventKind::reopened, Standing::reopened);
    const PeriodFigures november = figures(story.view, "2017-11");
    CHECK(november.total.found == 1);
    CHECK(november.total.fresh == 1);
    CHECK(november.total.reopened == 1);
    CHECK(november.total.fixed == 0);
    CHECK(november.total.remaining == 1);
    CHECK(figures(story.view, "2017-11", {2017, 11, 21}).total.fixed == 1);
}

TEST_CASE("rates of nothing are a dash") {
    CHECK(percent(0, 0) == "—");
    CHECK(percent(0, 3) == "0.0%");
    CHECK(percent(2, 3) == "66.7%");
    CHECK(percent(3, 3) == "100.0%");
    CHECK(rate(UnitPeriod{}) == "—");
}

TEST_CASE("months run from the first scan to today, the last of them if there are many") {
    const LedgerView view = sample::ledger();
    const std::vector<PeriodFigures> months = months_of(view, {2018, 2, 3}, 24);
    REQUIRE(months.size() == 4);
    CHECK(months[1].total.fixed == 1);
    CHECK(months[3].total.remaining == 4);
    CHECK_FALSE(months[2].scanned());
    CHECK(months_of(view, {2018, 2, 3}, 2).size() == 2);
    CHECK(months_of(view, {2017, 1, 1}, 24).empty());
    CHECK(months_of(LedgerView{}, {2018, 2, 3}, 24).empty());
}

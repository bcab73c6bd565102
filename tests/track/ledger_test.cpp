// What persons do to entries, and that everything is read back as it was written.
#include "track/ledger.h"

#include <tuple>

#include <catch2/catch.hpp>

#include "track/empty_ledger.h"
#include "track/rows.h"
#include "track/transaction.h"

using namespace leakscan;

namespace {

constexpr Date found_on{2017, 11, 20};

KnownEntry some_entry(const std::string& id, const std::string& unit) {
    KnownEntry known;
    Entry& entry = known.entry;
    entry.id = id;
    entry.unit = unit;
    entry.document = {
        "gk/list.zip!名单.xlsx", "http://example.gov.cn/list.zip", "名单", "站点", "低保", "2017-11-01", "文号", "xlsx", "ab"};
    entry.kind = Kind::mobile_phone;
    entry.label = "联系电话";
    entry.channel = Channel::hidden_column;
    entry.place = "C列";
    entry.masked = "139****0001";
    entry.reason = "手机号码";
    entry.legal_basis = "条例";
    entry.count = 2;
    entry.people = 2;
    entry.severity = Severity::high;
    entry.first_seen = entry.last_seen = entry.last_checked = found_on;
    entry.due = {2017, 12, 4};
    entry.assigned = "张科";
    entry.note = "note";
    known.line = id;
    entry.root = "site";
    known.document = "http://example.gov.cn/list.zip!名单.xlsx";
    known.also = {"ad0000000005", "ae0000000006"};
    known.values = {{std::string(32, 'c'), std::string(32, 'a'), "p", 1, false, true},
                    {std::string(32, 'd'), std::string(32, 'b'), "", 3, false, false}};
    return known;
}

// A ledger with two entries of one unit, in each database.
struct Story {
    EmptyLedger empty{GENERATE("sqlite", "postgresql")};

    Ledger ledger() {
        Result<Ledger> opened = Ledger::open(empty.url(), IfMissing::create);
        REQUIRE(opened.ok());
        return opened.take();
    }

    Story() {
        Ledger opened = ledger();
        REQUIRE(store_units(opened.database(), {{{"minzheng", "民政局", "department", {}, {}, "0551"}, true}}).ok());
        REQUIRE(store_entry(opened.database(), some_entry("aa0000000001", "minzheng")).ok());
        REQUIRE(store_entry(opened.database(), some_entry("ab0000000002", "minzheng")).ok());
    }
};

const Ruled approval{"李局", "法定公示", {2017, 11, 21}, Date{2017, 12, 31}};

}  // namespace

TEST_CASE("an entry is read back as it was written") {
    Story story;
    Ledger ledger = story.ledger();
    KnownEntry written = some_entry("aa0000000001", "minzheng");
    written.entry.ruled = approval;
    written.entry.returned = {"张三科", "0551-1", "已撤", "http://x", "已整改", "备注", Date{2017, 11, 25}};
    written.entry.rectified_on = Date{2017, 11, 30};
    written.entry.removed = true;
    written.entry.repeats = 3;
    REQUIRE(store_entry(ledger.database(), written).ok());
    const auto read = load_entry(ledger.database(), "aa0000000001");
    REQUIRE(read.ok());
    REQUIRE(read->has_value());
    const KnownEntry& known = **read;
    CHECK(known.values == written.values);
    CHECK(std::tie(known.line, known.also, known.entry.root, known.document) ==
          std::tie(written.line, written.also, written.entry.root, written.document));
    CHECK(known.entry.document == written.entry.document);
    CHECK(known.entry.findings == std::vector<std::string>{std::string(32, 'a')});
    CHECK(known.entry.kind == Kind::mobile_phone);
    CHECK(known.entry.channel == Channel::hidden_column);
    CHECK(known.entry.severity == Severity::high);
    CHECK(known.entry.due == Date{2017, 12, 4});
    CHECK(known.entry.rectified_on == Date{2017, 11, 30});
    CHECK(known.entry.removed);
    CHECK(known.entry.repeats == 3);
    CHECK(known.entry.note == "note");
    REQUIRE(known.entry.ruled);
    CHECK(known.entry.ruled->until == Date{2017, 12, 31});
    CHECK(known.entry.returned.state == "已整改");
    CHECK(known.entry.returned.on == Date{2017, 11, 25});
}

TEST_CASE("a waiver covers what stands there, holds until its last day, and is told") {
    Story story;
    Ledger ledger = story.ledger();
    const auto waived = ledger.waive("aa", approval);
    INFO((waived.ok() ? std::string() : waived.error().message));
    REQUIRE(waived.ok());
    CHECK(ledger.find("aa", {2017, 12, 31})->standing == Standing::waived);
    CHECK(ledger.find("aa", {2018, 1, 1})->standing == Standing::open);
    const auto known = load_entry(ledger.database(), "aa0000000001");
    CHECK((*known)->values[0].covered);
    CHECK_FALSE((*known)->values[1].covered);
    const auto events = ledger.history("aa");
    REQUIRE(events->size() == 1);
    CHECK(events->front().kind == EventKind::waived);
    CHECK(events->front().by == "李局");
    CHECK(events->front().after == Standing::waived);
    CHECK(events->front().run == 0);
}

TEST_CASE("a waiver that is over before it begins, and one of a rectified entry, are refused and leave no trace") {
    Story story;
    Ledger ledger = story.ledger();
    CHECK(ledger.waive("aa", {"李局", "x", {2018, 1, 2}, Date{2018, 1, 1}}).error().fault == Fault::usage);
    KnownEntry done = some_entry("ab0000000002", "minzheng");
    done.entry.standing = Standing::rectified;
    REQUIRE(store_entry(ledger.database(), done).ok());
    CHECK(ledger.dispute("ab", approval).error().fault == Fault::usage);
    CHECK(ledger.view(found_on)->events.empty());
    CHECK(ledger.find("aa", found_on)->standing == Standing::fresh);
}

TEST_CASE("an id may be shortened as long as it is clear") {
    Story story;
    Ledger ledger = story.ledger();
    CHECK(ledger.find("ab", found_on)->id == "ab0000000002");
    CHECK(ledger.find("a", found_on).error().fault == Fault::usage);
    CHECK(ledger.find("", found_on).error().fault == Fault::usage);
    CHECK(ledger.find("%", found_on).error().fault == Fault::usage);
}

TEST_CASE("an assignment moves the deadline only where it names one") {
    Story story;
    Ledger ledger = story.ledger();
    CHECK(ledger.assign("aa", {"王科", std::nullopt, "", found_on})->due == Date{2017, 12, 4});
    CHECK(ledger.assign("aa", {"王科", Date{2018, 2, 1}, "李局", found_on})->due == Date{2018, 2, 1});
    CHECK(ledger.find("aa", found_on)->assigned == "王科");
    CHECK(ledger.history("aa")->size() == 2);
}

TEST_CASE("what a unit answers closes nothing") {
    Story story;
    Ledger ledger = story.ledger();
    CHECK(ledger.take_return("aa", {"王科", "", "已撤", "", "已整改", "", found_on})->standing == Standing::fresh);
    CHECK(ledger.find("aa", found_on)->returned.measures == "已撤");
    const auto events = ledger.history("aa");
    CHECK(events->front().kind == EventKind::returned);
}

TEST_CASE("units of an earlier roster stay, behind those of this one; nobody's come last") {
    Story story;
    Ledger ledger = story.ledger();
    REQUIRE(store_units(ledger.database(), {{{unassigned_id, "", "", {}, {}, ""}, false}, {{"wsj", "卫生局", "", {}, {}, ""}, true}}).ok());
    std::vector<std::string> ids;
    const auto view = ledger.view(found_on);
    for (const KnownUnit& known : view->units) ids.push_back(known.unit.id + (known.on_roster ? "+" : "-"));
    CHECK(ids == std::vector<std::string>{"wsj+", "minzheng-", "unassigned-"});
}

TEST_CASE("a transaction that is not committed leaves nothing") {
    Story story;
    Ledger ledger = story.ledger();
    {
        auto transaction = Transaction::begin(ledger.database());
        REQUIRE(transaction.ok());
        REQUIRE(store_entry(ledger.database(), some_entry("cc0000000003", "minzheng")).ok());
    }
    CHECK(ledger.view(found_on)->entries.size() == 2);
}

TEST_CASE("a database without our tables is no ledger, and is left as it is") {
    const EmptyLedger empty(GENERATE("sqlite", "postgresql"));
    CHECK(Ledger::open(empty.url(), IfMissing::refuse).error().fault == Fault::usage);
    CHECK(Ledger::open(empty.url(), IfMissing::refuse).error().fault == Fault::usage);
    REQUIRE(Ledger::open(empty.url(), IfMissing::create).ok());
    CHECK(Ledger::open(empty.url(), IfMissing::refuse).ok());
}

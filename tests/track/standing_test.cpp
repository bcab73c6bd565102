// Stories of entries over several runs, in memory: a line is found or not, its document is read or not, and the entry stands as it must.
#include "track/standing.h"

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "track/matching.h"

using namespace leakscan;

namespace {

// A line of a run: "a.html" holds the values 1, 2, 3 under a label. The number of a line is made of where it is, as lists make it.
struct Line {
    std::string document = "a.html";
    std::vector<int> values = {1, 2, 3};
    std::string label = "身份证号";
    Channel channel = Channel::body;
    std::string sha256 = "";
    std::string unit = "minzheng";
    Kind kind = Kind::resident_id;
    std::vector<std::string> also = {};
    std::string root = "site";
};

std::string number_of(const std::string& text) {
    std::string digits;
    for (size_t i = 0; i < 12; ++i) digits.push_back("0123456789abcdef"[std::hash<std::string>{}(text + std::to_string(i)) % 16]);
    return digits;
}

std::string number_of(const Line& line) {
    return number_of(line.document + line.label + std::string(name(line.kind)) + std::string(name(line.channel)));
}

SeenEntry seen_of(const Line& line, Date as_of) {
    SeenEntry seen;
    seen.entry.id = number_of(line);
    seen.entry.unit = line.unit;
    seen.entry.document.path = line.document;
    seen.entry.document.sha256 = line.sha256;
    seen.entry.kind = line.kind;
    seen.entry.label = line.label;
    seen.entry.channel = line.channel;
    seen.entry.count = line.values.size();
    seen.entry.due = date_from_day_number(day_number(as_of) + 14);
    seen.entry.root = line.root;
    seen.document = line.document;
    for (const std::string& other : line.also)
        seen.also.push_back(number_of({other, {}, line.label, line.channel, "", "", line.kind, {}, ""}));
    for (const int value : line.values)
        seen.values.push_back({"id" + std::to_string(value) + line.document, "v" + std::to_string(value), "", 1});
    return seen;
}

// A ledger in memory. Each run is a month after the one before.
class Story {
public:
    // Documents that are not named are out of reach.
    void run(const std::vector<Line>& lines, const std::map<std::string, Reached>& fates = {}, bool partial = false) {
        SeenRun run;
        run.run.number = ++number_;
        run.run.as_of = day_ = {2017, static_cast<int>(number_), 10};
        run.run.partial = partial;
        for (const Line& line : lines) run.entries.push_back(seen_of(line, day_));
        for (const auto& [document, reached] : fates) run.documents.push_back({"site\n" + document, reached, "encrypted"});
        last_ = outcome_of(known_, run);
        // The same lines in another order must mean the same.
        SeenRun reversed = run;
        std::reverse(reversed.entries.begin(), reversed.entries.end());
        const Outcome other = outcome_of(known_, reversed);
        for (size_t i = 0; i < lines.size(); ++i) {
            CHECK(last_.changes[last_.of_entries[i]].known.entry.id ==
                  other.changes[other.of_entries[lines.size() - 1 - i]].known.entry.id);
        }
        figures = figures_of(known_, last_);
        for (const Change& change : last_.changes) {
            for (const EntryEvent& event : change.events) events_[event.entry] += std::string(name(event.kind)) + " ";
            if (change.before == no_entry) {
                known_.push_back(change.known);
            } else {
                known_[change.before] = change.known;
            }
        }
    }

    // The entry that the nth line of the last run is.
    const Entry& line(size_t n = 0) const { return last_.changes[last_.of_entries[n]].known.entry; }
    std::uint64_t new_values(size_t n = 0) const { return last_.changes[last_.of_entries[n]].new_values; }
    KnownEntry& first() { return known_.front(); }
    size_t entries() const { return known_.size(); }
    std::string events(size_t entry = 0) const { return events_.at(known_[entry].entry.id); }

    void rule(Standing standing, std::optional<Date> until) {
        first().entry.standing = standing;
        first().entry.ruled = Ruled{"李局", "公示", day_, until};
        for (KnownValue& value : first().values) value.covered = value.present;
    }

    RunFigures figures;

private:
    std::vector<KnownEntry> known_;
    Outcome last_;
    std::map<std::string, std::string> events_;
    std::uint64_t number_ = 0;
    Date day_;
};

constexpr Reached was_read = Reached::read;
constexpr Reached gone = Reached::gone;

}  // namespace

TEST_CASE("found is fresh, found again open, then rectified, and reopened when it comes back") {
    Story story;
    story.run({{}}, {{"a.html", was_read}});
    CHECK(story.line().standing == Standing::fresh);
    CHECK(story.line().due == Date{2017, 1, 24});
    story.run({{}}, {{"a.html", was_read}});
    CHECK(story.line().standing == Standing::open);
    CHECK(story.line().due == Date{2017, 1, 24});
    CHECK(story.new_values() == 0);
    story.run({}, {{"a.html", was_read}});
    CHECK(story.first().entry.standing == Standing::rectified);
    CHECK(story.first().entry.rectified_on == Date{2017, 3, 10});
    CHECK(story.first().entry.count == 3);
    CHECK(story.figures.rectified == 1);
    story.run({{}}, {{"a.html", was_read}});
    CHECK(story.line().standing == Standing::reopened);
    CHECK(story.line().repeats == 1);
    CHECK(story.line().due == Date{2017, 4, 24});
    CHECK_FALSE(story.line().rectified_on);
    CHECK(story.new_values() == 3);
    story.run({{}}, {{"a.html", was_read}});
    CHECK(story.line().standing == Standing::reopened);
    CHECK(story.line().repeats == 1);
    CHECK(story.entries() == 1);
    CHECK(story.events() == "found rectified reopened ");
}

TEST_CASE("what is partly fixed stays, and a value that comes back is a repeat") {
    Story story;
    story.run({{}}, {{"a.html", was_read}});
    story.run({{.values = {1, 2}}}, {{"a.html", was_read}});
    CHECK(story.line().standing == Standing::open);
    CHECK(story.line().count == 2);
    story.run({{.values = {1, 2, 3}}}, {{"a.html", was_read}});
    CHECK(story.line().standing == Standing::reopened);
    CHECK(story.line().repeats == 1);
    CHECK(story.new_values() == 1);
    CHECK(story.events() == "found changed reopened ");
}

TEST_CASE("a document that was not read, lay out of reach or belongs to a run cut short proves nothing") {
    struct Row {
        Reached reached;
        bool partial;
        const char* events;
    };
    for (const Row& row :
         {Row{Reached::unread, false, "found unread "}, Row{Reached::partly, false, "found unread "},
          Row{Reached::out_of_reach, false, "found "}, Row{Reached::read, true, "found "}, Row{Reached::gone, true, "found "}}) {
        Story story;
        story.run({{}}, {{"a.html", was_read}});
        story.run({}, {{"a.html", row.reached}}, row.partial);
        CHECK(story.first().entry.standing == Standing::fresh);
        CHECK(story.first().entry.last_checked == Date{2017, 1, 10});
        CHECK(story.figures.unverified == 1);
        CHECK(story.events() == row.events);
    }
}

TEST_CASE("a document that is gone takes its entry with it") {
    Story story;
    story.run({{}}, {{"a.html", was_read}});
    story.run({}, {{"a.html", gone}});
    CHECK(story.first().entry.standing == Standing::rectified);
    CHECK(story.first().entry.removed);
    CHECK(story.figures.removed == 1);
}

TEST_CASE("the same list under another address has moved, whether its bytes or its values are the same") {
    for (const Line& moved :
         {Line{.document = "b.html", .values = {7, 8, 9}, .sha256 = "same"}, Line{.document = "b.html", .sha256 = "new"}}) {
        Story story;
        story.run({{.sha256 = "same"}}, {{"a.html", was_read}});
        const std::string id = story.line().id;
        story.run({moved}, {{"a.html", gone}});
        CHECK(story.line().id == id);
        CHECK(story.line().standing == Standing::open);
        CHECK(story.line().document.path == "b.html");
        CHECK(story.events().find("moved") != std::string::npos);
        story.run({moved}, {{"b.html", was_read}});
        CHECK(story.entries() == 1);
        CHECK(story.line().id == id);
    }
}

TEST_CASE("a second copy has not moved, and another list with a common value has not either") {
    Story story;
    story.run({{}}, {{"a.html", was_read}});
    story.run({{}, {.document = "b.html"}}, {{"a.html", was_read}});
    CHECK(story.entries() == 2);
    CHECK(story.line(1).standing == Standing::fresh);
    Story other;
    other.run({{.values = {1}}}, {{"a.html", was_read}});
    other.run({{.document = "b.html", .values = {1}}}, {{"a.html", gone}});
    CHECK(other.entries() == 2);
    CHECK(other.first().entry.removed);
}

TEST_CASE("an entry begun at an address from which another moved away has a number of its own") {
    Story story;
    story.run({{}}, {{"a.html", was_read}});
    story.run({{.document = "b.html"}}, {{"a.html", gone}});
    story.run({{.values = {7, 8}}, {.document = "b.html"}}, {{"b.html", was_read}});
    CHECK(story.entries() == 2);
    CHECK(story.line(0).standing == Standing::fresh);
    CHECK(story.line(0).id != story.line(1).id);
    CHECK(story.line(1).standing == Standing::open);
}

TEST_CASE("another label or channel is the same entry: hidden instead of fixed") {
    struct Row {
        Line line;
        const char* event;
    };
    for (const Row& row :
         {Row{{.label = "证件号码"}, "changed"}, Row{{.label = "D"}, "changed"}, Row{{.label = "", .channel = Channel::comment}, "hidden"},
          Row{{.values = {2, 3}, .channel = Channel::hidden_column}, "hidden"}}) {
        Story story;
        story.run({{}}, {{"a.html", was_read}});
        story.run({row.line}, {{"a.html", was_read}});
        CHECK(story.entries() == 1);
        CHECK(story.line().standing == Standing::open);
        CHECK(story.line().channel == row.line.channel);
        CHECK_THAT(story.events(), Catch::Contains(row.event));
        story.run({row.line}, {{"a.html", was_read}});
        CHECK(story.entries() == 1);
        story.run({}, {{"a.html", was_read}});
        CHECK(story.first().entry.standing == Standing::rectified);
    }
}

TEST_CASE("columns that change places keep their entries by what they hold") {
    Story story;
    story.run({{.values = {1, 2, 3}, .label = "C"}, {.values = {4, 5, 6}, .label = "D"}}, {{"a.html", was_read}});
    const std::string c = story.line(0).id;
    const std::string d = story.line(1).id;
    story.run({{.values = {1, 2, 3}, .label = "D"}, {.values = {4, 5, 6}, .label = "E"}}, {{"a.html", was_read}});
    CHECK(story.line(0).id == c);
    CHECK(story.line(1).id == d);
    CHECK(story.entries() == 2);
}

TEST_CASE("another list in the same place is the same entry") {
    Story story;
    story.run({{}}, {{"a.html", was_read}});
    story.run({{.values = {7, 8, 9}}}, {{"a.html", was_read}});
    CHECK(story.entries() == 1);
    CHECK(story.line().standing == Standing::open);
    CHECK(story.new_values() == 3);
}

TEST_CASE("a waiver lasts until its end, and covers what stood there") {
    Story story;
    story.run({{}}, {{"a.html", was_read}});
    story.rule(Standing::waived, Date{2017, 3, 10});
    story.run({{.values = {1, 2}}}, {{"a.html", was_read}});
    CHECK(story.line().standing == Standing::waived);
    CHECK(story.new_values() == 0);
    story.run({{}}, {{"a.html", was_read}});
    CHECK(story.line().standing == Standing::waived);
    story.run({}, {});
    CHECK(story.first().entry.standing == Standing::open);
    CHECK_FALSE(story.first().entry.ruled);
    CHECK(story.figures.unverified == 1);
}

TEST_CASE("a value that a waiver does not cover reopens the entry without being a repeat") {
    for (const Standing standing : {Standing::waived, Standing::disputed}) {
        Story story;
        story.run({{}}, {{"a.html", was_read}});
        story.rule(standing, std::nullopt);
        story.run({{.values = {1, 2, 3, 4}}}, {{"a.html", was_read}});
        CHECK(story.line().standing == Standing::reopened);
        CHECK(story.line().repeats == 0);
        CHECK(story.new_values() == 1);
        CHECK(story.line().due == Date{2017, 2, 24});
    }
}

TEST_CASE("what was waived and is gone is rectified, and its return is not covered") {
    Story story;
    story.run({{}}, {{"a.html", was_read}});
    story.rule(Standing::waived, std::nullopt);
    story.run({}, {{"a.html", was_read}});
    CHECK(story.first().entry.standing == Standing::rectified);
    story.run({{}}, {{"a.html", was_read}});
    CHECK(story.line().standing == Standing::reopened);
    CHECK(story.line().repeats == 1);
}

TEST_CASE("a waived page that moves stays waived") {
    Story story;
    story.run({{}}, {{"a.html", was_read}});
    story.rule(Standing::waived, std::nullopt);
    story.run({{.document = "b.html"}}, {{"a.html", gone}});
    CHECK(story.line().standing == Standing::waived);
    CHECK(story.entries() == 1);
}

TEST_CASE("an address that is left of several is the same entry") {
    Story story;
    story.run({{.also = {"print.html"}}}, {{"a.html", was_read}});
    story.run({{.document = "print.html"}}, {{"a.html", was_read}});
    CHECK(story.entries() == 1);
    CHECK(story.line().standing == Standing::open);
}

TEST_CASE("another unit is told") {
    Story story;
    story.run({{}}, {{"a.html", was_read}});
    story.run({{.unit = "weisheng"}}, {{"a.html", was_read}});
    CHECK(story.line().unit == "weisheng");
    CHECK(story.events() == "found reassigned ");
}

TEST_CASE("what comes back elsewhere had been rectified, not removed from the books") {
    Story story;
    story.run({{}}, {{"a.html", was_read}});
    story.run({}, {{"a.html", was_read}});
    story.run({{.document = "b.html"}}, {{"a.html", was_read}});
    CHECK(story.entries() == 1);
    CHECK(story.line().standing == Standing::reopened);
    CHECK(story.line().repeats == 1);
}

TEST_CASE("figures of lines and of what was not verified add up to all that is to be done") {
    Story story;
    story.run({{}, {.document = "b.html"}, {.document = "c.html"}}, {});
    CHECK(story.figures.fresh == 3);
    story.run({{}, {.document = "d.html", .values = {8, 9}}}, {{"a.html", was_read}, {"b.html", gone}});
    CHECK(story.figures.open == 1);
    CHECK(story.figures.fresh == 1);
    CHECK(story.figures.rectified == 1);
    CHECK(story.figures.removed == 1);
    CHECK(story.figures.unverified == 1);
}

TEST_CASE("pages of two sites with the same path have nothing to do with each other") {
    Story story;
    story.run({{}}, {{"a.html", was_read}});
    story.run({{.values = {7, 8}, .root = "town"}});
    CHECK(story.entries() == 2);
    CHECK(story.line().standing == Standing::fresh);
    CHECK(story.line().id != story.first().entry.id);
    CHECK(story.figures.unverified == 1);
}

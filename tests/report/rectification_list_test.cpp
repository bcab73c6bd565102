// Which findings make one line, what it counts, and in which order lines stand.
#include "report/rectification_list.h"

#include <chrono>

#include <catch2/catch.hpp>

#include "report/sample_report.h"

using namespace leakscan;

namespace {

Report empty_report() {
    Report report;
    report.as_of = {2017, 11, 20};
    report.units = {{{"a", "甲局", "", {}, {}, ""}, 1}};
    return report;
}

void add(Report& report, unsigned person, const std::string& path, const Location& where, Kind kind = Kind::resident_id,
         const std::string& url = "", const std::string& sha256 = "") {
    JudgedFinding judged = sample::finding(kind, sample::number_text("34*************%03u", person), person,
                                           {path, url, "", "", "", "", "", "html", sha256}, {"a", "甲局", ""});
    judged.finding.location = where;
    report.findings.push_back(judged);
}

Location cell(const std::string& name, const std::string& label = "", Channel channel = Channel::body) {
    Location where;
    where.channel = channel;
    where.sheet = "S";
    where.cell = name;
    where.label = label;
    return where;
}

}  // namespace

TEST_CASE("a notice counts the people whom its reason names") {
    Report report = empty_report();
    add(report, 1, "a.html", {}, Kind::person_name);
    JudgedFinding& notice = report.findings.front();
    notice.finding.rule = expired_notice_rule;
    sample::own(notice).reason = {{"公示期已满", "over"}, {"（至{}，{}人）", " ({}, {})"}, {"2017-11-07", "40"}};
    CHECK(rectification_lists(report)[0].lines[0].people == 40);
    sample::own(notice).reason = {{"公示期已满", "over"}, {}, {}};
    CHECK(rectification_lists(report)[0].lines[0].people == 1);
}

TEST_CASE("a roster is one line with counts, however long") {
    Report report = empty_report();
    for (unsigned person = 0; person < 10'000; ++person)
        add(report, person % 5'000, "a.xlsx", cell("C" + std::to_string(person + 2), "身份证号"));
    const std::vector<UnitList> lists = rectification_lists(report);
    REQUIRE(lists.size() == 1);
    REQUIRE(lists[0].lines.size() == 1);
    CHECK(lists[0].lines[0].count == 10'000);
    CHECK(lists[0].lines[0].people == 5'000);
    CHECK(lists[0].people == 5'000);
    CHECK(lists[0].lines[0].id.size() == 12);
}

TEST_CASE("document, label, channel and kind each make a line of their own") {
    Report report = empty_report();
    add(report, 1, "a.xlsx", cell("C2", "身份证号"));
    add(report, 1, "b.xlsx", cell("C2", "身份证号"));
    add(report, 1, "a.xlsx", cell("C2", "监护人身份证号"));
    add(report, 1, "a.xlsx", cell("C2", "身份证号", Channel::hidden_column));
    add(report, 1, "a.xlsx", cell("C2", "身份证号"), Kind::mobile_phone);
    add(report, 1, "a.xlsx", cell("C2"));
    add(report, 1, "a.xlsx", cell("C9"));
    add(report, 1, "a.xlsx", cell("D2"));
    CHECK(rectification_lists(report)[0].lines.size() == 7);
}

TEST_CASE("the same page under several addresses is one line and counts once") {
    Report report = empty_report();
    const std::string hash(64, 'f');
    Location where;
    where.line = 7;
    add(report, 1, "p/1.html", where, Kind::resident_id, "http://x/1.html", hash);
    add(report, 1, "m/1.html", where, Kind::resident_id, "http://m.x/1.html", hash);        // same content
    add(report, 1, "print/1.html", where, Kind::resident_id, "http://x/1.html", "other");   // same address
    add(report, 2, "print/1.html", where, Kind::resident_id, "http://x/1.html", "other");   // only in the print version
    add(report, 1, "a.zip!1.html", where, Kind::resident_id, "http://x/1.html", "member");  // a member is another document
    const std::vector<UnitList> lists = rectification_lists(report);
    REQUIRE(lists[0].lines.size() == 2);
    const ListLine& merged = lists[0].lines[0];
    CHECK(merged.count == 2);
    CHECK(merged.people == 2);
    CHECK(merged.other_addresses == std::vector<std::string>{"http://m.x/1.html", "print/1.html"});
    CHECK(merged.first->document->path == "p/1.html");
}

TEST_CASE("repeated values within one page are counted, in its copies not again") {
    Report report = empty_report();
    Location where;
    for (const char* path : {"a.html", "b.html"}) {
        for (std::uint32_t line : {3u, 9u}) {
            where.line = line;
            add(report, 1, path, where, Kind::resident_id, "", std::string(64, 'a'));
        }
    }
    const std::vector<UnitList> lists = rectification_lists(report);
    REQUIRE(lists[0].lines.size() == 1);
    CHECK(lists[0].lines[0].count == 2);
}

TEST_CASE("leaks come before reviews, grave ones and many people first; allowed ones are not listed") {
    Report report = empty_report();
    const auto with = [&report](Ruling ruling, Severity severity) {
        sample::own(report.findings.back()).ruling = ruling;
        sample::own(report.findings.back()).severity = severity;
    };
    add(report, 1, "review.html", {}), with(Ruling::review, Severity::high);
    add(report, 2, "low.html", {}), with(Ruling::leak, Severity::low);
    add(report, 3, "high.html", {});
    add(report, 4, "many.html", {});
    add(report, 5, "many.html", {}), with(Ruling::review, Severity::high);
    add(report, 6, "allowed.html", {}), with(Ruling::allowed, Severity::high);
    const std::vector<UnitList> lists = rectification_lists(report);
    std::vector<std::string> order;
    for (const ListLine& line : lists[0].lines) order.push_back(line.first->document->path);
    CHECK(order == std::vector<std::string>{"many.html", "high.html", "low.html", "review.html"});
    CHECK(lists[0].lines[0].reviews == 1);
    CHECK(lists[0].lines[0].ruling == Ruling::leak);
    CHECK(lists[0].lines[3].ruling == Ruling::review);
}

TEST_CASE("a line keeps its id when other findings come and go") {
    Report before = empty_report();
    add(before, 1, "a.html", cell("C2", "身份证号"));
    Report after = empty_report();
    add(after, 9, "0.html", cell("C2", "身份证号"));
    add(after, 2, "a.html", cell("C7", "身份证号"));
    const auto id_of = [](const Report& report) {
        const std::vector<UnitList> lists = rectification_lists(report);
        for (const ListLine& line : lists[0].lines) {
            if (line.first->document->path == "a.html") return line.id;
        }
        return std::string();
    };
    CHECK(id_of(before) == id_of(after));
}

TEST_CASE("a finding of a unit that the report does not name is listed all the same") {
    Report report = empty_report();
    add(report, 1, "a.html", {});
    const Assignment nobody{"nobody", "", ""};
    report.findings[0].unit = &nobody;
    const std::vector<UnitList> lists = rectification_lists(report);
    REQUIRE(lists.size() == 2);
    CHECK(lists[1].lines.size() == 1);
}

TEST_CASE("ten working days leave out Saturdays and Sundays") {
    CHECK(rectification_due({2017, 11, 20}) == Date{2017, 12, 4});  // Monday
    CHECK(rectification_due({2017, 11, 24}) == Date{2017, 12, 8});  // Friday
    CHECK(rectification_due({2017, 11, 25}) == Date{2017, 12, 8});  // Saturday
    CHECK(rectification_due({2017, 11, 26}) == Date{2017, 12, 8});  // Sunday
    CHECK(rectification_due({2024, 2, 20}) == Date{2024, 3, 5});
    CHECK(rectification_due({1969, 12, 29}) == Date{1970, 1, 12});
}

TEST_CASE("a hundred thousand documents are grouped in linear time") {
    Report report = empty_report();
    for (unsigned i = 0; i < 100'000; ++i)
        add(report, i, "d/" + std::to_string(i) + ".html", {}, Kind::resident_id, "http://x/" + std::to_string(i / 2));
    const auto start = std::chrono::steady_clock::now();
    CHECK(rectification_lists(report)[0].lines.size() == 50'000);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

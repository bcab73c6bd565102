#include "judge/weight.h"

#include <catch2/catch.hpp>

#include "judge/judge.h"

using namespace leakscan;

namespace {

const Policy& gov_2018() {
    static const Policy policy = load_policy("gov-2018", {LEAKSCAN_SOURCE "/patterns"}, Key{}).take();
    return policy;
}

Finding of_person(Kind kind, const std::string& person) {
    Finding finding;
    finding.kind = kind;
    finding.grade = Grade::confirmed;
    finding.features.owner = Owner::person;
    finding.features.label_supports = true;
    finding.person = person;
    return finding;
}

// A landline weighs least by itself.
ScannedDocument landlines(unsigned people) {
    ScannedDocument document;
    for (unsigned i = 0; i < people; ++i) document.findings.push_back(of_person(Kind::landline_phone, std::to_string(i)));
    return document;
}

Severity weighed(const ScannedDocument& document, bool in_duty = false) {
    return judge(document, gov_2018(), {2026, 1, 1}, in_duty).front().severity;
}

}  // namespace

TEST_CASE("severity goes up at 50, 500 and 5,000 people, and at half of it for what an office publishes in its duty") {
    struct Case {
        unsigned people;
        unsigned steps;
        unsigned in_duty;
    };
    for (const Case& c : {Case{1, 0, 0}, Case{24, 0, 0}, Case{25, 0, 1}, Case{49, 0, 1}, Case{50, 1, 1}, Case{250, 1, 2}, Case{499, 1, 2},
                          Case{500, 2, 2}, Case{2500, 2, 3}, Case{4999, 2, 3}, Case{5000, 3, 3}}) {
        CAPTURE(c.people);
        const ScannedDocument document = landlines(c.people);
        const std::vector<Verdict> verdicts(c.people, Verdict{Ruling::leak, Severity::low, {}, ""});
        CHECK(weigh(document, verdicts, false).steps == c.steps);
        CHECK(weigh(document, verdicts, true).steps == c.in_duty);
    }
    CHECK(weighed(landlines(49)) == Severity::low);
    CHECK(weighed(landlines(50)) == Severity::medium);
    CHECK(weighed(landlines(500)) == Severity::high);
    CHECK(weighed(landlines(25), true) == Severity::medium);
}

TEST_CASE("people whose values are allowed do not count, and one person counts once") {
    ScannedDocument document = landlines(49);
    document.findings.push_back(of_person(Kind::landline_phone, "office"));
    document.findings.back().features.service_number = true;
    document.findings.push_back(of_person(Kind::landline_phone, "0"));
    CHECK(weighed(document) == Severity::low);
    document.findings.push_back(of_person(Kind::landline_phone, "another"));
    CHECK(weighed(document) == Severity::medium);
}

TEST_CASE("hidden places, children, accounts and health raise what stands beside them") {
    const ScannedDocument plain = landlines(1);
    CHECK(weighed(plain) == Severity::low);
    ScannedDocument hidden = plain;
    hidden.findings.front().location.channel = Channel::hidden_column;
    CHECK(weighed(hidden) == Severity::medium);
    ScannedDocument school = plain;
    school.meta.title = "某小学受资助学生名单";
    CHECK(weighed(school) == Severity::medium);
    for (Kind kind : {Kind::bank_account, Kind::disability_card, Kind::health, Kind::student_number}) {
        CAPTURE(name(kind));
        ScannedDocument beside = plain;
        beside.findings.push_back(of_person(kind, "0"));
        CHECK(weighed(beside) == Severity::medium);
    }
    ScannedDocument all = hidden;
    all.meta.title = school.meta.title;
    CHECK(weighed(all) == Severity::high);
}

TEST_CASE("a damaged number weighs less than a whole one") {
    ScannedDocument document;
    document.findings = {of_person(Kind::resident_id, "0")};
    CHECK(weighed(document) == Severity::high);
    document.findings.front().grade = Grade::partial;
    CHECK(weighed(document) == Severity::medium);
}

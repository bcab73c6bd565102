#include "judge/judge.h"

#include <catch2/catch.hpp>

#include "judge/reasons.h"

using namespace leakscan;

namespace {

const Key key{};
const Date as_of{2026, 1, 1};

const Policy& gov_2018() {
    static const Policy policy = load_policy("gov-2018", {LEAKSCAN_SOURCE "/patterns"}, key).take();
    return policy;
}

Finding finding_of(Kind kind, Owner owner, Grade grade = Grade::confirmed) {
    Finding finding;
    finding.kind = kind;
    finding.grade = grade;
    finding.features.owner = owner;
    return finding;
}

Verdict judged(const Finding& finding, std::uint64_t people = 1, const Policy& policy = gov_2018(), const PageMeta& meta = {}) {
    ScannedDocument document;
    document.meta = meta;
    return judge(finding, document, people, policy, as_of);
}

}  // namespace

TEST_CASE("everyday leaks are leaks") {
    struct Case {
        Kind kind;
        Severity severity;
    };
    for (const Case& c :
         {Case{Kind::resident_id, Severity::high}, Case{Kind::mobile_phone, Severity::medium}, Case{Kind::address, Severity::medium},
          Case{Kind::bank_card, Severity::high}, Case{Kind::landline_phone, Severity::low}, Case{Kind::disability_card, Severity::high},
          Case{Kind::health, Severity::high}}) {
        CAPTURE(name(c.kind));
        Finding finding = finding_of(c.kind, Owner::person);
        finding.features.at_door = true;
        const Verdict verdict = judged(finding);
        CHECK(verdict.ruling == Ruling::leak);
        CHECK(verdict.severity == c.severity);
        CHECK_FALSE(verdict.reason.zh.empty());
        CHECK(verdict.legal_basis.starts_with("2018年政务公开工作要点"));
    }
    Finding labelled = finding_of(Kind::mobile_phone, Owner::unknown);
    labelled.features.label_supports = true;
    CHECK(judged(labelled).ruling == Ruling::leak);
    CHECK(judged(finding_of(Kind::resident_id, Owner::unknown)).ruling == Ruling::leak);
    CHECK(judged(finding_of(Kind::resident_id, Owner::organisation)).ruling == Ruling::leak);
}

TEST_CASE("what an office publishes for the public is allowed") {
    CHECK(judged(finding_of(Kind::landline_phone, Owner::office)).ruling == Ruling::allowed);
    CHECK(judged(finding_of(Kind::landline_phone, Owner::organisation)).ruling == Ruling::allowed);
    CHECK(judged(finding_of(Kind::landline_phone, Owner::unknown)).ruling == Ruling::allowed);
    CHECK(judged(finding_of(Kind::address, Owner::office)).ruling == Ruling::allowed);
    CHECK(judged(finding_of(Kind::bank_account, Owner::organisation)).ruling == Ruling::allowed);
    Finding hotline = finding_of(Kind::landline_phone, Owner::person);
    hotline.features.service_number = true;
    CHECK(judged(hotline).ruling == Ruling::allowed);
    Finding labelled = finding_of(Kind::landline_phone, Owner::person);
    labelled.location.label = "监督电话";
    CHECK(judged(labelled).ruling == Ruling::allowed);
}

TEST_CASE("doubtful values go to a person") {
    CHECK(judged(finding_of(Kind::mobile_phone, Owner::organisation)).ruling == Ruling::review);
    CHECK(judged(finding_of(Kind::mobile_phone, Owner::unknown)).ruling == Ruling::review);
    CHECK(judged(finding_of(Kind::mobile_phone, Owner::office)).ruling == Ruling::review);
    CHECK(judged(finding_of(Kind::address, Owner::organisation)).ruling == Ruling::allowed);
    Finding flat = finding_of(Kind::address, Owner::organisation);
    flat.features.at_door = true;
    CHECK(judged(flat).ruling == Ruling::allowed);
    flat.features.residential = true;
    CHECK(judged(flat).ruling == Ruling::review);
    CHECK(judged(finding_of(Kind::address, Owner::unknown)).ruling == Ruling::review);
    CHECK(judged(finding_of(Kind::email, Owner::person)).ruling == Ruling::review);
    CHECK(judged(finding_of(Kind::resident_id, Owner::unknown, Grade::likely)).ruling == Ruling::review);
    Finding mistyped = finding_of(Kind::resident_id, Owner::person, Grade::likely);
    mistyped.features.checksum_failed = true;
    CHECK(judged(mistyped).ruling == Ruling::review);
    Finding unassigned = finding_of(Kind::mobile_phone, Owner::person);
    unassigned.features.unassigned = true;
    CHECK(judged(unassigned).ruling == Ruling::review);
}

TEST_CASE("a named official's mobile is that person's") {
    Finding finding = finding_of(Kind::mobile_phone, Owner::office);
    finding.features.name_beside = true;
    CHECK(judged(finding).ruling == Ruling::leak);
}

TEST_CASE("a mask is judged by what remains possible") {
    Finding finding = finding_of(Kind::resident_id, Owner::person, Grade::weak_mask);
    finding.candidates = 1;
    CHECK(judged(finding).ruling == Ruling::leak);
    CHECK(judged(finding).severity == Severity::high);
    finding.candidates = 35;
    CHECK(judged(finding).ruling == Ruling::leak);
    finding.candidates = 4200;
    CHECK(judged(finding).ruling == Ruling::allowed);
    Finding mobile = finding_of(Kind::mobile_phone, Owner::person, Grade::weak_mask);
    mobile.candidates = 10000;
    CHECK(judged(mobile).ruling == Ruling::allowed);
    mobile.candidates = 1000;
    CHECK(judged(mobile).ruling == Ruling::leak);
}

TEST_CASE("samples, other numbers and exempt columns are allowed") {
    Finding sample = finding_of(Kind::resident_id, Owner::person);
    sample.features.sample = true;
    CHECK(judged(sample).ruling == Ruling::allowed);
    Finding serial = finding_of(Kind::resident_id, Owner::unknown, Grade::likely);
    serial.features.label_opposes = true;
    CHECK(judged(serial).ruling == Ruling::allowed);
    PageMeta meta;
    meta.column_type = "惩戒公示";
    CHECK(judged(finding_of(Kind::resident_id, Owner::person), 1, gov_2018(), meta).ruling == Ruling::allowed);
}

TEST_CASE("hidden places, children and many people raise the severity") {
    Finding finding = finding_of(Kind::landline_phone, Owner::person);
    CHECK(judged(finding).severity == Severity::low);
    CHECK(judged(finding, 50).severity == Severity::medium);
    CHECK(judged(finding, 500).severity == Severity::high);
    finding.location.channel = Channel::hidden_column;
    CHECK(judged(finding).severity == Severity::medium);
    PageMeta meta;
    meta.title = "某某小学资助学生名单";
    CHECK(judged(finding, 1, gov_2018(), meta).severity == Severity::high);
}

TEST_CASE("an approved contact is known by its digest until the approval ends") {
    Policy policy = gov_2018();
    Finding finding = finding_of(Kind::mobile_phone, Owner::person);
    finding.digest = keyed_hash(key, {name(Kind::mobile_phone), "13800138000"});
    policy.public_contacts.push_back({{}, {finding.digest}, "办公室", Date{2026, 6, 30}});
    CHECK(judged(finding, 1, policy).ruling == Ruling::allowed);
    policy.public_contacts.back().until = Date{2025, 12, 31};
    CHECK(judged(finding, 1, policy).ruling == Ruling::leak);
}

TEST_CASE("the building-level policy lets streets and villages stand") {
    Policy policy = gov_2018();
    policy.address_allowed_down_to = "building";
    Finding finding = finding_of(Kind::address, Owner::person);
    CHECK(judged(finding, 1, policy).ruling == Ruling::allowed);
    finding.features.at_door = true;
    CHECK(judged(finding, 1, policy).ruling == Ruling::leak);
}

TEST_CASE("every reason exists in both languages and is found again from either") {
    for (int i = 0; i <= static_cast<int>(Reason::by_policy); ++i) {
        const Phrase text = phrase(static_cast<Reason>(i));
        CAPTURE(i);
        REQUIRE_FALSE(text.zh.empty());
        REQUIRE_FALSE(text.en.empty());
        CHECK(reason_from(text.zh).en == text.en);
        CHECK(reason_from(text.en).zh == text.zh);
    }
    CHECK(reason_from("other").zh == "other");
}

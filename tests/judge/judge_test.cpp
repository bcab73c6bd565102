// One table per ruling: everyday leaks, what an office publishes, what a person must look at.
#include "judge/judge.h"

#include <catch2/catch.hpp>

#include "base/message.h"
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
    // The others of the document are people with the same kind of value.
    ScannedDocument document;
    document.meta = meta;
    document.findings = {finding};
    for (std::uint64_t person = 1; person <= people; ++person) {
        document.findings.push_back(finding_of(Kind::landline_phone, Owner::person));
        document.findings.back().person = std::to_string(person);
    }
    return judge(document, policy, as_of, false).front();
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
        CHECK_FALSE(verdict.reason.in(Language::zh).empty());
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

TEST_CASE("what a machine read in a picture is a leak where a check digit proves it") {
    for (const Grade grade : {Grade::confirmed, Grade::likely}) {
        Finding finding = finding_of(Kind::mobile_phone, Owner::person, grade);
        finding.location.channel = Channel::ocr;
        CHECK(judged(finding).ruling == (grade == Grade::confirmed ? Ruling::leak : Ruling::review));
        Policy strict = gov_2018();
        strict.rulings[Kind::mobile_phone] = Ruling::leak;
        CHECK(judged(finding, 1, strict).ruling == Ruling::leak);
    }
}

TEST_CASE("a named official's mobile is that person's") {
    Finding finding = finding_of(Kind::mobile_phone, Owner::office);
    finding.features.name_beside = true;
    CHECK(judged(finding).ruling == Ruling::leak);
}

TEST_CASE("samples and other numbers are allowed") {
    Finding sample = finding_of(Kind::resident_id, Owner::person);
    sample.features.sample = true;
    CHECK(judged(sample).ruling == Ruling::allowed);
    Finding serial = finding_of(Kind::resident_id, Owner::unknown, Grade::likely);
    serial.features.label_opposes = true;
    CHECK(judged(serial).ruling == Ruling::allowed);
}

TEST_CASE("the legal basis names the policy's norm, the private information, and what is sensitive") {
    const auto basis = [](Kind kind, const char* title) {
        PageMeta meta;
        meta.title = title;
        return judged(finding_of(kind, Owner::person), 1, gov_2018(), meta).legal_basis;
    };
    const auto holds = [](const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; };
    const std::string id = basis(Kind::resident_id, "低保名单");
    for (const char* part :
         {"2018年政务公开工作要点", "政府信息公开条例第十五条", "民法典第一千零三十四条、第一千零三十九条", "第三十四条、第五十一条"}) {
        CAPTURE(part);
        CHECK(holds(id, part));
    }
    CHECK_FALSE(holds(id, "敏感个人信息"));
    for (const Kind kind : {Kind::bank_card, Kind::bank_account, Kind::health, Kind::disability_card}) {
        CAPTURE(name(kind));
        CHECK(holds(basis(kind, "低保名单"), "第二十八条（敏感个人信息）"));
    }
    CHECK(holds(basis(Kind::resident_id, "某小学受资助学生名单"), "不满十四周岁"));
}

TEST_CASE("a notice is a matter for the policy from the day after its period") {
    Finding finding = finding_of(Kind::person_name, Owner::person, Grade::likely);
    finding.rule = expired_notice_rule;
    finding.features.period_end = as_of;
    finding.features.names = 40;
    const auto preset = [](const char* name) { return load_policy(name, {LEAKSCAN_SOURCE "/patterns"}, key).take(); };
    CHECK(judged(finding, 1, preset("moe-2017")).ruling == Ruling::allowed);
    finding.features.period_end = Date{2025, 12, 31};
    CHECK(judged(finding, 1, preset("moe-2017")).ruling == Ruling::leak);
    const Verdict verdict = judged(finding);
    CHECK(verdict.ruling == Ruling::review);
    CHECK(verdict.reason.in(Language::zh).ends_with("（公示期至2025-12-31，涉及姓名40个）"));
    CHECK(judged(finding).severity == Severity::low);
    finding.features.names = 60;
    CHECK(judged(finding).severity == Severity::medium);
    PageMeta sanctions;
    sanctions.column_name = "失信惩戒";
    CHECK(judged(finding, 1, gov_2018(), sanctions).ruling == Ruling::allowed);
}

TEST_CASE("the building-level policy lets streets and villages stand") {
    Policy policy = gov_2018();
    policy.address_allowed_down_to = "building";
    Finding finding = finding_of(Kind::address, Owner::person);
    CHECK(judged(finding, 1, policy).ruling == Ruling::allowed);
    finding.features.at_door = true;
    CHECK(judged(finding, 1, policy).ruling == Ruling::leak);
}

TEST_CASE("every reason exists in both languages and is found again from either, with whatever follows it") {
    for (int i = 0; i <= static_cast<int>(Reason::suppressed); ++i) {
        const Phrase text = phrase(static_cast<Reason>(i));
        CAPTURE(i);
        REQUIRE_FALSE(text.zh.empty());
        REQUIRE_FALSE(text.en.empty());
        CHECK(reason_from(text.zh).in(Language::en) == text.en);
        CHECK(reason_from(text.en).in(Language::zh) == text.zh);
    }
    const std::vector<std::string> words = {"办公室", "2026-06-30", "便民服务点"};
    for (int i = 1; i <= static_cast<int>(Aside::waiver_ended); ++i) {
        CAPTURE(i);
        const Phrase aside = phrase(static_cast<Aside>(i));
        REQUIRE_FALSE(aside.zh.empty());
        const size_t holes = unfill(aside.zh, aside.zh)->size();
        CHECK(unfill(aside.en, aside.en)->size() == holes);
        const Grounds grounds{phrase(Reason::id_published), aside, {words.begin(), words.begin() + static_cast<long>(holes)}};
        CHECK(reason_from(grounds.in(Language::zh)).in(Language::en) == grounds.in(Language::en));
        CHECK(reason_from(grounds.in(Language::en)).in(Language::zh) == grounds.in(Language::zh));
    }
    CHECK(reason_from("other").in(Language::zh) == "other");
    CHECK(reason_from("").in(Language::zh).empty());
}

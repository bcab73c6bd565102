// What a policy excuses, and how narrowly: classes, contacts, suppressed values.
#include "judge/circumstances.h"

#include <catch2/catch.hpp>

#include "judge/judge.h"

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
    finding.features.at_door = true;
    return finding;
}

Verdict judged_in(const PageMeta& meta, const Finding& finding, const Policy& policy = gov_2018()) {
    ScannedDocument document;
    document.meta = meta;
    document.origin.file = "gk/mz/a.zip";
    document.origin.inner = {"b.xlsx"};
    document.findings = {finding};
    return judge(document, policy, as_of, false).front();
}

PageMeta column(const char* name) {
    PageMeta meta;
    meta.column_name = name;
    return meta;
}

Finding masked_id(std::uint64_t candidates) {
    Finding finding = finding_of(Kind::resident_id, Owner::person, Grade::weak_mask);
    finding.candidates = candidates;
    return finding;
}

Suppression suppression(Date until) {
    Suppression entry;
    entry.ids = {std::string(32, 'a')};
    entry.reason = "本人书面同意";
    entry.approved_by = "办公室";
    entry.until = until;
    return entry;
}

}  // namespace

TEST_CASE("an exempt class frees what the law names and nothing else") {
    const PageMeta meta = column("惩戒公示");
    CHECK(judged_in(meta, finding_of(Kind::person_name, Owner::person)).ruling == Ruling::allowed);
    CHECK(judged_in(meta, masked_id(33)).ruling == Ruling::allowed);
    CHECK(judged_in(column("低保公示"), masked_id(33)).ruling == Ruling::leak);
    CHECK(judged_in(meta, masked_id(1)).ruling == Ruling::leak);
    const Verdict id = judged_in(meta, finding_of(Kind::resident_id, Owner::person));
    CHECK(id.ruling == Ruling::leak);
    CHECK(id.reason.in(Language::zh).find("“惩戒公示”依法公开的内容不包括此项") != std::string::npos);
    CHECK(judged_in(meta, finding_of(Kind::mobile_phone, Owner::person)).ruling == Ruling::leak);
    CHECK(judged_in(meta, finding_of(Kind::address, Owner::person)).ruling == Ruling::leak);
}

TEST_CASE("a class frees legal persons' data, not natural persons'") {
    const PageMeta meta = column("企业信息公示");
    for (Kind kind : {Kind::address, Kind::mobile_phone, Kind::email}) {
        CAPTURE(name(kind));
        Finding of_company = finding_of(kind, Owner::organisation);
        of_company.features.residential = true;
        CHECK(judged_in(meta, of_company).ruling == Ruling::allowed);
        CHECK(judged_in(meta, finding_of(kind, Owner::person)).ruling != Ruling::allowed);
        CHECK(judged_in(column("工作动态"), of_company).ruling == (kind == Kind::email ? Ruling::allowed : Ruling::review));
    }
    CHECK(judged_in(meta, finding_of(Kind::resident_id, Owner::organisation)).ruling == Ruling::leak);
}

TEST_CASE("a list of defaulters may have to state ID numbers: a person decides") {
    PageMeta meta;
    meta.title = "某县人民法院关于公布失信被执行人名单的公告";
    const Verdict verdict = judged_in(meta, finding_of(Kind::resident_id, Owner::person));
    CHECK(verdict.ruling == Ruling::review);
    CHECK(verdict.reason.in(Language::zh).find("失信被执行人名单信息的若干规定") != std::string::npos);
    CHECK(judged_in(meta, masked_id(33)).ruling == Ruling::allowed);
    CHECK(judged_in(meta, finding_of(Kind::mobile_phone, Owner::person)).ruling == Ruling::leak);
}

TEST_CASE("an approved contact says who approved it; an approval that has ended frees nothing and says so") {
    Policy policy = gov_2018();
    Finding finding = finding_of(Kind::mobile_phone, Owner::person);
    finding.digest = keyed_hash(key, {name(Kind::mobile_phone), "13800138000"});
    policy.public_contacts.push_back({{}, {finding.digest}, "办公室", Date{2026, 1, 1}});
    const Verdict last_day = judged_in({}, finding, policy);
    CHECK(last_day.ruling == Ruling::allowed);
    CHECK(last_day.reason.in(Language::en) == "a contact approved for publication (approved by 办公室 until 2026-01-01)");
    policy.public_contacts.back().until = Date{2025, 12, 31};
    const Verdict ended = judged_in({}, finding, policy);
    CHECK(ended.ruling == Ruling::leak);
    CHECK(ended.reason.in(Language::zh).ends_with("；办公室的批准已于2025-12-31到期，不再有效"));
    policy.public_contacts.push_back({{}, {finding.digest}, "市长办公室", std::nullopt});
    CHECK(judged_in({}, finding, policy).reason.in(Language::zh).ends_with("（市长办公室批准）"));
}

TEST_CASE("a suppressed value stands, says by whom, until when and why, and only what would be listed is suppressed") {
    Policy policy = gov_2018();
    policy.suppressions = {suppression({2026, 6, 30})};
    Finding finding = finding_of(Kind::resident_id, Owner::person);
    finding.id = std::string(32, 'a');
    const Verdict verdict = judged_in({}, finding, policy);
    CHECK(verdict.ruling == Ruling::allowed);
    CHECK(verdict.waiver == 1);
    CHECK(verdict.reason.in(Language::en) == "suppressed: by 办公室 until 2026-06-30 because 本人书面同意");
    finding.features.sample = true;
    CHECK(judged_in({}, finding, policy).waiver == 0);
}

TEST_CASE("an entry that has ended frees nothing; a later one may") {
    Policy policy = gov_2018();
    policy.suppressions = {suppression({2025, 6, 30})};
    Finding finding = finding_of(Kind::resident_id, Owner::person);
    finding.id = std::string(32, 'a');
    const Verdict ended = judged_in({}, finding, policy);
    CHECK(ended.ruling == Ruling::leak);
    CHECK(ended.waiver == 0);
    CHECK(ended.reason.in(Language::en).ends_with("; its suppression by 办公室 ended on 2025-06-30"));
    policy.suppressions.push_back(suppression({2026, 1, 1}));
    CHECK(judged_in({}, finding, policy).waiver == 2);
}

TEST_CASE("a number is suppressed where the entry says and nowhere else") {
    Policy policy = gov_2018();
    Suppression entry = suppression({2026, 6, 30});
    entry.ids.clear();
    Finding finding = finding_of(Kind::mobile_phone, Owner::person);
    finding.digest = std::string(32, 'd');
    finding.location.label = "联系电话（手机）";
    entry.digests = {finding.digest};
    struct Case {
        const char* document;
        const char* column;
        const char* label;
        bool stands;
    };
    for (const Case& c :
         {Case{"gk/mz/", "", "", true}, Case{"gk/mz/a.zip", "", "", true}, Case{"gk/mz/a.zip!b.xlsx", "", "", true},
          Case{"gk/m", "", "", false}, Case{"gk/mz/a", "", "", false}, Case{"", "社会救助", "", true}, Case{"", "财政预算", "", false},
          Case{"", "", "联系电话", true}, Case{"", "", "家庭住址", false}, Case{"gk/mz/", "财政预算", "联系电话", false}}) {
        CAPTURE(c.document, c.column, c.label);
        entry.document = c.document;
        entry.column = c.column;
        entry.label = c.label;
        policy.suppressions = {entry};
        CHECK((judged_in(column("社会救助"), finding, policy).waiver == 1) == c.stands);
    }
}

// Masks under the presets: what remains possible, what shows, and what the list says of it.
#include "judge/masks.h"

#include <catch2/catch.hpp>

#include <map>
#include <string>

#include "judge/judge.h"

using namespace leakscan;

namespace {

const Key key{};

const Policy& preset(const std::string& name) {
    static std::map<std::string, Policy> loaded;
    const auto known = loaded.find(name);
    if (known != loaded.end()) return known->second;
    return loaded.emplace(name, load_policy(name, {LEAKSCAN_SOURCE "/patterns"}, key).take()).first->second;
}

Finding masked(Kind kind, std::string pattern, std::uint64_t candidates, std::uint8_t clues = 0) {
    Finding finding;
    finding.kind = kind;
    finding.grade = Grade::weak_mask;
    finding.candidates = candidates;
    finding.mask = {std::move(pattern), clues, candidates, ""};
    finding.features.owner = Owner::person;
    return finding;
}

Verdict judged(const Finding& finding, const std::string& policy = "gov-2018") {
    ScannedDocument document;
    document.findings = {finding};
    return judge(document, preset(policy), {2026, 1, 1}, false).at(0);
}

constexpr std::uint8_t bit(MaskClue clue) { return static_cast<std::uint8_t>(clue); }

}  // namespace

TEST_CASE("a mask is judged by what remains possible") {
    CHECK(judged(masked(Kind::resident_id, "3401231905061500*8", 1)).ruling == Ruling::leak);
    CHECK(judged(masked(Kind::resident_id, "3401231905061500*8", 1)).severity == Severity::high);
    CHECK(judged(masked(Kind::resident_id, "3401231905****0048", 32)).ruling == Ruling::leak);
    CHECK(judged(masked(Kind::resident_id, "3401231905****0048", 32)).severity == Severity::medium);
    CHECK(judged(masked(Kind::resident_id, "340123********0048", 4212)).ruling == Ruling::allowed);
    CHECK(judged(masked(Kind::mobile_phone, "138****8000", 10'000)).ruling == Ruling::allowed);
    CHECK(judged(masked(Kind::mobile_phone, "138***18000", 1000)).ruling == Ruling::leak);
    CHECK(judged(masked(Kind::bank_card, "622848*********0018", 100'000'000)).ruling == Ruling::allowed);
    CHECK(judged(masked(Kind::hk_id, "A12***63", 91)).ruling == Ruling::leak);
}

TEST_CASE("the presets ask for their own masks") {
    struct Case {
        const char* policy;
        Kind kind;
        const char* pattern;
        Ruling ruling;
    };
    for (const Case& c : {
             Case{"yongan-2023", Kind::resident_id, "35*************123", Ruling::allowed},
             Case{"yongan-2023", Kind::resident_id, "35**********123", Ruling::allowed},
             Case{"yongan-2023", Kind::resident_id, "350***********0123", Ruling::leak},
             Case{"yongan-2023", Kind::resident_id, "35****19********23", Ruling::leak},
             Case{"yongan-2023", Kind::mobile_phone, "138****1234", Ruling::allowed},
             Case{"yongan-2023", Kind::mobile_phone, "1381234****", Ruling::leak},
             Case{"moe-2017", Kind::resident_id, "3****************8", Ruling::leak},
             Case{"moe-2017", Kind::mobile_phone, "138****1234", Ruling::leak},
             Case{"strict", Kind::resident_id, "35*************123", Ruling::leak},
             Case{"strict", Kind::resident_id, "3****************8", Ruling::allowed},
             Case{"strict", Kind::mobile_phone, "138****1234", Ruling::leak},
             Case{"gov-2018", Kind::mobile_phone, "1381234****", Ruling::allowed},
         }) {
        CAPTURE(c.policy, c.pattern);
        CHECK(judged(masked(c.kind, c.pattern, 10'000'000), c.policy).ruling == c.ruling);
    }
    CHECK(judged(masked(Kind::mobile_phone, "138****1234", 10'000), "moe-2017").reason.in(Language::zh) ==
          "按规则不得公开，遮盖后也应删除");
    CHECK(judged(masked(Kind::resident_id, "350***********0123", 9'000'000), "yongan-2023").reason.in(Language::zh) ==
          "遮盖的位数少于规则要求，还剩 9000000 种可能");
}

TEST_CASE("a weak mask never weighs more than the value would") {
    Finding account = masked(Kind::bank_account, "6228480000000000**", 100);
    account.features.owner = Owner::organisation;
    CHECK(judged(account).ruling == Ruling::allowed);
    Finding mobile = masked(Kind::mobile_phone, "138001380**", 100);
    mobile.features.owner = Owner::unknown;
    CHECK(judged(mobile).ruling == Ruling::review);
    Finding sample = masked(Kind::resident_id, "3401231905****0048", 32);
    sample.features.sample = true;
    CHECK(judged(sample).ruling == Ruling::allowed);
}

TEST_CASE("the reason names what gave the number away") {
    const std::uint8_t both = bit(MaskClue::birth_date) | bit(MaskClue::sex);
    CHECK(judged(masked(Kind::resident_id, "34*************048", 90, both)).reason.in(Language::zh) ==
          "打码不足，可由旁边的出生日期、性别推出，还剩 90 种可能");
    CHECK(judged(masked(Kind::resident_id, "340123********0048", 1, bit(MaskClue::other_copy))).reason.in(Language::en) ==
          "the mask is undone by the same person's number masked differently elsewhere; the value is as good as published; 1 possible");
    CHECK(judged(masked(Kind::resident_id, "3401231905****0048", 32)).reason.in(Language::zh) == "打码不足，可被推算，还剩 32 种可能");
    for (unsigned clues = 0; clues < 64; ++clues) {
        for (const std::uint64_t candidates : {std::uint64_t{1}, std::uint64_t{33}}) {
            const Grounds reason =
                judged(masked(Kind::resident_id, "34*************048", candidates, static_cast<std::uint8_t>(clues))).reason;
            CHECK(reason_from(reason.in(Language::en)).in(Language::zh) == reason.in(Language::zh));
            CHECK(reason_from(reason.in(Language::zh)).in(Language::en) == reason.in(Language::en));
        }
    }
}

TEST_CASE("where a person is listed is no proof of where the person is registered") {
    Finding finding = masked(Kind::resident_id, "34*************048", 500, bit(MaskClue::site) | bit(MaskClue::age));
    finding.mask.without_site = 60'000;
    CHECK(judged(finding).ruling == Ruling::review);
    finding.mask.without_site = 900;
    CHECK(judged(finding).ruling == Ruling::leak);
}

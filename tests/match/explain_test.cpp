// The steps that an explanation tells for each kind of number, and what the look-alikes and the column add to them.
#include "match/explain.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "match/look_alikes.h"
#include "match/matcher_state.h"
#include "support/matching.h"

using namespace leakscan;

namespace {

bool tells(const Facts& facts, std::string_view part) {
    return std::any_of(facts.begin(), facts.end(), [part](const Fact& fact) {
        return fact.zh.find(part) != std::string::npos || fact.en.find(part) != std::string::npos;
    });
}

const RuleStory& story_of(const Explanation& explanation, std::string_view rule) {
    const auto story =
        std::find_if(explanation.rules.begin(), explanation.rules.end(), [rule](const RuleStory& s) { return s.rule == rule; });
    INFO(rule);
    REQUIRE(story != explanation.rules.end());
    return *story;
}

Explanation explained(std::string_view value, std::string_view label = {}, const std::vector<std::string>& column = {}) {
    return explain(product_matcher(), value, label, column);
}

Facts look_alikes_of(std::string_view value) { return look_alikes(value, product_matcher().state().tables); }

}  // namespace

TEST_CASE("an ID number is told from region to check character, and what stands comes first") {
    const Explanation explanation = explained("340123190506150047", "身份证号");
    const RuleStory& story = story_of(explanation, "cn.resident-id");
    CHECK(&story == &explanation.rules.front());
    CHECK(story.stands);
    for (const char* part :
         {"肥西县（1983年至今使用）", "in use since 1983", "出生日期 1905-06-15", "顺序码 004（女）", "sequence 004 (a woman)",
          "校验码：应为 8，实为 7", "check character: computed 8, given 7", "标签“身份证号”直接指明", "检出，等级 likely"}) {
        CAPTURE(part);
        CHECK(tells(story.steps, part));
    }
    REQUIRE(explanation.findings.size() == 1);
    CHECK(explanation.findings.front().features.checksum_failed);
    CHECK_FALSE(explanation.rules.back().shape);
}

TEST_CASE("a code that is out of use names its years") {
    CHECK(tells(story_of(explained("340122190506150048", "身份证号"), "cn.resident-id").steps, "肥东县"));
    const Explanation old = explained("342601190506150045", "身份证号");
    CHECK(tells(story_of(old, "cn.resident-id").steps, "年使用）"));
}

TEST_CASE("numbers are told by segment, area, issuer and Luhn digit") {
    CHECK(tells(story_of(explained("13800138000"), "cn.mobile-phone").steps, "segment 138"));
    CHECK(tells(story_of(explained("0551-62345678"), "cn.landline-phone").steps, "合肥"));
    CHECK(tells(story_of(explained("6228480000000000000"), "cn.bank-card").steps, "issuer 622848: ABC"));
    const RuleStory wrong = story_of(explained("6228480000000000001"), "cn.bank-card");
    CHECK(tells(wrong.steps, "Luhn digit: computed 0, given 1"));
    CHECK(tells(wrong.steps, "a check rejects it"));
    CHECK_FALSE(wrong.stands);
    CHECK(explained("12345").rules.empty());
    CHECK(explained("").rules.empty());
}

TEST_CASE("what remains possible behind a mask is counted in steps") {
    const Explanation masked = explained("340123********0048");
    const RuleStory& story = masked.rules.front();
    CHECK(story.stands);
    for (const char* part :
         {"出生日期：46347 个可能（1900-01-01 至 2026-11-22）", "校验码 8 可见", "还剩 4212 种可能", "检出，等级 weak_mask"}) {
        CAPTURE(part);
        CHECK(tells(story.steps, part));
    }
    const auto told_by_any = [](const Explanation& explanation, std::string_view part) {
        return std::any_of(explanation.rules.begin(), explanation.rules.end(), [part](const RuleStory& s) { return tells(s.steps, part); });
    };
    CHECK(told_by_any(explained("138x0138000"), "10 values remain possible"));
    CHECK(told_by_any(explained("A12***6(3)"), "91 values remain possible"));
}

TEST_CASE("what a label rules out says so") {
    const Explanation explanation = explained("13800138000", "项目编号");
    CHECK(explanation.findings.empty());
    for (const RuleStory& story : explanation.rules) CHECK_FALSE(story.stands);
    CHECK(tells(story_of(explanation, "cn.mobile-phone").steps, "排除"));
}

TEST_CASE("an address says whether it leads to a door") {
    CHECK(tells(story_of(explained("安徽省肥西县桃花镇柏堂村3组12号", "家庭住址"), "cn.address").steps, "具体到门户"));
    const RuleStory office = story_of(explained("安徽省合肥市庐阳区淮河路12号", "办公地址"), "cn.address");
    CHECK_FALSE(office.stands);
    CHECK(tells(office.steps, "not a home"));
}

TEST_CASE("the other values of the column tell ID numbers from serial numbers") {
    const std::vector<std::string> receipts = {"340123201501010002", "340123201501010003", "340123201501010004", "340123201501010005"};
    const Explanation serial = explained("34012320150101001X", "", receipts);
    CHECK(tells(serial.series, "同列 5 个值"));
    CHECK(tells(serial.series, "a column of serial numbers"));
    CHECK(tells(story_of(serial, "cn.resident-id").steps, "its column holds serial numbers"));
    const std::vector<std::string> people = {"340123190506150056", "340123190001010058", "340123190001010074"};
    CHECK(tells(explained("340123190506150048", "", people).series, "a column of ID numbers"));
    CHECK(tells(explained("340123190506150048", "", {"a", "b"}).series, "too few to tell"));
    CHECK(tells(explained("13800138000", "", {"13900139000"}).series, "none is shaped like an ID number"));
    CHECK(explained("340123190506150048").series.empty());
}

TEST_CASE("look-alikes are told by their own check characters") {
    struct Case {
        const char* value;
        const char* part;
    };
    for (const Case& c :
         {Case{"91350100M000100Y43", "credit code (GB 32100): check character computed 3, given 3: it is one"},
          Case{"91350100M000100Y44", "computed 3, given 4: it is none"}, Case{"91350100M000100Y4I", "given I: it is none"},
          Case{"D2143569X", "organisation code (GB 11714): check character computed X, given X: it is one"},
          Case{"D2143569-X", "it is one"}, Case{"978-7-04-050694-5", "ISBN): it is"},
          Case{"6901234567892", "barcode or book number (EAN-13, ISBN): it is one"}, Case{"20171107153000", "time stamp: it is one"},
          Case{"20171107153000123", "with milliseconds: it is one"}, Case{"490154203237518", "IMEI of a device: it is one"}}) {
        CAPTURE(c.value);
        CHECK(tells(look_alikes_of(c.value), c.part));
    }
    CHECK(look_alikes_of("12").empty());
}

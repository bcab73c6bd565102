#include "match/explain.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/matching.h"

using namespace leakscan;

namespace {

bool tells(const std::vector<std::string>& lines, std::string_view part) {
    return std::any_of(lines.begin(), lines.end(), [part](const std::string& line) { return line.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("explain shows region, birth date, check character and verdict") {
    const std::vector<std::string> lines = explain(product_matcher(), "340123190506150047", "身份证号", {}, Language::zh);
    CHECK(tells(lines, "cn.resident-id"));
    CHECK(tells(lines, "肥西县"));
    CHECK(tells(lines, "出生日期 1905-06-15"));
    CHECK(tells(lines, "校验码：应为 8，实为 7"));
    CHECK(tells(lines, "标签：身份证号"));
    CHECK(tells(lines, "检出，等级 likely"));
}

TEST_CASE("explain names segment, area, issuer and Luhn") {
    CHECK(tells(explain(product_matcher(), "13800138000", "", {}, Language::en), "segment 138"));
    CHECK(tells(explain(product_matcher(), "0551-62345678", "", {}, Language::zh), "合肥"));
    CHECK(tells(explain(product_matcher(), "6228480000000000000", "", {}, Language::en), "issuer 622848: ABC"));
    CHECK(tells(explain(product_matcher(), "6228480000000000001", "", {}, Language::en), "Luhn digit fails"));
    CHECK(tells(explain(product_matcher(), "12345", "", {}, Language::en), "no rule takes it"));
}

TEST_CASE("explain counts what remains possible behind a mask") {
    const std::vector<std::string> lines = explain(product_matcher(), "340123********0048", "", {}, Language::zh);
    CHECK(tells(lines, "出生日期：46347 个可能（1900-01-01 至 2026-11-22）"));
    CHECK(tells(lines, "校验码 8 可见"));
    CHECK(tells(lines, "还剩 4212 种可能"));
    CHECK(tells(lines, "检出，等级 weak_mask"));
    CHECK(tells(explain(product_matcher(), "138x0138000", "", {}, Language::en), "10 values remain possible"));
    CHECK(tells(explain(product_matcher(), "A12***6(3)", "", {}, Language::en), "91 values remain possible"));
    const auto told = [](std::string_view value) { return explain(product_matcher(), value, "身份证号", {}, Language::zh); };
    CHECK(tells(told("340123********0048，出生日期1905-06-15"), "旁边的出生日期已计入"));
    CHECK(tells(told("340123********0048，出生日期1905-06-15"), "还剩 1 种可能"));
    CHECK(tells(told("340123********0048 | 3401231905********"), "合并为 3401231905****0048，还剩 32 种可能"));
    CHECK(tells(told("340123********0048 | 34012319050616***3"), "相互矛盾"));
}

TEST_CASE("explain weighs the other values of the column") {
    const std::vector<std::string> receipts = {"340123201501010002", "340123201501010003", "340123201501010004", "340123201501010005"};
    CHECK(tells(explain(product_matcher(), "34012320150101001X", "", receipts, Language::en), "holds serial numbers"));
}

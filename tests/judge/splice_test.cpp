// Copies masked at different places: who belongs together, and who does not.
#include "judge/splice.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace leakscan;

namespace {

Finding copy_of(std::string name, std::string pattern, std::uint64_t candidates, Kind kind = Kind::resident_id) {
    Finding finding;
    finding.kind = kind;
    finding.candidates = candidates;
    finding.mask.pattern = std::move(pattern);
    finding.mask.name = std::move(name);
    return finding;
}

// A stand-in for match: ten for each hidden character.
std::uint64_t ten_each(Kind, std::string_view pattern) {
    std::uint64_t count = 1;
    for (char c : pattern) count *= c == '*' ? 10 : 1;
    return count;
}

std::vector<std::pair<size_t, std::uint64_t>> joined(const std::vector<Finding>& findings) {
    Splice splice;
    for (size_t i = 0; i < findings.size(); ++i) splice.add(findings[i], i);
    std::vector<std::pair<size_t, std::uint64_t>> result;
    for (const Splice::Join& join : splice.joins(ten_each)) result.emplace_back(join.ticket, join.candidates);
    return result;
}

using Joined = std::vector<std::pair<size_t, std::uint64_t>>;

}  // namespace

TEST_CASE("two copies of one person give the number away, and both are told") {
    CHECK(joined({copy_of("n", "340123********0048", 99'999'999), copy_of("n", "3401231905********", 99'999'999)}) ==
          Joined{{0, 10'000}, {1, 10'000}});
    CHECK(joined({copy_of("n", "138****8000", 10'000, Kind::mobile_phone), copy_of("n", "1380013****", 10'000, Kind::mobile_phone)}) ==
          Joined{{0, 1}, {1, 1}});
    CHECK(joined({copy_of("n", "340123******004", 3'000'000), copy_of("n", "3401231905********", 365'000)}).size() == 2);
}

TEST_CASE("other names, contradictions and too little agreement join nothing") {
    CHECK(joined({copy_of("n", "340123********0048", 4212), copy_of("m", "3401231905********", 365'000)}).empty());
    CHECK(joined({copy_of("n", "340123********0048", 4212), copy_of("n", "34012319050616***3", 90)}).empty());
    CHECK(joined({copy_of("", "340123********0048", 4212), copy_of("", "3401231905********", 365'000)}).empty());
    CHECK(joined({copy_of("n", "340123************", 46'000'000), copy_of("n", "**************0048", 99'999'999)}).empty());
    CHECK(
        joined({copy_of("n", "138****8000", 10'000, Kind::mobile_phone), copy_of("n", "138****8000", 10'000, Kind::mobile_phone)}).empty());
}

TEST_CASE("two people of one name are not mixed up") {
    CHECK(joined({copy_of("n", "340123********0048", 4212), copy_of("n", "3401231905********", 365'000),
                  copy_of("n", "3401231906********", 365'000)})
              .empty());
    std::vector<Finding> crowd;
    for (char digit = '0'; digit <= '9'; ++digit) {
        crowd.push_back(copy_of("n", std::string("34012") + digit + "********0048", 4212));
        crowd.push_back(copy_of("n", std::string("34012") + digit + "1905********", 365'000));
    }
    CHECK(joined(crowd).empty());
}

TEST_CASE("a name borne by many costs no more than a name borne by one") {
    Splice splice;
    for (size_t i = 0; i < Splice::most_copies + 10; ++i) {
        std::string pattern = std::to_string(100'000 + i % 900'000) + "********0048";
        splice.add(copy_of("n" + std::to_string(i % 7), std::move(pattern), 4212), i);
    }
    CHECK(splice.joins(ten_each).empty());
}

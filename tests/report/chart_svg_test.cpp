#include "report/chart_svg.h"

#include <catch2/catch.hpp>

using namespace leakscan;

namespace {

using Values = std::vector<std::optional<std::uint64_t>>;

size_t count_of(const std::string& text, std::string_view what) {
    size_t count = 0;
    for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("a chart has a point a value, a gap where nothing is known, and a round scale") {
    const std::string svg =
        to_svg({"t", {"2017-11", "2017-12", "2018-01"}, {{"found", Values{7, std::nullopt, 3}}, {"fixed", Values{1, 2, 93}}}});
    CHECK(count_of(svg, "<circle") == 5);
    CHECK(count_of(svg, "M") == 3);  // the first line is in two pieces
    CHECK(svg.find(">200</text>") != std::string::npos);
    CHECK(svg.find(">found 3</text>") != std::string::npos);
    CHECK(svg.find(">fixed 93</text>") != std::string::npos);
}

TEST_CASE("one month is a point, no value no chart") {
    CHECK(count_of(to_svg({"t", {"2017-11"}, {{"found", Values{0}}}}), "<circle") == 1);
    CHECK(to_svg({"t", {}, {}}).empty());
    CHECK(to_svg({"t", {"2017-11"}, {{"found", Values{std::nullopt}}}}).empty());
    CHECK_FALSE(to_svg({"t", {"a"}, {{"huge", Values{UINT64_MAX}}}}).empty());
}

TEST_CASE("words in a chart are escaped, and there are no more labels than fit") {
    CHECK(to_svg({"<&>", {"a"}, {{"x", Values{1}}}}).find("<title>&lt;&amp;&gt;</title>") != std::string::npos);
    const std::vector<std::string> months(60, "2017-11");
    const std::string svg = to_svg({"t", months, {{"x", Values(60, 1)}}});
    CHECK(count_of(svg, ">2017-11<") <= 14);
    CHECK(count_of(svg, "<circle") == 60);
}

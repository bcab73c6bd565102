// Names of places at a place of a text: the longest, whatever else begins alike.
#include "match/address_places.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

AddressText letters_of(std::string_view source) {
    AddressText text;
    text.source = source;
    for (size_t at = 0; at < source.size();) {
        const CodePoint point = code_point_at(source, at);
        text.letters.push_back(point.value);
        text.offsets.push_back(static_cast<std::uint32_t>(at));
        at += point.size;
    }
    text.offsets.push_back(static_cast<std::uint32_t>(source.size()));
    return text;
}

}  // namespace

TEST_CASE("of the names that begin at a place the longest is found") {
    NameTable names(4);
    for (std::string_view name : {"东", "东城", "东城区", "东城区", "东城街道", "东山镇", "西城区", "𠮷田村", "𠮷田村北"})
        CHECK(names.add(name));
    const auto longest = [&names](std::string_view text, size_t at = 0) { return names.longest_at(letters_of(text), at); };
    CHECK(longest("东城区政府") == 3);
    CHECK(longest("东城街道") == 4);
    CHECK(longest("东城街") == 2);
    CHECK(longest("在东城", 1) == 2);
    CHECK(longest("东西") == 0);
    CHECK(longest("东") == 0);
    CHECK(longest("东山") == 0);
    CHECK(longest("西城区东", 3) == 0);
    CHECK(longest("𠮷田村北门") == 4);
    CHECK(longest("𠮷田村南门") == 3);
}

TEST_CASE("names out of order are refused, and so is a table of them") {
    NameTable names(2);
    CHECK(names.add("西城区"));
    CHECK_FALSE(names.add("东城区"));
    const Result<Regions> regions = Regions::create(LEAKSCAN_SOURCE "/patterns/data");
    REQUIRE(regions.ok());
    const TemporaryFolder folder;
    folder.write("towns.tsv", "# code\tname\n340123\t店埠镇\n340123\t众兴乡\n");
    const Result<Places> places = Places::create(folder.path(), *regions);
    REQUIRE_FALSE(places.ok());
    CHECK(places.error().message.ends_with("towns.tsv:3: not a line of this table"));
}

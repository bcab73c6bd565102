#include "base/message.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("holes are filled in order and found again") {
    const std::string_view text = "：批准人{}，有效期至{}";
    const std::vector<std::string> values = {"办公室", "2027-12-31"};
    CHECK(fill(text, values) == "：批准人办公室，有效期至2027-12-31");
    CHECK(unfill(text, fill(text, values)) == values);
    CHECK(unfill("({}) and {}", "(a) and b, c") == std::vector<std::string>{"a", "b, c"});
    CHECK(unfill("{} days", "10 days") == std::vector<std::string>{"10"});
    CHECK(unfill("nothing", "nothing") == std::vector<std::string>{});
}

TEST_CASE("a text that was made otherwise has no values") {
    CHECK_FALSE(unfill("({})", "a)"));
    CHECK_FALSE(unfill("({})", "(a"));
    CHECK_FALSE(unfill("({}) {}.", "(a) b"));
    CHECK_FALSE(unfill("({}) {}.", "("));
    CHECK_FALSE(unfill("nothing", "nothing more"));
    CHECK_FALSE(unfill("({})", ""));
}

#include "base/program_identity.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "base/late_library.h"

using namespace leakscan;

TEST_CASE("a program stays what it is when a library is loaded late") {
    const std::string before = program_identity();
    CHECK(std::count(before.begin(), before.end(), '\n') > 3);
    REQUIRE(LateLibrary::load("libpq.so.5", "libpq5").ok());
    CHECK(program_identity() == before);
}

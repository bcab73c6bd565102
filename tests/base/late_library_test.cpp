#include "base/late_library.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("functions of a library are found by their names") {
    const Result<LateLibrary> library = LateLibrary::load("libm.so.6", "libc6");
    REQUIRE(library.ok());
    double (*cosine)(double) = nullptr;
    REQUIRE(library->find("cos", cosine).ok());
    CHECK(cosine(0) == 1);
    const Status missing = library->find("leakscan_has_no_such_function", cosine);
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().fault == Fault::unsupported);
    CHECK(missing.error().message.find("leakscan_has_no_such_function") != std::string::npos);
    CHECK(cosine == nullptr);
}

TEST_CASE("a library that is not installed is named, with the package that has it") {
    const Result<LateLibrary> library = LateLibrary::load("libleakscan-is-no-library.so.1", "libleakscan1");
    REQUIRE_FALSE(library.ok());
    CHECK(library.error().fault == Fault::unsupported);
    CHECK(library.error().message.starts_with("libleakscan-is-no-library.so.1: "));
    CHECK(library.error().message.ends_with("(Debian: libleakscan1)"));
}

// Every file that once broke a reader or a container (tests/fuzz/crashes): opened as a file of a site it keeps the promises of unpack.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/visitor.h"

using namespace leakscan;

TEST_CASE("files that once broke a container no longer do") {
    int opened = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(LEAKSCAN_SOURCE) + "/tests/fuzz/crashes")) {
        if (!entry.is_regular_file()) continue;
        CAPTURE(entry.path());
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        CHECK_FALSE(visit("f", bytes).empty());
        ++opened;
    }
    CHECK(opened > 1);
}

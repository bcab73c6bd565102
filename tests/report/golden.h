// Approved output: tests/report/golden/<name>. LEAKSCAN_REWRITE_GOLDEN=1 build/dev/tests/test_report writes it anew; read the diff.
#pragma once

#include <cstdlib>
#include <string>

#include <catch2/catch.hpp>

#include "base/file.h"

namespace leakscan {

inline void check_golden(const std::string& name, const std::string& content) {
    const std::string path = std::string(LEAKSCAN_SOURCE) + "/tests/report/golden/" + name;
    if (std::getenv("LEAKSCAN_REWRITE_GOLDEN") != nullptr) REQUIRE(write_file(path, content).ok());
    const Result<std::string> approved = read_file(path);
    REQUIRE(approved.ok());
    INFO("golden file " << name);
    CHECK(content == *approved);
}

}  // namespace leakscan

// A workbook as text for golden files: what openpyxl reads of it.
#pragma once

#include <cstdio>
#include <string>

#include <catch2/catch.hpp>

namespace leakscan {

inline std::string workbook_text(const std::string& path) {
    // The distribution's Python: it has openpyxl.
    const std::string command = "/usr/bin/python3 '" + std::string(LEAKSCAN_SOURCE) + "/tests/report/read_workbook.py' '" + path + "' 2>&1";
    std::FILE* output = ::popen(command.c_str(), "r");
    REQUIRE(output != nullptr);
    std::string text;
    char buffer[4096];
    while (const size_t got = std::fread(buffer, 1, sizeof buffer, output)) text.append(buffer, got);
    CHECK(::pclose(output) == 0);
    return text;
}

}  // namespace leakscan

#include "assign/unit_file.h"

#include <unistd.h>

#include <catch2/catch.hpp>

#include "base/file.h"

using namespace leakscan;

namespace {

Result<std::vector<Unit>> read_units(const std::string& toml) {
    const std::string path = "units-" + std::to_string(::getpid()) + ".toml";
    REQUIRE(write_file(path, toml).ok());
    Result<std::vector<Unit>> units = read_unit_file(path);
    ::unlink(path.c_str());
    return units;
}

}  // namespace

TEST_CASE("a unit file is read in its order with every field") {
    const auto units = read_units(R"([[unit]]
id = "minzheng"
name = "巢湖市民政局"
kind = "department"
aliases = ["市民政局", "民政局"]
claims = ["gk/minzheng/", "https://mz.example.gov.cn/", "column:最低生活保障"]
contact = "0551-82311227"

[[unit]]
id = "zhegao"
name = "柘皋镇人民政府"
)");
    REQUIRE(units.ok());
    REQUIRE(units->size() == 2);
    CHECK(units->at(0).id == "minzheng");
    CHECK(units->at(0).kind == "department");
    CHECK(units->at(0).aliases == std::vector<std::string>{"市民政局", "民政局"});
    CHECK(units->at(0).claims.size() == 3);
    CHECK(units->at(0).contact == "0551-82311227");
    CHECK(units->at(1).name == "柘皋镇人民政府");
    CHECK(units->at(1).claims.empty());
}

TEST_CASE("a wrong unit file names file, line and what is wrong") {
    struct Row {
        const char* toml;
        const char* place;
        const char* words;
    };
    const Row rows[] = {
        {"[[unit]]\nid = \"a\"\nname = \"甲\"\nalias = [\"乙\"]\n", ".toml:4:", "alias unknown key"},
        {"[[units]]\nid = \"a\"\nname = \"甲\"\n", ".toml:1:", "units unknown key"},
        {"[[unit]]\nname = \"甲\"\n", ".toml:1:", "id is missing"},
        {"[[unit]]\nid = \"a\"\n", ".toml:1:", "name is missing"},
        {"[[unit]]\nid = \"a\"\nname = \" \"\n", ".toml:3:", "name is empty"},
        {"[[unit]]\nid = \"../a\"\nname = \"甲\"\n", ".toml:2:", "without slashes"},
        {"[[unit]]\nid = \"unassigned\"\nname = \"甲\"\n", ".toml:2:", "reserved"},
        {"[[unit]]\nid = \"a\"\nname = \"甲\"\nclaims = [\"column:\"]\n", ".toml:4:", "empty claim"},
        {"[[unit]]\nid = \"a\"\nname = \"甲\"\naliases = [\"\"]\n", ".toml:4:", "empty name"},
        {"[[unit]]\nid = \"a\"\nname = \"甲\"\n[[unit]]\nid = \"a\"\nname = \"乙\"\n", ".toml:5:", "\"a\" stands twice"},
        {"[[unit]]\nid = \"a\"\nname = \"甲\"\n[[unit]]\nid = \"b\"\nname = \"甲\"\n", ".toml:6:", "is also unit a"},
        {"[[unit]]\nid = \"a\"\nname = \"甲\"\nclaims = [\"gk/x/\"]\n[[unit]]\nid = \"b\"\nname = \"乙\"\nclaims = [\"./gk/x/\"]\n",
         ".toml:8:", "also claimed by unit a"},
        {"[[unit]]\nid = \"a\"\nname = \"甲\"\nclaims = [\"http://A.cn/\"]\n[[unit]]\nid = \"b\"\nname = \"乙\"\nclaims = "
         "[\"https://a.cn/\"]\n",
         ".toml:8:", "also claimed by unit a"},
        {"[[unit]\n", ".toml:1:", ""},
    };
    for (const Row& row : rows) {
        const auto units = read_units(row.toml);
        INFO(row.toml);
        REQUIRE_FALSE(units.ok());
        CHECK(units.error().fault == Fault::usage);
        CHECK_THAT(units.error().message, Catch::Contains(row.place) && Catch::Contains(row.words));
    }
}

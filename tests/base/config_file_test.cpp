#include "base/config_file.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("a config file is read with its types") {
    const Result<Config> config = Config::parse(
        "name = \"a\"\nuntil = 2027-12-31\nlabels = [\"x\", \"y\"]\none = \"z\"\n[mask]\nhidden = 4\n[[contact]]\nid = 1\n", "p.toml");
    REQUIRE(config.ok());
    CHECK(*config->string("name").value() == "a");
    CHECK(*config->string("until").value() == "2027-12-31");
    CHECK(config->strings("labels").value() == std::vector<std::string>{"x", "y"});
    CHECK(config->strings("one").value() == std::vector<std::string>{"z"});
    CHECK(*config->table("mask").value()->integer("hidden").value() == 4);
    CHECK(config->tables("contact").value().size() == 1);
    CHECK_FALSE(config->string("absent").value());
}

TEST_CASE("errors of a config file name file and line") {
    CHECK(Config::parse("a = 1\nb = = 2\n", "p.toml").error().message.starts_with("p.toml:2: "));
    const Result<Config> config = Config::parse("a = 1\nb = 2\n", "p.toml");
    REQUIRE(config.ok());
    CHECK(config->string("b").error().message == "p.toml:2: b must be a string");
    CHECK(config->allow_only({"a"}).error().message == "p.toml:2: b unknown key");
    CHECK(config->required_string("c").error().message == "p.toml:1: c is missing");
}

#include "unpack/glob.h"

#include <catch2/catch.hpp>
#include <string>

using namespace leakscan;

TEST_CASE("globs match logical paths") {
    struct Case {
        const char* path;
        const char* glob;
        bool matches;
    };
    const Case cases[] = {
        {"a.html", "*.html", true},
        {"gk/a.html", "*.html", true},
        {"gk/a.htm", "*.html", false},
        {"gk/2017/a.html", "gk/**", true},
        {"gk", "gk/**", false},
        {"x/gk/a", "gk/**", false},
        {"x/gk/a", "**/gk/**", true},
        {"gk/a", "**/gk/**", true},
        {"xgk/a", "**/gk/**", false},
        {"gk/a/b", "gk/*", false},
        {"gk/a", "gk/*", true},
        {"gk/a/b/c", "gk/**/c", true},
        {"gk/c", "gk/**/c", true},
        {"gk/xc", "gk/**/c", false},
        {"gk/a/xc", "gk/**/c", false},
        {"a1.txt", "a[0-9].txt", true},
        {"ab.txt", "a[!0-9].txt", true},
        {"a1.txt", "a[!0-9].txt", false},
        {"a].txt", "a[]].txt", true},
        {"a[.txt", "a[.txt", true},
        {"名单.xls", "名?.xls", true},
        {"名单.xls", "[名]单.*", true},
        {"a*b", "a\\*b", true},
        {"axb", "a\\*b", false},
        {"", "*", true},
        {"", "?", false},
        {"abc", "a*b*c*", true},
        {"a/b", "a?b", false},
        {"a/b.zip!c/d.txt", "a/**", true},
        {".git/config", ".git/**", true},
    };
    for (const Case& c : cases) {
        CAPTURE(c.path, c.glob);
        CHECK(matches_glob(c.path, c.glob) == c.matches);
    }
}

TEST_CASE("a hostile glob does not take for ever") {
    std::string glob;
    for (int i = 0; i < 30; ++i) glob += "a*";
    CHECK_FALSE(matches_glob(std::string(3000, 'a'), glob + "b"));
}

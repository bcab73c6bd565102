// Rule files with their defaults, and one wrong file per mistake.
#include "match/rule_file.h"

#include <catch2/catch.hpp>

#include "base/file.h"
#include "base/text.h"
#include "match/rule_set.h"
#include "support/matching.h"
#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

const std::string good = R"(kind = "student_number"
names = { zh = "考籍号", en = "exam register number" }
regex = 'K\d{8}'
boundary = "token"
sources = ["invented for this test"]
[trigger]
digits = [8]
letters = [1, 1]
[context]
labels = ["考籍号"]
required = true
[mask]
front = 1
back = 2
[[match]]
text = "考籍号：K20231234"
value = "K20231234"
[[reject]]
text = "K20231234"
why = "no label"
)";

std::string message_of(const std::string& text) {
    const Result<Rule> rule = parse_rule(text, "x.toml", "a.x");
    return rule.ok() ? "" : rule.error().message;
}

std::string without(const std::string& line) { return replace_all(good, line, ""); }

}  // namespace

TEST_CASE("a rule file is read with its defaults") {
    const Result<Rule> rule = parse_rule(good, "x.toml", "a.x");
    REQUIRE(rule.ok());
    CHECK(rule->kind == Kind::student_number);
    CHECK(rule->boundary == Boundary::token);
    CHECK(rule->context.need == Need::label);
    CHECK(rule->context.distance == 24);
    CHECK(rule->matches.at(0).grade == Grade::confirmed);
    CHECK(rule->rejects.at(0).file == "x.toml:18");
}

TEST_CASE("mistakes in a rule file are refused with file and line") {
    CHECK(message_of(good + "[extra]\n").find("extra unknown key") != std::string::npos);
    CHECK(message_of(replace_all(good, "digits = [8]\n", ""))
              .find("trigger must have one of digits, literal, lexicon, captions and characters") != std::string::npos);
    CHECK(message_of(without("[trigger]\ndigits = [8]\nletters = [1, 1]\n")).find("what makes a candidate") != std::string::npos);
    CHECK(message_of(replace_all(good, "student_number", "shoe_size")) ==
          "x.toml:1: kind is not a kind of personal data this tool knows: shoe_size");
    CHECK(message_of(replace_all(good, "\"token\"", "\"loose\"")) == "x.toml:4: boundary must be digits, word or token");
    CHECK(message_of(without("why = \"no label\"\n")).find("why is missing") != std::string::npos);
    CHECK(message_of(without("sources = [\"invented for this test\"]\n")).find("sources is missing") != std::string::npos);
}

TEST_CASE("bad expressions, unknown checks and duplicate rules are refused") {
    const TemporaryFolder folder;
    REQUIRE(make_directory(folder.path() + "/a").ok());
    const auto message = [&folder](const std::string& text) {
        REQUIRE(write_file(folder.path() + "/a/x.toml", text).ok());
        const Result<RuleSet> set = RuleSet::create({folder.path()}, "");
        return set.ok() ? std::string() : set.error().message;
    };
    CHECK(message(good).empty());
    CHECK(message(replace_all(good, "K\\d{8}", "K(\\d{8}")).find("x.toml:1: regex: ") != std::string::npos);
    // Who loaded the very same rules before has told; other rules are looked at.
    CHECK(RuleSet::create({folder.path()}, "", "0123456789abcdef").error().message.find("x.toml:1: regex: ") != std::string::npos);
    CHECK(message(replace_all(good, "boundary", "checks = [\"tarot\"]\nboundary")).find("there is no check named tarot") !=
          std::string::npos);
    REQUIRE(message(good).empty());
    const Result<RuleSet> twice = RuleSet::create({folder.path(), folder.path()}, "");
    REQUIRE_FALSE(twice.ok());
    CHECK(twice.error().message.find("rule a.x is defined twice") != std::string::npos);
}

TEST_CASE("a user's folder adds a kind of number without any code") {
    const TemporaryFolder folder;
    REQUIRE(make_directory(folder.path() + "/a").ok());
    REQUIRE(write_file(folder.path() + "/a/x.toml", good).ok());
    MatchSettings settings = test_settings();
    settings.pattern_folders.push_back(folder.path());
    const Result<Matcher> matcher = Matcher::create(settings);
    REQUIRE(matcher.ok());
    const std::vector<Finding> found = matcher->find(document_of("考籍号：K20231234"), {});
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule == "a.x");
    CHECK(found[0].masked == "K******34");
    CHECK(matcher->rules_digest() != product_matcher().rules_digest());
}

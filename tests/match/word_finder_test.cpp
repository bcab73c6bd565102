#include "match/word_finder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace leakscan;

namespace {

using Places = std::multiset<std::pair<size_t, std::string>>;

Places found_by(const WordFinder& finder, std::string_view text) {
    Places places;
    finder.find(text, [&](size_t begin, size_t word) { places.emplace(begin, finder.word(word)); });
    return places;
}

// The slow, obviously right one.
Places found_one_by_one(const std::vector<std::string>& words, std::string_view text) {
    Places places;
    for (const std::string& word : words) {
        for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) places.emplace(at, word);
    }
    return places;
}

}  // namespace

TEST_CASE("words are found wherever they stand, overlapping ones too") {
    const WordFinder finder({"出生日期", "出生", "日期", "字第"});
    CHECK(found_by(finder, "姓名、出生日期") == Places{{9, "出生日期"}, {9, "出生"}, {15, "日期"}});
    CHECK(found_by(finder, "字第") == Places{{0, "字第"}});
    CHECK(found_by(finder, "字").empty());
    CHECK(found_by(finder, "").empty());
}

TEST_CASE("no words, empty words and short words") {
    CHECK(found_by(WordFinder(), "出生").empty());
    CHECK(found_by(WordFinder({"", "生"}), "出生") == Places{{3, "生"}});
    CHECK(found_by(WordFinder({"a"}), "banana") == Places{{1, "a"}, {3, "a"}, {5, "a"}});
}

TEST_CASE("the sweep finds what a search word by word finds") {
    std::mt19937 random(20171120);
    const auto pick = [&random](size_t count) { return std::uniform_int_distribution<size_t>(0, count - 1)(random); };
    const std::vector<std::string> letters = {"生", "日", "出", "a", "病", "\xE7\x94"};
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string> words(1 + pick(6));
        for (std::string& word : words) {
            for (size_t i = 0, length = 1 + pick(4); i < length; ++i) word += letters[pick(letters.size())];
        }
        std::string text;
        for (size_t i = 0, length = pick(60); i < length; ++i) text += letters[pick(letters.size())];
        INFO(text);
        CHECK(found_by(WordFinder(words), text) == found_one_by_one(words, text));
    }
}

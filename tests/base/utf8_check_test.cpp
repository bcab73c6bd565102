#include "base/utf8_check.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "base/processor.h"
#include "base/text.h"

using namespace leakscan;

namespace {

// The same bytes at every place of a block of 32, so that neighbours lie on both sides of its edges.
void compare_at_all_places(std::string_view bytes) {
    for (size_t before = 0; before < 40; ++before) {
        const std::string text = std::string(before, 'a') + std::string(bytes) + std::string(37 - before % 37, 'b');
        const std::string at_end = std::string(before, 'a') + std::string(bytes);
        INFO("at " << before << ", first byte " << static_cast<int>(static_cast<unsigned char>(bytes[0])));
        REQUIRE(is_valid_utf8_widely(text) == is_valid_utf8_plainly(text));
        REQUIRE(is_valid_utf8_widely(at_end) == is_valid_utf8_plainly(at_end));
    }
}

}  // namespace

TEST_CASE("wide and plain checks of UTF-8 agree on every sequence of two bytes and on the edges of longer ones") {
    if (!has_avx2()) return;
    for (int first = 0x80; first < 0x100; ++first) {
        for (int second = 0; second < 0x100; second += 5) {
            std::string text = {static_cast<char>(first), static_cast<char>(second)};
            REQUIRE(is_valid_utf8_widely(text) == is_valid_utf8_plainly(text));
            text += '\x80';
            REQUIRE(is_valid_utf8_widely(text) == is_valid_utf8_plainly(text));
            text += '\xBF';
            REQUIRE(is_valid_utf8_widely(text) == is_valid_utf8_plainly(text));
        }
    }
    for (std::string_view bytes : {"王",
                                   "é",
                                   "😀",
                                   "\xC0\xAF",
                                   "\xE0\x9F\xBF",
                                   "\xE0\xA0\x80",
                                   "\xED\x9F\xBF",
                                   "\xED\xA0\x80",
                                   "\xEF\xBF\xBF",
                                   "\xF0\x8F\xBF\xBF",
                                   "\xF0\x90\x80\x80",
                                   "\xF4\x8F\xBF\xBF",
                                   "\xF4\x90\x80\x80",
                                   "\xF5\x80\x80\x80",
                                   "\x80",
                                   "\xE7\x8E",
                                   "\xF0\x9F\x98",
                                   "\xE7",
                                   "\xE7\x8E\x8B\x8B",
                                   "\xFF"}) {
        compare_at_all_places(bytes);
    }
}

TEST_CASE("wide and plain checks of UTF-8 agree on damaged text") {
    if (!has_avx2()) return;
    std::mt19937 random(20171120);
    std::string good;
    while (good.size() < 300) good += random() % 3 == 0 ? "a1 " : random() % 9 == 0 ? "é😀" : "某某市民政局";
    CHECK(is_valid_utf8_widely(good));
    for (int i = 0; i < 20'000; ++i) {
        std::string text = good.substr(0, random() % good.size());
        for (auto changes = random() % 3; changes > 0 && !text.empty(); --changes)
            text[random() % text.size()] = static_cast<char>(random());
        REQUIRE(is_valid_utf8_widely(text) == is_valid_utf8_plainly(text));
    }
}

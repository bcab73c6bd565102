// The counter against a slow, obviously right one: every hidden character tried with every value.
#include "match/mask_count.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <stdexcept>

#include "match/checks.h"
#include "support/matching.h"

using namespace leakscan;

namespace {

const FactTables& tables() {
    static const FactTables loaded = [] {
        Result<FactTables> created = FactTables::create(LEAKSCAN_SOURCE "/patterns/data");
        if (!created.ok()) throw std::runtime_error(created.error().message);
        return created.take();
    }();
    return loaded;
}

MaskKnowledge nothing_known() {
    MaskKnowledge known;
    known.born_to = {2026, 11, 22};
    return known;
}

std::uint64_t ids(std::string_view pattern, const MaskKnowledge& known = nothing_known()) {
    return count_resident_ids(pattern, known, tables().regions);
}

// Calls `is_right` with every value that the pattern allows; 'X' only as the last character.
template <typename Test>
std::uint64_t enumerate(const std::string& pattern, std::string_view alphabet, Test is_right) {
    const size_t at = pattern.find('*');
    if (at == std::string::npos) return is_right(pattern) ? 1 : 0;
    std::uint64_t count = 0;
    for (char c : alphabet) {
        std::string filled = pattern;
        filled[at] = c;
        count += enumerate(filled, alphabet, is_right);
    }
    return count;
}

bool is_county(std::uint32_t code) {
    const auto& codes = tables().regions.county_codes();
    return std::binary_search(codes.begin(), codes.end(), code);
}

bool is_id_of_model(const std::string& id, const MaskKnowledge& known) {
    if (id.find('X') < 17 || !is_county(static_cast<std::uint32_t>(std::stoul(id.substr(0, 6))))) return false;
    const Date birth{std::stoi(id.substr(6, 4)), std::stoi(id.substr(10, 2)), std::stoi(id.substr(12, 2))};
    if (!is_valid(birth) || birth < known.born_from || birth > known.born_to) return false;
    if (known.male && *known.male != ((id[16] - '0') % 2 == 1)) return false;
    return mod_11_2_check(std::string_view(id).substr(0, 17)) == id[17];
}

std::string some_id(std::mt19937& random) {
    const auto& codes = tables().regions.county_codes();
    std::string id = std::to_string(codes[random() % codes.size()]);
    const Date birth = date_from_day_number(day_number({1900, 1, 1}) + static_cast<long>(random() % 3652));
    std::string digits =
        std::to_string(birth.year * 10000 + birth.month * 100 + birth.day) + std::to_string(1000 + random() % 1000).substr(1);
    id += digits;
    return id + mod_11_2_check(id);
}

}  // namespace

TEST_CASE("masked resident IDs: the counts of the model") {
    struct Row {
        const char* pattern;
        std::uint64_t count;
    };
    for (const Row& row : {Row{"340123************", 46347000}, Row{"34012319050615004*", 1}, Row{"340123190506****48", 273},
                           Row{"340123190506**0048", 3}, Row{"3401231905****0048", 32}, Row{"34012319******0048", 3318},
                           Row{"340123********0048", 4212}, Row{"340123***********8", 4213365}, Row{"340************048", 3202148},
                           Row{"34012319050615***8", 90}, Row{"3401231905061500**", 10}, Row{"340123190506150048", 1},
                           Row{"34****190506150048", 24}, Row{"3401231905********", 365000}, Row{"340***********0048", 320218}}) {
        INFO(row.pattern);
        CHECK(ids(row.pattern) == row.count);
    }
}

TEST_CASE("masked resident IDs: what is known beside them") {
    const auto born = [](Date from, Date to) {
        MaskKnowledge known = nothing_known();
        known.born_from = from;
        known.born_to = to;
        return known;
    };
    const MaskKnowledge birth = born({1905, 6, 15}, {1905, 6, 15});
    MaskKnowledge year = born({1905, 1, 1}, {1905, 12, 31});
    CHECK(ids("340***********0048", birth) == 9);
    CHECK(ids("340123********0048", birth) == 1);
    CHECK(ids("340123********0048", year) == 32);
    CHECK(ids("340123190506**0048", born({1905, 6, 1}, {1905, 6, 30})) == 3);
    year.male = false;
    CHECK(ids("340123********0048", year) == 32);
    MaskKnowledge woman = nothing_known();
    woman.male = false;
    CHECK(ids("34012319050615****", woman) == 500);
    MaskKnowledge city = nothing_known();
    city.home_codes = {{340100, 340199}};
    CHECK(ids("******190506150048", city) == 1);
    MaskKnowledge both = birth;
    both.home_codes = city.home_codes;
    CHECK(ids("3****************8", both) == 818);
}

TEST_CASE("the arithmetic equals trying every value") {
    std::mt19937 random(20171120);
    for (int round = 0; round < 300; ++round) {
        std::string pattern = some_id(random);
        const size_t hidden = 1 + random() % 4;
        for (size_t i = 0; i < hidden; ++i) pattern[random() % pattern.size()] = '*';
        MaskKnowledge known = nothing_known();
        if (round % 3 == 1) known.male = round % 2 == 0;
        if (round % 5 == 2) known.born_from = {1903, 2, 11}, known.born_to = {1906, 7, 1};
        INFO(pattern);
        CHECK(ids(pattern, known) == enumerate(pattern, "0123456789X", [&](const std::string& id) { return is_id_of_model(id, known); }));
    }
}

TEST_CASE("codes that only cards bear count where no county fits") {
    CHECK(ids("810000190506150***") == 100);
    CHECK(ids("8***00190506150028") > 0);
    CHECK(ids("66****190506150028") == 0);
    CHECK(ids("340123190513****48") == 0);
}

TEST_CASE("fifteen digits: no check digit, one century") {
    CHECK(count_resident_ids_15("340123050615***", nothing_known(), tables().regions) == 1000);
    CHECK(count_resident_ids_15("340123******004", nothing_known(), tables().regions) == 36524);  // 1900 was no leap year
    CHECK(count_resident_ids_15("34012305****004", nothing_known(), tables().regions) == 365);
}

TEST_CASE("cards: the Luhn digit takes one hidden digit away") {
    CHECK(count_luhn("622848000000000000*") == 1);
    CHECK(count_luhn("622848*********0018") == 100'000'000);
    CHECK(count_luhn("622848******0018") == 100'000);
    std::mt19937 random(7);
    for (int round = 0; round < 100; ++round) {
        std::string pattern;
        const size_t size = 15 + random() % 5;
        while (pattern.size() < size) pattern += static_cast<char>('0' + random() % 10);
        for (int i = 0; i < 3; ++i) pattern[random() % size] = '*';
        INFO(pattern);
        CHECK(count_luhn(pattern) == enumerate(pattern, "0123456789", [](const std::string& card) { return passes_luhn(card); }));
    }
}

TEST_CASE("identity numbers of Hong Kong and Taiwan against their checks") {
    CHECK(count_hk_ids("A12***63") == 91);
    const auto passes = [](Check check) {
        return [check](const std::string& value) {
            CheckInput input;
            input.value = value;
            input.today = {{2026, 11, 22}};
            return check(input, tables(), nullptr).passed;
        };
    };
    for (const char* pattern : {"A1*3*5*3", "A123456*", "AB12**56*", "R00000*A", "Z***0001"}) {
        INFO(pattern);
        // A stands for ten only as the check character.
        const std::string text(pattern);
        const auto is_hk = [&](const std::string& value) {
            return value.find('A', text.size() == 9 ? 2 : 1) >= text.size() - 1 && passes(check_hk_id)(value);
        };
        CHECK(count_hk_ids(pattern) == enumerate(text, "0123456789A", is_hk));
    }
    for (const char* pattern : {"A12****789", "A1*3*5*78*", "F2*******1", "A8*34567*9"}) {
        INFO(pattern);
        CHECK(count_taiwan_ids(pattern) == enumerate(pattern, "0123456789", passes(check_taiwan_id)));
    }
}

TEST_CASE("residence IDs of foreigners against their check") {
    for (const char* pattern :
         {"911840190506150***", "9**840190506150015", "9118**19050615***5", "9*****190506150015", "91184019*506*500*5"}) {
        INFO(pattern);
        const MaskKnowledge known = nothing_known();
        const auto is_right = [&known](const std::string& value) {
            if (value.find('X') < value.size() - 1) return false;
            CheckInput input;
            input.value = value;
            input.today = {known.born_to};
            return check_foreigner_id(input, tables(), nullptr).proven;
        };
        CHECK(count_foreigner_ids(pattern, known, tables().regions) == enumerate(pattern, "0123456789X", is_right));
    }
}

TEST_CASE("mobiles: assigned segments, then ten for each hidden digit") {
    const auto mobiles = [](std::string_view pattern) { return count_mobiles(pattern, tables().mobile_segments); };
    CHECK(mobiles("1380013****") == 10'000);
    CHECK(mobiles("138******00") == 1'000'000);
    CHECK(mobiles("1380013*000") == 10);
    CHECK(mobiles("138*0138000") == 10);
    CHECK(mobiles("154****1234") == 0);
    std::uint64_t segments = 0;  // of seven digits
    for (const PrefixRow& row : tables().mobile_segments.rows()) {
        std::uint64_t numbers = 1;
        for (size_t i = row.prefix.size(); i < 7; ++i) numbers *= 10;
        segments += numbers;
    }
    CHECK(mobiles("*******8000") == segments);
    CHECK(count_free("12**5*") == 1000);
    CHECK(count_free(std::string(30, '*')) == most_candidates);
}

// Counts the ways to each residue of the check sum, part by part, and folds the parts together: no value is ever listed.
#include "match/mask_count.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr char hidden = '*';
constexpr size_t id_body = 17;  // characters before the check character
constexpr std::array<unsigned, id_body> id_weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view id_checks = "10X98765432";  // by the sum modulo 11

constexpr bool fits(char pattern, char c) { return pattern == hidden || pattern == c; }

// A number below 1000, digit by digit: 0x123 for 123.
constexpr auto digits_of = [] {
    std::array<std::uint16_t, 1000> packed{};
    for (unsigned i = 0; i < packed.size(); ++i) packed[i] = static_cast<std::uint16_t>(i / 100 << 8 | i / 10 % 10 << 4 | i % 10);
    return packed;
}();

// A piece of a pattern, at most six characters: one comparison says whether a number, written with leading zeros, fits it. There are
// thousands of region codes, and a hostile page asks for all of them in every line.
class Digits {
public:
    explicit Digits(std::string_view pattern) {
        for (char c : pattern) {
            const bool shows = c != hidden;
            shown_ = shown_ << 4 | (shows ? 0xFu : 0u);
            wanted_ = wanted_ << 4 | (!shows ? 0u : is_ascii_digit(c) ? static_cast<std::uint32_t>(c - '0') : 0xFu);  // 0xF: no digit
        }
    }
    bool fit(unsigned number) const {
        const std::uint32_t packed = static_cast<std::uint32_t>(digits_of[number / 1000 % 1000]) << 12 | digits_of[number % 1000];
        return (packed & shown_) == wanted_;
    }

private:
    std::uint32_t shown_ = 0;
    std::uint32_t wanted_ = 0;
};

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
    std::uint64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? most_candidates : std::min(product, most_candidates);
}

// How many ways add each residue to the check sum.
template <unsigned modulus>
class Residues {
public:
    void add(unsigned residue, std::uint64_t ways = 1) { ways_[residue % modulus] += ways; }
    std::uint64_t of(unsigned residue) const { return ways_[residue % modulus]; }
    std::uint64_t all() const {
        std::uint64_t sum = 0;
        for (std::uint64_t ways : ways_) sum = std::min(sum + ways, most_candidates);
        return sum;
    }
    // Both parts together: residues add up, ways multiply.
    Residues with(const Residues& other) const {
        Residues both;
        for (unsigned a = 0; a < modulus; ++a) {
            if (ways_[a] == 0) continue;  // most characters of a mask show: one way each
            for (unsigned b = 0; b < modulus; ++b) {
                std::uint64_t& ways = both.ways_[(a + b) % modulus];
                ways = std::min(ways + times(ways_[a], other.ways_[b]), most_candidates);
            }
        }
        return both;
    }
    // Either part: ways add up.
    Residues or_else(const Residues& other) const {
        Residues either = *this;
        for (unsigned residue = 0; residue < modulus; ++residue) either.add(residue, other.of(residue));
        return either;
    }
    static Residues one() {
        Residues start;
        start.add(0);
        return start;
    }

private:
    std::array<std::uint64_t, modulus> ways_{};
};

using IdResidues = Residues<11>;

// What a number at character `begin` of an ID adds to its check sum.
constexpr unsigned id_residue(unsigned number, size_t begin, size_t size) {
    unsigned sum = 0;
    for (size_t i = size; i-- > 0; number /= 10) sum += id_weights[begin + i] * (number % 10);
    return sum % 11;
}

// The same for one character that may be any of `allowed`.
IdResidues count_character(char pattern, size_t place, std::string_view allowed = "0123456789") {
    IdResidues residues;
    for (char digit : allowed) {
        if (fits(pattern, digit)) residues.add(id_weights[place] * static_cast<unsigned>(digit - '0'));
    }
    return residues;
}

// The same for the two halves of a region code, looked up: thousands of codes are added up for one pattern.
constexpr size_t half_of_code = 3;  // digits
constexpr auto residues_of_halves = [] {
    std::array<std::array<std::uint8_t, 1000>, 2> residues{};
    for (unsigned i = 0; i < 1000; ++i) {
        for (size_t half : {size_t{0}, size_t{1}})
            residues[half][i] = static_cast<std::uint8_t>(id_residue(i, half * half_of_code, half_of_code));
    }
    return residues;
}();

unsigned residue_of_code(std::uint32_t code) {
    return residues_of_halves[0][code / 1000 % 1000] + unsigned{residues_of_halves[1][code % 1000]};
}

bool is_among(std::uint32_t code, const std::vector<CodeRange>& ranges) {
    return ranges.empty() ||
           std::any_of(ranges.begin(), ranges.end(), [code](const CodeRange& range) { return range.first <= code && code <= range.last; });
}

// Calls `take` with each code that fits, of those the visible beginning leaves.
template <typename Take>
void each_fitting_code(std::string_view pattern, const std::vector<std::uint32_t>& codes, const MaskKnowledge& known, Take take) {
    std::uint32_t least = 0;
    std::uint32_t step = 1'000'000;
    for (size_t i = 0; i < pattern.size() && pattern[i] != hidden; ++i) {
        step /= 10;
        least += step * static_cast<std::uint32_t>(pattern[i] - '0');
    }
    const Digits digits(pattern);
    for (auto code = std::lower_bound(codes.begin(), codes.end(), least); code != codes.end() && *code < least + step; ++code) {
        if (digits.fit(*code) && is_among(*code, known.home_codes)) take(*code);
    }
}

// County codes of any year; the codes that cards bear beside them only where no county fits: 市区 of the early eighties, and
// the residence permits of Hong Kong, Macau and Taiwan.
IdResidues count_regions(std::string_view pattern, const MaskKnowledge& known, const Regions& regions) {
    IdResidues residues;
    const auto take = [&residues](std::uint32_t code) { residues.add(residue_of_code(code)); };
    each_fitting_code(pattern, regions.county_codes(), known, take);
    if (residues.all() == 0) each_fitting_code(pattern, regions.other_codes_on_cards(), known, take);
    return residues;
}

bool is_leap(int year) { return is_valid({year, 2, 29}); }

unsigned residue_of_day(Date date) { return id_residue(static_cast<unsigned>(date.month * 100 + date.day), 10, 4); }

// The days of one year that fit MMDD and what is known of the birth.
IdResidues count_days(std::string_view pattern, int year, const MaskKnowledge& known) {
    IdResidues residues;
    const Digits months(pattern.substr(0, 2));
    const Digits days(pattern.substr(2, 2));
    for (int month = 1; month <= 12; ++month) {
        if (!months.fit(static_cast<unsigned>(month))) continue;
        const int last = days_in_month(year, month);
        for (int day = 1; day <= last; ++day) {
            const Date date{year, month, day};
            if (days.fit(static_cast<unsigned>(day)) && known.born_from <= date && date <= known.born_to)
                residues.add(residue_of_day(date));
        }
    }
    return residues;
}

// YYYYMMDD. Days are tried in the first and last year, which may be cut, and in one common and one leap year for all between.
IdResidues count_birth_dates(std::string_view pattern, const MaskKnowledge& known) {
    if (known.today) static_cast<void>(known.today->exactly());
    const Digits years(pattern.substr(0, 4));
    const std::string_view days = pattern.substr(4);
    IdResidues residues;
    std::array<IdResidues, 2> whole_years;  // by is_leap
    std::array<int, 2> example = {0, 0};
    for (int year = known.born_from.year; year <= known.born_to.year; ++year) {
        if (!years.fit(static_cast<unsigned>(year))) continue;
        const unsigned residue = id_residue(static_cast<unsigned>(year), 6, 4);
        if (year == known.born_from.year || year == known.born_to.year) {
            IdResidues this_year;
            this_year.add(residue);
            residues = residues.or_else(this_year.with(count_days(days, year, known)));
        } else {
            whole_years[is_leap(year)].add(residue);
            example[is_leap(year)] = year;
        }
    }
    for (size_t leap : {size_t{0}, size_t{1}}) {
        if (example[leap] != 0) residues = residues.or_else(whole_years[leap].with(count_days(days, example[leap], known)));
    }
    return residues;
}

IdResidues count_sequences(std::string_view pattern, const MaskKnowledge& known) {
    const std::string_view last = !known.male ? "0123456789" : *known.male ? "13579" : "02468";
    return count_character(pattern[0], 14).with(count_character(pattern[1], 15)).with(count_character(pattern[2], 16, last));
}

std::uint64_t with_check(const IdResidues& body, char check) {
    if (check == hidden) return body.all();
    const size_t residue = id_checks.find(check);
    return residue == std::string_view::npos ? 0 : body.of(static_cast<unsigned>(residue));
}

}  // namespace

std::uint64_t count_resident_ids(std::string_view pattern, const MaskKnowledge& known, const Regions& regions) {
    if (pattern.size() != id_body + 1) return 0;
    const IdResidues region = count_regions(pattern.substr(0, 6), known, regions);
    if (region.all() == 0) return 0;
    const IdResidues body = region.with(count_birth_dates(pattern.substr(6, 8), known)).with(count_sequences(pattern.substr(14, 3), known));
    return with_check(body, pattern[id_body]);
}

ResidentIdParts parts_of_resident_id(std::string_view pattern, const MaskKnowledge& known, const Regions& regions) {
    if (pattern.size() != id_body + 1) return {};
    return {count_regions(pattern.substr(0, 6), known, regions).all(), count_birth_dates(pattern.substr(6, 8), known).all(),
            count_sequences(pattern.substr(14, 3), known).all()};
}

// No check digit, and a year of two digits. Sequences from 996 on belong to people born a century before: as many dates, because 1800 and
// 1900 were no leap years either.
std::uint64_t count_resident_ids_15(std::string_view pattern, const MaskKnowledge& known, const Regions& regions) {
    if (pattern.size() != 15) return 0;
    MaskKnowledge last_century = known;
    last_century.born_to = std::min(known.born_to, Date{1999, 12, 31});
    const std::uint64_t dates = count_birth_dates("19" + std::string(pattern.substr(6, 6)), last_century).all();
    const std::uint64_t codes = count_regions(pattern.substr(0, 6), known, regions).all();
    return times(times(codes, dates), count_sequences(pattern.substr(12, 3), known).all());
}

// 9, province, country (ISO 3166-1 numeric, any three digits), birth date, sequence, check.
std::uint64_t count_foreigner_ids(std::string_view pattern, const MaskKnowledge& known, const Regions& regions) {
    if (pattern.size() != id_body + 1 || !fits(pattern[0], '9')) return 0;
    IdResidues provinces;
    const Digits shown(pattern.substr(1, 2));
    for (unsigned province = 0; province < 100; ++province) {
        if (regions.is_province(province) && shown.fit(province)) provinces.add(id_residue(900 + province, 0, 3));
    }
    const IdResidues countries = count_character(pattern[3], 3).with(count_character(pattern[4], 4)).with(count_character(pattern[5], 5));
    const IdResidues places = provinces.with(countries);
    const IdResidues body = places.with(count_birth_dates(pattern.substr(6, 8), known)).with(count_sequences(pattern.substr(14, 3), known));
    return with_check(body, pattern[id_body]);
}

std::uint64_t count_luhn(std::string_view pattern) {
    unsigned unknown = 0;
    unsigned sum = 0;
    for (size_t i = 0; i < pattern.size(); ++i) {
        const bool doubled = (pattern.size() - i) % 2 == 0;
        if (pattern[i] == hidden) {
            ++unknown;
            continue;
        }
        if (!is_ascii_digit(pattern[i])) return 0;
        const auto digit = static_cast<unsigned>(pattern[i] - '0');
        sum += doubled ? digit * 2 / 10 + digit * 2 % 10 : digit;
    }
    if (unknown == 0) return sum % 10 == 0 ? 1 : 0;
    // At any place the ten digits have ten different residues: whatever the others are, one choice of the last fits.
    std::uint64_t ways = 1;
    for (unsigned i = 1; i < unknown; ++i) ways = times(ways, 10);
    return ways;
}

// Weights 9 for the first of two letters (a space, 36, where there is one) to 1 for the check, A standing for 10; modulo 11.
std::uint64_t count_hk_ids(std::string_view pattern) {
    if (pattern.size() != 8 && pattern.size() != 9) return 0;
    const std::string padded = pattern.size() == 8 ? " " + std::string(pattern) : std::string(pattern);
    auto sums = Residues<11>::one();
    for (unsigned i = 0; i < padded.size(); ++i) {
        const unsigned weight = 9 - i;
        Residues<11> values;
        if (padded[i] == ' ') {
            values.add(36 * weight);
        } else if (i < 2) {
            for (char letter = 'A'; letter <= 'Z'; ++letter) {
                if (fits(padded[i], letter)) values.add(static_cast<unsigned>(letter - 'A' + 10) * weight);
            }
        } else {
            for (unsigned digit = 0; digit < 10; ++digit) {
                if (fits(padded[i], static_cast<char>('0' + digit))) values.add(digit * weight);
            }
            if (i == 8 && fits(padded[i], 'A')) values.add(10);
        }
        sums = sums.with(values);
    }
    return sums.of(0);
}

std::uint64_t count_taiwan_ids(std::string_view pattern) {
    // Values of the letters A to Z in the order of registration offices.
    constexpr std::array<unsigned, 26> places = {10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21,
                                                 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33};
    constexpr std::array<unsigned, 9> weights = {8, 7, 6, 5, 4, 3, 2, 1, 1};
    if (pattern.size() != 1 + weights.size()) return 0;
    Residues<10> sums;
    for (size_t letter = 0; letter < places.size(); ++letter) {
        if (fits(pattern[0], static_cast<char>('A' + letter))) sums.add(places[letter] / 10 + places[letter] % 10 * 9);
    }
    for (size_t i = 0; i < weights.size(); ++i) {
        Residues<10> values;
        // Sex or status first: 1, 2, 8, 9, and A to D of old residents' numbers.
        const std::string_view allowed = i == 0 ? "1289ABCD" : "0123456789";
        for (char c : allowed) {
            if (!fits(pattern[i + 1], c)) continue;
            values.add(weights[i] * (is_ascii_digit(c) ? static_cast<unsigned>(c - '0') : places[static_cast<size_t>(c - 'A')] % 10));
        }
        sums = sums.with(values);
    }
    return sums.of(0);
}

// Assigned segments of every length; the rest of the digits is free.
std::uint64_t count_mobiles(std::string_view pattern, const PrefixTable& segments) {
    std::uint64_t count = 0;
    for (const PrefixRow& row : segments.rows()) {
        if (row.prefix.size() > pattern.size()) continue;
        const bool fitting = std::equal(row.prefix.begin(), row.prefix.end(), pattern.begin(), [](char c, char p) { return fits(p, c); });
        if (fitting) count += count_free(pattern.substr(row.prefix.size()));
    }
    return std::min(count, most_candidates);
}

std::uint64_t count_free(std::string_view pattern) {
    std::uint64_t count = 1;
    for (char c : pattern) {
        if (c == hidden) count = times(count, 10);
    }
    return count;
}

}  // namespace leakscan

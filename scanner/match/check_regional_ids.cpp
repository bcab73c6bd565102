// Identity numbers of Hong Kong and Taiwan. Macau's check digit is not published.
#include <array>

#include "base/text.h"
#include "match/checks.h"

namespace leakscan {
namespace {

int letter_value(char letter) { return letter - 'A' + 10; }

}  // namespace

// One or two letters, six digits, a check of 0-9 or A: weights 9 (a space counts 36) to 2 and 1, modulo 11.
Proof check_hk_id(const CheckInput& input, const FactTables&, Facts* facts) {
    std::string padded(input.value);
    if (padded.size() == 8) padded.insert(padded.begin(), ' ');
    int sum = 0;
    for (size_t i = 0; i < padded.size(); ++i) {
        const char c = padded[i];
        const int value = c == ' ' ? 36 : is_ascii_digit(c) ? c - '0' : i == 8 ? 10 : letter_value(c);
        sum += value * static_cast<int>(9 - i);
    }
    Proof proof;
    proof.passed = padded.size() == 9 && sum % 11 == 0;
    proof.proven = proof.passed;
    proof.need = Need::label;  // one wrong number in eleven passes
    if (facts != nullptr)
        facts->push_back(proof.passed ? Fact{"校验码正确", "check character holds"} : Fact{"校验码不符", "check character fails"});
    return proof;
}

// A letter for the place of registration, a digit for sex or status (old residents' numbers: a letter A-D), seven digits, a check.
Proof check_taiwan_id(const CheckInput& input, const FactTables&, Facts* facts) {
    // Values of the letters A to Z in the order of registration offices.
    constexpr std::array<int, 26> places = {10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21,
                                            22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33};
    constexpr std::array<int, 9> weights = {8, 7, 6, 5, 4, 3, 2, 1, 1};
    Proof proof;
    proof.passed = input.value.size() == 10;
    if (!proof.passed) return proof;
    const int place = places[static_cast<size_t>(input.value[0] - 'A')];
    int sum = place / 10 + place % 10 * 9;
    for (size_t i = 0; i < weights.size(); ++i) {
        const char c = input.value[i + 1];
        const int digit = is_ascii_digit(c) ? c - '0' : places[static_cast<size_t>(c - 'A')] % 10;
        sum += weights[i] * digit;
    }
    proof.passed = sum % 10 == 0;
    proof.proven = proof.passed;
    proof.need = Need::label;  // one wrong number in ten passes
    if (facts != nullptr)
        facts->push_back(proof.passed ? Fact{"校验码正确", "check digit holds"} : Fact{"校验码不符", "check digit fails"});
    return proof;
}

}  // namespace leakscan

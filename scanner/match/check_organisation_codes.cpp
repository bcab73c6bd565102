// Codes of organisations that imitate personal numbers: unified social credit code (GB 32100-2015) and business licence
// number (GS15-2006, ISO 7064 MOD 11,10).
#include <array>

#include "base/text.h"
#include "match/checks.h"

namespace leakscan {
namespace {

constexpr std::string_view uscc_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";  // no I O S V Z

// Registering department and type of organisation (GB 32100-2015 table 1, with the departments added since).
bool is_department(char department, char type) {
    switch (department) {
        case '1': return type == '1' || type == '2' || type == '3' || type == '9';
        case '5': return type == '1' || type == '2' || type == '3' || type == '9';
        case '9': return type == '1' || type == '2' || type == '3';
        default: return std::string_view("234678ANY").find(department) != std::string_view::npos;
    }
}

}  // namespace

char organisation_code_check(std::string_view first_8) {
    constexpr std::array<int, 8> weights = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (size_t i = 0; i < weights.size(); ++i) {
        const char c = first_8[i];
        sum += weights[i] * (is_ascii_digit(c) ? c - '0' : c - 'A' + 10);
    }
    return "0X987654321"[sum % 11];
}

std::optional<char> uscc_check(std::string_view first_17) {
    constexpr std::array<int, 17> weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    size_t sum = 0;
    for (size_t i = 0; i < weights.size(); ++i) {
        const size_t value = uscc_alphabet.find(first_17[i]);
        if (value == std::string_view::npos) return std::nullopt;
        sum += static_cast<size_t>(weights[i]) * value;
    }
    return uscc_alphabet[(31 - sum % 31) % 31];
}

bool is_uscc(std::string_view code, const Regions& regions) {
    if (code.size() != 18 || !is_department(code[0], code[1]) || uscc_check(code.substr(0, 17)) != code[17]) return false;
    if (organisation_code_check(code.substr(8, 8)) != code[16]) return false;
    std::uint32_t region = 0;
    for (char c : code.substr(2, 6)) region = is_ascii_digit(c) ? region * 10 + static_cast<std::uint32_t>(c - '0') : 1'000'000;
    return region == 100'000 || regions.is_division(region);  // 100000: registered with a national body
}

bool passes_mod_11_10(std::string_view digits) {
    int product = 10;
    for (size_t i = 0; i + 1 < digits.size(); ++i) {
        const int sum = (product + (digits[i] - '0')) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return !digits.empty() && (product + (digits.back() - '0')) % 10 == 1;
}

}  // namespace leakscan

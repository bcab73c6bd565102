// Bank cards: issuer prefix with its card length (patterns/data/card_bins.tsv) and the Luhn digit (ISO/IEC 7812-1).
#include <string>

#include "match/checks.h"

namespace leakscan {
namespace {

// Shorter prefixes (103, 9558) fit one random number in a thousand: they need a label as well.
constexpr size_t telling_prefix = 5;

// Issuer prefix and length of a card; or the networks' own: 62, 4, 51 to 55.
bool has_card_shape(std::string_view digits, const PrefixTable& issuers) {
    for (const PrefixRow* issuer : issuers.all_of(digits)) {
        if (issuer->prefix.size() >= telling_prefix && issuer->fields[0] == std::to_string(digits.size())) return true;
    }
    if (digits.size() == 19) return digits.starts_with("62");
    return digits.size() == 16 &&
           (digits.starts_with("62") || digits[0] == '4' || (digits[0] == '5' && digits[1] >= '1' && digits[1] <= '5'));
}

// The last digit that the others ask for. Precondition: there is one.
char luhn_digit(std::string_view digits) {
    std::string tried(digits);
    for (tried.back() = '0'; !passes_luhn(tried); ++tried.back()) {
    }
    return tried.back();
}

}  // namespace

bool passes_luhn(std::string_view digits) {
    int sum = 0;
    bool twice = false;
    for (size_t i = digits.size(); i-- > 0; twice = !twice) {
        const int digit = (digits[i] - '0') * (twice ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return !digits.empty() && sum % 10 == 0;
}

Proof check_bank_card(const CheckInput& input, const FactTables& tables, Facts* facts) {
    Proof proof;
    proof.passed = passes_luhn(input.value);
    if (facts != nullptr) {
        const std::string should(1, luhn_digit(input.value));
        const std::string is(1, input.value.back());
        facts->push_back({"Luhn 校验码：应为 " + should + "，实为 " + is, "Luhn digit: computed " + should + ", given " + is});
    }
    if (!proof.passed) return proof;
    for (const PrefixRow* issuer : tables.card_issuers.all_of(input.value)) {
        if (issuer->fields[0] != std::to_string(input.value.size())) continue;
        if (facts != nullptr) {
            const std::string prefix(issuer->prefix), bank(issuer->fields[2]);
            facts->push_back({"发卡机构 " + prefix + "：" + bank, "issuer " + prefix + ": " + bank});
        }
        proof.proven = issuer->prefix.size() >= telling_prefix;
        if (!proof.proven) proof.need = Need::label;
        return proof;
    }
    proof.passed = input.value.starts_with("62");
    proof.unassigned = true;
    proof.need = Need::label;
    if (facts != nullptr) facts->push_back({"发卡机构代码不在表中", "issuer prefix not in the table"});
    return proof;
}

// Under 卡号 a number with the shape of a card and a wrong Luhn digit is mistyped; under 账号 or 一卡通 it is an account without one.
Proof check_bank_account(const CheckInput& input, const FactTables& tables, Facts* facts) {
    Proof proof;
    proof.mistyped_unless_named = has_card_shape(input.value, tables.card_issuers) && !passes_luhn(input.value);
    if (facts != nullptr && proof.mistyped_unless_named)
        facts->push_back({"像银行卡号但 Luhn 校验不通过", "shaped like a card number, but its Luhn digit fails"});
    return proof;
}

}  // namespace leakscan

// Bank cards: issuer prefix with its card length (patterns/data/card_bins.tsv) and the Luhn digit (ISO/IEC 7812-1).
#include <string>

#include "match/checks.h"

namespace leakscan {
namespace {

// Shorter prefixes (103, 9558) fit one random number in a thousand: they need a label as well.
constexpr size_t telling_prefix = 5;

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
        facts->push_back(proof.passed ? Fact{"Luhn 校验通过", "Luhn digit holds"} : Fact{"Luhn 校验不通过", "Luhn digit fails"});
    }
    if (!proof.passed) return proof;
    for (const PrefixRow* issuer : tables.card_issuers.all_of(input.value)) {
        if (issuer->fields[0] != std::to_string(input.value.size())) continue;
        if (facts != nullptr) {
            const std::string bank = issuer->fields.size() > 2 ? issuer->fields[2] : "";
            facts->push_back({"发卡机构 " + issuer->prefix + "：" + bank, "issuer " + issuer->prefix + ": " + bank});
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

}  // namespace leakscan

// Citizen identity numbers: GB 11643-1999 (18 characters, ISO 7064 MOD 11-2), GB 11643-1989 (15 digits, no check), and the
// numbers built around them: disability card (ID, class 1-7, grade 1-4), student register number (G and ID), the ID that
// Excel rounded to 15 digits, and the foreigner's permanent residence ID of 2023 (9, province, country, date).
#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "match/checks.h"

namespace leakscan {
namespace {

// Cards began in 1984 and their oldest holders were born in the first years of the century.
constexpr int first_birth_year = 1900;
// A number with region and date at its head is more often a receipt of that day than a small child's ID. Without a label, a
// name or a series that passes, the holder must be older than this when the page was published (or today, when that is unknown).
constexpr long days_of_a_receipt = 3 * 365;
constexpr long days_of_a_receipt_undated = 10 * 365;
// Excel keeps 15 significant digits: two digits of the sequence are lost, and the check digit follows from them.
constexpr std::uint64_t completions_of_15_digits = 100;

std::uint32_t number_at(std::string_view digits, size_t begin, size_t size) {
    std::uint32_t value = 0;
    std::from_chars(digits.data() + begin, digits.data() + begin + size, value);
    return value;
}

void tell(Facts* facts, std::string_view zh, std::string_view en) {
    if (facts != nullptr) facts->push_back({std::string(zh), std::string(en)});
}

Date date_at(std::string_view digits, size_t begin) {
    return {static_cast<int>(number_at(digits, begin, 4)), static_cast<int>(number_at(digits, begin + 4, 2)),
            static_cast<int>(number_at(digits, begin + 6, 2))};
}

Proof fail() {
    Proof proof;
    proof.passed = false;
    return proof;
}

void raise(Proof& proof, Need need) { proof.need = std::max(proof.need, need); }

void tell_region(std::uint32_t code, const Regions& regions, Facts* facts) {
    if (facts == nullptr) return;
    const std::string number = std::to_string(code);
    for (const Region* region : regions.named(code)) {
        const std::string first = std::to_string(region->first_year);
        const std::string last = std::to_string(region->last_year);
        const bool current = region->last_year == 0;
        const std::string place = std::string(region->parents) + " " + std::string(region->name);
        tell(facts, "行政区划代码 " + number + "：" + place + "（" + first + (current ? "年至今" : "—" + last + "年") + "使用）",
             "region code " + number + ": " + place + ", in use " + (current ? "since " + first : first + " to " + last));
    }
    if (!regions.is_on_cards(code)) tell(facts, "行政区划代码 " + number + "：从未使用", "region code " + number + ": never used");
}

bool is_possible_birth(Date birth, const Today& today, Facts* facts) {
    const bool possible = birth.year >= first_birth_year && is_valid(birth) && today.has_come(birth);
    if (!possible) {
        tell(facts, "第7至14位不是可能的出生日期", "digits 7 to 14 are no possible birth date");
    } else if (facts != nullptr) {
        tell(facts, "出生日期 " + to_string(birth), "birth date " + to_string(birth));
    }
    return possible;
}

void weigh_age(Date birth, const CheckInput& input, Proof& proof, Facts* facts) {
    const Date grown_up = date_from_day_number(day_number(birth) + (input.published ? days_of_a_receipt : days_of_a_receipt_undated));
    if (input.published ? grown_up <= *input.published : input.today.has_come(grown_up)) return;
    tell(facts, "日期与发布日期相近，可能是单据编号，需要标签或姓名",
         "the date is close to the publication: perhaps a receipt, needs a label or a name");
    raise(proof, Need::label);
}

bool check_letter_matches(std::string_view id, Facts* facts) {
    const char computed = mod_11_2_check(id.substr(0, 17));
    if (facts == nullptr) return computed == id[17];
    // Odd for men, even for women (GB 11643 section 4.2.3).
    const bool man = (id[16] - '0') % 2 == 1;
    const std::string sequence(id.substr(14, 3));
    tell(facts, "顺序码 " + sequence + (man ? "（男）" : "（女）"), "sequence " + sequence + (man ? " (a man)" : " (a woman)"));
    const std::string should(1, computed);
    const std::string is(1, id[17]);
    tell(facts, "校验码：应为 " + should + "，实为 " + is, "check character: computed " + should + ", given " + is);
    return computed == id[17];
}

}  // namespace

char mod_11_2_check(std::string_view first_17) {
    constexpr std::array<int, 17> weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (first_17[i] - '0');
    return "10X98765432"[sum % 11];
}

Proof check_resident_id(const CheckInput& input, const FactTables& tables, Facts* facts) {
    if (input.value.size() != 18 || input.rounded) return fail();
    const Date birth = date_at(input.value, 6);
    if (!is_possible_birth(birth, input.today, facts)) return fail();
    Proof proof;
    proof.name_will_do = true;
    const std::uint32_t region = number_at(input.value, 0, 6);
    tell_region(region, tables.regions, facts);
    const bool known = tables.regions.is_on_cards(region);
    proof.unassigned = !known;
    proof.serial_shape = known;
    if (!known) raise(proof, Need::label);
    weigh_age(birth, input, proof, facts);
    if (is_uscc(input.value, tables.regions)) {
        tell(facts, "符合统一社会信用代码规则，需要身份证标签", "is a unified social credit code by its check digits: needs an ID label");
        raise(proof, Need::strong_label);
    }
    proof.proven = check_letter_matches(input.value, facts);
    proof.checksum_failed = !proof.proven;
    if (proof.checksum_failed) raise(proof, Need::strong_label);
    return proof;
}

Proof check_resident_id_15(const CheckInput& input, const FactTables& tables, Facts* facts) {
    if (input.value.size() != 15) return fail();
    const std::uint32_t region = number_at(input.value, 0, 6);
    tell_region(region, tables.regions, facts);
    if (!tables.regions.is_on_cards(region)) return fail();
    // Sequences 996 to 999 were reserved for people older than a hundred: born in the century before.
    const bool centenarian = number_at(input.value, 12, 3) >= 996;
    const Date birth = {(centenarian ? 1800 : 1900) + static_cast<int>(number_at(input.value, 6, 2)),
                        static_cast<int>(number_at(input.value, 8, 2)), static_cast<int>(number_at(input.value, 10, 2))};
    if (!is_valid(birth)) {
        tell(facts, "第7至12位不是日期", "digits 7 to 12 are no date");
        return fail();
    }
    if (facts != nullptr) tell(facts, "出生日期 " + to_string(birth), "birth date " + to_string(birth));
    Proof proof;
    proof.need = Need::label;
    proof.name_will_do = true;
    if (passes_mod_11_10(input.value)) {
        tell(facts, "符合营业执照注册号校验，需要身份证标签", "passes the check of business licence numbers: needs an ID label");
        proof.need = Need::strong_label;
    }
    return proof;
}

Proof check_resident_id_rounded(const CheckInput& input, const FactTables& tables, Facts* facts) {
    if (input.value.size() != 18 || !input.value.ends_with("000")) return fail();
    const std::uint32_t region = number_at(input.value, 0, 6);
    if (!is_possible_birth(date_at(input.value, 6), input.today, facts) || !tables.regions.is_on_cards(region)) return fail();
    tell_region(region, tables.regions, facts);
    tell(facts, "末三位为 000：数值单元格只保留了15位", "ends in 000: a numeric cell kept 15 digits");
    Proof proof;
    proof.need = Need::strong_label;
    proof.candidates = completions_of_15_digits;
    return proof;
}

Proof check_disability_card(const CheckInput& input, const FactTables& tables, Facts* facts) {
    if (input.value.size() != 20) return fail();
    const char type = input.value[18];
    const char grade = input.value[19];
    if (type < '1' || type > '7' || grade < '1' || grade > '4') return fail();
    CheckInput id = input;
    id.value = input.value.substr(0, 18);
    return check_resident_id(id, tables, facts);
}

Proof check_student_number(const CheckInput& input, const FactTables& tables, Facts* facts) {
    if (input.value.size() != 19) return fail();
    CheckInput id = input;
    id.value = input.value.substr(1);
    const bool carries_id = input.value[0] == 'G';
    Proof proof = check_resident_id(id, tables, carries_id ? facts : nullptr);
    if (!proof.passed) return proof;
    // Pupils are young: the letter G before the ID stands in for their age.
    if (carries_id && proof.proven && !proof.unassigned) proof.need = Need::nothing;
    if (!carries_id) {
        // J and L: region of the school, birth date, a number. The last character is no reliable check.
        proof.checksum_failed = false;
        proof.proven = false;
        proof.need = Need::strong_label;
        proof.name_will_do = false;
    }
    return proof;
}

Proof check_foreigner_id(const CheckInput& input, const FactTables& tables, Facts* facts) {
    if (input.value.size() != 18 || input.value[0] != '9' || input.rounded) return fail();
    if (!tables.regions.is_province(number_at(input.value, 1, 2)) || !is_possible_birth(date_at(input.value, 6), input.today, facts)) {
        return fail();
    }
    Proof proof;
    proof.proven = check_letter_matches(input.value, facts);
    proof.checksum_failed = !proof.proven;
    if (proof.checksum_failed || is_uscc(input.value, tables.regions)) proof.need = Need::strong_label;
    return proof;
}

}  // namespace leakscan

// The named checks of rule files: one table, each check in its own check_*.cpp. A check looks at the folded value alone
// (and dates to compare with); labels are weighed later, by decide.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "match/number_tables.h"
#include "match/today.h"
#include "model/rule.h"

namespace leakscan {

struct CheckInput {
    std::string_view value;  // folded, no separators, X upper case
    bool split = false;      // was written in groups
    bool plus = false;       // a plus sign stands before it: an international number
    bool rounded = false;    // was written as 3.40123190506150E+17: its last digits may be lost
    Today today;
    std::optional<Date> published;  // of the document
};

// What a check proved. The defaults say "nothing against it".
struct Proof {
    bool passed = true;         // false: the value is not of this kind at all
    bool proven = false;        // a check digit or an equally strong test vouches for it
    Need need = Need::nothing;  // what must speak for it besides
    bool name_will_do = false;  // a person's name beside it meets Need::label
    bool checksum_failed = false;
    bool mistyped_unless_named = false;  // checksum_failed, unless the label holds a word of the rule itself
    bool unassigned = false;
    bool service_number = false;
    bool serial_shape = false;                   // could be one of a series of document numbers: takes part in the series test
    std::optional<std::uint64_t> candidates;     // a damaged value: how many remain possible
    std::optional<std::uint32_t> visible_front;  // the mask keeps this many instead of the rule's
};

// Steps of a check in a reader's words, for `explain`.
struct Fact {
    std::string zh;
    std::string en;
};
using Facts = std::vector<Fact>;

// `facts` is null unless somebody wants to read them.
using Check = Proof (*)(const CheckInput& input, const FactTables& tables, Facts* facts);

struct NamedCheck {
    std::string_view name;
    Check check;
    bool has_checksum;  // changing one digit must make a proven value vanish
};
// nullptr when there is none of that name.
const NamedCheck* find_check(std::string_view name);
std::vector<std::string_view> check_names();

// --- the checks ---
Proof check_resident_id(const CheckInput& input, const FactTables& tables, Facts* facts);          // GB 11643-1999
Proof check_resident_id_15(const CheckInput& input, const FactTables& tables, Facts* facts);       // GB 11643-1989
Proof check_resident_id_rounded(const CheckInput& input, const FactTables& tables, Facts* facts);  // 15 digits survived Excel
Proof check_disability_card(const CheckInput& input, const FactTables& tables, Facts* facts);      // ID, class, grade
Proof check_student_number(const CheckInput& input, const FactTables& tables, Facts* facts);       // G and ID
Proof check_foreigner_id(const CheckInput& input, const FactTables& tables, Facts* facts);
Proof check_mobile(const CheckInput& input, const FactTables& tables, Facts* facts);
Proof check_landline(const CheckInput& input, const FactTables& tables, Facts* facts);
Proof check_outside_phone(const CheckInput& input, const FactTables& tables, Facts* facts);  // Hong Kong, Macau, Taiwan
Proof check_bank_card(const CheckInput& input, const FactTables& tables, Facts* facts);
Proof check_bank_account(const CheckInput& input, const FactTables& tables, Facts* facts);  // a card's shape with a wrong Luhn digit
Proof check_license_plate(const CheckInput& input, const FactTables& tables, Facts* facts);
Proof check_email(const CheckInput& input, const FactTables& tables, Facts* facts);  // fails names of files: icon@2x.png
Proof check_hk_id(const CheckInput& input, const FactTables& tables, Facts* facts);
Proof check_taiwan_id(const CheckInput& input, const FactTables& tables, Facts* facts);

// --- arithmetic that several checks share ---
char mod_11_2_check(std::string_view first_17);          // ISO 7064 MOD 11-2: '0'..'9', 'X'
bool passes_luhn(std::string_view digits);               // ISO/IEC 7812-1 annex B
bool passes_mod_11_10(std::string_view digits);          // ISO 7064 MOD 11,10: business licence numbers (GS15-2006)
char organisation_code_check(std::string_view first_8);  // GB 11714-1997: '0'..'9', 'X'
// GB 32100-2015, the last character; nullopt for characters outside its alphabet.
std::optional<char> uscc_check(std::string_view first_17);
bool is_uscc(std::string_view code, const Regions& regions);  // GB 32100-2015, with the GB 11714 code inside

}  // namespace leakscan

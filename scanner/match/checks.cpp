// The table of checks. A new one: its own check_*.cpp, a declaration in checks.h and a line here.
#include "match/checks.h"

#include <array>

namespace leakscan {
namespace {

constexpr std::array checks = {
    NamedCheck{"resident-id", check_resident_id, true},
    NamedCheck{"resident-id-15", check_resident_id_15, false},
    NamedCheck{"resident-id-rounded", check_resident_id_rounded, false},
    NamedCheck{"disability-card", check_disability_card, true},
    NamedCheck{"student-number", check_student_number, true},
    NamedCheck{"foreigner-id", check_foreigner_id, true},
    NamedCheck{"mobile", check_mobile, false},
    NamedCheck{"landline", check_landline, false},
    NamedCheck{"outside-phone", check_outside_phone, false},
    NamedCheck{"bank-card", check_bank_card, true},
    NamedCheck{"bank-account", check_bank_account, false},
    NamedCheck{"license-plate", check_license_plate, false},
    NamedCheck{"email", check_email, false},
    NamedCheck{"hk-id", check_hk_id, true},
    NamedCheck{"taiwan-id", check_taiwan_id, true},
};

}  // namespace

const NamedCheck* find_check(std::string_view name) {
    for (const NamedCheck& check : checks) {
        if (check.name == name) return &check;
    }
    return nullptr;
}

std::vector<std::string_view> check_names() {
    std::vector<std::string_view> names;
    for (const NamedCheck& check : checks) names.push_back(check.name);
    return names;
}

}  // namespace leakscan

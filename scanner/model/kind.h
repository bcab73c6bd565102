// The kinds of personal data, named as in ARCHITECTURE.md.
#pragma once

#include <optional>
#include <string_view>

#include "base/language.h"

namespace leakscan {

enum class Kind {
    resident_id,
    mobile_phone,
    landline_phone,
    address,
    bank_card,
    bank_account,
    passport,
    travel_permit,
    foreigner_id,
    hk_id,
    macau_id,
    taiwan_id,
    disability_card,
    student_number,
    military_id,
    email,
    license_plate,
    birth_date,
    person_name,
    health,
};
inline constexpr size_t kind_count = 20;

std::string_view name(Kind kind);  // "resident_id"
std::optional<Kind> kind_from(std::string_view name);
Phrase title(Kind kind);  // {"公民身份号码", "resident ID number"}

// What was found. confirmed: checksum, date and region hold, or a strong label. partial: damaged or derived
// (an ID rounded by Excel). weak_mask: masked so that few candidates remain.
enum class Grade { confirmed, likely, partial, weak_mask };
std::string_view name(Grade grade);
std::optional<Grade> grade_from(std::string_view name);

}  // namespace leakscan

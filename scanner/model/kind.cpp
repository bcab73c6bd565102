#include "model/kind.h"

#include <array>

namespace leakscan {
namespace {

struct KindNames {
    std::string_view id;
    Phrase title;
};
constexpr std::array<KindNames, kind_count> kinds = {{
    {"resident_id", {"公民身份号码", "resident ID number"}},
    {"mobile_phone", {"手机号码", "mobile number"}},
    {"landline_phone", {"固定电话", "landline number"}},
    {"address", {"家庭住址", "home address"}},
    {"bank_card", {"银行卡号", "bank card number"}},
    {"bank_account", {"银行账号", "bank account number"}},
    {"passport", {"护照号码", "passport number"}},
    {"travel_permit", {"通行证号码", "travel permit number"}},
    {"foreigner_id", {"外国人永久居留身份证号", "foreigner's permanent residence ID"}},
    {"hk_id", {"香港身份证号", "Hong Kong ID number"}},
    {"macau_id", {"澳门身份证号", "Macau ID number"}},
    {"taiwan_id", {"台湾身份证号", "Taiwan ID number"}},
    {"disability_card", {"残疾人证号", "disability card number"}},
    {"student_number", {"学籍号", "student register number"}},
    {"military_id", {"军人证件号", "military ID number"}},
    {"email", {"电子邮箱", "e-mail address"}},
    {"license_plate", {"车牌号码", "licence plate"}},
    {"birth_date", {"出生日期", "birth date"}},
    {"person_name", {"姓名", "personal name"}},
    {"health", {"健康信息", "health information"}},
}};
constexpr std::array<std::string_view, 4> grades = {"confirmed", "likely", "partial", "weak_mask"};

}  // namespace

std::string_view name(Kind kind) { return kinds[static_cast<size_t>(kind)].id; }
Phrase title(Kind kind) { return kinds[static_cast<size_t>(kind)].title; }

std::optional<Kind> kind_from(std::string_view text) {
    for (size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i].id == text) return static_cast<Kind>(i);
    }
    return std::nullopt;
}

std::string_view name(Grade grade) { return grades[static_cast<size_t>(grade)]; }

std::optional<Grade> grade_from(std::string_view text) {
    for (size_t i = 0; i < grades.size(); ++i) {
        if (grades[i] == text) return static_cast<Grade>(i);
    }
    return std::nullopt;
}

}  // namespace leakscan

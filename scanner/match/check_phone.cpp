// Telephone numbers: mobile segments of mainland China, its area codes with the length of their local numbers; whether a number of
// Hong Kong, Macau or Taiwan stands for itself.
#include <algorithm>

#include "match/checks.h"

namespace leakscan {
namespace {

Proof fail(Facts* facts, const char* zh, const char* en) {
    if (facts != nullptr) facts->push_back({zh, en});
    Proof proof;
    proof.passed = false;
    return proof;
}

// A local number alone: eight digits could be anything, so only a label that says telephone will do.
Proof check_local(const CheckInput& input, Facts* facts) {
    if (input.value.front() < '2' || input.value.front() > '8') return fail(facts, "不是本地号码", "no local number");
    if (facts != nullptr) facts->push_back({"无区号的本地号码，需要电话标签", "a local number without area code: needs a telephone label"});
    Proof proof;
    proof.need = Need::strong_label;
    return proof;
}

}  // namespace

Proof check_mobile(const CheckInput& input, const FactTables& tables, Facts* facts) {
    Proof proof;
    proof.serial_shape = true;
    const PrefixRow* segment = tables.mobile_segments.longest_of(input.value);
    if (segment == nullptr) {
        if (facts != nullptr) facts->push_back({"号段未分配，需要电话标签", "segment not assigned: needs a telephone label"});
        proof.unassigned = true;
        proof.need = Need::strong_label;
        return proof;
    }
    if (facts != nullptr) {
        const std::string prefix(segment->prefix), user(segment->fields[0]);
        facts->push_back({"号段 " + prefix + "：" + user, "segment " + prefix + ": " + user});
    }
    if (segment->fields[1] == "machine") proof.need = Need::label;
    return proof;
}

Proof check_landline(const CheckInput& input, const FactTables& tables, Facts* facts) {
    if (input.value.empty()) return fail(facts, "空", "empty");
    // +86-551-62345678: the country code takes the place of the 0.
    constexpr std::string_view country = "86";
    const bool international = input.value.starts_with(country) && input.value.size() > 11;
    if (input.value.front() != '0' && !international) return check_local(input, facts);
    const std::string national = international ? "0" + std::string(input.value.substr(country.size())) : std::string(input.value);
    for (const PrefixRow* area : tables.area_codes.all_of(national)) {
        const std::string_view local = std::string_view(national).substr(area->prefix.size());
        if (std::to_string(local.size()) != area->fields[0] || local.front() == '0') continue;
        if (facts != nullptr) {
            const std::string prefix(area->prefix), place(area->fields[1]);
            facts->push_back({"区号 " + prefix + "：" + place, "area code " + prefix + ": " + place});
        }
        Proof proof;
        proof.visible_front = static_cast<std::uint32_t>(area->prefix.size());
        // Twelve digits in one piece that begin with 0 are invoice codes as well.
        if (!input.split && !input.plus) {
            proof.need = Need::label;
            proof.name_will_do = true;
        }
        return proof;
    }
    return fail(facts, "没有这个区号，或本地号码长度不符", "no such area code, or a local number of another length");
}

// Eight digits are a telephone number of Hong Kong only where somebody says so; +852 says so.
Proof check_outside_phone(const CheckInput& input, const FactTables&, Facts* facts) {
    const bool has_country = input.value.starts_with("852") || input.value.starts_with("853") || input.value.starts_with("886");
    Proof proof;
    if (!has_country) {
        proof.need = Need::own_label;
    } else if (!input.plus && !input.split) {
        proof.need = Need::label;
    }
    if (facts != nullptr && has_country) facts->push_back({"带国际区号", "with its country code"});
    if (facts != nullptr && !has_country)
        facts->push_back({"无国际区号，需要说明地区的文字", "without country code: words must say where it is"});
    return proof;
}

}  // namespace leakscan

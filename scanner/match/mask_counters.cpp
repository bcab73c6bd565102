// Each counter knows the form of one kind and asks mask_count for the arithmetic.
#include "match/mask_counters.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t id_size = 18;

// Region and birth date in full are no chance, unless they are those of a receipt of these years.
bool shows_region_and_birth(std::string_view pattern, const MaskKnowledge& known) {
    constexpr size_t shown = 14;
    constexpr int years_of_receipts = 10;
    if (pattern.substr(0, shown).find('*') != std::string_view::npos) return false;
    return std::stoi(std::string(pattern.substr(6, 4))) < known.born_to.year - years_of_receipts;
}

MaskCount resident_id(std::string_view pattern, const MaskKnowledge& known, const FactTables& tables) {
    return {count_resident_ids(pattern, known, tables.regions), Need::nothing, shows_region_and_birth(pattern, known)};
}

// No check digit and a form of the last century: fifteen characters that fit are often the mask of another number.
MaskCount resident_id_15(std::string_view pattern, const MaskKnowledge& known, const FactTables& tables) {
    return {count_resident_ids_15(pattern, known, tables.regions), Need::label};
}

MaskCount disability_card(std::string_view pattern, const MaskKnowledge& known, const FactTables& tables) {
    if (pattern.size() != id_size + 2) return {};
    const std::uint64_t classes = pattern[id_size] == '*' ? 7 : 1;
    const std::uint64_t grades = pattern[id_size + 1] == '*' ? 4 : 1;
    return {std::min(count_resident_ids(pattern.substr(0, id_size), known, tables.regions) * classes * grades, most_candidates),
            Need::nothing};
}

// G and the ID. The last character of J and L numbers is no reliable check: it counts as any of eleven.
MaskCount student_number(std::string_view pattern, const MaskKnowledge& known, const FactTables& tables) {
    if (pattern.size() != id_size + 1) return {};
    if (pattern[0] == 'G' || pattern[0] == '*') return {count_resident_ids(pattern.substr(1), known, tables.regions), Need::label};
    const ResidentIdParts parts = parts_of_resident_id(pattern.substr(1), known, tables.regions);
    const std::uint64_t checks = pattern.back() == '*' ? 11 : 1;
    return {std::min(parts.regions * parts.birth_dates * parts.sequences * checks, most_candidates), Need::strong_label};
}

MaskCount foreigner_id(std::string_view pattern, const MaskKnowledge& known, const FactTables& tables) {
    return {count_foreigner_ids(pattern, known, tables.regions), Need::label};
}

// An unassigned segment is a mistype only where something says telephone.
MaskCount mobile(std::string_view pattern, const MaskKnowledge&, const FactTables& tables) {
    const std::uint64_t count = count_mobiles(pattern, tables.mobile_segments);
    return count > 0 ? MaskCount{count, Need::nothing} : MaskCount{count_free(pattern), Need::strong_label};
}

// The area code must show, and the local number have its length.
MaskCount landline(std::string_view pattern, const MaskKnowledge&, const FactTables& tables) {
    if (pattern.empty() || pattern[0] != '0') return {count_free(pattern), Need::strong_label};
    for (const PrefixRow* area : tables.area_codes.all_of(pattern)) {
        const std::string_view local = pattern.substr(area->prefix.size());
        if (std::to_string(local.size()) != area->fields[0] || local.front() == '0') continue;
        return {count_free(local), Need::label};
    }
    return {};
}

MaskCount bank_card(std::string_view pattern, const MaskKnowledge&, const FactTables& tables) {
    const std::string length = std::to_string(pattern.size());
    bool issuer = false;
    bool issuer_of_length = false;
    for (const PrefixRow* row : tables.card_issuers.all_of(pattern)) {
        issuer = true;
        issuer_of_length |= row->fields[0] == length;
    }
    const Need need = issuer_of_length ? Need::nothing : issuer ? Need::label : Need::strong_label;
    return {count_luhn(pattern), need};
}

MaskCount hk_id(std::string_view pattern, const MaskKnowledge&, const FactTables&) { return {count_hk_ids(pattern), Need::label}; }
MaskCount taiwan_id(std::string_view pattern, const MaskKnowledge&, const FactTables&) { return {count_taiwan_ids(pattern), Need::label}; }

MaskCount digits(std::string_view pattern, const MaskKnowledge&, const FactTables&) { return {count_free(pattern), Need::nothing}; }

struct NamedCounter {
    std::string_view name;
    MaskCounter counter;
};

constexpr std::array counters = {
    NamedCounter{"resident-id", resident_id},
    NamedCounter{"resident-id-15", resident_id_15},
    NamedCounter{"disability-card", disability_card},
    NamedCounter{"student-number", student_number},
    NamedCounter{"foreigner-id", foreigner_id},
    NamedCounter{"mobile", mobile},
    NamedCounter{"landline", landline},
    NamedCounter{"bank-card", bank_card},
    NamedCounter{"hk-id", hk_id},
    NamedCounter{"taiwan-id", taiwan_id},
    NamedCounter{"digits", digits},
};

}  // namespace

MaskCounter find_counter(std::string_view name) {
    for (const NamedCounter& row : counters) {
        if (row.name == name) return row.counter;
    }
    return nullptr;
}

}  // namespace leakscan

// What a policy says of a finding's circumstances, whatever the value: public contacts, classes of publications that the law exempts,
// values that somebody let stand. Decides nothing about kinds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "judge/policy_file.h"
#include "model/finding.h"
#include "model/scanned.h"

namespace leakscan {

// Which contacts of the policy a label is one of: that of the latest telephone of a document, as most of a document's stand under one.
struct ContactLabel {
    std::optional<std::string_view> label;
    std::vector<bool> names;  // for each contact: one of its labels
};

// What the judge looks at; lives for one judgement.
struct Case {
    const Finding& finding;
    const ScannedDocument& document;
    const Policy& policy;
    Date as_of;
    const std::vector<const PublicationClass*>& classes;  // that the document is of
    ContactLabel& contact_label;
};

// The contact that the value is, by its number or by its label; first one whose approval counts, else one whose approval has ended.
struct ContactMatch {
    const PublicContact* contact = nullptr;
    bool by_number = false;
    bool expired = false;
};
ContactMatch find_contact(const Case& c);

// What the law says of the value in a publication of this class.
enum class Exemption : std::uint8_t { shown, reviewed, not_covered };
struct ClassMatch {
    const PublicationClass* known = nullptr;  // null: no exempt class
    Exemption exemption = Exemption::not_covered;
};
// The exempt classes of the policy that the document's column or title names.
std::vector<const PublicationClass*> classes_of(const PageMeta& meta, const Policy& policy);
ClassMatch find_class(const Case& c);

// The [[suppress]] that lets the value stand, counted from 1; 0: none. One that counts goes before one that has ended.
struct SuppressionMatch {
    std::uint32_t number = 0;
    bool expired = false;
};
SuppressionMatch find_suppression(const Case& c);

// So few candidates can be tried one by one: no class lets such a mask stand.
inline constexpr std::uint64_t few_candidates = 20;

}  // namespace leakscan

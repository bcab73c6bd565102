// Lists of a policy are short: each is walked from its beginning for each finding.
#include "judge/circumstances.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace leakscan {
namespace {

bool is_contact(Kind kind) { return kind == Kind::mobile_phone || kind == Kind::landline_phone || kind == Kind::email; }

bool holds(const std::vector<std::string>& list, std::string_view text) {
    return !text.empty() && std::find(list.begin(), list.end(), text) != list.end();
}

bool names(std::string_view text, const std::string& word) { return word.empty() || text.find(word) != std::string_view::npos; }

const std::vector<bool>& contacts_of_label(std::string_view label, const Policy& policy, ContactLabel& known) {
    if (known.label == label) return known.names;
    known.label = label;
    known.names.clear();
    for (const PublicContact& contact : policy.public_contacts) known.names.push_back(contact.labels.occurs_in(label));
    return known.names;
}

bool is_this_contact(const Finding& finding, const PublicContact& contact, bool is_labelled, bool& by_number) {
    by_number = holds(contact.digests, finding.digest);
    if (by_number) return true;
    if (!contact.digests.empty() || !is_labelled) return false;
    // A label alone frees an office telephone; a mobile under it needs somebody who approved it.
    return finding.kind != Kind::mobile_phone || !contact.approved_by.empty();
}

// A mask that leaves a handful of values hides nothing.
bool is_masked(const Finding& finding) { return finding.grade == Grade::weak_mask && finding.candidates.value_or(0) >= few_candidates; }

Exemption exemption_of(const Finding& finding, const PublicationClass& known) {
    const bool institutional = finding.features.owner == Owner::office || finding.features.owner == Owner::organisation;
    if (known.shows.contains(finding.kind)) return Exemption::shown;
    if (known.masked.contains(finding.kind) && is_masked(finding)) return Exemption::shown;
    if (known.of_organisations.contains(finding.kind) && institutional) return Exemption::shown;
    return known.reviewed.contains(finding.kind) ? Exemption::reviewed : Exemption::not_covered;
}

// `where`: a path, a URL, or a folder of either. Members of an archive belong to it.
bool is_in(std::string_view path, std::string_view where) {
    if (!path.starts_with(where)) return false;
    return path.size() == where.size() || where.ends_with('/') || path[where.size()] == '!';
}

bool is_in_place(const Case& c, const Suppression& entry) {
    const PageMeta& meta = c.document.meta;
    const Origin& origin = c.document.origin;
    const bool in_document = entry.document.empty() || is_in(origin.path(), entry.document) || is_in(origin.url, entry.document) ||
                             is_in(meta.url, entry.document);
    const bool in_column = names(meta.column_name, entry.column) || names(meta.column_type, entry.column);
    return in_document && in_column && names(c.finding.location.label, entry.label);
}

}  // namespace

ContactMatch find_contact(const Case& c) {
    ContactMatch match;
    if (!is_contact(c.finding.kind)) return match;
    const std::vector<bool>& labelled = contacts_of_label(c.finding.location.label, c.policy, c.contact_label);
    for (size_t i = 0; i < labelled.size(); ++i) {
        const PublicContact& contact = c.policy.public_contacts[i];
        bool by_number = false;
        if (!is_this_contact(c.finding, contact, labelled[i], by_number)) continue;
        const bool expired = contact.until && *contact.until < c.as_of;
        if (match.contact == nullptr || !expired) match = {&contact, by_number, expired};
        if (!expired) break;
    }
    return match;
}

std::vector<const PublicationClass*> classes_of(const PageMeta& meta, const Policy& policy) {
    std::vector<const PublicationClass*> classes;
    for (const PublicationClass& known : policy.exempt_classes) {
        const bool in_column = known.columns.occurs_in(meta.column_type) || known.columns.occurs_in(meta.column_name);
        if (in_column || known.titles.occurs_in(meta.title)) classes.push_back(&known);
    }
    return classes;
}

ClassMatch find_class(const Case& c) {
    ClassMatch match;
    for (const PublicationClass* known : c.classes) {
        const Exemption exemption = exemption_of(c.finding, *known);
        if (match.known == nullptr || exemption < match.exemption) match = {known, exemption};
    }
    return match;
}

SuppressionMatch find_suppression(const Case& c) {
    SuppressionMatch match;
    for (std::uint32_t i = 0; i < c.policy.suppressions.size(); ++i) {
        const Suppression& entry = c.policy.suppressions[i];
        if (!holds(entry.ids, c.finding.id) && !holds(entry.digests, c.finding.digest)) continue;
        if (!is_in_place(c, entry)) continue;
        const bool expired = entry.until < c.as_of;
        if (match.number == 0 || !expired) match = {i + 1, expired};
        if (!expired) break;
    }
    return match;
}

}  // namespace leakscan

// From the general to the particular: what the policy allows whatever the value, what is usual for each kind, the policy's own
// ruling, and last what somebody let stand. Pure; the words of the reasons are in reasons.cpp, the weight in weight.cpp.
#include "judge/judge.h"

#include <optional>
#include <string>
#include <vector>

#include "judge/circumstances.h"
#include "judge/masks.h"
#include "judge/reasons.h"
#include "judge/weight.h"

namespace leakscan {
namespace {

struct Opinion {
    Ruling ruling = Ruling::review;
    Severity severity = Severity::medium;
    Reason reason = Reason::id_published;
    Aside aside = Aside::none;
    std::vector<std::string> words;                // of the aside
    std::optional<MaskFault> mask = std::nullopt;  // instead of `reason`: why the mask does not hold
};

bool is_document_number(Kind kind) {
    switch (kind) {
        case Kind::resident_id:
        case Kind::passport:
        case Kind::travel_permit:
        case Kind::foreigner_id:
        case Kind::hk_id:
        case Kind::macau_id:
        case Kind::taiwan_id:
        case Kind::disability_card:
        case Kind::student_number:
        case Kind::military_id: return true;
        default: return false;
    }
}

bool is_institutional(const Features& features) { return features.owner == Owner::office || features.owner == Owner::organisation; }
bool points_to_person(const Features& features) { return features.owner == Owner::person || features.name_beside; }

// --- what the policy allows, whatever the value ---

Opinion opinion(Ruling ruling, Severity severity, Reason reason) { return {ruling, severity, reason, Aside::none, {}}; }
Opinion allowed(Reason reason) { return opinion(Ruling::allowed, Severity::low, reason); }

std::optional<Opinion> judge_contact(const Case& c) {
    const ContactMatch match = find_contact(c);
    if (match.contact == nullptr || match.expired) return std::nullopt;
    Opinion found = allowed(match.by_number ? Reason::approved_contact : Reason::public_contact_label);
    if (match.contact->approved_by.empty()) return found;
    found.aside = match.contact->until ? Aside::approval : Aside::approval_open;
    found.words = {match.contact->approved_by};
    if (match.contact->until) found.words.push_back(to_string(*match.contact->until));
    return found;
}

std::optional<Opinion> judge_class(const ClassMatch& match) {
    if (match.known == nullptr || match.exemption == Exemption::not_covered) return std::nullopt;
    Opinion found = match.exemption == Exemption::shown ? allowed(Reason::exempt_class)
                                                        : opinion(Ruling::review, Severity::medium, Reason::class_reviewed);
    found.aside = match.known->basis.empty() ? Aside::class_alone : Aside::class_norm;
    found.words = {match.known->name};
    if (!match.known->basis.empty()) found.words.push_back(match.known->basis);
    return found;
}

// A notice hangs as long as its period lasts; what is said of names alone does not hold when it is over.
Opinion judge_notice(const Case& c) {
    const Features& features = c.finding.features;
    if (!features.period_end || c.as_of <= *features.period_end) return allowed(Reason::notice_running);
    Opinion found = opinion(c.policy.expired_notice, Severity::low, Reason::notice_expired);
    found.aside = Aside::notice_names;
    found.words = {to_string(*features.period_end), std::to_string(features.names)};
    return found;
}

std::optional<Opinion> judge_circumstances(const Case& c, const ClassMatch& match) {
    const Finding& finding = c.finding;
    const Features& features = finding.features;
    if (features.service_number) return allowed(Reason::service_number);
    if (features.sample) return allowed(Reason::sample_value);
    if (std::optional<Opinion> known = judge_class(match)) return known;
    if (std::optional<Opinion> contact = judge_contact(c)) return contact;
    if (features.label_opposes && finding.grade != Grade::confirmed) return allowed(Reason::other_number);
    if (finding.rule == expired_notice_rule) return judge_notice(c);
    if (features.checksum_failed) return opinion(Ruling::review, Severity::medium, Reason::checksum_failed);
    if (features.unassigned) return opinion(Ruling::review, Severity::low, Reason::unassigned_number);
    return std::nullopt;
}

// --- what is usual for each kind ---

Opinion judge_document_number(const Finding& finding) {
    const Features& features = finding.features;
    const bool supported = features.label_supports || points_to_person(features);
    if (features.label_opposes || (finding.grade == Grade::likely && !supported))
        return opinion(Ruling::review, Severity::medium, Reason::id_unlabelled);
    return opinion(Ruling::leak, Severity::high, finding.grade == Grade::partial ? Reason::id_partly_published : Reason::id_published);
}

Opinion judge_mobile(const Features& features) {
    switch (features.owner) {
        case Owner::organisation: return opinion(Ruling::review, Severity::low, Reason::mobile_of_contact);
        case Owner::office:
            if (features.name_beside) return opinion(Ruling::leak, Severity::medium, Reason::mobile_of_official);
            return opinion(Ruling::review, Severity::low, Reason::mobile_unassigned_owner);
        case Owner::unknown:
            if (features.label_supports || features.name_beside) break;
            return opinion(Ruling::review, Severity::low, Reason::mobile_unlabelled);
        case Owner::person: break;
    }
    return opinion(Ruling::leak, Severity::medium, Reason::mobile_published);
}

Opinion judge_landline(const Features& features) {
    if (is_institutional(features) || !points_to_person(features)) return allowed(Reason::landline_public);
    return opinion(Ruling::leak, Severity::low, Reason::landline_personal);
}

Opinion judge_address(const Features& features, const Policy& policy) {
    if (features.owner == Owner::office) return allowed(Reason::address_of_office);
    if (features.owner == Owner::organisation) {
        // A company registered in a flat may be somebody's home; one in a tower or a works is not.
        if (features.residential && features.at_door) return opinion(Ruling::review, Severity::low, Reason::address_of_company);
        return allowed(Reason::address_of_office);
    }
    if (!features.at_door && policy.address_allowed_down_to == "building") return allowed(Reason::by_policy);
    const Severity severity = features.at_door ? Severity::medium : Severity::low;
    if (points_to_person(features)) return opinion(Ruling::leak, severity, Reason::address_published);
    return opinion(Ruling::review, Severity::low, Reason::address_unlabelled);
}

Opinion judge_account(const Finding& finding) {
    const Features& features = finding.features;
    if (is_institutional(features)) return allowed(Reason::account_of_organisation);
    const bool supported = features.label_supports || points_to_person(features);
    if (finding.grade == Grade::likely && !supported) return opinion(Ruling::review, Severity::medium, Reason::account_unlabelled);
    return opinion(Ruling::leak, Severity::high, Reason::account_published);
}

Opinion judge_email(const Features& features) {
    if (is_institutional(features) && !features.name_beside) return allowed(Reason::email_public);
    return opinion(Ruling::review, Severity::low, Reason::email_published);
}

Opinion judge_kind(const Finding& finding, const Policy& policy) {
    const Features& features = finding.features;
    const bool personal = points_to_person(features);
    if (is_document_number(finding.kind)) return judge_document_number(finding);
    switch (finding.kind) {
        case Kind::mobile_phone: return judge_mobile(features);
        case Kind::landline_phone: return judge_landline(features);
        case Kind::address: return judge_address(features, policy);
        case Kind::bank_card:
        case Kind::bank_account: return judge_account(finding);
        case Kind::email: return judge_email(features);
        case Kind::license_plate:
            if (is_institutional(features)) return allowed(Reason::plate_of_office);
            if (personal) return opinion(Ruling::leak, Severity::low, Reason::plate_published);
            if (features.label_supports) return opinion(Ruling::review, Severity::low, Reason::plate_unlabelled);
            return allowed(Reason::plate_alone);
        case Kind::birth_date: return opinion(Ruling::review, Severity::low, Reason::birth_date_published);
        case Kind::health:
            if (personal) return opinion(Ruling::leak, Severity::high, Reason::health_published);
            return opinion(Ruling::review, Severity::medium, Reason::health_unnamed);
        default: return allowed(Reason::name_alone);
    }
}

// What a machine read in a picture is proven by a check digit alone.
Opinion doubt_recognised(Opinion usual, const Finding& finding) {
    if (finding.location.channel != Channel::ocr || finding.grade == Grade::confirmed || usual.ruling != Ruling::leak) return usual;
    usual.ruling = Ruling::review;
    usual.reason = Reason::recognised;
    return usual;
}

Opinion apply_ruling(Opinion usual, Kind kind, const Features& features, const Policy& policy) {
    const auto ruling = policy.rulings.find(kind);
    if (ruling == policy.rulings.end() || usual.ruling == ruling->second) return usual;
    // A stricter ruling is meant for people's values, not for those of offices.
    if (ruling->second == Ruling::leak && is_institutional(features) && !features.name_beside) return usual;
    usual.ruling = ruling->second;
    if (usual.ruling == Ruling::leak && usual.reason == Reason::landline_public) usual.reason = Reason::by_policy;
    return usual;
}

// --- masks ---

// A mask that does not hold weighs as much as the value would, at most.
Opinion judge_mask(const Finding& finding, Opinion whole, const Policy& policy) {
    const std::optional<MaskFault> fault = fault_of_mask(finding, policy);
    if (!fault) return allowed(Reason::mask_holds);
    if (whole.ruling == Ruling::allowed) return whole;
    whole.mask = fault;
    const bool telephone = finding.kind == Kind::mobile_phone || finding.kind == Kind::landline_phone;
    const bool few = finding.candidates.value_or(few_candidates) < few_candidates;
    whole.severity = few ? Severity::high : telephone ? Severity::low : Severity::medium;
    // People move: where they live is not proven by where they are listed.
    if (fails_by_site_alone(finding, policy)) whole.ruling = Ruling::review;
    if (finding.candidates && *fault != MaskFault::forbidden) {
        whole.aside = Aside::remaining;
        whole.words = {std::to_string(*finding.candidates)};
    }
    return whole;
}

// --- what the policy adds to a value that does not stand by itself ---

// A mask for show is told, unless something else has to be.
void tell_mask_for_show(const Finding& finding, Opinion& opinion) {
    if (!finding.features.masked_in_sight || opinion.aside != Aside::none) return;
    opinion.aside = Aside::masked_in_sight;
    opinion.words = {finding.masked};
}

// Why what might have freed the value does not.
void tell_what_falls_short(const Case& c, const ClassMatch& match, const SuppressionMatch& waiver, Opinion& opinion) {
    if (waiver.expired) {
        const Suppression& entry = c.policy.suppressions[waiver.number - 1];
        opinion.aside = Aside::waiver_ended;
        opinion.words = {entry.approved_by, to_string(entry.until)};
        return;
    }
    const ContactMatch contact = find_contact(c);
    if (contact.contact != nullptr && contact.expired) {
        opinion.aside = Aside::approval_ended;
        opinion.words = {contact.contact->approved_by, to_string(*contact.contact->until)};
        return;
    }
    if (match.known == nullptr || match.exemption != Exemption::not_covered) return;
    opinion.aside = Aside::class_falls_short;
    opinion.words = {match.known->name};
}

Opinion waived(const Suppression& entry) {
    Opinion found = allowed(Reason::suppressed);
    found.aside = Aside::waiver;
    found.words = {entry.approved_by, to_string(entry.until), entry.reason};
    return found;
}

std::string legal_basis(const Policy& policy, std::string_view provision) {
    constexpr std::string_view gap = "；";
    std::string basis;
    basis.reserve(policy.basis.size() + gap.size() + provision.size());
    return std::move(basis.append(policy.basis).append(gap).append(provision));
}

Verdict judge_finding(const Case& c) {
    const ClassMatch match = find_class(c);
    std::optional<Opinion> found = judge_circumstances(c, match);
    if (!found) {
        found = apply_ruling(doubt_recognised(judge_kind(c.finding, c.policy), c.finding), c.finding.kind, c.finding.features, c.policy);
        if (c.finding.grade == Grade::weak_mask) found = judge_mask(c.finding, *std::move(found), c.policy);
    }
    Verdict verdict;
    if (found->ruling != Ruling::allowed) {
        const SuppressionMatch waiver = find_suppression(c);
        const bool stands = waiver.number > 0 && !waiver.expired;
        if (stands) verdict.waiver = waiver.number;
        if (stands) found = waived(c.policy.suppressions[waiver.number - 1]);
        if (!stands) tell_what_falls_short(c, match, waiver, *found);
        tell_mask_for_show(c.finding, *found);
    }
    verdict.ruling = found->ruling;
    verdict.severity = found->severity;
    const Phrase reason = found->mask ? phrase(*found->mask, c.finding.mask.clues) : phrase(found->reason);
    verdict.reason = {reason, phrase(found->aside), std::move(found->words)};
    if (verdict.ruling != Ruling::allowed) verdict.legal_basis = legal_basis(c.policy, provision(c.finding.kind));
    return verdict;
}

}  // namespace

std::vector<Verdict> judge(const ScannedDocument& document, const Policy& policy, Date as_of, bool in_duty) {
    std::vector<Verdict> verdicts;
    verdicts.reserve(document.findings.size());
    const std::vector<const PublicationClass*> classes = classes_of(document.meta, policy);
    ContactLabel contact_label;
    for (const Finding& finding : document.findings)
        verdicts.push_back(judge_finding({finding, document, policy, as_of, classes, contact_label}));
    const DocumentWeight weight = weigh(document, verdicts, in_duty);
    auto finding = document.findings.begin();
    for (Verdict& verdict : verdicts) {
        const Finding& judged = *finding++;
        if (verdict.ruling == Ruling::allowed) continue;
        verdict.severity = weigh(verdict.severity, judged, weight);
        if (weight.minors) verdict.legal_basis.append("；").append(provision_for_minors());
    }
    return verdicts;
}

}  // namespace leakscan

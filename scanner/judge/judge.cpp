// From the general to the particular: what the policy allows whatever the value, what is usual for each kind, the
// policy's own ruling, and how much it weighs. Pure; the words of the reasons are in reasons.cpp.
#include "judge/judge.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "judge/reasons.h"

namespace leakscan {
namespace {

constexpr std::uint64_t default_candidates = 1000;  // below it a mask is weak
constexpr std::uint64_t few_candidates = 20;        // so few can be tried one by one

// Numbers of people from which the criminal code counts a case (法释〔2017〕10号 article 5).
constexpr std::array<std::uint64_t, 3> people_steps = {50, 500, 5000};

struct Opinion {
    Ruling ruling = Ruling::review;
    Severity severity = Severity::medium;
    Reason reason = Reason::id_published;
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

bool is_contact(Kind kind) { return kind == Kind::mobile_phone || kind == Kind::landline_phone || kind == Kind::email; }
bool is_institutional(const Features& features) { return features.owner == Owner::office || features.owner == Owner::organisation; }
bool points_to_person(const Features& features) { return features.owner == Owner::person || features.name_beside; }

// --- what the policy allows, whatever the value ---

bool is_current(const PublicContact& contact, Date as_of) { return !contact.until || as_of <= *contact.until; }

std::optional<Opinion> judge_contact(const Finding& finding, const Policy& policy, Date as_of) {
    if (!is_contact(finding.kind)) return std::nullopt;
    for (const PublicContact& contact : policy.public_contacts) {
        if (!is_current(contact, as_of)) continue;
        if (std::find(contact.digests.begin(), contact.digests.end(), finding.digest) != contact.digests.end()) {
            return Opinion{Ruling::allowed, Severity::low, Reason::approved_contact};
        }
        const std::string_view label = finding.location.label;
        const auto names_it = [label](const std::string& word) { return label.find(word) != std::string_view::npos; };
        if (!contact.digests.empty() || std::none_of(contact.labels.begin(), contact.labels.end(), names_it)) continue;
        // A label alone frees an office telephone; a mobile under it needs somebody who approved it.
        if (finding.kind == Kind::mobile_phone && contact.approved_by.empty()) continue;
        return Opinion{Ruling::allowed, Severity::low, Reason::public_contact_label};
    }
    return std::nullopt;
}

bool is_exempt(const PageMeta& meta, const Policy& policy) {
    return std::any_of(policy.exempt_column_types.begin(), policy.exempt_column_types.end(),
                       [&meta](const std::string& type) { return meta.column_type == type || meta.column_name == type; });
}

std::uint64_t wanted_candidates(Kind kind, const Policy& policy) {
    std::uint64_t wanted = default_candidates;
    if (const auto minimum = policy.minimum_candidates.find(kind); minimum != policy.minimum_candidates.end()) {
        wanted = static_cast<std::uint64_t>(minimum->second);
    } else if (const auto hidden = policy.hidden_characters.find(kind); hidden != policy.hidden_characters.end()) {
        wanted = 1;
        for (long i = 0; i < hidden->second; ++i) wanted *= 10;
    }
    return wanted;
}

Opinion judge_mask(const Finding& finding, const Policy& policy) {
    if (finding.candidates && *finding.candidates >= wanted_candidates(finding.kind, policy))
        return {Ruling::allowed, Severity::low, Reason::mask_holds};
    if (!finding.candidates && finding.features.masked_enough) return {Ruling::allowed, Severity::low, Reason::mask_holds};
    const Severity severity = finding.kind == Kind::mobile_phone || finding.kind == Kind::landline_phone ? Severity::low : Severity::medium;
    if (finding.candidates.value_or(default_candidates) <= 1) return {Ruling::leak, Severity::high, Reason::mask_reversible};
    return {Ruling::leak, finding.candidates.value_or(default_candidates) < few_candidates ? Severity::high : severity, Reason::mask_weak};
}

std::optional<Opinion> judge_circumstances(const Finding& finding, const PageMeta& meta, const Policy& policy, Date as_of) {
    const Features& features = finding.features;
    if (features.service_number) return Opinion{Ruling::allowed, Severity::low, Reason::service_number};
    if (features.sample) return Opinion{Ruling::allowed, Severity::low, Reason::sample_value};
    if (is_exempt(meta, policy)) return Opinion{Ruling::allowed, Severity::low, Reason::exempt_column};
    if (const std::optional<Opinion> contact = judge_contact(finding, policy, as_of)) return contact;
    if (finding.grade == Grade::weak_mask || features.masked_enough) return judge_mask(finding, policy);
    if (features.label_opposes && finding.grade != Grade::confirmed) return Opinion{Ruling::allowed, Severity::low, Reason::other_number};
    if (features.checksum_failed) return Opinion{Ruling::review, Severity::medium, Reason::checksum_failed};
    if (features.unassigned) return Opinion{Ruling::review, Severity::low, Reason::unassigned_number};
    return std::nullopt;
}

// --- what is usual for each kind ---

Opinion judge_document_number(const Finding& finding) {
    const Features& features = finding.features;
    const bool supported = features.label_supports || points_to_person(features);
    if (features.label_opposes || (finding.grade == Grade::likely && !supported))
        return {Ruling::review, Severity::medium, Reason::id_unlabelled};
    return {Ruling::leak, Severity::high, finding.grade == Grade::partial ? Reason::id_partly_published : Reason::id_published};
}

Opinion judge_mobile(const Features& features) {
    switch (features.owner) {
        case Owner::organisation: return {Ruling::review, Severity::low, Reason::mobile_of_contact};
        case Owner::office:
            if (features.name_beside) return {Ruling::leak, Severity::medium, Reason::mobile_of_official};
            return {Ruling::review, Severity::low, Reason::mobile_unassigned_owner};
        case Owner::unknown:
            if (features.label_supports || features.name_beside) break;
            return {Ruling::review, Severity::low, Reason::mobile_unlabelled};
        case Owner::person: break;
    }
    return {Ruling::leak, Severity::medium, Reason::mobile_published};
}

Opinion judge_landline(const Features& features) {
    if (is_institutional(features) || !points_to_person(features)) return {Ruling::allowed, Severity::low, Reason::landline_public};
    return {Ruling::leak, Severity::low, Reason::landline_personal};
}

Opinion judge_address(const Features& features, const Policy& policy) {
    if (features.owner == Owner::office) return {Ruling::allowed, Severity::low, Reason::address_of_office};
    if (features.owner == Owner::organisation) {
        // A company registered in a flat may be somebody's home; one in a tower or a works is not.
        if (features.residential && features.at_door) return {Ruling::review, Severity::low, Reason::address_of_company};
        return {Ruling::allowed, Severity::low, Reason::address_of_office};
    }
    if (!features.at_door && policy.address_allowed_down_to == "building") return {Ruling::allowed, Severity::low, Reason::by_policy};
    const Severity severity = features.at_door ? Severity::medium : Severity::low;
    if (points_to_person(features)) return {Ruling::leak, severity, Reason::address_published};
    return {Ruling::review, Severity::low, Reason::address_unlabelled};
}

Opinion judge_account(const Finding& finding) {
    const Features& features = finding.features;
    if (is_institutional(features)) return {Ruling::allowed, Severity::low, Reason::account_of_organisation};
    const bool supported = features.label_supports || points_to_person(features);
    if (finding.grade == Grade::likely && !supported) return {Ruling::review, Severity::medium, Reason::account_unlabelled};
    return {Ruling::leak, Severity::high, Reason::account_published};
}

Opinion judge_email(const Features& features) {
    if (is_institutional(features) && !features.name_beside) return {Ruling::allowed, Severity::low, Reason::email_public};
    return {Ruling::review, Severity::low, Reason::email_published};
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
            if (personal) return {Ruling::leak, Severity::low, Reason::plate_published};
            return {Ruling::review, Severity::low, Reason::plate_unlabelled};
        case Kind::birth_date: return {Ruling::review, Severity::low, Reason::birth_date_published};
        case Kind::health:
            if (personal) return {Ruling::leak, Severity::high, Reason::health_published};
            return {Ruling::review, Severity::medium, Reason::health_unnamed};
        default: return {Ruling::allowed, Severity::low, Reason::name_alone};
    }
}

Opinion apply_ruling(Opinion opinion, Kind kind, const Features& features, const Policy& policy) {
    const auto ruling = policy.rulings.find(kind);
    if (ruling == policy.rulings.end() || opinion.ruling == ruling->second) return opinion;
    // A stricter ruling is meant for people's values, not for those of offices.
    if (ruling->second == Ruling::leak && is_institutional(features) && !features.name_beside) return opinion;
    opinion.ruling = ruling->second;
    if (opinion.ruling == Ruling::leak && opinion.reason == Reason::landline_public) opinion.reason = Reason::by_policy;
    return opinion;
}

// --- how much it weighs ---

Severity raised(Severity severity) { return severity == Severity::low ? Severity::medium : Severity::high; }

// Lists of children weigh more: information on those under fourteen is sensitive (个人信息保护法 article 28).
bool concerns_minors(const PageMeta& meta) {
    constexpr std::array<std::string_view, 7> words = {"学生", "幼儿", "儿童", "未成年", "中小学", "小学", "孤儿"};
    return std::any_of(words.begin(), words.end(), [&meta](std::string_view word) { return meta.title.find(word) != std::string::npos; });
}

Severity weigh(Severity severity, const Finding& finding, const ScannedDocument& document, std::uint64_t people) {
    if (is_hidden(finding.location.channel)) severity = raised(severity);
    if (concerns_minors(document.meta)) severity = raised(severity);
    for (std::uint64_t step : people_steps) {
        if (people >= step) severity = raised(severity);
    }
    return severity;
}

}  // namespace

Verdict judge(const Finding& finding, const ScannedDocument& document, std::uint64_t people, const Policy& policy, Date as_of) {
    std::optional<Opinion> opinion = judge_circumstances(finding, document.meta, policy, as_of);
    if (!opinion) opinion = apply_ruling(judge_kind(finding, policy), finding.kind, finding.features, policy);
    Verdict verdict;
    verdict.ruling = opinion->ruling;
    verdict.reason = phrase(opinion->reason);
    verdict.severity = opinion->severity;
    if (verdict.ruling == Ruling::allowed) return verdict;
    verdict.severity = weigh(opinion->severity, finding, document, people);
    verdict.legal_basis = policy.basis + "；" + std::string(provision(finding.kind));
    return verdict;
}

}  // namespace leakscan

#include "app/clerk.h"

#include <algorithm>

#include "judge/judge.h"

namespace leakscan {
namespace {

std::uint64_t people_in(const std::vector<Finding>& findings) {
    std::unordered_set<std::string_view> people;
    for (const Finding& finding : findings) {
        if (!finding.person.empty()) people.insert(finding.person);
    }
    return people.size();
}

}  // namespace

Clerk::Clerk(const RunSetup& setup, ClerkSettings settings) : setup_(setup), settings_(std::move(settings)) {
    report_.tool = std::string("leakscan ") + LEAKSCAN_VERSION;
    if (setup.matcher) report_.rules = setup.matcher->rules_digest();
    report_.policy = setup.policy.name;
    report_.as_of = setup.as_of;
    for (const Unit& unit : setup.roster.units()) {
        tally_of_[unit.id] = report_.units.size();
        report_.units.push_back({unit, 0});
    }
}

void Clerk::complete(ScannedDocument& document) const {
    if (document.meta.column_name.empty()) document.meta.column_name = settings_.column;
    if (document.meta.published.empty()) document.meta.published = settings_.published;
}

void Clerk::count(Ending ending, const Assignment& unit) {
    Totals& totals = report_.totals;
    switch (ending) {
        case Ending::read: ++totals.read; break;
        case Ending::partly: ++totals.partly; break;
        case Ending::skipped: ++totals.skipped; break;
        case Ending::picture: ++totals.pictures; return;
        case Ending::other: ++totals.others; return;
        case Ending::container: return;
    }
    ++totals.documents;
    const auto [place, is_new] = tally_of_.try_emplace(unit.id, report_.units.size());
    if (is_new) report_.units.push_back({Unit{unit.id, unit.name, "", {}, {}, ""}, 0});
    if (ending != Ending::skipped) ++report_.units[place->second].documents;
}

void Clerk::judge_findings(ScannedDocument& document, const DocumentFacts& facts, const Assignment& unit) {
    const std::uint64_t people = people_in(document.findings);
    for (Finding& finding : document.findings) {
        const Verdict verdict = judge(finding, document, people, setup_.policy, setup_.as_of);
        switch (verdict.ruling) {
            case Ruling::leak: ++report_.totals.leaks; break;
            case Ruling::review: ++report_.totals.reviews; break;
            case Ruling::allowed: ++report_.totals.allowed; break;
        }
        if (verdict.ruling != Ruling::allowed && !finding.person.empty()) people_.insert(finding.person);
        if (verdict.ruling != Ruling::allowed || settings_.keep_allowed)
            report_.findings.push_back({std::move(finding), facts, unit, verdict});
    }
}

std::string Clerk::masked(const std::string& name) const {
    return setup_.matcher && !setup_.pool.match.reveal ? setup_.matcher->mask_values(name) : name;
}

// Workers mask what they read; what the parent knew before them are the names of files and addresses.
DocumentFacts Clerk::masked(DocumentFacts facts) const {
    facts.path = masked(facts.path);
    facts.url = masked(facts.url);
    return facts;
}

void Clerk::take(ScannedDocument document) {
    complete(document);
    const Assignment unit = settings_.unit.id.empty() ? setup_.roster.assign(document, settings_.path_has_root) : settings_.unit;
    count(document.ending, unit);
    if (document.findings.empty() && document.skips.empty()) return;
    const DocumentFacts facts = masked(facts_of(document));
    judge_findings(document, facts, unit);
    for (Skip& skip : document.skips) {
        DocumentFacts where = facts;
        where.path = masked(skip.origin.path());
        report_.skips.push_back({std::move(where), unit, skip.why, std::move(skip.note)});
    }
}

void Clerk::take_problem(const Skip& problem) {
    ScannedDocument document;
    document.origin = problem.origin;
    document.ending = Ending::skipped;
    document.skips.push_back(problem);
    take(std::move(document));
}

Report Clerk::finish(const std::vector<std::string>& roots, bool partial) {
    report_.roots = roots;
    report_.partial = partial;
    report_.totals.people = people_.size();
    std::stable_partition(report_.units.begin(), report_.units.end(),
                          [](const UnitTally& tally) { return tally.unit.id != unassigned_id; });
    return std::move(report_);
}

}  // namespace leakscan

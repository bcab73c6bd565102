#include "app/clerk.h"

#include <algorithm>

#include "judge/judge.h"

namespace leakscan {
Clerk::Clerk(const RunSetup& setup, ClerkSettings settings) : setup_(setup), settings_(std::move(settings)) {
    report_.tool = std::string("leakscan ") + LEAKSCAN_VERSION;
    if (setup.matcher) report_.rules = setup.matcher->rules_digest();
    report_.policy = setup.policy.name;
    report_.as_of = setup.as_of;
    for (const Unit& unit : setup.roster.units()) {
        tally_of_[unit.id] = report_.units.size();
        report_.units.push_back({unit, 0});
    }
    roster_size_ = report_.units.size();
    for (const Suppression& entry : setup.policy.suppressions)
        report_.waivers.push_back({entry.approved_by, entry.until, entry.reason, entry.until < setup.as_of, 0});
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

// What a public body publishes came to it in the course of its duty: a unit of the roster, or a page with a government site's code.
bool Clerk::is_on_duty(const ScannedDocument& document, const Assignment& unit) const {
    if (!document.meta.site_id.empty()) return true;
    const auto tally = tally_of_.find(unit.id);
    return tally != tally_of_.end() && tally->second < roster_size_;
}

void Clerk::judge_findings(ScannedDocument& document, const DocumentFacts& facts, const Assignment& unit) {
    std::vector<Verdict> verdicts = judge(document, setup_.policy, setup_.as_of, is_on_duty(document, unit));
    for (size_t i = 0; i < verdicts.size(); ++i) {
        Finding& finding = document.findings[i];
        Verdict& verdict = verdicts[i];
        switch (verdict.ruling) {
            case Ruling::leak: ++report_.totals.leaks; break;
            case Ruling::review: ++report_.totals.reviews; break;
            case Ruling::allowed: ++report_.totals.allowed; break;
        }
        if (verdict.waiver > 0) {
            ++report_.totals.suppressed;
            ++report_.waivers[verdict.waiver - 1].findings;
        }
        if (verdict.ruling != Ruling::allowed && !finding.person.empty()) people_.insert(finding.person);
        if (verdict.ruling != Ruling::allowed || settings_.keep_allowed)
            report_.findings.push_back({std::move(finding), facts, unit, std::move(verdict)});
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

// Takes, judges, counts and forgets one document after the other; what stays of it is what the lists need.
#include "app/clerk.h"

#include <algorithm>
#include <utility>

#include "judge/judge.h"

namespace leakscan {

Clerk::Clerk(const RunSetup& setup, ClerkSettings settings)
    : setup_(setup), settings_(std::move(settings)), second_look_(setup, settings_.ledger != nullptr) {
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

// A run may have a million findings: each is kept as small as the lists allow. A person's hash becomes a number.
std::string Clerk::number_person(const std::string& key, Ruling ruling) {
    if (last_person_ == nullptr || last_person_->first != key)
        last_person_ = &*people_.try_emplace(key, Person{people_.size() + 1, false}).first;
    Person& person = last_person_->second;
    if (ruling != Ruling::allowed && !std::exchange(person.counted, true)) ++report_.totals.people;
    return std::to_string(person.number);
}

void Clerk::keep(Finding& finding, const JudgedDocument& shared, Verdict& verdict) {
    if (!finding.person.empty()) finding.person = number_person(finding.person, verdict.ruling);
    if (settings_.ledger == nullptr) std::string().swap(finding.digest);  // no list asks for it
    JudgedFinding& kept = report_.findings.emplace_back();
    kept.finding = std::move(finding);
    kept.document = &shared.facts;
    kept.unit = &shared.unit;
    kept.verdict = &intern(report_.verdicts, std::move(verdict));
}

void Clerk::count(const Verdict& verdict) {
    switch (verdict.ruling) {
        case Ruling::leak: ++report_.totals.leaks; break;
        case Ruling::review: ++report_.totals.reviews; break;
        case Ruling::allowed: ++report_.totals.allowed; break;
    }
    if (verdict.waiver == 0) return;
    ++report_.totals.suppressed;
    ++report_.waivers[verdict.waiver - 1].findings;
}

bool Clerk::is_listed(const Verdict& verdict) const { return verdict.ruling != Ruling::allowed || settings_.keep_allowed; }

// Of most pages nothing is: the telephone of an office stands in the footer.
bool Clerk::is_anything_kept(const ScannedDocument& document, const std::vector<Verdict>& verdicts) const {
    return !document.skips.empty() || std::any_of(verdicts.begin(), verdicts.end(), [this](const Verdict& v) { return is_listed(v); }) ||
           std::any_of(document.findings.begin(), document.findings.end(), [](const Finding& f) { return !f.mask.name.empty(); });
}

void Clerk::keep_findings(ScannedDocument& document, const JudgedDocument& shared, std::vector<Verdict>& verdicts, bool in_duty) {
    for (Verdict& verdict : verdicts) {
        Finding& finding = document.findings.front();
        const bool listed = is_listed(verdict);
        if (!finding.mask.name.empty()) {
            second_look_.remember(finding, verdict, document, shared, in_duty, report_.findings.size(), listed);
            std::string().swap(finding.mask.name);
        }
        if (listed) keep(finding, shared, verdict);
        document.findings.pop_front();
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

void Clerk::take(ScannedDocument&& document) {
    complete(document);
    const Assignment unit = settings_.unit.id.empty() ? setup_.roster.assign(document, settings_.path_has_root) : settings_.unit;
    count(document.ending, unit);
    if (settings_.ledger != nullptr) settings_.ledger->saw(document, unit);
    if (document.findings.empty() && document.skips.empty()) return;
    const bool in_duty = is_on_duty(document, unit);
    std::vector<Verdict> verdicts = judge(document, setup_.policy, setup_.as_of, in_duty);
    for (const Verdict& verdict : verdicts) count(verdict);
    if (!is_anything_kept(document, verdicts)) return;
    const JudgedDocument& shared = report_.documents.emplace_back(JudgedDocument{masked(facts_of(document)), unit});
    keep_findings(document, shared, verdicts, in_duty);
    for (Skip& skip : document.skips) {
        const JudgedDocument* at = &shared;
        if (std::string path = masked(skip.origin.path()); path != shared.facts.path) {
            at = &report_.documents.emplace_back(shared);
            report_.documents.back().facts.path = std::move(path);
        }
        report_.skips.push_back({&at->facts, &at->unit, skip.why, std::move(skip.note)});
    }
}

void Clerk::take_problem(const Skip& problem) {
    ScannedDocument document;
    document.origin = problem.origin;
    document.ending = Ending::skipped;
    document.skips.push_back(problem);
    take(std::move(document));
}

PersonKeys Clerk::person_keys() const {
    PersonKeys keys;
    if (settings_.ledger == nullptr) return keys;
    for (const auto& [key, person] : people_) keys.emplace(std::to_string(person.number), key);
    return keys;
}

Report Clerk::finish(const std::vector<std::string>& roots, bool partial) {
    report_.roots = roots;
    report_.partial = partial;
    second_look_.take(report_, [this](const std::string& person, Ruling ruling) { return number_person(person, ruling); });
    std::stable_partition(report_.units.begin(), report_.units.end(),
                          [](const UnitTally& tally) { return tally.unit.id != unassigned_id; });
    return std::move(report_);
}

}  // namespace leakscan

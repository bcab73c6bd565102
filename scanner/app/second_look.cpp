#include "app/second_look.h"

#include <algorithm>
#include <utility>

#include "judge/judge.h"

namespace leakscan {
namespace {

std::uint64_t& total_of(Totals& totals, Ruling ruling) {
    return ruling == Ruling::leak ? totals.leaks : ruling == Ruling::review ? totals.reviews : totals.allowed;
}

// Each of `added` goes before the finding that its place names; both are in ascending order.
void insert(std::deque<JudgedFinding>& findings, std::vector<std::pair<size_t, JudgedFinding>> added) {
    if (added.empty()) return;
    std::deque<JudgedFinding> merged;
    size_t place = 0;
    for (auto& [before, finding] : added) {
        for (; place < before; ++place) {
            merged.push_back(std::move(findings.front()));
            findings.pop_front();
        }
        merged.push_back(std::move(finding));
    }
    std::move(findings.begin(), findings.end(), std::back_inserter(merged));
    findings = std::move(merged);
}

}  // namespace

void SecondLook::remember(const Finding& finding, const Verdict& verdict, const ScannedDocument& document, const JudgedDocument& shared,
                          bool in_duty, size_t place, bool listed) {
    if (verdict.waiver > 0 || !splice_.add(finding, remembered_.size())) return;
    if (pages_.empty() || pages_.back().shared != &shared) {
        Page page{{}, &shared, in_duty};
        page.document.origin = document.origin;
        page.document.media = document.media;
        page.document.meta = document.meta;
        pages_.push_back(std::move(page));
    }
    Remembered remembered{place, pages_.size() - 1, verdict.ruling, verdict.severity, finding.person, nullptr};
    if (!listed) remembered.unlisted = std::make_unique<Finding>(finding);
    remembered_.push_back(std::move(remembered));
}

std::uint64_t SecondLook::count(Kind kind, std::string_view pattern) const {
    return setup_.matcher ? setup_.matcher->count_behind_mask(kind, pattern) : 0;
}

Verdict SecondLook::judge_again(Finding& finding, const Remembered& remembered, std::uint64_t candidates) const {
    finding.candidates = candidates;
    finding.mask.without_site = candidates;
    finding.mask.clues = flag_of(MaskClue::other_copy);
    const Page& page = pages_[remembered.page];
    ScannedDocument alone = page.document;
    alone.findings.push_back(finding);
    Verdict verdict = std::move(judge(alone, setup_.policy, setup_.as_of, page.in_duty).front());
    // What the whole document weighed was known when it was judged first.
    if (remembered.ruling != Ruling::allowed) verdict.severity = std::max(verdict.severity, remembered.severity);
    return verdict;
}

void SecondLook::take(Report& report, const NumberPerson& number_person) {
    std::vector<std::pair<size_t, JudgedFinding>> added;
    for (const Splice::Join& join : splice_.joins([this](Kind kind, std::string_view pattern) { return count(kind, pattern); })) {
        Remembered& remembered = remembered_[join.ticket];
        JudgedFinding* listed = remembered.unlisted ? nullptr : &report.findings[remembered.place];
        Finding& finding = listed != nullptr ? listed->finding : *remembered.unlisted;
        Verdict verdict = judge_again(finding, remembered, join.candidates);
        --total_of(report.totals, remembered.ruling);
        ++total_of(report.totals, verdict.ruling);
        if (verdict.ruling == Ruling::allowed) continue;
        if (!remembered.person.empty()) finding.person = number_person(remembered.person, verdict.ruling);
        if (!keep_digests_) std::string().swap(finding.digest);
        const Verdict& kept = intern(report.verdicts, std::move(verdict));
        if (listed != nullptr) {
            listed->verdict = &kept;
        } else {
            const JudgedDocument& shared = *pages_[remembered.page].shared;
            added.emplace_back(remembered.place, JudgedFinding{std::move(finding), &shared.facts, &shared.unit, &kept});
        }
    }
    insert(report.findings, std::move(added));
}

}  // namespace leakscan

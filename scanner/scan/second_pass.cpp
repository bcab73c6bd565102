// One page is taken from one file, the first in walk order, so that the outcome does not depend on who reads faster.
#include "scan/second_pass.h"

#include <algorithm>
#include <utility>

#include "scan/protocol.h"

namespace leakscan {
namespace {

constexpr size_t most_archives = 100'000;

}  // namespace

void SecondPass::take_first(ScannedDocument&& document, const Release& release) {
    const auto is_of = [&](const InputFile& file) { return file.origin.file == document.origin.file; };
    while (!handed_out_.empty() && !is_of(handed_out_.front())) handed_out_.pop_front();
    if (document.ending == Ending::container && document.media == "warc" && !handed_out_.empty()) {
        const bool known = !archives_.empty() && is_of(archives_.back());
        if (!known && archives_.size() < most_archives) archives_.push_back(handed_out_.front());
        ++web_archives_;
    }
    if (document.revisits.pages.empty() || wanted_.size() >= most_revisits) return release(std::move(document));
    OpenRevisits& left = document.revisits;
    left.pages.resize(std::min<size_t>(left.pages.size(), most_revisits - wanted_.size()));
    std::ranges::move(left.pages, std::back_inserter(wanted_));
    left.pages.clear();
    held_.push_back(std::move(document));
}

// With one archive alone nobody can answer.
void SecondPass::begin() {
    if (web_archives_ < 2 || wanted_.empty()) archives_.clear();
    std::ranges::sort(wanted_, stands_before, &Revisit::origin);
}

std::optional<InputFile> SecondPass::next() {
    if (!is_needed()) return std::nullopt;
    InputFile file = archives_[next_++];
    file.wanted = &wanted_;
    return file;
}

void SecondPass::take_second(ScannedDocument&& document, const Release& release) {
    if (document.number == 0) {
        answering_ = document.origin.file;
        return;
    }
    const Revisit* revisit = find_revisit(wanted_, document.origin);
    if (revisit == nullptr || answers_.try_emplace(revisit, answering_).first->second != answering_) return;
    if (document.ending != Ending::container) release(std::move(document));
}

void SecondPass::finish(const Release& release) {
    std::unordered_map<std::string, std::uint64_t> answered;  // by archive
    for (const auto& [revisit, file] : answers_) {
        Origin archive = revisit->origin;
        archive.inner.pop_back();
        ++answered[archive.path()];
    }
    for (ScannedDocument& document : held_) {
        const std::uint64_t all = document.revisits.count;
        const std::uint64_t found = std::min(all, answered[document.origin.path()]);
        if (found == all) continue;
        const std::string count = std::to_string(all);
        for (Skip& skip : document.skips) {
            if (skip.note.starts_with(count)) skip.note.replace(0, count.size(), std::to_string(all - found));
        }
        release(std::move(document));
    }
}

}  // namespace leakscan

// Groups first, then sequences of them; how many groups a number may have bounds the work.
#include "match/numbers.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "match/fold.h"

namespace leakscan {
namespace {

constexpr size_t most_groups_of_any_split = 6;
constexpr size_t most_groups_of_odd_split = 3;
// Of a number, but for one whose digits all stand apart: a bound on the work per group. 86-6228-4800-0000-0000-000 has six.
constexpr size_t most_groups = 7;

char kind_letter(DigitClass kind) {
    switch (kind) {
        case DigitClass::digit: return 'd';
        case DigitClass::han: return 'h';
        case DigitClass::letter: return 'l';
        case DigitClass::scan: return 's';
        case DigitClass::ring: return 'o';
        default: return 0;
    }
}

bool allows(const std::string& separators, std::string_view between) {
    return between.find_first_not_of(separators) == std::string_view::npos;
}

}  // namespace

Split split_as(const NumberCandidate& candidate, const RuleTrigger& trigger) {
    if (candidate.group_count == 1) return Split::right;
    for (std::uint32_t i = 1; i < candidate.group_count; ++i) {
        if (!allows(trigger.separators, candidate.groups[i].separators)) return Split::wrong;
    }
    // Digits set apart one by one count: they are offered only when nothing else stands in the window.
    if (candidate.group_count == candidate.digits.size()) return Split::right;
    if (trigger.groups.any && candidate.group_count <= most_groups_of_any_split) return Split::right;
    for (const std::vector<std::uint8_t>& pattern : trigger.groups.patterns) {
        if (pattern.size() != candidate.group_count) continue;
        const auto same = [](std::uint8_t size, const DigitGroup& group) { return size == group.size; };
        if (std::equal(pattern.begin(), pattern.end(), candidate.groups, same)) return Split::right;
    }
    return trigger.groups.wrapped && candidate.group_count <= most_groups_of_odd_split ? Split::wrapped : Split::wrong;
}

void NumberReader::read(std::string_view text, const Window& window, Reading reading) {
    reading_ = reading;
    lookalikes_ = false;
    digits_.clear();
    kinds_.clear();
    groups_.clear();
    if (reading == Reading::scientific) {
        read_scientific(text, window);
    } else {
        read_groups(text, window);
    }
    if (reading == Reading::backwards) read_backwards();
}

void NumberReader::read_groups(std::string_view text, const Window& window) {
    std::string separators;
    bool open = false;  // the last code point was a digit of the current group
    for (std::uint32_t at = window.begin; at < window.end;) {
        if (is_ascii_digit(text[at])) {  // the common case: all of the run at once
            std::uint32_t end = at + 1;
            while (end < window.end && is_ascii_digit(text[end])) ++end;
            if (!open) groups_.push_back({static_cast<std::uint32_t>(digits_.size()), 0, at, end, std::exchange(separators, {})});
            digits_.append(text, at, end - at);
            kinds_.resize(digits_.size(), 'd');
            groups_.back().size = static_cast<std::uint32_t>(digits_.size()) - groups_.back().first;
            groups_.back().end = end;
            open = true;
            at = end;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        const DigitClass kind = digit_class(point.value);
        const std::uint32_t next = at + point.size;
        const bool is_lookalike = kind >= DigitClass::han;
        lookalikes_ |= is_lookalike;
        if (kind == DigitClass::digit || (is_lookalike && reading_ == Reading::lenient)) {
            if (!open) groups_.push_back({static_cast<std::uint32_t>(digits_.size()), 0, at, next, std::exchange(separators, {})});
            digits_ += is_lookalike ? std::string(1, lenient_digit(point.value)) : fold_code_point(point.value);
            kinds_.resize(digits_.size(), kind_letter(kind));
            groups_.back().size = static_cast<std::uint32_t>(digits_.size()) - groups_.back().first;
            groups_.back().end = next;
            open = true;
        } else if (kind != DigitClass::ignorable) {
            // A look-alike in the plain reading ends the group as a letter does.
            const bool joint = is_joint(text[at]);
            separators += joint ? std::string(1, text[at]) : kind == DigitClass::separator ? fold_code_point(point.value) : "?";
            open = false;
        }
        at = next;
    }
}

void NumberReader::read_backwards() {
    std::reverse(digits_.begin(), digits_.end());
    std::reverse(kinds_.begin(), kinds_.end());
    // One group: what is shown is the whole run.
    if (groups_.empty()) return;
    groups_.front().end = groups_.back().end;
    groups_.front().size = static_cast<std::uint32_t>(digits_.size());
    groups_.resize(1);
}

// digit '.' digits E '+' two digits. The window ends before the E.
void NumberReader::read_scientific(std::string_view text, const Window& window) {
    constexpr std::uint32_t exponent_bytes = 24;  // "E+17" in full width, joined by zero-width characters
    constexpr size_t fewest_shown = 7;            // digits: a narrow cell shows 1.38001E+10 and rounds the rest away
    const std::uint32_t end = std::min(static_cast<std::uint32_t>(text.size()), window.end + exponent_bytes);
    FoldedText folded;
    fold(text.substr(window.begin, end - window.begin), folded);
    const std::string& spelled = folded.text;
    const size_t e = spelled.find_first_of("Ee");
    if (e == std::string::npos || e < 3 || spelled[1] != '.' || spelled.compare(e + 1, 1, "+") != 0) return;
    unsigned exponent = 0;
    const char* const first = spelled.data() + e + 2;
    const auto [last, error] = std::from_chars(first, spelled.data() + spelled.size(), exponent);
    if (error != std::errc() || last - first > 2 || exponent + 1 > most_digits_of_number) return;
    digits_ = spelled[0] + spelled.substr(2, e - 2);
    if (digits_.size() < fewest_shown) return digits_.clear();
    // Zeros behind the exponent's reach say nothing; anything else there would be a fraction.
    if (!std::all_of(digits_.begin(), digits_.end(), is_ascii_digit) ||
        digits_.find_first_not_of('0', std::min<size_t>(exponent + 1, digits_.size())) != std::string::npos) {
        digits_.clear();
        return;
    }
    digits_.resize(exponent + 1, '0');
    kinds_.assign(digits_.size(), 'd');
    const std::uint32_t after = window.begin + folded.source[static_cast<size_t>(last - spelled.data())];
    groups_.push_back({0, static_cast<std::uint32_t>(digits_.size()), window.begin, after, ""});
}

void NumberReader::offer(const std::vector<bool>& wanted, const std::function<void(const NumberCandidate&)>& take) const {
    const auto offer_one = [&](size_t first, size_t last, size_t total) {
        if (total >= wanted.size() || !wanted[total] || !is_mostly_digits(groups_[first].first, static_cast<std::uint32_t>(total))) return;
        NumberCandidate candidate;
        candidate.digits = std::string_view(digits_).substr(groups_[first].first, total);
        candidate.begin = groups_[first].begin;
        candidate.end = groups_[last].end;
        candidate.groups = &groups_[first];
        candidate.group_count = static_cast<std::uint32_t>(last - first + 1);
        candidate.before = first > 0 ? &groups_[first - 1] : nullptr;
        candidate.after = last + 1 < groups_.size() ? &groups_[last + 1] : nullptr;
        candidate.reading = reading_;
        take(candidate);
    };
    if (groups_.size() > most_groups && groups_.size() == digits_.size()) return offer_one(0, groups_.size() - 1, digits_.size());
    for (size_t first = 0; first < groups_.size(); ++first) {
        size_t last = first;
        size_t total = groups_[first].size;
        while (last + 1 < groups_.size() && last - first + 1 < most_groups && total < wanted.size()) total += groups_[++last].size;
        for (;; total -= groups_[last--].size) {
            offer_one(first, last, total);
            if (last == first) break;
        }
    }
}

// The lenient reading may take a word for a number: at least a third must be true digits, more when scanner confusions are
// among them; Han digits mix with true digits only.
bool NumberReader::is_mostly_digits(std::uint32_t first, std::uint32_t size) const {
    if (reading_ != Reading::lenient) return true;
    const std::string_view kinds = std::string_view(kinds_).substr(first, size);
    const auto count = [kinds](char kind) { return static_cast<size_t>(std::count(kinds.begin(), kinds.end(), kind)); };
    const size_t digits = count('d');
    if (digits == size) return false;  // the plain reading has it
    if (kinds.find(std::string(most_rings_in_a_row + 1, 'o')) != std::string_view::npos) return false;
    if (count('h') > 0) return digits + count('h') == size;
    return count('s') > 0 ? digits * 10 >= size * 7 : digits * 3 >= size;
}

}  // namespace leakscan

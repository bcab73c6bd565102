// The same walk over groups as numbers.cpp, with hidden characters counted beside the digits.
#include "match/masked_numbers.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "match/fold.h"

namespace leakscan {
namespace {

constexpr size_t most_groups = 7;       // of one number, as in numbers.cpp
constexpr std::uint32_t short_run = 3;  // x and # hide something only in runs of so many
constexpr size_t most_separators = 3;   // in a row; more begin a new number, or are a gap

// How many separators of one spelling stand at `at`, and where they end.
std::pair<unsigned, std::uint32_t> blanks_at(std::string_view text, std::uint32_t at, std::uint32_t end, const std::string& spelled) {
    unsigned count = 0;
    while (at < end) {
        const CodePoint point = code_point_at(text, at);
        if (digit_class(point.value) != DigitClass::separator || fold_code_point(point.value) != spelled) break;
        at += point.size;
        ++count;
    }
    return {count, at};
}

bool is_blank(const std::string& spelled) { return spelled == " " || spelled == "-" || spelled == "." || spelled == "_"; }

}  // namespace

void MaskedReader::read(std::string_view text, const Window& window) {
    digits_.clear();
    symbols_.clear();
    groups_.clear();
    separators_.clear();
    for (std::uint32_t at = window.begin; at < window.end;) {
        if (is_ascii_digit(text[at])) {  // the common case
            add(text[at], MaskGlyph::none, 0, at, at + 1);
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        const std::uint32_t next = at + point.size;
        const DigitClass kind = digit_class(point.value);
        const MaskGlyph glyph = mask_glyph(point.value);
        if (kind == DigitClass::digit) {
            const std::string folded = fold_code_point(point.value);
            for (char digit : folded) add(digit, MaskGlyph::none, 0, at, next);
        } else if (glyph != MaskGlyph::none && kind != DigitClass::separator) {
            add('*', glyph, point.value, at, next);
        } else if (kind == DigitClass::separator) {
            const std::string spelled = fold_code_point(point.value);
            const auto [count, end] = blanks_at(text, at, window.end, spelled);
            const bool hides = count >= least_blanks && is_blank(spelled) && !symbols_.empty();
            for (unsigned i = 0; i < count; ++i) {
                if (hides)
                    add('*', MaskGlyph::gap, ' ', at, end);
                else
                    separators_ += spelled;
            }
            at = end;
            continue;
        } else if (kind != DigitClass::ignorable) {
            separators_ += "?";  // a look-alike letter: 0048|3401
        }
        at = next;
    }
}

void MaskedReader::add(char c, MaskGlyph glyph, char32_t sign, std::uint32_t begin, std::uint32_t end) {
    const auto index = static_cast<std::uint32_t>(digits_.size());
    if (groups_.empty() || !separators_.empty()) groups_.push_back({index, 0, begin, end, std::exchange(separators_, {})});
    digits_ += c;
    symbols_.push_back({glyph, sign});
    ++groups_.back().size;
    groups_.back().end = end;
}

MaskTraits MaskedReader::traits_of(std::uint32_t begin, std::uint32_t end) const {
    MaskTraits traits;
    std::uint32_t first_run = 0;
    std::uint32_t last_run = 0;
    for (std::uint32_t at = begin; at < end;) {
        const Symbol& symbol = symbols_[at];
        if (symbol.glyph == MaskGlyph::none) {
            ++traits.visible;
            ++at;
            continue;
        }
        std::uint32_t after = at;
        while (after < end && symbols_[after].sign == symbol.sign) ++after;
        const std::uint32_t length = after - at;
        ++traits.runs;
        traits.hidden += length;
        traits.zeros |= length <= most_rings_in_a_row && digit_class(symbol.sign) == DigitClass::ring;
        traits.lone_sign |= length == 1;
        traits.doubtful |= symbol.glyph == MaskGlyph::doubtful && length < short_run;
        traits.gap |= symbol.glyph == MaskGlyph::gap;
        traits.unsure |= symbol.glyph != MaskGlyph::sure;
        traits.gap_at_edge |= symbol.glyph == MaskGlyph::gap && (at == begin || after == end);
        if (at == begin) first_run = length;
        if (after == end) {
            last_run = length;
            traits.crossed_end = length == 1 && symbol.sign != '*' && to_ascii_lower(fold_code_point(symbol.sign)) == "x";
        }
        at = after;
    }
    traits.front_hidden = first_run > 0;
    traits.bold = traits.runs == 2 && first_run > 0 && first_run == last_run && symbols_[begin].sign == symbols_[end - 1].sign;
    return traits;
}

MaskedCandidate MaskedReader::candidate(size_t first, size_t last) const {
    MaskedCandidate made;
    const std::uint32_t begin = groups_[first].first;
    const std::uint32_t end = groups_[last].first + groups_[last].size;
    made.number.digits = std::string_view(digits_).substr(begin, end - begin);
    made.number.begin = groups_[first].begin;
    made.number.end = groups_[last].end;
    made.number.groups = &groups_[first];
    made.number.group_count = static_cast<std::uint32_t>(last - first + 1);
    made.number.before = first > 0 ? &groups_[first - 1] : nullptr;
    made.number.after = last + 1 < groups_.size() ? &groups_[last + 1] : nullptr;
    made.traits = traits_of(begin, end);
    if (made.traits.crossed_end) made.before_check = traits_of(begin, end - 1);
    return made;
}

MaskedCandidate MaskedReader::whole() const { return groups_.empty() ? MaskedCandidate{} : candidate(0, groups_.size() - 1); }

void MaskedReader::offer(const std::vector<bool>& wanted, const std::function<void(const MaskedCandidate&)>& take) const {
    for (size_t first = 0; first < groups_.size(); ++first) {
        size_t last = first;
        size_t total = groups_[first].size;
        while (last + 1 < groups_.size() && last - first + 1 < most_groups && total < wanted.size() &&
               groups_[last + 1].separators.size() <= most_separators)
            total += groups_[++last].size;
        for (;; total -= groups_[last--].size) {
            if (total < wanted.size() && wanted[total]) {
                const MaskedCandidate made = candidate(first, last);
                if (made.traits.hidden > 0 && made.traits.visible > 0) take(made);
            }
            if (last == first) break;
        }
    }
}

}  // namespace leakscan

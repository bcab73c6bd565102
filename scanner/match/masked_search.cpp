// Windows come from the glyphs, lengths from the rules, the verdict from the count of what remains possible.
#include "match/masked_search.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "match/decide.h"
#include "match/fold.h"
#include "match/surroundings.h"

namespace leakscan {
namespace {

constexpr size_t longest_footnote = 2;  // signs behind a masked number that refer to a note

class MaskedSearch {
public:
    MaskedSearch(const Matcher::State& state, const Document& document, std::vector<Hit>& hits, bool hopeless_too)
        : state_(state), document_(document), known_(knowledge_of(state, document)), hits_(hits), hopeless_too_(hopeless_too) {}

    void search(const Window& window) {
        label_beside_ = hopeless_too_ || document_.blocks[window.block].label != 0 || may_have_words_beside(document_, window);
        search_as_written(window);
        stretch(window);
    }

private:
    void search_as_written(const Window& window) {
        reader_.read(text_of(window), window);
        offer(reader_, window.block);
        // 张**138****1234, 138****1234*: signs of a name before, of a note behind.
        const std::string_view text = text_of(window);
        const std::uint32_t begin = past_signs(text, window);
        if (begin != window.begin && follows_han(text, window.begin)) try_window({begin, window.end, window.block});
        const std::uint32_t end = before_footnote(text, window);
        if (end != window.end) try_window({window.begin, end, window.block});
    }

    std::string_view text_of(const Window& window) const {
        return std::string_view(document_.text).substr(0, document_.blocks[window.block].end);
    }

    static std::uint32_t past_signs(std::string_view text, const Window& window) {
        std::uint32_t at = window.begin;
        while (at < window.end && mask_glyph(code_point_at(text, at).value) != MaskGlyph::none) at += code_point_at(text, at).size;
        return at < window.end ? at : window.begin;
    }

    bool follows_han(std::string_view text, std::uint32_t at) const {
        return at > 0 && is_han(code_point_at(text, previous_code_point(text, at)).value);
    }

    static std::uint32_t before_footnote(std::string_view text, const Window& window) {
        std::uint32_t at = window.end;
        for (size_t signs = 0; signs < longest_footnote && at > window.begin; ++signs) {
            const auto previous = static_cast<std::uint32_t>(previous_code_point(text, at));
            if (mask_glyph(code_point_at(text, previous).value) == MaskGlyph::none) return at;
            at = previous;
        }
        return at;
    }

    void try_window(const Window& window) {
        part_reader_.read(text_of(window), window);
        offer(part_reader_, window.block);
    }

    void offer(const MaskedReader& reader, std::uint32_t block) {
        reader.offer(state_.lengths, [&](const MaskedCandidate& candidate) { try_rules(candidate, block); });
    }

    // Of a flood of masks: no label can speak for a value that needs one, unless what it shows of an ID is evident.
    bool is_hopeless(const Rule& rule, Need need) const {
        return need != Need::nothing && need < Need::own_label && !label_beside_ && rule.context.direction == LabelDirection::before;
    }

    void try_rules(const MaskedCandidate& candidate, std::uint32_t block) {
        // XXXXXX19XXXXXXXXXX on a form to fill in.
        constexpr std::uint32_t least_of_unsure = 4;
        if (candidate.traits.unsure && candidate.traits.visible < least_of_unsure) return;
        if (candidate.traits.bold || candidate.traits.zeros || candidate.traits.gap_at_edge) return;
        for (const CompiledRule* rule : state_.set.of_length(candidate.number.digits.size())) {
            if (!rule->has_masked_form()) continue;
            // 34012319050615004X: the check letter, right or wrong, hides nothing.
            const bool crossed = candidate.traits.crossed_end && rule->rule().trigger.check_letter == 'X';
            if (crossed && candidate.before_check.hidden == 0) continue;
            const Need need = need_of(crossed ? candidate.before_check : candidate.traits, rule->rule().masked);
            if (rule->rule().kind != Kind::resident_id && is_hopeless(rule->rule(), need)) continue;
            if (split_as(candidate.number, rule->rule().trigger) == Split::wrong) continue;
            std::string pattern(candidate.number.digits);
            // 340123********007X: the last sign is the check letter, not a hidden one.
            if (crossed) pattern.back() = 'X';
            try_rule(*rule, candidate, block, std::move(pattern), need);
        }
        try_check_letter(candidate, block);
    }

    // A12***6(A): a check letter behind the last digit that is no glyph, perhaps in brackets.
    void try_check_letter(const MaskedCandidate& candidate, std::uint32_t block) {
        const size_t size = candidate.number.digits.size() + 1;
        std::string_view after = std::string_view(document_.text).substr(candidate.number.end);
        after = after.substr(0, document_.blocks[block].end - candidate.number.end);
        if (after.empty()) return;
        const std::string folded = fold(first_code_points(after, 2));
        const size_t at = folded.starts_with('(') ? 1 : 0;
        if (folded.size() <= at) return;
        for (const CompiledRule* rule : state_.set.of_length(size)) {
            const char letter = rule->rule().trigger.check_letter;
            if (!rule->has_masked_form() || letter == 0 || folded[at] != letter) continue;
            MaskedCandidate with_letter = candidate;
            with_letter.number.end += static_cast<std::uint32_t>(first_code_points(after, at + 1).size());
            try_rule(*rule, with_letter, block, std::string(candidate.number.digits) + letter,
                     need_of(candidate.traits, rule->rule().masked));
        }
    }

    // What must speak for a mask beside its own look.
    static Need need_of(const MaskTraits& traits, const RuleMasked& form) {
        if (traits.visible < form.visible) return Need::strong_label;
        const bool uncertain = traits.front_hidden || traits.lone_sign || traits.doubtful || traits.gap;
        return uncertain ? Need::label : Need::nothing;
    }

    // Whether a hit came of it.
    bool try_rule(const CompiledRule& compiled, const MaskedCandidate& candidate, std::uint32_t block, std::string pattern, Need need) {
        const Rule& rule = compiled.rule();
        std::uint32_t begin = candidate.number.begin;
        if (!take_letters(rule.trigger, block, begin, pattern)) return false;
        std::string_view value;
        if (!compiled.fits_masked(pattern, value) || value.find('*') == std::string_view::npos) return false;
        Hit hit;
        hit.rule = &compiled;
        hit.span = {begin, candidate.number.end, block};
        hit.value = value;
        hit.masked = true;
        const std::string_view text = text_of(hit.span);
        hit.beside = std::max(look_at_neighbours(candidate.number), look_around_masked(text, begin, hit.span.end, rule.boundary));
        if (hit.beside == Beside::piece || is_followed_by(text, hit.span.end, rule.context.not_before) ||
            is_preceded_by(text, begin, rule.context.not_after))
            return false;
        if (rule.kind != Kind::resident_id && is_hopeless(rule, need)) return true;
        // Last: it costs more than all of the above.
        const MaskCount count = compiled.count_masked(value, known_, state_.tables);
        if (count.candidates == 0) return false;
        hit.proof.candidates = count.candidates;
        hit.proof.need = count.evident && !candidate.traits.gap ? Need::nothing : std::max(need, count.need);
        if (!is_hopeless(rule, hit.proof.need)) hits_.push_back(std::move(hit));
        return true;
    }

    // Letters directly before the digits become part of the pattern, as many as the trigger wants.
    bool take_letters(const RuleTrigger& trigger, std::uint32_t block, std::uint32_t& begin, std::string& pattern) const {
        const std::string_view text = document_.text;
        std::uint8_t letters = 0;
        while (letters < trigger.most_letters && begin > document_.blocks[block].begin) {
            const size_t at = previous_code_point(text, begin);
            const std::string letter = fold_code_point(code_point_at(text, at).value);
            if (letter.size() != 1 || !is_ascii_alpha(letter[0])) break;
            pattern.insert(pattern.begin(), static_cast<char>(letter[0] >= 'a' ? letter[0] - 32 : letter[0]));
            begin = static_cast<std::uint32_t>(at);
            ++letters;
        }
        return letters >= trigger.least_letters;
    }

    // 340123****0048: one run of signs for more, or fewer, characters than it has. reader_ has read the window.
    void stretch(const Window& window) {
        const MaskedCandidate candidate = reader_.whole();
        const MaskTraits& traits = candidate.traits;
        const bool one_sign = traits.hidden == 1 && candidate.number.digits.find('*') != std::string_view::npos && traits.gap;  // 138…1234
        if (traits.runs != 1 || (traits.hidden < 2 && !one_sign) || traits.gap_at_edge) return;
        const size_t sign = candidate.number.digits.find('*');
        for (const CompiledRule& rule : state_.set.rules()) {
            if (!rule.has_masked_form() || !rule.rule().masked.stretch) continue;
            for (std::uint8_t length : rule.rule().trigger.digits) {
                // About half of it must show: 5123***7 is no ID of eighteen.
                const bool likely = length > traits.visible && 2 * traits.visible + 2 >= length;
                if (!likely || length == candidate.number.digits.size()) continue;
                std::string pattern(candidate.number.digits);
                pattern.replace(sign, traits.hidden, std::string(length - traits.visible, '*'));
                if (try_rule(rule, candidate, window.block, pattern, Need::strong_label)) break;
            }
        }
    }

    const Matcher::State& state_;
    const Document& document_;
    const MaskKnowledge known_;
    std::vector<Hit>& hits_;
    const bool hopeless_too_;
    MaskedReader reader_;        // of the window at hand
    MaskedReader part_reader_;   // of a window without signs at its edge
    bool label_beside_ = false;  // of the window at hand: a label may stand there
};

}  // namespace

MaskKnowledge knowledge_of(const Matcher::State& state, const Document& document) {
    MaskKnowledge known;
    const std::optional<Date> published = parse_date(document.meta.published);
    // Older than any page: a mistake in its tags.
    constexpr int first_page = 1990;
    const bool dated = published && published->year >= first_page;
    known.born_to = dated ? *published : state.settings.as_of;
    if (!dated) known.today = Today{state.settings.as_of, &state.same_days};
    return known;
}

std::uint64_t count_merged(Kind kind, std::string_view pattern, const MaskKnowledge& known, const Matcher::State& state) {
    constexpr size_t id_size = 18;
    if (kind == Kind::resident_id && pattern.size() == id_size) return count_resident_ids(pattern, known, state.tables.regions);
    for (const CompiledRule& rule : state.set.rules()) {
        std::string_view value;
        if (rule.rule().kind == kind && rule.has_masked_form() && rule.fits_masked(pattern, value))
            return rule.count_masked(value, known, state.tables).candidates;
    }
    return 0;
}

void search_masked(const Matcher::State& state, const Document& document, const std::vector<Window>& windows, std::vector<Hit>& hits,
                   bool hopeless_too) {
    if (windows.empty()) return;
    MaskedSearch searcher(state, document, hits, hopeless_too);
    for (const Window& window : windows) searcher.search(window);
}

}  // namespace leakscan

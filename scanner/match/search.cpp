// Cheap tests first, for each rule: length, split, letters, expression, checks, what touches it. Labels come later, but a hit
// that only a label could save is dropped here when there is no text that could be one.
#include "match/search.h"

#include <algorithm>

#include "base/text.h"
#include "match/address_windows.h"
#include "match/decide.h"
#include "match/fold.h"
#include "match/masked_search.h"
#include "match/numbers.h"
#include "match/surroundings.h"

namespace leakscan {
namespace {

// Longest parts of an e-mail address (RFC 5321 section 4.5.3.1) and of other tokens around a literal, in bytes.
constexpr size_t token_before = 64;
constexpr size_t token_after = 255;
constexpr std::uint32_t text_after_literal = 32;  // code points offered to a rule that begins at its literal
constexpr std::string_view right_to_left_override = "\xE2\x80\xAE";

// What stands between the addresses of a list, folded.
bool is_list_joint(std::string_view text) {
    constexpr std::string_view joints[] = {"、", ",", "和", "及", "与", "以及", "至"};
    return std::find(std::begin(joints), std::end(joints), trim(text)) != std::end(joints);
}

// 138/0013/8000
bool has_joints(const NumberCandidate& candidate) {
    return std::any_of(candidate.groups + 1, candidate.groups + candidate.group_count,
                       [](const DigitGroup& group) { return std::any_of(group.separators.begin(), group.separators.end(), is_joint); });
}

// The next code point that shows, folded; `at` moves behind it. "" at the end.
std::string next_visible(std::string_view text, std::uint32_t& at) {
    while (at < text.size()) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (digit_class(point.value) != DigitClass::ignorable) return fold_code_point(point.value);
    }
    return {};
}

class Search {
public:
    Search(const Matcher::State& state, const Document& document, std::vector<Attempt>* attempts)
        : state_(state),
          document_(document),
          page_(state.context, document),
          attempts_(attempts),
          today_{state.settings.as_of, &state.same_days},
          published_(parse_date(document.meta.published)) {
        for (const std::string& label : document.labels) senses_.push_back(state.context.sense_of_label(label));
    }

    SearchResult run() {
        CandidateSettings settings;
        settings.least_digits = state_.set.least_digits();
        settings.plates = !state_.set.plate_rules().empty();
        settings.every_position = !state_.settings.candidates_first;
        for (LabelSense sense : senses_)
            settings.address_labels.push_back(sense == LabelSense::address || sense == LabelSense::office_address);
        Candidates candidates = find_candidates(document_, settings);
        if (!settings.every_position && state_.set.address_rule() != nullptr) add_announced_addresses(document_, candidates.addresses);
        for (const Window& window : candidates.numbers) search_numbers(window);
        for (const CompiledRule* rule : state_.set.at_rules()) {
            for (const Window& at : candidates.ats) try_literal(*rule, at);
        }
        for (const CompiledRule* rule : state_.set.plate_rules()) {
            for (const Window& plate : candidates.plates) try_beginning(*rule, plate);
        }
        search_words();
        search_captioned();
        if (const CompiledRule* rule = state_.set.address_rule()) {
            for (const Window& window : candidates.addresses) search_addresses(*rule, window);
            for (SplitHome& home : state_.home_columns.find(document_)) take_split_home(*rule, home);
        }
        search_masked(state_, document_, candidates.masked, result_.hits, attempts_ != nullptr);
        result_.numbers = std::move(candidates.numbers);
        return std::move(result_);
    }

private:
    // The text up to the end of the window's block: nothing looks beyond it.
    std::string_view text_of(const Window& window) const {
        return std::string_view(document_.text).substr(0, document_.blocks[window.block].end);
    }

    void search_numbers(const Window& window) {
        const std::string_view text = text_of(window);
        look_around_window(window);
        const size_t before = result_.hits.size();
        const auto read_as = [&](Reading reading) {
            reader_.read(text, window, reading);
            reader_.offer(state_.lengths, [&](const NumberCandidate& candidate) { try_rules(candidate, window.block); });
        };
        read_as(Reading::plain);
        const bool lookalikes = reader_.has_lookalikes();
        if (is_scientific(text, window.end)) read_as(Reading::scientific);
        if (text.substr(0, window.begin).ends_with(right_to_left_override)) read_as(Reading::backwards);
        if (lookalikes && result_.hits.size() == before) read_as(Reading::lenient);
    }

    void try_rules(const NumberCandidate& candidate, std::uint32_t block) {
        const Beside beside = beside_of(candidate);
        for (const CompiledRule* rule : state_.set.of_length(candidate.digits.size())) {
            try_rule(*rule, candidate, beside, block, candidate.digits, candidate.end);
        }
        if (state_.lengths_before_letter[candidate.digits.size()]) try_check_letter(candidate, block);
    }

    // The check letter behind the digits, perhaps in brackets; digits may follow it: class and grade of a disability card.
    void try_check_letter(const NumberCandidate& candidate, std::uint32_t block) {
        const std::string_view text = std::string_view(document_.text).substr(0, document_.blocks[block].end);
        std::uint32_t at = candidate.end;
        std::string letter = next_visible(text, at);
        // Digits set apart one by one set the letter apart as well.
        if (letter == " " && candidate.group_count == candidate.digits.size()) letter = next_visible(text, at);
        const bool in_brackets = letter == "(" || letter == "[";
        if (in_brackets) letter = next_visible(text, at);
        // A123456[3]: square brackets are no separator of digits as round ones are.
        if (in_brackets && letter.size() == 1 && is_ascii_digit(letter[0]) && next_visible(text, at) == "]")
            return try_in_square_brackets(candidate, block, std::string(candidate.digits) + letter, at);
        if (letter.size() != 1 || !is_ascii_alpha(letter[0])) return;
        const char check = static_cast<char>(letter[0] >= 'a' ? letter[0] - 32 : letter[0]);
        std::string digits = std::string(candidate.digits) + check;
        try_with_letter(candidate, block, digits, check, in_brackets, at);
        for (int i = 0; i < 2 && !in_brackets; ++i) {
            const std::string digit = next_visible(text, at);
            if (digit.size() != 1 || !is_ascii_digit(digit[0])) return;
            digits += digit;
        }
        if (!in_brackets) try_with_letter(candidate, block, digits, check, false, at);
    }

    void try_in_square_brackets(const NumberCandidate& candidate, std::uint32_t block, const std::string& digits, std::uint32_t end) {
        for (const CompiledRule* rule : state_.set.of_length(digits.size())) {
            if (rule->rule().trigger.separators.find('(') == std::string::npos || rule->rule().trigger.check_letter == 0) continue;
            NumberCandidate whole = candidate;
            whole.after = nullptr;
            try_rule(*rule, whole, beside_of(whole), block, digits, end);
        }
    }

    void try_with_letter(const NumberCandidate& candidate, std::uint32_t block, const std::string& digits, char letter, bool in_brackets,
                         std::uint32_t end) {
        for (const CompiledRule* rule : state_.set.of_length(digits.size())) {
            const RuleTrigger& trigger = rule->rule().trigger;
            if (trigger.check_letter != letter || (in_brackets && trigger.separators.find('(') == std::string::npos)) continue;
            NumberCandidate whole = candidate;
            std::vector<DigitGroup> groups(candidate.groups, candidate.groups + candidate.group_count);
            groups.back().size += static_cast<std::uint32_t>(digits.size() - candidate.digits.size());
            whole.groups = groups.data();
            whole.after = nullptr;
            try_rule(*rule, whole, beside_of(whole), block, digits, end);
        }
    }

    // What the groups beside a candidate, and those it is made of, make of it.
    static Beside beside_of(const NumberCandidate& candidate) {
        const Beside beside = candidate.reading == Reading::plain ? look_at_neighbours(candidate) : Beside::free;
        return has_joints(candidate) ? std::max(beside, Beside::doubtful) : beside;
    }

    void try_rule(const CompiledRule& compiled, const NumberCandidate& candidate, Beside beside, std::uint32_t block,
                  std::string_view compact, std::uint32_t end) {
        if (attempts_ == nullptr && beside == Beside::piece) return;
        const Rule& rule = compiled.rule();
        const Split split = split_as(candidate, rule.trigger);
        if (split == Split::wrong) return;
        if (split == Split::wrapped) beside = std::max(beside, Beside::doubtful);
        const bool needs_label = rule.context.need != Need::nothing && rule.context.need < Need::own_label;
        if (attempts_ == nullptr && needs_label && !may_have_label(compiled, block)) return;
        std::uint32_t begin = candidate.begin;
        std::string with_letters;
        if (rule.trigger.most_letters > 0) {
            with_letters = compact;
            if (!take_letters(rule.trigger, block, begin, with_letters)) return;
            compact = with_letters;
        }
        std::string_view value;
        if (!compiled.fits(compact, value)) return note(compiled, compact, {}, Attempt::End::shape);
        Hit hit;
        hit.rule = &compiled;
        hit.span = {begin, end, block};
        hit.value = value;
        hit.lenient = candidate.reading == Reading::lenient;
        hit.beside = beside;
        keep(std::move(hit), candidate.group_count > 1, candidate.reading == Reading::scientific);
    }

    // Letters directly before the digits become part of the value, as many as the trigger wants.
    bool take_letters(const RuleTrigger& trigger, std::uint32_t block, std::uint32_t& begin, std::string& compact) const {
        const std::string_view text = document_.text;
        const std::uint32_t floor = document_.blocks[block].begin;
        std::string letters;
        while (letters.size() < trigger.most_letters && begin > floor) {
            const size_t at = previous_code_point(text, begin);
            const std::string letter = fold_code_point(code_point_at(text, at).value);
            if (letter.size() != 1 || !is_ascii_alpha(letter[0])) break;
            letters.insert(letters.begin(), static_cast<char>(letter[0] >= 'a' ? letter[0] - 32 : letter[0]));
            begin = static_cast<std::uint32_t>(at);
        }
        compact.insert(0, letters);
        return letters.size() >= trigger.least_letters;
    }

    // 出生日期 holds two captions of one rule, which find the same.
    bool is_found_last(const CompiledRule& rule, const Window& span) const {
        if (result_.hits.empty()) return false;
        const Hit& last = result_.hits.back();
        return last.rule == &rule && last.span.begin == span.begin && last.span.end == span.end;
    }

    // Keeps a hit that its checks and its surroundings let stand.
    void keep(Hit hit, bool split, bool rounded) {
        Facts facts;
        const std::string_view before = std::string_view(document_.text).substr(0, hit.span.begin);
        const bool plus = before.ends_with('+') || before.ends_with("＋");
        hit.split = split;
        hit.proof =
            hit.rule->check({hit.value, split, plus, rounded, today_, published_}, state_.tables, attempts_ == nullptr ? nullptr : &facts);
        const Attempt::End end = hit.proof.passed ? surroundings_of(hit) : Attempt::End::checks;
        note(*hit.rule, hit.value, std::move(facts), end);
        if (end == Attempt::End::hit) result_.hits.push_back(std::move(hit));
    }

    Attempt::End surroundings_of(Hit& hit) {
        const Rule& rule = hit.rule->rule();
        const std::string_view text = text_of(hit.span);
        hit.beside = std::max(hit.beside, look_around(text, hit.span.begin, hit.span.end, rule.boundary));
        if (hit.beside == Beside::piece) return Attempt::End::piece;
        const Need need = std::max(rule.context.need, hit.proof.need);
        if (need == Need::own_label && !may_have_own_label(document_, hit)) return Attempt::End::no_label;
        const bool needs_label = need != Need::nothing && need < Need::own_label && !hit.proof.name_will_do;
        // Numbers of a series count even when nothing speaks for them: their failures tell what the column is.
        if (needs_label && !hit.proof.serial_shape && !may_have_label(*hit.rule, hit.span.block)) return Attempt::End::no_label;
        if (is_followed_by(text, hit.span.end, rule.context.not_before)) return Attempt::End::wrong_words;
        if (is_preceded_by(text, hit.span.begin, rule.context.not_after)) return Attempt::End::wrong_words;
        return Attempt::End::hit;
    }

    void note(const CompiledRule& rule, std::string_view candidate, Facts facts, Attempt::End end) {
        if (attempts_ != nullptr) attempts_->push_back({&rule, std::string(candidate), std::move(facts), end});
    }

    // Whether the column header or caption speaks for values of the rule. Asked for every number of a column, answered once.
    bool header_speaks(const CompiledRule& rule, std::uint32_t label) {
        const auto index = static_cast<size_t>(&rule - state_.set.rules().data()) * senses_.size() + label;
        if (headers_.empty()) headers_.resize(state_.set.rules().size() * senses_.size(), Answer::unknown);
        if (headers_[index] == Answer::unknown) {
            const bool speaks = names_kind(senses_[label], rule.rule().kind) || label_has_word_of(rule, document_.labels[label]);
            headers_[index] = speaks ? Answer::yes : Answer::no;
        }
        return headers_[index] == Answer::yes;
    }

    // Cheaper than gathering evidence: under a column header of another kind, or without a word before the window, no label
    // can speak for a value.
    bool may_have_label(const CompiledRule& rule, std::uint32_t index) {
        const Block& block = document_.blocks[index];
        if (words_beside_ || rule.rule().context.direction != LabelDirection::before) return true;
        return block.label != 0 && header_speaks(rule, block.label);
    }

    // What may_have_label needs to know of the text around a window, once for all numbers in it: words before it, or a note in
    // brackets behind it.
    void look_around_window(const Window& window) { words_beside_ = may_have_words_beside(document_, window); }

    void search_words() {
        if (document_.blocks.empty()) return;
        const std::string_view text = document_.text;
        state_.set.words().find(text, [&](size_t at, size_t word) {
            const RuleSet::WordUse& use = state_.set.use_of_word(word);
            const auto begin = static_cast<std::uint32_t>(at);
            const auto end = static_cast<std::uint32_t>(at + state_.set.words().word(word).size());
            const auto block = static_cast<std::uint32_t>(document_.block_at(begin));
            if (end > document_.blocks[block].end) return;
            if (use.caption) {
                try_behind_caption(*use.rule, {begin, end, block});
            } else {
                try_literal(*use.rule, {begin, end, block});
            }
        });
    }

    // The text of every block under a header of the rule, or to the right of a cell that is one.
    void search_captioned() {
        std::vector<std::string> labels;
        for (const std::string& label : document_.labels) labels.push_back(fold_label(label));
        const bool bare_rows = std::any_of(document_.blocks.begin(), document_.blocks.end(),
                                           [](const Block& block) { return block.label == 0 && block.where.row != 0; });
        for (const CompiledRule* rule : state_.set.caption_rules()) {
            std::vector<bool> announces;
            for (const std::string& label : labels) announces.push_back(label_announces(*rule, label));
            if (!bare_rows && std::find(announces.begin(), announces.end(), true) == announces.end()) continue;
            std::string_view caption;  // of the row at hand: its first cell, or a later caption of the rule behind that
            for (std::uint32_t i = 0; i < document_.blocks.size(); ++i) {
                const Block& block = document_.blocks[i];
                if (announces[block.label]) {
                    try_beginning(*rule, {block.begin, block.begin, i}, document_.labels[block.label]);
                } else if (block.label == 0 && block.where.row != 0) {
                    const bool first = begins_row(i);
                    const std::string_view own = first || !caption.empty() ? row_caption(*rule, block) : std::string_view();
                    if (first || !own.empty()) {
                        caption = own;
                    } else if (!caption.empty()) {
                        try_beginning(*rule, {block.begin, block.begin, i}, caption);
                    }
                }
            }
        }
    }

    bool begins_row(std::uint32_t index) const {
        if (index == 0) return true;
        const Locus& where = document_.blocks[index].where;
        const Locus& before = document_.blocks[index - 1].where;
        return before.row != where.row || before.table != where.table || before.sheet != where.sheet;
    }

    std::string_view row_caption(const CompiledRule& rule, const Block& block) const {
        constexpr size_t longest_caption = 60;  // bytes
        const std::string_view words = document_.text_of(block);
        return words.size() <= longest_caption && label_announces(rule, fold_label(words)) ? words : std::string_view();
    }

    // 出生日期：1905年6月15日, 出生年月 1905.06: what stands behind the colon, or the digits directly behind the words.
    void try_behind_caption(const CompiledRule& rule, const Window& caption) {
        constexpr int rest_of_caption = 6;  // 出生日期（公历）：
        const std::string_view text = text_of(caption);
        const std::string_view words = text.substr(caption.begin, caption.end - caption.begin);
        std::uint32_t at = caption.end;
        for (int i = 0; i < rest_of_caption && at < text.size(); ++i) {
            const CodePoint point = code_point_at(text, at);
            if (digit_class(point.value) == DigitClass::digit) return try_beginning(rule, {at, at, caption.block}, words);
            at += point.size;
            if (point.value == ':' || point.value == U'：') {
                while (at < text.size() && trim(text.substr(at, code_point_at(text, at).size)).empty()) at += code_point_at(text, at).size;
                return try_beginning(rule, {at, at, caption.block}, words);
            }
        }
    }

    void try_literal(const CompiledRule& compiled, const Window& literal) {
        const RuleTrigger& trigger = compiled.rule().trigger;
        Window span = literal;
        const std::string_view text = text_of(literal);
        const std::uint32_t floor = document_.blocks[literal.block].begin;
        if (trigger.token.empty()) {
            for (std::uint32_t i = 0; i < trigger.reach && span.begin > floor; ++i)
                span.begin = static_cast<std::uint32_t>(previous_code_point(text, span.begin));
            return try_beginning(compiled, span);
        }
        const auto in_token = [&trigger](char c) { return trigger.token.find(c) != std::string::npos; };
        while (span.begin > floor && literal.begin - span.begin < token_before && in_token(text[span.begin - 1])) --span.begin;
        while (span.end < text.size() && span.end - literal.end < token_after && in_token(text[span.end])) ++span.end;
        while (span.end > literal.end && !is_ascii_alnum(text[span.end - 1])) --span.end;
        if (span.begin == literal.begin || span.end == literal.end) return;
        look_around_window(literal);
        fold(text.substr(span.begin, span.end - span.begin), folded_);
        std::string_view value;
        if (compiled.fits(folded_.text, value)) keep_folded(compiled, span, value, {});
    }

    // The rule's expression must fit the beginning of the text at `where`; of a lexicon rule without one, the word is the value.
    void try_beginning(const CompiledRule& compiled, const Window& where, std::string_view caption = {}) {
        Window span = where;
        const std::string_view text = text_of(where);
        span.end += static_cast<std::uint32_t>(first_code_points(text.substr(span.end), text_after_literal).size());
        look_around_window(where);
        fold(text.substr(span.begin, span.end - span.begin), folded_);
        std::string_view value = std::string_view(folded_.text).substr(0, where.end - where.begin);
        if (!compiled.rule().regex.empty() && !compiled.fits_beginning(folded_.text, value))
            return note(compiled, folded_.text, {}, Attempt::End::shape);
        keep_folded(compiled, span, value, caption);
    }

    // `value`: a part of folded_, which was folded from `span`.
    void keep_folded(const CompiledRule& compiled, const Window& span, std::string_view value, std::string_view caption) {
        const std::vector<std::string>& nothing = compiled.rule().context.except;
        if (value.empty() || std::find(nothing.begin(), nothing.end(), trim(value)) != nothing.end()) return;
        const auto offset = static_cast<size_t>(value.data() - folded_.text.data());
        Hit hit;
        hit.rule = &compiled;
        hit.span = {span.begin + folded_.source[offset], span.begin + folded_.source[offset + value.size()], span.block};
        if (attempts_ == nullptr && is_found_last(compiled, hit.span)) return;
        hit.value = value;
        hit.caption = caption;
        // 皖A·12345 is 皖A12345.
        if (compiled.rule().trigger.plate) std::erase_if(hit.value, [](char c) { return c == '-' || c == ' ' || c == '.'; });
        keep(std::move(hit), false, false);
    }

    void search_addresses(const CompiledRule& rule, const Window& window) {
        fold(text_of(window).substr(window.begin, window.end - window.begin), folded_);
        const Block& block = document_.blocks[window.block];
        const bool announced = window.begin == block.begin && ((block.label != 0 && senses_[block.label] == LabelSense::address) ||
                                                               follows_address_caption(document_, window.block));
        std::uint32_t list_begin = 0;  // of the addresses that share one label: 停电范围：A小区1栋、B小区3栋
        std::uint32_t list_end = 0;
        for (const AddressSpan& span : state_.addresses.find(folded_.text, announced)) {
            if (list_end == 0 || !is_list_joint(std::string_view(folded_.text).substr(list_end, span.begin - list_end)))
                list_begin = span.begin;
            list_end = span.end;
            if (span.level == AddressLevel::town) continue;
            Hit hit;
            hit.rule = &rule;
            hit.span = {window.begin + folded_.source[span.begin], window.begin + folded_.source[span.end], window.block};
            hit.town_end = window.begin + folded_.source[span.town_end];
            hit.value = folded_.text.substr(span.begin, span.end - span.begin);
            hit.value.erase(std::remove(hit.value.begin(), hit.value.end(), ' '), hit.value.end());
            hit.residential = span.residential;
            hit.at_door = span.level == AddressLevel::household;
            hit.address_of_office = span.organisation_tail;
            const std::uint32_t labelled = window.begin + folded_.source[list_begin];
            // Most addresses of a page are doorplates of offices: nothing without a label that says 住址, which is soon found out.
            const bool needs_label = span.announced || span.level < AddressLevel::entrance;
            Label label = page_.read_label(window.block, labelled, hit.span.end);
            if (needs_label && label.sense != LabelSense::address) {
                hit.evidence.label = std::move(label.words);
                hit.evidence.sense = label.sense;
            } else {
                hit.evidence = page_.gather_evidence(window.block, labelled, hit.span.end, std::move(label));
            }
            if (may_be_home(span, hit.evidence)) result_.hits.push_back(hit);
            result_.addresses.push_back(std::move(hit));
        }
    }

    // The finding stands at its door; excerpts hide the other parts as well. A flat that nobody is named beside is one to let.
    void take_split_home(const CompiledRule& rule, SplitHome& home) {
        const auto hit_at = [&](std::uint32_t block) {
            Hit hit;
            hit.rule = &rule;
            hit.span = {document_.blocks[block].begin, document_.blocks[block].end, block};
            hit.town_end = hit.span.begin;
            return hit;
        };
        Hit hit = hit_at(home.cells.back());
        hit.evidence = page_.gather_evidence(hit.span.block, hit.span.begin, hit.span.end);
        if (hit.evidence.owner != Owner::person && !hit.evidence.name_beside) return;
        for (std::uint32_t cell : home.cells) result_.addresses.push_back(hit_at(cell));
        hit.value = std::move(home.value);
        hit.caption = document_.label_of(document_.blocks[hit.span.block]);
        hit.residential = true;
        hit.at_door = true;
        result_.hits.push_back(std::move(hit));
    }

    const Matcher::State& state_;
    enum class Answer : std::uint8_t { unknown, yes, no };

    const Document& document_;
    PageContext page_;
    std::vector<Attempt>* attempts_;
    Today today_;
    std::optional<Date> published_;
    std::vector<LabelSense> senses_;  // by index into Document::labels
    bool words_beside_ = false;       // of the window at hand
    std::vector<Answer> headers_;     // by rule, then label
    NumberReader reader_;
    FoldedText folded_;
    SearchResult result_;
};

}  // namespace

SearchResult search(const Matcher::State& state, const Document& document, std::vector<Attempt>* attempts) {
    return Search(state, document, attempts).run();
}

}  // namespace leakscan

// In this order: what rules a hit out, what its labels say, then the decision with its grade and confidence.
#include "match/decide.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "match/fold.h"

namespace leakscan {
namespace {

bool has_words(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3 || is_ascii_alpha(c); });
}

std::string text_before(const Document& document, const Window& span, std::uint32_t distance) {
    const std::string_view text = document.text;
    const std::uint32_t floor = document.blocks[span.block].begin;
    size_t start = span.begin;
    for (std::uint32_t i = 0; i < distance && start > floor; ++i) start = previous_code_point(text, start);
    return fold_label(text.substr(std::max<size_t>(start, floor), span.begin - std::max<size_t>(start, floor)));
}

std::string text_after(const Document& document, const Window& span, std::uint32_t distance) {
    const std::uint32_t ceiling = document.blocks[span.block].end;
    return fold_label(first_code_points(std::string_view(document.text).substr(span.end, ceiling - span.end), distance));
}

// --- what stands further off ---

bool is_short_line(const Document& document, const Block& block) {
    constexpr size_t longest_line = 60;  // code points: an entry of a list
    return count_code_points(first_code_points(document.text_of(block), longest_line + 1)) <= longest_line;
}

// 2019年孕前优生健康检查人员名单: a heading, and people's names in a column below it.
bool heads_people(const Context& context, const Document& document, const Window& span, const WordList& headings) {
    constexpr size_t reach = 200;  // blocks below the heading
    const Block& heading = document.blocks[span.block];
    if (heading.where.channel != Channel::body || !is_short_line(document, heading) || !headings.occurs_in(document.text_of(heading)))
        return false;
    for (size_t i = span.block + 1; i < document.blocks.size() && i <= span.block + reach; ++i) {
        const Block& block = document.blocks[i];
        if (block.where.row == 0 || block.label == 0 || !context.is_person_name(document.text_of(block))) continue;
        if (context.sense_of_label(document.label_of(block)) == LabelSense::person_name) return true;
    }
    return false;
}

// 张三患有尿毒症: what stands before says that somebody has it.
bool is_said_of_somebody(const Document& document, const Window& span) {
    constexpr std::array<std::string_view, 9> verbs = {"患", "患有", "身患", "罹患", "确诊", "确诊为", "诊断为", "查出", "属于"};
    const std::uint32_t floor = document.blocks[span.block].begin;
    const std::string_view before = std::string_view(document.text).substr(floor, span.begin - floor);
    return std::any_of(verbs.begin(), verbs.end(), [before](std::string_view verb) { return before.ends_with(verb); });
}

// 王小明（身份证号3401…）患有尿毒症: the sentence before the value holds a number of somebody's own, an ID or a mobile.
bool holds_own_number(const Document& document, const Window& span) {
    constexpr size_t reach = 300;         // bytes
    constexpr size_t fewest_digits = 11;  // of a mobile
    const std::uint32_t floor = document.blocks[span.block].begin;
    std::string_view before = std::string_view(document.text).substr(floor, span.begin - floor);
    if (before.size() > reach) before.remove_prefix(before.size() - reach);
    if (const size_t end = before.rfind("。"); end != std::string_view::npos) before.remove_prefix(end);
    size_t digits = 0;
    return std::any_of(before.begin(), before.end(), [&digits](char c) {
        digits = is_ascii_digit(c) ? digits + 1 : 0;
        return digits >= fewest_digits;
    });
}

// In a table laid on its side the name stands above the value: 姓名 | A | B, 残疾等级 | 一级 | 二级. "" if there is none.
std::string_view name_above(const Context& context, const Document& document, const Window& span) {
    constexpr size_t reach = 200;  // blocks before the value
    const Locus& where = document.blocks[span.block].where;
    if (where.row == 0 || document.blocks[span.block].label != 0) return {};
    for (size_t i = span.block; i > 0 && span.block - i < reach; --i) {
        const Block& above = document.blocks[i - 1];
        if (above.where.table != where.table || above.where.sheet != where.sheet || above.where.row == 0) return {};
        if (above.where.column != where.column || !context.is_person_name(document.text_of(above))) continue;
        size_t first = i - 1;
        while (first > 0 && document.blocks[first - 1].where.row == above.where.row &&
               document.blocks[first - 1].where.table == where.table)
            --first;
        const bool names = context.sense_of_label(document.text_of(document.blocks[first])) == LabelSense::person_name;
        return names ? document.text_of(above) : std::string_view();
    }
    return {};
}

// The value belongs to one person of a list: the name stands in its row, or in its line under such a heading.
bool is_in_roster(const Context& context, const Document& document, const Hit& hit) {
    const WordList& headings = hit.rule->words().headings;
    const Block& block = document.blocks[hit.span.block];
    if (block.where.row != 0) return hit.evidence.name_beside && is_short_line(document, block);
    if (heads_people(context, document, hit.span, headings)) return true;
    if (!hit.evidence.name_beside) return false;
    const bool in_line = is_short_line(document, block);
    if (in_line && !hit.caption.empty()) return true;  // 姓名：张三　诊断结果：…
    const bool said = is_said_of_somebody(document, hit.span);
    return (said && holds_own_number(document, hit.span)) || ((in_line || said) && headings.occurs_in(document.meta.title));
}

// Words of `unless` in the paragraph or the lines beside it, in a header of the document, or in its title.
bool is_ruled_out(const Document& document, const Hit& hit) {
    constexpr std::uint32_t reach = 1000;  // bytes of the paragraph to both sides
    constexpr std::uint32_t near = 300;    // bytes of the lines beside it: 出生年月：… and 现任职务：… of a form
    constexpr size_t most_headers = 64;
    const WordList& words = hit.rule->words().unless;
    if (words.empty()) return false;
    const Block& block = document.blocks[hit.span.block];
    const std::string_view text = document.text;
    const std::uint32_t begin = hit.span.begin - std::min(hit.span.begin - block.begin, reach);
    const std::uint32_t end = std::min(block.end, hit.span.end + reach);
    if (words.occurs_in(text.substr(begin, end - begin)) || words.occurs_in(document.meta.title)) return true;
    if (block.where.row == 0) {
        const std::uint32_t from = block.begin - std::min(block.begin, near);
        return words.occurs_in(text.substr(from, block.begin - from)) || words.occurs_in(text.substr(block.end, near));
    }
    const auto last = document.labels.begin() + static_cast<long>(std::min(document.labels.size(), most_headers));
    return std::any_of(document.labels.begin(), last, [&words](const std::string& label) { return words.occurs_in(label); });
}

bool has_label_near(const CompiledRule& rule, const Document& document, const Window& span) {
    const RuleContext& context = rule.rule().context;
    const RuleWords& words = rule.words();
    if (words.labels.empty()) return false;
    if (context.direction != LabelDirection::after) {
        const std::string before = text_before(document, span, context.distance);
        const size_t label = words.labels.last_end_in(before);
        // The word against it must not be the nearer one: 身份证已核。项目编号
        if (label > 0 && label >= words.against.last_end_in(before)) return true;
    }
    return context.direction != LabelDirection::before && words.labels.occurs_in(text_after(document, span, context.distance));
}

// 浏览次数：13800138000. The lexicon of captions may not know the word; the rule does.
bool is_announced_as_other(const CompiledRule& rule, const Document& document, const Window& span) {
    constexpr std::uint32_t caption = 12;
    std::string before = text_before(document, span, caption);
    while (before.ends_with(':')) before.pop_back();
    return rule.words().against.ends(before);
}

double confidence_of(const Hit& hit) {
    double confidence = 0.6;
    if (hit.evidence.name_beside) confidence = 0.75;
    if (hit.support.near) confidence = 0.8;
    if (hit.support.strong) confidence = 0.9;
    if (hit.proof.proven) confidence = hit.support.strong ? 0.99 : hit.support.near || hit.evidence.name_beside ? 0.98 : 0.95;
    if (hit.proof.candidates && !hit.masked) confidence = 0.7;
    if (hit.proof.checksum_failed || hit.proof.unassigned) confidence = std::min(confidence, 0.5);
    if (hit.lenient) confidence -= 0.1;
    if (hit.recognised && !hit.proof.proven) confidence = std::min(confidence, 0.6);
    if (hit.evidence.sample) confidence = std::min(confidence, 0.3);
    return confidence;
}

Grade grade_of(const Hit& hit) {
    if (hit.masked) return Grade::weak_mask;
    if (hit.proof.candidates) return Grade::partial;
    if (hit.proof.checksum_failed || hit.proof.unassigned) return Grade::likely;
    return hit.proof.proven || (hit.support.strong && !hit.recognised) ? Grade::confirmed : Grade::likely;
}

// False for what decide() drops whatever else is known of it; most numbers of a page are nothing without a label.
bool may_be_found(const Hit& hit) {
    const LabelSupport& support = hit.support;
    const Need need = std::max(hit.rule->rule().context.need, hit.proof.need);
    if (need == Need::own_label && !support.own) return false;
    if (support.opposed || (need == Need::strong_label && !support.strong)) return false;
    return need != Need::label || support.near || hit.proof.name_will_do || hit.proof.proven;
}

}  // namespace

bool names_kind(LabelSense sense, Kind kind) {
    switch (kind) {
        case Kind::mobile_phone:
        case Kind::landline_phone:
            return sense == LabelSense::mobile_phone || sense == LabelSense::phone || sense == LabelSense::office_phone;
        case Kind::bank_card:
        case Kind::bank_account: return sense == LabelSense::bank_account;
        case Kind::address: return sense == LabelSense::address;
        case Kind::email:
        case Kind::license_plate:
        case Kind::birth_date:
        case Kind::person_name:
        case Kind::health: return false;
        case Kind::resident_id:
        case Kind::foreigner_id:
        case Kind::disability_card: return sense == LabelSense::resident_id || sense == LabelSense::any_id;
        default: return sense == LabelSense::any_id;
    }
}

bool may_have_words_beside(const Document& document, const Window& window) {
    constexpr size_t row_reach = 40;           // cells to the left where a caption of the row may stand
    constexpr std::uint32_t label_reach = 96;  // bytes before a value where a label may stand
    const Block& block = document.blocks[window.block];
    const std::uint32_t from = window.begin - std::min(window.begin - block.begin, label_reach);
    const std::string_view text = document.text;
    const std::string_view after = text.substr(window.end, 3);
    if (has_words(text.substr(from, window.begin - from)) || after == "（" || after.starts_with('(')) return true;
    if (block.where.row == 0 || block.label != 0) return false;
    for (size_t i = window.block; i-- > 0 && window.block - i <= row_reach;) {
        const Block& left = document.blocks[i];
        if (left.where.row != block.where.row || left.where.table != block.where.table) return false;
        if (has_words(document.text_of(left).substr(0, label_reach))) return true;
    }
    return false;
}

bool may_have_own_label(const Document& document, const Hit& hit) {
    constexpr size_t row_reach = 40;        // cells to the left, where the caption of a row may stand
    constexpr size_t caption_length = 100;  // bytes
    const WordList& labels = hit.rule->words().labels;
    const Block& block = document.blocks[hit.span.block];
    for (size_t i = hit.span.block; block.label == 0 && block.where.row != 0 && i-- > 0 && hit.span.block - i <= row_reach;) {
        const Block& left = document.blocks[i];
        if (left.where.row != block.where.row || left.where.table != block.where.table) break;
        if (labels.occurs_in(document.text_of(left).substr(0, caption_length))) return true;
    }
    return labels.occurs_in(document.meta.title) || has_label_near(*hit.rule, document, hit.span) ||
           (block.label != 0 && labels.occurs_in(fold_label(document.label_of(block))));
}

bool label_has_word_of(const CompiledRule& rule, std::string_view label) { return rule.words().labels.occurs_in(fold_label(label)); }

bool label_announces(const CompiledRule& rule, std::string_view folded_label) {
    return rule.words().captions.occurs_in(folded_label) && !rule.words().against.occurs_in(folded_label);
}

void LabelWeigher::look_at(const Window& span) {
    if (span.begin == place_.begin && span.end == place_.end) return;
    place_ = span;
    rule_ = nullptr;
    label_.reset();
    evidence_.reset();
}

void LabelWeigher::take_label(Hit& hit) {
    if (!label_) {
        label_ = page_.read_label(place_.block, place_.begin, place_.end);
        folded_label_ = fold_label(label_->words);
    }
    hit.evidence.label = label_->words;
    hit.evidence.sense = label_->sense;
}

bool LabelWeigher::is_opposed(const Hit& hit, std::string_view folded_label) {
    if (rule_ != hit.rule) ruled_out_ = is_ruled_out(document_, hit);
    rule_ = hit.rule;
    if (ruled_out_) return true;
    if (hit.support.strong) return false;
    // A label of a quantity stands over a proven ID only where a column has slipped; that of another code stands there rightly.
    if (hit.evidence.sense == LabelSense::quantity && !hit.proof.proven) return true;
    return hit.evidence.sense == LabelSense::other_number || hit.rule->words().against.occurs_in(folded_label) ||
           is_announced_as_other(*hit.rule, document_, hit.span);
}

void LabelWeigher::weigh(Hit& hit) {
    const Rule& rule = hit.rule->rule();
    const WordList& words = hit.rule->words().labels;
    hit.recognised = document_.blocks[hit.span.block].where.channel == Channel::ocr;
    const bool is_gathered = rule.trigger.address;
    look_at(hit.span);
    if (!is_gathered) take_label(hit);
    const std::string label = is_gathered ? fold_label(hit.evidence.label) : folded_label_;
    LabelSupport& support = hit.support;
    support.named = !hit.caption.empty() || words.occurs_in(label);
    support.strong = support.named || names_kind(hit.evidence.sense, rule.kind);
    support.near = support.strong || has_label_near(*hit.rule, document_, hit.span);
    // Where the place is named, a caption must still say telephone, or the number be grouped as one.
    if (rule.context.need == Need::own_label || hit.proof.need == Need::own_label) {
        const bool place_named = support.named || has_label_near(*hit.rule, document_, hit.span);
        const bool in_title = words.occurs_in(document_.meta.title);
        support.own = (place_named && (support.strong || hit.split)) || (in_title && support.strong);
    }
    if (hit.proof.mistyped_unless_named && !support.named) hit.proof.checksum_failed = true;
    support.opposed = is_opposed(hit, label);
    if (!is_gathered && may_be_found(hit)) {
        if (!evidence_) evidence_ = page_.gather_evidence(hit.span.block, hit.span.begin, hit.span.end, *label_);
        hit.evidence = *evidence_;
    }
    if (hit.evidence.label.empty()) hit.evidence.label = hit.caption;
    const bool wants_person = rule.context.need == Need::person || rule.context.need == Need::roster || rule.trigger.plate;
    if (wants_person && !hit.evidence.name_beside && !support.opposed) {
        hit.evidence.person_name = name_above(context_, document_, hit.span);
        hit.evidence.name_beside = !hit.evidence.person_name.empty();
    }
    if (rule.context.need != Need::roster) return;
    support.roster = !support.opposed && is_in_roster(context_, document_, hit);
    if (support.roster && hit.evidence.owner == Owner::unknown) hit.evidence.owner = Owner::person;
}

std::optional<Decision> decide(const Hit& hit, Series series) {
    const LabelSupport& support = hit.support;
    if (support.opposed || hit.beside == Beside::piece) return std::nullopt;
    if (series == Series::serials) return std::nullopt;
    Need need = std::max(hit.rule->rule().context.need, hit.proof.need);
    // The neighbours' doubt, and a reading that took letters for digits, weigh only where nothing is proven.
    if (hit.beside == Beside::doubtful && !hit.proof.proven) need = std::max(need, Need::label);
    const bool spoken_for =
        support.near || (hit.proof.name_will_do && hit.evidence.name_beside) || (hit.proof.proven && series == Series::people);
    if (need == Need::label && !spoken_for) return std::nullopt;
    if (need == Need::strong_label && !support.strong) return std::nullopt;
    if (need == Need::own_label && !support.own) return std::nullopt;
    const bool institutional = hit.evidence.owner == Owner::organisation || hit.evidence.owner == Owner::office;
    if (need == Need::person && (!hit.evidence.name_beside || institutional)) return std::nullopt;
    if (need == Need::roster && (!support.roster || institutional)) return std::nullopt;
    return Decision{grade_of(hit), confidence_of(hit)};
}

}  // namespace leakscan

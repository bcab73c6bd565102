// Runs the matcher's own steps one at a time and writes down what each says; it has no rules of its own.
#include "match/explain.h"

#include <algorithm>

#include "match/decide.h"
#include "match/masked_explain.h"
#include "match/masked_search.h"
#include "match/matcher_state.h"
#include "match/search.h"

namespace leakscan {
namespace {

constexpr Phrase nothing_looks = {"没有规则把它当作候选：位数、分隔方式都不符合",
                                  "no rule takes it for a candidate: neither length nor separators fit"};

Phrase end_of(Attempt::End end) {
    switch (end) {
        case Attempt::End::shape: return {"形状不符合规则的正则表达式", "its shape does not fit the rule's expression"};
        case Attempt::End::checks: return {"未通过校验", "a check rejects it"};
        case Attempt::End::piece:
            return {"属于更长的号码、金额、网址或掩码", "it is a piece of a longer code, an amount, a web address or a mask"};
        case Attempt::End::no_label: return {"缺少能说明它的标签", "it needs a label and none is there"};
        case Attempt::End::wrong_words: return {"前后文字说明它是别的数值", "the words around it say that it is another quantity"};
        case Attempt::End::hit: return {"通过，交由标签判断", "it stands; labels decide"};
    }
    return {};
}

Phrase standing_of(Standing standing) {
    return standing == Standing::free ? Phrase{"独立成号", "stands for itself"}
                                      : Phrase{"紧邻其他字符，需要标签", "touches other characters: needs a label"};
}

Phrase support_of(const LabelSupport& support) {
    if (support.opposed) return {"标签指向另一种号码", "the label names another kind of number"};
    if (support.strong) return {"标签直接指明这一类", "the label names this kind"};
    if (support.near) return {"附近文字提到这一类", "a word nearby speaks for this kind"};
    return {"没有标签说明它", "no label speaks for it"};
}

class Story {
public:
    explicit Story(Language language) : language_(language) {}

    void add(Phrase phrase) { lines_.push_back("  " + std::string(phrase.in(language_))); }
    void add(const std::string& zh, const std::string& en) { lines_.push_back("  " + (language_ == Language::zh ? zh : en)); }
    void title(const Rule& rule, const std::string& candidate) {
        const bool zh = language_ == Language::zh;
        lines_.push_back(rule.id + (zh ? "（" + rule.name_zh + "）：" : " (" + rule.name_en + "): ") + candidate);
    }
    std::vector<std::string> take() { return std::move(lines_); }

private:
    Language language_;
    std::vector<std::string> lines_;
};

void tell_label(Story& story, const Hit& hit) {
    const std::string label = hit.evidence.label;
    if (!label.empty()) story.add("标签：" + label, "label: " + label);
    story.add(support_of(hit.support));
    if (hit.evidence.name_beside) story.add("旁边有姓名", "a person's name stands beside it");
}

void tell_verdict(Story& story, const Hit& hit, const SeriesTest& series) {
    const SeriesCount count = series.count_for(hit);
    if (count.held + count.failed > 1) {
        const std::string passed = std::to_string(count.held);
        const std::string failed = std::to_string(count.failed);
        story.add("同列号码校验通过 " + passed + " 个，不通过 " + failed + " 个",
                  "in its column " + passed + " hold their check digit, " + failed + " do not");
        if (series.verdict_for(hit) == Series::serials) story.add("同列多为其他编号或金额", "its column holds serial numbers or amounts");
    }
    const std::optional<Decision> decision = decide(hit, series.verdict_for(hit));
    const Need need = hit.rule->rule().context.need;
    if (!decision && (need == Need::person || need == Need::roster))
        story.add("须与姓名同在一行、一条或一段，才是某人的信息", "somebody's only where a name stands in the same row, line or paragraph");
    if (!decision) return story.add("结论：不检出", "verdict: no finding");
    const std::string grade(name(decision->grade));
    const std::string percent = std::to_string(static_cast<int>(decision->confidence * 100 + 0.5)) + "%";
    story.add("结论：检出，等级 " + grade + "，可信度 " + percent, "verdict: a finding, grade " + grade + ", confidence " + percent);
}

// Of the readings of a mask those that stand; all of them where none does.
void tell_masks(Story& story, const Matcher::State& state, const Document& column, const std::vector<Hit>& hits, const SeriesTest& series) {
    std::vector<Hit> standing;
    std::vector<Hit> others;
    for (const Hit& hit : hits) {
        if (hit.masked && hit.span.block == 0) (decide(hit, series.verdict_for(hit)) ? standing : others).push_back(hit);
    }
    std::stable_sort(standing.begin(), standing.end(), [](const Hit& a, const Hit& b) { return a.span.begin < b.span.begin; });
    apply_clues(state.clues, state.tables, knowledge_of(state, column), column, standing);
    for (const Hit& hit : standing.empty() ? others : standing) {
        story.title(hit.rule->rule(), hit.value);
        for (const Fact& fact : facts_of_mask(state, column, hit)) story.add(fact.zh, fact.en);
        story.add(standing_of(hit.standing));
        tell_label(story, hit);
        tell_verdict(story, hit, series);
    }
    for (size_t i = 1; i < standing.size(); ++i) {
        for (const Fact& fact : facts_of_copies(state, column, standing[i - 1], standing[i])) story.add(fact.zh, fact.en);
    }
}

// The value in a column with the others; the value is the first row.
Document column_with(std::string_view value, std::string_view label, const std::vector<std::string>& others) {
    Document document;
    Locus where;
    if (!others.empty()) where.table = where.column = where.row = 1;
    document.add(value, where, label);
    for (const std::string& other : others) {
        ++where.row;
        document.add(other, where, label);
    }
    return document;
}

}  // namespace

std::vector<std::string> explain(const Matcher& matcher, std::string_view value, std::string_view label,
                                 const std::vector<std::string>& column_values, Language language) {
    Story story(language);
    const Document alone = column_with(value, label, {});
    std::vector<Attempt> attempts;
    if (!alone.blocks.empty()) search(matcher.state(), alone, &attempts);
    const Document column = column_with(value, label, column_values);
    SearchResult found = search(matcher.state(), column);
    for (Hit& hit : found.hits) weigh_labels(matcher.state().context, column, hit);
    const SeriesTest series(column, found.hits);

    for (const Attempt& attempt : attempts) {
        story.title(attempt.rule->rule(), attempt.candidate);
        for (const Fact& fact : attempt.facts) story.add(fact.zh, fact.en);
        const auto hit = std::find_if(found.hits.begin(), found.hits.end(), [&attempt](const Hit& h) {
            return h.span.block == 0 && h.rule == attempt.rule && h.value == attempt.candidate;
        });
        if (attempt.end != Attempt::End::hit || hit == found.hits.end()) {
            story.add(end_of(attempt.end));
            continue;
        }
        story.add(standing_of(hit->standing));
        tell_label(story, *hit);
        tell_verdict(story, *hit, series);
    }
    tell_masks(story, matcher.state(), column, found.hits, series);
    for (const Hit& hit : found.addresses) {
        if (hit.span.block != 0) continue;
        story.title(hit.rule->rule(), hit.value);
        tell_label(story, hit);
        const bool home = std::any_of(found.hits.begin(), found.hits.end(),
                                      [&hit](const Hit& h) { return h.span.begin == hit.span.begin && h.rule == hit.rule; });
        story.add(home ? Phrase{"结论：检出", "verdict: a finding"} : Phrase{"结论：不是住址", "verdict: not a home"});
    }
    std::vector<std::string> lines = story.take();
    if (lines.empty()) lines.emplace_back(nothing_looks.in(language));
    return lines;
}

}  // namespace leakscan

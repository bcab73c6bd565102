// The search told in steps. What stands in the end is asked of the matcher itself, so that the story cannot differ from a scan.
#include "match/explain.h"

#include <algorithm>
#include <set>
#include <utility>

#include "match/decide.h"
#include "match/look_alikes.h"
#include "match/masked_explain.h"
#include "match/masked_search.h"
#include "match/matcher_state.h"
#include "match/search.h"

namespace leakscan {
namespace {

Fact end_of(Attempt::End end) {
    switch (end) {
        case Attempt::End::shape: return {"形状不符", "its form does not fit"};
        case Attempt::End::checks: return {"未通过校验，排除", "a check rejects it"};
        case Attempt::End::piece:
            return {"属于更长的号码、金额、网址或掩码，排除", "it is a piece of a longer code, an amount, a web address or a mask"};
        case Attempt::End::no_label:
            return {"没有说明文字，单凭数字不认定", "digits alone are not enough: it needs a label and none is there"};
        case Attempt::End::wrong_words: return {"前后文字说明它是别的数值，排除", "the words around it say that it is another quantity"};
        case Attempt::End::hit: return {"另有更可靠的解释", "another reading of the same characters is better proven"};
    }
    return {};
}

Fact support_of(const Hit& hit) {
    const std::string label = hit.evidence.label;
    const std::string zh = label.empty() ? "" : "标签“" + label + "”";
    const std::string en = label.empty() ? "" : "the label \"" + label + "\" ";
    if (hit.support.opposed) return {zh + "指向另一种编号", en + "names another kind of number"};
    if (hit.support.strong) return {zh + "直接指明这一类", en + "names this kind"};
    if (hit.support.near) return {"附近文字提到这一类", "a word nearby speaks for this kind"};
    if (!label.empty()) return {zh + "没有指明这一类", en + "does not name this kind"};
    return {"没有标签说明它", "no label speaks for it"};
}

void tell_surroundings(RuleStory& story, const Hit& hit) {
    if (hit.beside != Beside::free) story.steps.push_back({"紧邻其他字符，需要标签", "touches other characters: needs a label"});
    story.steps.push_back(support_of(hit));
    if (hit.evidence.name_beside) story.steps.push_back({"旁边有姓名", "a person's name stands beside it"});
    if (hit.evidence.sample) story.steps.push_back({"位于示例或填写说明中", "it stands among the examples of a form"});
}

void tell_finding(RuleStory& story, const Finding& finding) {
    story.stands = true;
    if (finding.candidates && finding.grade != Grade::weak_mask) {  // of a mask the count is told with its steps
        const std::string count = std::to_string(*finding.candidates);
        story.steps.push_back({"由所显示的字符推算，可能的号码有 " + count + " 个", "what is shown leaves " + count + " possible numbers"});
    }
    const std::string grade(name(finding.grade));
    const std::string percent = std::to_string(static_cast<int>(finding.confidence * 100 + 0.5)) + "%";
    story.steps.push_back({"检出，等级 " + grade + "，可信度 " + percent, "found, grade " + grade + ", confidence " + percent});
}

RuleStory story_of(const Rule& rule, const std::string& candidate) {
    RuleStory story;
    story.rule = rule.id;
    story.title = {rule.name_zh, rule.name_en};
    story.candidate = candidate;
    return story;
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

// What was looked at, and what came of it.
struct Trial {
    std::vector<Attempt> attempts;  // at the value
    SearchResult found;             // in the whole column
    std::vector<Finding> findings;  // of the value
};

Trial try_value(const Matcher& matcher, const Document& alone, const Document& column) {
    Trial trial;
    search(matcher.state(), alone, &trial.attempts);
    std::vector<Attempt> all;  // asked for so that nothing is passed over
    trial.found = search(matcher.state(), column, &all);
    LabelWeigher labels(matcher.state().context, column);
    for (Hit& hit : trial.found.hits) labels.weigh(hit);
    for (Finding& finding : matcher.find(column, {"value", {}, ""})) {
        if (finding.location.row <= 1) trial.findings.push_back(std::move(finding));
    }
    return trial;
}

const Finding* finding_of(const Trial& trial, const std::string& rule) {
    const auto found =
        std::find_if(trial.findings.begin(), trial.findings.end(), [&rule](const Finding& finding) { return finding.rule == rule; });
    return found == trial.findings.end() ? nullptr : &*found;
}

// Why a hit that its rule let pass is no finding.
Fact fall_of(const Hit& hit, const SeriesTest& series) {
    if (hit.support.opposed) return {"标签另有所指，排除", "the label rules it out"};
    if (series.verdict_for(hit) == Series::serials) return {"同列多为流水号或金额，排除", "its column holds serial numbers or amounts"};
    const Need need = hit.rule->rule().context.need;
    if (!decide(hit, series.verdict_for(hit)) && (need == Need::person || need == Need::roster))
        return {"须与姓名同在一行、一条或一段，才是某人的信息", "somebody's only where a name stands in the same row, line or paragraph"};
    if (!decide(hit, series.verdict_for(hit))) return {"没有足够的依据，不认定", "too little speaks for it"};
    return end_of(Attempt::End::hit);
}

RuleStory told(const Attempt& attempt, const Trial& trial, const SeriesTest& series) {
    RuleStory story = story_of(attempt.rule->rule(), attempt.candidate);
    story.shape = attempt.end != Attempt::End::shape;
    for (const Fact& fact : attempt.facts) story.steps.push_back({fact.zh, fact.en});
    const auto hit = std::find_if(trial.found.hits.begin(), trial.found.hits.end(), [&attempt](const Hit& h) {
        return h.span.block == 0 && h.rule == attempt.rule && h.value == attempt.candidate;
    });
    if (attempt.end != Attempt::End::hit || hit == trial.found.hits.end()) {
        story.steps.push_back(end_of(attempt.end));
        return story;
    }
    tell_surroundings(story, *hit);
    const Finding* finding = finding_of(trial, story.rule);
    finding == nullptr ? story.steps.push_back(fall_of(*hit, series)) : tell_finding(story, *finding);
    return story;
}

RuleStory told(const Hit& address, const Trial& trial) {
    RuleStory story = story_of(address.rule->rule(), address.value);
    if (address.at_door) story.steps.push_back({"具体到门户", "leads to a door"});
    if (!address.at_door) story.steps.push_back({"只到街道、村组或楼栋", "leads to a street, a village or a building, not to a door"});
    if (address.residential) story.steps.push_back({"含住宅小区或房号", "names a housing estate or a flat"});
    if (address.address_of_office) story.steps.push_back({"后接单位名称", "an organisation's name follows"});
    if (address.evidence.name_beside) story.steps.push_back({"旁边有姓名", "a person's name stands beside it"});
    if (!address.evidence.label.empty())
        story.steps.push_back({"标签“" + address.evidence.label + "”", "the label \"" + address.evidence.label + "\""});
    const Finding* finding = finding_of(trial, story.rule);
    finding == nullptr ? story.steps.push_back({"不是住址", "not a home"}) : tell_finding(story, *finding);
    return story;
}

RuleStory told_mask(const Matcher& matcher, const Document& column, const Hit& hit, const Trial& trial, const SeriesTest& series) {
    RuleStory story = story_of(hit.rule->rule(), hit.value);
    for (const Fact& fact : facts_of_mask(matcher.state(), column, hit)) story.steps.push_back(fact);
    tell_surroundings(story, hit);
    const Finding* finding = finding_of(trial, story.rule);
    finding == nullptr ? story.steps.push_back(fall_of(hit, series)) : tell_finding(story, *finding);
    return story;
}

// Of the readings of a mask those that stand; all of them where none does. Then what two masks show together.
void tell_masks(const Matcher& matcher, const Document& column, const Trial& trial, const SeriesTest& series,
                std::vector<RuleStory>& rules) {
    std::vector<Hit> standing;
    std::vector<Hit> others;
    for (const Hit& hit : trial.found.hits) {
        if (hit.masked && hit.span.block == 0) (decide(hit, series.verdict_for(hit)) ? standing : others).push_back(hit);
    }
    const Matcher::State& state = matcher.state();
    for (std::vector<Hit>* masks : {&standing, &others}) {
        std::stable_sort(masks->begin(), masks->end(), [](const Hit& a, const Hit& b) {
            return std::pair(a.span.begin, a.rule->rule().kind) < std::pair(b.span.begin, b.rule->rule().kind);
        });
        apply_clues(state.clues, state.tables, knowledge_of(state, column), column, *masks);
    }
    for (const Hit& hit : standing.empty() ? others : standing) rules.push_back(told_mask(matcher, column, hit, trial, series));
    for (size_t i = 1; i < standing.size(); ++i) {
        for (const Fact& fact : facts_of_copies(state, column, standing[i - 1], standing[i])) rules.back().steps.push_back(fact);
    }
}

bool is_shaped_like_id(const Hit& hit) { return hit.rule->rule().kind == Kind::resident_id && hit.value.size() == 18 && !hit.masked; }

// Of numbers that look like IDs: how many hold their check character, whatever the label says.
Facts tell_series(const Trial& trial, size_t values) {
    SeriesCount count;
    std::set<std::uint32_t> seen;
    for (const Hit& hit : trial.found.hits) {
        if (!is_shaped_like_id(hit) || !seen.insert(hit.span.block).second) continue;
        ++(hit.proof.checksum_failed ? count.failed : count.held);
    }
    const std::string all = std::to_string(values);
    const unsigned shaped = count.held + count.failed;
    if (shaped == 0)
        return {{"同列 " + all + " 个值中没有形如身份证号的", "of " + all + " values of the column none is shaped like an ID number"}};
    const std::string held = std::to_string(count.held);
    const std::string failed = std::to_string(count.failed);
    Facts steps = {
        {"同列 " + all + " 个值，形如身份证号的校验码通过 " + held + " 个，不通过 " + failed + " 个",
         "of " + all + " values of the column, " + held + " shaped like ID numbers hold their check character, " + failed + " do not"},
        {"真实的身份证号几乎全部通过，流水号约十一个中通过一个", "real ID numbers nearly all do, serial numbers one in eleven"}};
    switch (judge_series(Kind::resident_id, count)) {
        case Series::people: steps.push_back({"这一列是身份证号", "this is a column of ID numbers"}); break;
        case Series::serials: steps.push_back({"这一列是流水号一类的编号", "this is a column of serial numbers"}); break;
        case Series::unknown: steps.push_back({"个数太少，不足以判断", "too few to tell"}); break;
    }
    return steps;
}

}  // namespace

Explanation explain(const Matcher& matcher, std::string_view value, std::string_view label, const std::vector<std::string>& column_values) {
    Explanation explanation;
    const Document alone = column_with(value, label, {});
    if (alone.blocks.empty()) return explanation;
    const Document column = column_with(value, label, column_values);
    Trial trial = try_value(matcher, alone, column);
    const SeriesTest series(column, trial.found.hits);
    std::vector<RuleStory>& rules = explanation.rules;
    for (const Attempt& attempt : trial.attempts) rules.push_back(told(attempt, trial, series));
    tell_masks(matcher, column, trial, series, rules);
    for (const Hit& address : trial.found.addresses) {
        if (address.span.block == 0) rules.push_back(told(address, trial));
    }
    // What is found by other ways than a rule's trigger.
    for (const Finding& finding : trial.findings) {
        const auto is_its = [&finding](const RuleStory& story) { return story.stands && story.rule == finding.rule; };
        if (std::any_of(rules.begin(), rules.end(), is_its)) continue;
        RuleStory story;
        story.rule = finding.rule;
        story.title = {std::string(title(finding.kind).zh), std::string(title(finding.kind).en)};
        story.candidate = finding.masked;
        tell_finding(story, finding);
        rules.push_back(std::move(story));
    }
    std::stable_sort(rules.begin(), rules.end(), [](const RuleStory& a, const RuleStory& b) {
        return std::pair(!a.stands, !a.shape) < std::pair(!b.stands, !b.shape);
    });
    explanation.look_alikes = look_alikes(value, matcher.state().tables);
    if (!column_values.empty()) explanation.series = tell_series(trial, column_values.size() + 1);
    explanation.findings = std::move(trial.findings);
    return explanation;
}

}  // namespace leakscan

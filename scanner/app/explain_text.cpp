// What stands comes first, then what was ruled out and why, then other codes and the column; the verdict is the last thing on the screen.
#include "app/explain_text.h"

#include <algorithm>

#include "report/json_text.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr std::string_view bold = "\033[1m";
constexpr std::string_view red = "\033[31m";
constexpr std::string_view yellow = "\033[33m";
constexpr std::string_view green = "\033[32m";
constexpr std::string_view reset = "\033[0m";

const std::string& in(const Fact& fact, Language language) { return language == Language::zh ? fact.zh : fact.en; }

// Writes from top to bottom: the value, the rules, what else it may be, the column, the verdict.
class Writer {
public:
    Writer(const ExplainedValue& explained, Language language, bool colour)
        : explained_(explained), explanation_(explained.explanation), language_(language), colour_(colour) {}

    std::string write() {
        field({"值", "value"}, explained_.value);
        if (!explained_.label.empty()) field({"标签", "label"}, explained_.label);
        taken();
        rejected();
        facts({"与其他编号比对", "Compared with other codes"}, explanation_.look_alikes);
        facts({"同列检验", "The column"}, explanation_.series);
        verdict();
        return std::move(text_);
    }

private:
    std::string_view in(Phrase phrase) const { return phrase.in(language_); }
    std::string_view colon() const { return in({"：", ": "}); }
    std::string painted(std::string_view look, std::string_view text) const {
        return colour_ ? std::string(look) + std::string(text) + std::string(reset) : std::string(text);
    }
    void line(std::string_view text) { text_.append(text).append("\n"); }
    void field(Phrase name, const std::string& value) { line(std::string(in(name)) + std::string(colon()) + printable(value)); }
    void heading(Phrase title) { line("\n" + painted(bold, in(title))); }
    void step(const Fact& fact) { line("    " + std::string(in({"· ", "- "})) + printable(leakscan::in(fact, language_))); }
    std::string title_of(const RuleStory& story) const {
        return printable(leakscan::in(story.title, language_)) + std::string(in({"（", " ("})) + story.rule + std::string(in({"）", ")"}));
    }

    void taken() {
        if (std::none_of(explanation_.rules.begin(), explanation_.rules.end(), [](const RuleStory& story) { return story.stands; })) return;
        heading({"认定为", "Taken for"});
        for (const RuleStory& story : explanation_.rules) {
            if (!story.stands) continue;
            line("  " + title_of(story) + std::string(colon()) + printable(story.candidate));
            for (const Fact& fact : story.steps) step(fact);
        }
    }

    void rejected() {
        const auto is_left = [](const RuleStory& story) { return !story.stands && story.shape; };
        std::string unfit;
        for (const RuleStory& story : explanation_.rules) {
            if (!story.stands && !story.shape)
                unfit += (unfit.empty() ? "" : in({"、", ", "})), unfit += leakscan::in(story.title, language_);
        }
        if (unfit.empty() && std::none_of(explanation_.rules.begin(), explanation_.rules.end(), is_left)) return;
        heading({"已排除", "Not taken for"});
        for (const RuleStory& story : explanation_.rules) {
            if (!is_left(story)) continue;
            line("  " + title_of(story) + std::string(colon()) + printable(story.candidate));
            for (const Fact& fact : story.steps) step(fact);
        }
        if (!unfit.empty()) line("  " + std::string(in({"形状不符：", "of another form: "})) + printable(unfit));
    }

    void facts(Phrase title, const Facts& list) {
        if (list.empty()) return;
        heading(title);
        for (const Fact& fact : list) line("  " + printable(leakscan::in(fact, language_)));
    }

    void verdict() {
        line("");
        const std::string rule = explained_.policy + (language_ == Language::zh ? "，" : ", ") + to_string(explained_.as_of);
        const std::string head = std::string(in({"结论（", "Verdict ("})) + printable(rule) + std::string(in({"）：", "): "}));
        if (explanation_.findings.empty()) {
            line(head + painted(green, in({"不检出", "not reported"})));
            line("  " + std::string(explanation_.rules.empty()
                                        ? in({"没有规则把它当作候选：位数、写法都不符合任何一类",
                                              "no rule takes it for a candidate: neither its length nor its form is that of any kind"})
                                        : in({"检查过它的规则都已排除，原因见上",
                                              "every rule that looked at it ruled it out, for the reasons above"})));
            return;
        }
        for (size_t i = 0; i < explanation_.findings.size(); ++i) judged(head, explanation_.findings[i], explained_.verdicts[i]);
    }

    void judged(const std::string& head, const Finding& finding, const Verdict& verdict) {
        const std::string_view look = verdict.ruling == Ruling::leak ? red : verdict.ruling == Ruling::review ? yellow : green;
        std::string text(in(title(verdict.ruling)));
        text += std::string(in({"，", ", "})) + std::string(in(title(finding.kind)));
        if (verdict.ruling != Ruling::allowed)
            text += std::string(in({"，风险等级 ", ", severity "})) + std::string(in(title(verdict.severity)));
        line(head + painted(look, text));
        line("  " + printable(verdict.reason.in(language_)));
        if (!verdict.legal_basis.empty()) line("  " + std::string(in({"依据：", "legal basis: "})) + printable(verdict.legal_basis));
    }

    const ExplainedValue& explained_;
    const Explanation& explanation_;
    Language language_;
    bool colour_;
    std::string text_;
};

void put_facts(JsonText& json, std::string_view key, const Facts& facts, Language language) {
    json.key(key).begin_array();
    for (const Fact& fact : facts) json.string(in(fact, language));
    json.end_array();
}

void put_finding(JsonText& json, const Finding& finding, const Verdict& verdict, Language language) {
    json.begin_object().key("candidates");
    finding.candidates ? json.number(*finding.candidates) : json.null();
    json.key("confidence").decimal(finding.confidence);
    json.field("grade", name(finding.grade)).field("kind", name(finding.kind)).field_or_null("legal_basis", verdict.legal_basis);
    json.field("reason", verdict.reason.in(language)).field("rule", finding.rule).field("severity", name(verdict.severity));
    json.field("verdict", name(verdict.ruling)).end_object();
}

}  // namespace

std::string explanation_text(const ExplainedValue& explained, Language language, bool colour) {
    return Writer(explained, language, colour).write();
}

std::string explanation_json(const ExplainedValue& explained, Language language) {
    const Explanation& explanation = explained.explanation;
    JsonText json;
    json.begin_object().field("as_of", to_string(explained.as_of));
    put_facts(json, "column", explanation.series, language);
    json.key("findings").begin_array();
    for (size_t i = 0; i < explanation.findings.size(); ++i) put_finding(json, explanation.findings[i], explained.verdicts[i], language);
    json.end_array().field_or_null("label", explained.label);
    put_facts(json, "look_alikes", explanation.look_alikes, language);
    json.field("policy", explained.policy).key("rules").begin_array();
    for (const RuleStory& story : explanation.rules) {
        json.begin_object().field("candidate", story.candidate).key("found").boolean(story.stands).field("rule", story.rule);
        put_facts(json, "steps", story.steps, language);
        json.end_object();
    }
    json.end_array().field("value", explained.value).end_object().end_text();
    return json.take();
}

}  // namespace leakscan

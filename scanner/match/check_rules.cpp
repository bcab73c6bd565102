// Each example alone and among all rules, then in every way of writing it down, then with one digit changed.
#include "match/check_rules.h"

#include <algorithm>

#include "base/text.h"
#include "match/fold.h"
#include "match/matcher_state.h"

namespace leakscan {
namespace {

constexpr std::string_view zero_width_joiner = "\xE2\x80\x8D";

std::string map_code_points(std::string_view text, auto change) {
    std::string changed;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        changed += change(point.value, text.substr(at, point.size));
        at += point.size;
    }
    return changed;
}

bool is_ascii_number(char32_t c) { return c >= '0' && c <= '9'; }

std::string in_full_width(std::string_view text) {
    return map_code_points(text, [](char32_t c, std::string_view as_is) {
        std::string wide;
        if (is_ascii_number(c)) append_utf8(wide, c - '0' + U'０');
        return wide.empty() ? std::string(as_is) : wide;
    });
}

std::string joined_invisibly(std::string_view text) {
    return map_code_points(text, [](char32_t c, std::string_view as_is) {
        return std::string(as_is) + (is_ascii_number(c) ? std::string(zero_width_joiner) : std::string());
    });
}

// One way to write an example down.
struct Variant {
    std::string_view name;
    Document (*write)(const RuleExample& example);
};

Document paragraph(std::string_view text, std::string_view label) {
    Document document;
    document.add(text, {}, label);
    return document;
}

Document in_cell(const RuleExample& example) {
    Document document;
    Locus where;
    where.table = 1;
    where.row = 2;
    where.column = 1;
    document.add("1", where, "序号");
    where.column = 2;
    document.add(example.text, where, example.label);
    return document;
}

Document shifted(const RuleExample& example) {
    Document document;
    document.add("关于公布有关情况的通知", {});
    document.add("根据工作安排，现将有关事项公布如下。" + example.text, {}, example.label);
    document.add("特此通知。", {});
    return document;
}

// What may be written around any example. Han characters on both sides are tried where the boundary lets them touch.
constexpr Variant variants[] = {
    {"as written", [](const RuleExample& e) { return paragraph(e.text, e.label); }},
    {"full-width", [](const RuleExample& e) { return paragraph(in_full_width(e.text), e.label); }},
    {"joined by zero-width characters", [](const RuleExample& e) { return paragraph(joined_invisibly(e.text), e.label); }},
    {"glued to Han", [](const RuleExample& e) { return paragraph("的" + e.text + "的", e.label); }},
    {"in a table cell", in_cell},
    {"shifted", shifted},
};

// Addresses and e-mail addresses change their meaning when Han text is glued to them, and letters have no full-width habit.
bool applies(const Variant& variant, const Rule& rule) {
    return !rule.trigger.digits.empty() || variant.name == "as written" || variant.name == "in a table cell";
}

Document written(const Variant& variant, const RuleExample& example) {
    Document document = variant.write(example);
    document.meta.title = example.title;
    return document;
}

class Checker {
public:
    Checker(const Matcher& all, std::vector<RuleProblem>& problems) : all_(all), problems_(problems) {}

    void check(const CompiledRule& compiled, const Matcher& alone) {
        const Rule& rule = compiled.rule();
        for (const Variant& variant : variants) {
            if (!applies(variant, rule)) continue;
            for (const RuleExample& example : rule.matches) {
                expect_match(rule, example, variant, alone);
                expect_match(rule, example, variant, all_);
            }
            for (const RuleExample& example : rule.rejects) {
                expect_reject(rule, example, variant, alone);
                expect_reject(rule, example, variant, all_);
            }
        }
        if (!compiled.has_checksum()) return;
        for (const RuleExample& example : rule.matches) expect_checksum(rule, example);
    }

private:
    std::vector<Finding> found_by(const Rule& rule, const Matcher& matcher, const Document& document) const {
        std::vector<Finding> found = matcher.find(document, {});
        std::erase_if(found, [&rule](const Finding& finding) { return finding.rule != rule.id; });
        return found;
    }

    void expect_match(const Rule& rule, const RuleExample& example, const Variant& variant, const Matcher& matcher) {
        const std::vector<Finding> found = found_by(rule, matcher, written(variant, example));
        const auto hit = std::find_if(found.begin(), found.end(), [&](const Finding& f) { return f.value == example.value; });
        if (hit == found.end()) {
            add(rule, example, variant.name, "应当检出 " + example.value + "，但没有", "should find " + example.value + " and does not");
        } else if (hit->grade != example.grade && variant.name == "as written") {
            const std::string got(name(hit->grade));
            add(rule, example, variant.name, "等级是 " + got, "grade is " + got);
        }
    }

    void expect_reject(const Rule& rule, const RuleExample& example, const Variant& variant, const Matcher& matcher) {
        for (const Finding& finding : found_by(rule, matcher, written(variant, example))) {
            add(rule, example, variant.name, "不应检出 " + finding.value + "：" + example.why,
                "should not find " + finding.value + ": " + example.why);
        }
    }

    // Changes the middle digit of the value where it stands in the text.
    void expect_checksum(const Rule& rule, const RuleExample& example) {
        if (example.grade != Grade::confirmed) return;
        RuleExample broken = example;
        std::vector<size_t> digits;
        for (size_t i = 0; i < broken.text.size(); ++i) {
            if (is_ascii_digit(broken.text[i])) digits.push_back(i);
        }
        if (digits.empty()) return;
        char& digit = broken.text[digits[digits.size() - std::min<size_t>(digits.size(), 3)]];
        digit = digit == '9' ? '0' : static_cast<char>(digit + 1);
        for (const Finding& finding : found_by(rule, all_, paragraph(broken.text, broken.label))) {
            if (finding.grade != Grade::confirmed) continue;
            add(rule, example, "one digit changed", "改动一位数字后仍被确认：" + finding.value,
                "still confirmed with one digit changed: " + finding.value);
        }
    }

    void add(const Rule& rule, const RuleExample& example, std::string_view variant, std::string zh, std::string en) {
        problems_.push_back({rule.id, example.file, std::string(variant), std::move(zh), std::move(en)});
    }

    const Matcher& all_;
    std::vector<RuleProblem>& problems_;
};

}  // namespace

Result<std::vector<RuleProblem>> check_rules(const MatchSettings& settings) {
    MatchSettings revealed = settings;
    revealed.reveal = true;
    const Matcher all = TRY(Matcher::create(revealed));
    std::vector<RuleProblem> problems;
    Checker checker(all, problems);
    for (const CompiledRule& rule : all.state().set.rules()) {
        MatchSettings one = revealed;
        one.only_rule = rule.rule().id;
        const Matcher alone = TRY(Matcher::create(one));
        checker.check(rule, alone);
    }
    return problems;
}

}  // namespace leakscan

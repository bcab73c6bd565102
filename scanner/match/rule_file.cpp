// One function for each table of the file; what a file leaves out has its default in model/rule.h.
#include "match/rule_file.h"

#include <charconv>

#include "base/config_file.h"
#include "base/text.h"

namespace leakscan {
namespace {

constexpr long most_digits = 32;  // longer runs of digits are no candidates at all

Result<std::uint8_t> small_number(const Config& table, std::string_view key, long otherwise, long most) {
    const std::optional<long> value = TRY(table.integer(key));
    if (value && (*value < 0 || *value > most)) return table.error(key, "must be between 0 and " + std::to_string(most));
    return static_cast<std::uint8_t>(value.value_or(otherwise));
}

// "6-8-4" → {6, 8, 4}
Result<std::vector<std::uint8_t>> read_group(const Config& table, std::string_view text) {
    std::vector<std::uint8_t> sizes;
    for (std::string_view part : split(text, '-')) {
        unsigned size = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), size);
        if (error != std::errc() || end != part.data() + part.size() || size == 0 || size > most_digits) {
            return table.error("groups", "must be lists of group sizes like \"6-8-4\", \"any\" or \"wrapped\"");
        }
        sizes.push_back(static_cast<std::uint8_t>(size));
    }
    return sizes;
}

Status read_digits(const Config& table, RuleTrigger& trigger) {
    for (long digits : TRY(table.integers("digits"))) {
        if (digits < 1 || digits > most_digits) return table.error("digits", "must be between 1 and " + std::to_string(most_digits));
        trigger.digits.push_back(static_cast<std::uint8_t>(digits));
    }
    const std::vector<long> letters = TRY(table.integers("letters"));
    if (!letters.empty()) {
        if (letters.size() != 2 || letters[0] < 0 || letters[0] > letters[1] || letters[1] > 4) {
            return table.error("letters", "must be [least, most], at most 4");
        }
        trigger.least_letters = static_cast<std::uint8_t>(letters[0]);
        trigger.most_letters = static_cast<std::uint8_t>(letters[1]);
    }
    const std::string letter = TRY(table.string("check_letter")).value_or("");
    if (letter.size() > 1 || (letter.size() == 1 && (letter[0] < 'A' || letter[0] > 'Z'))) {
        return table.error("check_letter", "must be one capital letter");
    }
    trigger.check_letter = letter.empty() ? '\0' : letter[0];
    if (const auto separators = TRY(table.string("separators"))) trigger.separators = *separators;
    if (trigger.separators.find_first_not_of(" -.()~/_,") != std::string::npos) {
        return table.error("separators", "may hold space and - . ( ) ~ / _ , only");
    }
    for (const std::string& group : TRY(table.strings("groups"))) {
        if (group == "any") {
            trigger.groups.any = true;
        } else if (group == "wrapped") {
            trigger.groups.wrapped = true;
        } else {
            trigger.groups.patterns.push_back(TRY(read_group(table, group)));
        }
    }
    return {};
}

Status read_trigger(const Config& file, RuleTrigger& trigger) {
    const std::optional<Config> table = TRY(file.table("trigger"));
    if (!table) return file.error("trigger", "is missing: a rule must say what makes a candidate");
    TRY(table->allow_only(
        {"digits", "letters", "check_letter", "separators", "groups", "literal", "lexicon", "captions", "token", "reach", "characters"}));
    TRY(read_digits(*table, trigger));
    trigger.literals = TRY(table->strings("literal"));
    for (const std::string& literal : trigger.literals) {
        if (literal.empty()) return table->error("literal", "must not be empty");
    }
    trigger.lexicon = TRY(table->string("lexicon")).value_or("");
    if (trigger.lexicon.find('/') != std::string::npos) return table->error("lexicon", "must be the name of a table in data/");
    trigger.captions = TRY(table->strings("captions"));
    trigger.token = TRY(table->string("token")).value_or("");
    trigger.reach = TRY(small_number(*table, "reach", 0, 64));
    if (const auto characters = TRY(table->string("characters"))) {
        trigger.address = *characters == "address";
        trigger.plate = *characters == "plate";
        if (!trigger.address && !trigger.plate) return table->error("characters", "must be \"address\" or \"plate\"");
    }
    const int kinds = int{!trigger.digits.empty()} + int{!trigger.literals.empty()} + int{!trigger.lexicon.empty()} +
                      int{!trigger.captions.empty()} + int{trigger.address} + int{trigger.plate};
    if (kinds != 1) return file.error("trigger", "must have one of digits, literal, lexicon, captions and characters");
    return {};
}

Result<Need> read_need(const Config& table) {
    if (!table.has("required")) return Need::nothing;
    if (const Result<std::optional<bool>> flag = table.boolean("required"); flag.ok()) {
        return **flag ? Need::label : Need::nothing;
    }
    const Result<std::optional<std::string>> word = table.string("required");
    const std::string need = word.ok() ? **word : "";
    if (need == "strong") return Need::strong_label;
    if (need == "own") return Need::own_label;
    if (need == "person") return Need::person;
    if (need == "roster") return Need::roster;
    return table.error("required", "must be true, false, \"strong\", \"own\", \"person\" or \"roster\"");
}

Status read_context(const Config& file, RuleContext& context) {
    const std::optional<Config> table = TRY(file.table("context"));
    if (!table) return {};
    TRY(table->allow_only(
        {"labels", "against", "direction", "distance", "required", "not_before", "not_after", "unless", "except", "headings"}));
    context.labels = TRY(table->strings("labels"));
    context.against = TRY(table->strings("against"));
    const std::string direction = TRY(table->string("direction")).value_or("before");
    if (direction == "after") {
        context.direction = LabelDirection::after;
    } else if (direction == "both") {
        context.direction = LabelDirection::both;
    } else if (direction != "before") {
        return table->error("direction", "must be before, after or both");
    }
    context.distance = TRY(small_number(*table, "distance", 24, 100));
    context.need = TRY(read_need(*table));
    context.not_before = TRY(table->strings("not_before"));
    context.not_after = TRY(table->strings("not_after"));
    context.unless = TRY(table->strings("unless"));
    context.except = TRY(table->strings("except"));
    context.headings = TRY(table->strings("headings"));
    return {};
}

Status read_mask(const Config& file, Rule& rule) {
    const std::optional<Config> table = TRY(file.table("mask"));
    if (!table) return file.error("mask", "is missing: say how many characters stay visible");
    TRY(table->allow_only({"front", "back"}));
    rule.mask_front = TRY(small_number(*table, "front", 0, 8));
    rule.mask_back = TRY(small_number(*table, "back", 0, 8));
    return {};
}

Status read_masked(const Config& file, Rule& rule) {
    const std::optional<Config> table = TRY(file.table("masked"));
    if (!table) return {};
    TRY(table->allow_only({"regex", "count", "visible", "stretch"}));
    if (rule.trigger.digits.empty()) return file.error("masked", "is for rules whose trigger has digits");
    rule.masked.regex = TRY(table->required_string("regex"));
    rule.masked.count = TRY(table->string("count")).value_or("digits");
    rule.masked.visible = TRY(small_number(*table, "visible", rule.masked.visible, most_digits));
    if (table->has("stretch")) rule.masked.stretch = TRY(table->boolean("stretch")).value_or(false);
    return {};
}

Result<RuleExample> read_example(const Config& table, bool is_match) {
    TRY(table.allow_only(is_match ? std::vector<std::string_view>{"text", "label", "title", "value", "grade"}
                                  : std::vector<std::string_view>{"text", "label", "title", "why"}));
    RuleExample example;
    example.file = table.where();
    example.text = TRY(table.required_string("text"));
    example.label = TRY(table.string("label")).value_or("");
    example.title = TRY(table.string("title")).value_or("");
    if (!is_match) {
        example.why = TRY(table.required_string("why"));
        return example;
    }
    example.value = TRY(table.required_string("value"));
    const std::string grade = TRY(table.string("grade")).value_or("confirmed");
    const std::optional<Grade> known = grade_from(grade);
    if (!known) return table.error("grade", "must be confirmed, likely, partial or weak_mask");
    example.grade = *known;
    return example;
}

Status read_examples(const Config& file, Rule& rule) {
    for (const Config& table : TRY(file.tables("match"))) rule.matches.push_back(TRY(read_example(table, true)));
    for (const Config& table : TRY(file.tables("reject"))) rule.rejects.push_back(TRY(read_example(table, false)));
    if (rule.matches.empty()) return file.error("match", "is missing: a rule needs at least one [[match]]");
    if (rule.rejects.empty()) return file.error("reject", "is missing: a rule needs at least one [[reject]] with a why");
    return {};
}

Status read_names(const Config& file, Rule& rule) {
    const std::optional<Config> names = TRY(file.table("names"));
    if (!names) return file.error("names", "is missing: zh and en");
    TRY(names->allow_only({"zh", "en"}));
    rule.name_zh = TRY(names->required_string("zh"));
    rule.name_en = TRY(names->required_string("en"));
    return {};
}

Result<Boundary> read_boundary(const Config& file) {
    const std::string boundary = TRY(file.string("boundary")).value_or("digits");
    if (boundary == "digits") return Boundary::digits;
    if (boundary == "word") return Boundary::word;
    if (boundary == "token") return Boundary::token;
    return file.error("boundary", "must be digits, word or token");
}

Result<Rule> rule_from(const Config& file, const std::string& id) {
    TRY(file.allow_only(
        {"kind", "names", "trigger", "regex", "boundary", "checks", "context", "mask", "masked", "sources", "match", "reject"}));
    Rule rule;
    rule.id = id;
    rule.file = file.where();
    const std::string kind = TRY(file.required_string("kind"));
    const std::optional<Kind> known = kind_from(kind);
    if (!known) return file.error("kind", "is not a kind of personal data this tool knows: " + kind);
    rule.kind = *known;
    TRY(read_names(file, rule));
    TRY(read_trigger(file, rule.trigger));
    rule.regex = TRY(file.string("regex")).value_or("");
    if (rule.regex.empty() && !rule.trigger.address && rule.trigger.lexicon.empty()) return file.error("regex", "is missing");
    rule.boundary = TRY(read_boundary(file));
    rule.checks = TRY(file.strings("checks"));
    TRY(read_context(file, rule.context));
    // What names the candidate speaks for it as well.
    rule.context.labels.insert(rule.context.labels.end(), rule.trigger.captions.begin(), rule.trigger.captions.end());
    TRY(read_mask(file, rule));
    TRY(read_masked(file, rule));
    rule.sources = TRY(file.strings("sources"));
    if (rule.sources.empty()) return file.error("sources", "is missing: where does this knowledge come from?");
    TRY(read_examples(file, rule));
    return rule;
}

}  // namespace

Result<Rule> parse_rule(std::string_view text, const std::string& name, const std::string& id) {
    return rule_from(TRY(Config::parse(text, name)), id);
}

}  // namespace leakscan

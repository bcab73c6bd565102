// Refuses what cannot work before a document is opened.
#include "match/rule_set.h"

#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/keyed_hash.h"
#include "base/text.h"
#include "match/rule_file.h"
#include "match/table_file.h"

namespace leakscan {
namespace {

namespace fs = std::filesystem;

struct RuleText {
    std::string id;
    std::string path;
    const std::string* folder = nullptr;  // of all patterns
    std::string text;
};

// <group>/<name>.toml below `folder`, by id: the order of a folder on disk must not show.
Status read_rules(const std::string& folder, std::vector<RuleText>& rules) {
    const size_t before = rules.size();
    std::error_code error;
    for (const fs::directory_entry& group : fs::directory_iterator(folder, error)) {
        const std::string name = group.path().filename().string();
        if (!group.is_directory(error) || name == "data" || name == "policy") continue;
        for (const fs::directory_entry& file : fs::directory_iterator(group.path(), error)) {
            if (file.path().extension() != ".toml") continue;
            rules.push_back({name + "." + file.path().stem().string(), file.path().string(), &folder, {}});
        }
    }
    if (error) return Error{Fault::usage, folder + ": cannot read this folder of patterns: " + error.message()};
    const auto first = rules.begin() + static_cast<std::ptrdiff_t>(before);
    std::sort(first, rules.end(), [](const RuleText& a, const RuleText& b) { return a.id < b.id; });
    for (auto rule = first; rule != rules.end(); ++rule) rule->text = TRY(read_file(rule->path));
    return {};
}

Status must_be_unique(const std::vector<RuleText>& rules) {
    std::set<std::string_view> seen;
    for (const RuleText& rule : rules) {
        if (!seen.insert(rule.id).second)
            return Error{Fault::usage, rule.path + ": rule " + rule.id + " is defined twice: rename the file"};
    }
    return {};
}

std::string digest_of(const std::vector<RuleText>& rules) {
    std::string everything;
    for (const RuleText& rule : rules) everything += rule.id + '\0' + rule.text + '\0';
    return sha256_hex(everything).substr(0, 16);
}

// The phrases of a rule's lexicon become its literals; each is a value as it stands unless the rule's expression says more.
Status read_lexicon(const std::string& folder, Rule& rule) {
    if (rule.trigger.lexicon.empty()) return {};
    TRY(read_table(folder + "/data/" + rule.trigger.lexicon + ".tsv", 1, [&rule](TableRow row) {
        rule.trigger.literals.emplace_back(row[0]);
        return !row[0].empty();
    }));
    return {};
}

bool fits_expression(const RE2& regex, std::string_view text, RE2::Anchor anchor, std::string_view& value) {
    // Most candidates do not fit, which RE2 sees soonest when nobody asks where the value begins.
    const bool has_group = regex.NumberOfCapturingGroups() > 0;
    if (has_group && !regex.Match({text.data(), text.size()}, 0, text.size(), anchor, nullptr, 0)) return false;
    re2::StringPiece parts[2];
    if (!regex.Match({text.data(), text.size()}, 0, text.size(), anchor, parts, 1 + regex.NumberOfCapturingGroups())) return false;
    const re2::StringPiece& part = parts[regex.NumberOfCapturingGroups()];
    value = {part.data(), part.size()};
    return true;
}

}  // namespace

Expression::Expression(std::string text) : text_(std::move(text)) {}
Expression::Expression(Expression&&) noexcept = default;
Expression::~Expression() = default;

const re2::RE2& Expression::compiled() const {
    if (!regex_) {
        RE2::Options options;
        options.set_log_errors(false);
        options.set_longest_match(true);
        regex_ = std::make_unique<RE2>(text_, options);
    }
    return *regex_;
}

std::string Expression::error() const {
    if (!compiled().ok()) return compiled().error();
    return compiled().NumberOfCapturingGroups() > 1 ? "at most one group, the value" : "";
}

bool Expression::fits(std::string_view text, std::string_view& value) const {
    return fits_expression(compiled(), text, RE2::ANCHOR_BOTH, value);
}

bool Expression::fits_beginning(std::string_view text, std::string_view& value) const {
    return fits_expression(compiled(), text, RE2::ANCHOR_START, value);
}

CompiledRule::CompiledRule(Rule rule, std::vector<const NamedCheck*> checks)
    : rule_(std::move(rule)),
      words_{WordList(rule_.context.labels), WordList(rule_.context.against), WordList(rule_.context.unless),
             WordList(rule_.context.headings), WordList(rule_.trigger.captions)},
      expression_(rule_.regex),
      masked_(rule_.masked.regex),
      checks_(std::move(checks)) {}

Result<CompiledRule> CompiledRule::create(Rule rule) {
    std::vector<const NamedCheck*> checks;
    for (const std::string& name : rule.checks) {
        const NamedCheck* check = find_check(name);
        if (check == nullptr) return Error{Fault::usage, rule.file + ": there is no check named " + name};
        checks.push_back(check);
    }
    CompiledRule compiled(std::move(rule), std::move(checks));
    if (!compiled.has_masked_form()) return compiled;
    const std::string& counter = compiled.rule_.masked.count;
    compiled.counter_ = find_counter(counter);
    if (compiled.counter_ == nullptr) return Error{Fault::usage, compiled.rule_.file + ": there is no counter named " + counter};
    return compiled;
}

Status CompiledRule::check_expressions() const {
    if (const std::string error = expression_.error(); !error.empty()) return Error{Fault::usage, rule_.file + ": regex: " + error};
    if (masked_.empty()) return {};
    if (const std::string error = masked_.error(); !error.empty()) return Error{Fault::usage, rule_.file + ": masked.regex: " + error};
    return {};
}

MaskCount CompiledRule::count_masked(std::string_view pattern, const MaskKnowledge& known, const FactTables& tables) const {
    return counter_(pattern, known, tables);
}

Proof CompiledRule::check(const CheckInput& input, const FactTables& tables, Facts* facts) const {
    Proof all;
    for (const NamedCheck* check : checks_) {
        const Proof proof = check->check(input, tables, facts);
        if (!proof.passed) return proof;
        all.proven |= proof.proven;
        if (proof.need >= all.need) all.name_will_do = proof.name_will_do;
        all.need = std::max(all.need, proof.need);
        all.checksum_failed |= proof.checksum_failed;
        all.mistyped_unless_named |= proof.mistyped_unless_named;
        all.unassigned |= proof.unassigned;
        all.service_number |= proof.service_number;
        all.serial_shape |= proof.serial_shape;
        if (proof.candidates) all.candidates = proof.candidates;
        if (proof.visible_front) all.visible_front = proof.visible_front;
    }
    return all;
}

bool CompiledRule::has_checksum() const {
    return std::any_of(checks_.begin(), checks_.end(), [](const NamedCheck* check) { return check->has_checksum; });
}

bool CompiledRule::takes_length(size_t digits) const {
    return std::find(rule_.trigger.digits.begin(), rule_.trigger.digits.end(), digits) != rule_.trigger.digits.end();
}

Result<RuleSet> RuleSet::create(const std::vector<std::string>& folders, const std::string& only, const std::string& checked) {
    std::vector<RuleText> texts;
    for (const std::string& folder : folders) TRY(read_rules(folder, texts));
    TRY(must_be_unique(texts));
    RuleSet set;
    set.digest_ = digest_of(texts);
    set.rules_.reserve(texts.size());
    for (const RuleText& found : texts) {
        if (!only.empty() && only != found.id) continue;
        Rule rule = TRY(parse_rule(found.text, found.path, found.id));
        TRY(read_lexicon(*found.folder, rule));
        set.rules_.push_back(TRY(CompiledRule::create(std::move(rule))));
        if (set.digest_ != checked) TRY(set.rules_.back().check_expressions());
    }
    if (set.rules_.empty()) return Error{Fault::usage, join(folders, ", ") + ": no rules here"};
    set.index();
    return set;
}

size_t most_behind_digits(const RuleTrigger& trigger, size_t digits) {
    constexpr size_t id_size = 18;
    if (trigger.check_letter == 0) return 0;
    return digits > id_size ? digits - id_size + 1 : 1;
}

const std::vector<const CompiledRule*>& RuleSet::of_length(size_t digits) const {
    static const std::vector<const CompiledRule*> none;
    return digits < by_length_.size() ? by_length_[digits] : none;
}

void RuleSet::index() {
    least_digits_ = by_length_.size();
    std::vector<std::string> words;
    for (const CompiledRule& rule : rules_) {
        for (std::uint8_t digits : rule.rule().trigger.digits) {
            by_length_[digits].push_back(&rule);
            const size_t in_sight = digits - most_behind_digits(rule.rule().trigger, digits);
            least_digits_ = std::min<size_t>(least_digits_, in_sight);
        }
        const RuleTrigger& trigger = rule.rule().trigger;
        for (const std::string& literal : trigger.literals) {
            if (literal == "@") {
                ats_.push_back(&rule);
            } else {
                words.push_back(literal);
                word_uses_.push_back({&rule, false});
            }
        }
        for (const std::string& caption : trigger.captions) {
            words.push_back(caption);
            word_uses_.push_back({&rule, true});
        }
        if (!trigger.captions.empty()) captioned_.push_back(&rule);
        if (trigger.plate) plates_.push_back(&rule);
        if (trigger.address) address_ = &rule;
    }
    words_ = WordFinder(std::move(words));
}

}  // namespace leakscan

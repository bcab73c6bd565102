// Compiles every rule once, when it is loaded, and refuses what cannot work before a document is opened.
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

struct RulePath {
    std::string id;
    std::string path;
};

// <group>/<name>.toml below `folder`, by id: the order of a folder on disk must not show.
Result<std::vector<RulePath>> rule_paths(const std::string& folder) {
    std::vector<RulePath> paths;
    std::error_code error;
    for (const fs::directory_entry& group : fs::directory_iterator(folder, error)) {
        const std::string name = group.path().filename().string();
        if (!group.is_directory(error) || name == "data" || name == "policy") continue;
        for (const fs::directory_entry& file : fs::directory_iterator(group.path(), error)) {
            if (file.path().extension() != ".toml") continue;
            paths.push_back({name + "." + file.path().stem().string(), file.path().string()});
        }
    }
    if (error) return Error{Fault::usage, folder + ": cannot read this folder of patterns: " + error.message()};
    std::sort(paths.begin(), paths.end(), [](const RulePath& a, const RulePath& b) { return a.id < b.id; });
    return paths;
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

Result<std::unique_ptr<re2::RE2>> compile(const std::string& expression, const std::string& where) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_longest_match(true);
    auto regex = std::make_unique<RE2>(expression, options);
    if (!regex->ok()) return Error{Fault::usage, where + regex->error()};
    if (regex->NumberOfCapturingGroups() > 1) return Error{Fault::usage, where + "at most one group, the value"};
    return regex;
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

CompiledRule::CompiledRule(Rule rule, std::unique_ptr<re2::RE2> regex, std::vector<const NamedCheck*> checks)
    : rule_(std::move(rule)),
      words_{WordList(rule_.context.labels), WordList(rule_.context.against), WordList(rule_.context.unless),
             WordList(rule_.context.headings), WordList(rule_.trigger.captions)},
      regex_(std::move(regex)),
      checks_(std::move(checks)) {}
CompiledRule::CompiledRule(CompiledRule&&) noexcept = default;
CompiledRule::~CompiledRule() = default;

Result<CompiledRule> CompiledRule::create(Rule rule) {
    std::vector<const NamedCheck*> checks;
    for (const std::string& name : rule.checks) {
        const NamedCheck* check = find_check(name);
        if (check == nullptr) return Error{Fault::usage, rule.file + ": there is no check named " + name};
        checks.push_back(check);
    }
    auto regex = TRY(compile(rule.regex, rule.file + ": regex: "));
    CompiledRule compiled(std::move(rule), std::move(regex), std::move(checks));
    TRY(compiled.compile_masked());
    return compiled;
}

Status CompiledRule::compile_masked() {
    const RuleMasked& masked = rule_.masked;
    if (masked.regex.empty()) return {};
    counter_ = find_counter(masked.count);
    if (counter_ == nullptr) return Error{Fault::usage, rule_.file + ": there is no counter named " + masked.count};
    masked_regex_ = TRY(compile(masked.regex, rule_.file + ": masked.regex: "));
    return {};
}

bool CompiledRule::fits(std::string_view text, std::string_view& value) const {
    return fits_expression(*regex_, text, RE2::ANCHOR_BOTH, value);
}

bool CompiledRule::fits_masked(std::string_view pattern, std::string_view& value) const {
    return fits_expression(*masked_regex_, pattern, RE2::ANCHOR_BOTH, value);
}

MaskCount CompiledRule::count_masked(std::string_view pattern, const MaskKnowledge& known, const FactTables& tables) const {
    return counter_(pattern, known, tables);
}

bool CompiledRule::fits_beginning(std::string_view text, std::string_view& value) const {
    return fits_expression(*regex_, text, RE2::ANCHOR_START, value);
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

Result<RuleSet> RuleSet::create(const std::vector<std::string>& folders, const std::string& only) {
    RuleSet set;
    std::string everything;
    std::set<std::string> seen;
    for (const std::string& folder : folders) {
        for (const RulePath& found : TRY(rule_paths(folder))) {
            if (!seen.insert(found.id).second) {
                return Error{Fault::usage, found.path + ": rule " + found.id + " is defined twice: rename the file"};
            }
            everything += found.id + '\0' + TRY(read_file(found.path)) + '\0';
            if (!only.empty() && only != found.id) continue;
            Rule rule = TRY(read_rule(found.path, found.id));
            TRY(read_lexicon(folder, rule));
            set.rules_.push_back(TRY(CompiledRule::create(std::move(rule))));
        }
    }
    if (set.rules_.empty()) return Error{Fault::usage, join(folders, ", ") + ": no rules here"};
    set.digest_ = sha256_hex(everything).substr(0, 16);
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

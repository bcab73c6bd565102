// leakscan patterns: list, show, check and try the rules in force.
#include "app/commands.h"
#include "app/console.h"
#include "app/exit_code.h"
#include "app/file_text.h"
#include "app/pattern_folders.h"
#include "base/file.h"
#include "base/message.h"
#include "match/check_rules.h"
#include "match/match.h"
#include "report/place.h"

namespace leakscan {
namespace {

// With a key of zeroes: identities are of no use here, and no key file is made for it. `rule`: that one alone, "" for all.
Result<Matcher> load_rules(const Options& options, const std::string& rule) {
    MatchSettings settings;
    settings.pattern_folders = TRY(find_pattern_folders(options.patterns));
    settings.only_rule = rule;
    return Matcher::create(settings);
}

Result<Rule> find_rule(const Matcher& matcher, const std::string& id, const Options& options) {
    for (const Rule& rule : matcher.rules()) {
        if (rule.id == id) return rule;
    }
    return Error{Fault::usage, fill({"没有规则 {}，见 patterns list", "there is no rule {}, see patterns list"}, options.language, {id})};
}

Result<int> list_rules(const Options& options) {
    const Matcher matcher = TRY(load_rules(options, ""));
    for (const Rule& rule : matcher.rules()) {
        const std::string& title = options.language == Language::zh ? rule.name_zh : rule.name_en;
        print(rule.id + "\t" + std::string(name(rule.kind)) + "\t" + title + "\n");
    }
    return 0;
}

// The file itself: it says more than any rendering of it.
Result<int> show_rule(const Options& options) {
    const Matcher matcher = TRY(load_rules(options, ""));
    const Rule rule = TRY(find_rule(matcher, options.arguments[1], options));
    const std::string file = rule.file.substr(0, rule.file.rfind(':'));  // without the line
    print("# " + file + "\n" + TRY(read_file(file)));
    return 0;
}

Result<int> check_all_rules(const Options& options) {
    MatchSettings settings;
    settings.pattern_folders = TRY(find_pattern_folders(options.patterns));
    const std::vector<RuleProblem> problems = TRY(check_rules(settings));
    for (const RuleProblem& problem : problems) {
        const std::string& what = options.language == Language::zh ? problem.zh : problem.en;
        print(problem.where + ": " + problem.rule + " (" + problem.variant + "): " + what + "\n");
    }
    if (problems.empty()) say(options, Phrase{"所有规则的示例均通过", "the rules hold in all their examples"}.in(options.language));
    return problems.empty() ? 0 : exit_to_rectify;
}

void print_matches(const Matcher& matcher, const Document& document, const Origin& origin, Language language) {
    DocumentFacts facts;
    facts.media = document.media;
    for (const Finding& finding : matcher.find(document, origin)) {
        JudgedFinding placed;
        placed.finding = finding;
        placed.document = &facts;
        print(finding.masked + "\t" + std::string(name(finding.grade)) + "\t" + place_of(placed, language) + "\n");
    }
}

// The rule alone, on a text or, where one has that name, on a file.
Result<int> try_rule(const Options& options) {
    const std::string& text = options.arguments[2];
    const Matcher all = TRY(load_rules(options, ""));
    const Rule rule = TRY(find_rule(all, options.arguments[1], options));
    const Matcher matcher = TRY(load_rules(options, rule.id));
    if (!exists(text)) {
        Document document;
        document.add(text, {});
        print_matches(matcher, document, {"-", {}, {}}, options.language);
        return 0;
    }
    Origin origin;
    TextReader reader;
    reader.document = [&](const Origin& next) { origin = next; };
    reader.part = [&](const Document& part) { print_matches(matcher, part, origin, options.language); };
    reader.not_read = [&](const Origin& where, const Error& error) { say(options, where.path() + ": " + error.message); };
    TRY(read_file_text(text, options.limits, reader));
    return 0;
}

struct Action {
    std::string_view name;
    size_t arguments;  // its own name included
    Result<int> (*run)(const Options& options);
};

constexpr Action actions[] = {{"list", 1, list_rules}, {"show", 2, show_rule}, {"check", 1, check_all_rules}, {"test", 3, try_rule}};

}  // namespace

Result<int> patterns_command(const Options& options) {
    for (const Action& action : actions) {
        if (action.name != options.arguments.front()) continue;
        if (action.arguments == options.arguments.size()) return action.run(options);
        return Error{Fault::usage, fill({"patterns {}：参数应为 list | show RULE | check | test RULE TEXT",
                                         "patterns {}: wanted list | show RULE | check | test RULE TEXT"},
                                        options.language, {action.name})};
    }
    return Error{Fault::usage, fill({"patterns：没有 {}", "patterns: there is no {}"}, options.language, {options.arguments.front()})};
}

}  // namespace leakscan

// Command lines to values, mistakes to one clear line, and the help against the tables.
#include "app/options.h"

#include <catch2/catch.hpp>

#include "app/help.h"
#include "app/option_table.h"

using namespace leakscan;

namespace {

Options parse(const std::vector<std::string>& arguments) {
    Result<Options> options = parse_options(arguments);
    INFO((options.ok() ? std::string() : options.error().message));
    REQUIRE(options.ok());
    return options.take();
}

}  // namespace

TEST_CASE("options of a scan are read into values") {
    const Options options = parse(
        {"scan", "site",           "more", "--out=lists", "--format",   "csv, jsonl", "--jobs", "0",        "--patterns", "p1",
         "last", "--patterns",     "p2",   "--as-of",     "2018-05-04", "--fail-on",  "new",    "--reveal", "-0",         "--files-from",
         "-",    "--max-document", "64K",  "--max-depth", "3",          "--lang",     "en",     "-q"});
    CHECK(options.command == Command::scan);
    CHECK(options.arguments == std::vector<std::string>{"site", "more", "last"});
    CHECK(options.out == "lists");
    CHECK(options.formats == std::vector<std::string>{"csv", "jsonl"});
    CHECK(options.jobs == 0u);
    CHECK(options.patterns == std::vector<std::string>{"p1", "p2"});
    CHECK(options.as_of == Date{2018, 5, 4});
    CHECK(options.fail_on == FailOn::fresh);
    CHECK(options.reveal);
    CHECK(options.null_separated);
    CHECK(options.files_from == std::vector<std::string>{"-"});
    CHECK(options.limits.document_bytes == 64 * 1024);
    CHECK(options.limits.depth == 3);
    CHECK(options.language == Language::en);
    CHECK(options.quiet);
    CHECK_FALSE(options.all);
}

TEST_CASE("the defaults are those of the contract") {
    const Options options = parse({"scan", "site"});
    CHECK(options.policy == "gov-2018");
    CHECK(options.out == "leakscan-out");
    CHECK(options.fail_on == FailOn::leak);
    CHECK(options.language == Language::zh);
    CHECK(options.progress == ShowProgress::when_terminal);
    CHECK_FALSE(options.jobs.has_value());
    CHECK(options.formats.empty());
}

TEST_CASE("stdin, paths that look like commands and paths after -- are arguments") {
    CHECK(parse({"check", "-"}).arguments == std::vector<std::string>{"-"});
    CHECK(parse({"scan", "report", "check"}).arguments == std::vector<std::string>{"report", "check"});
    CHECK(parse({"scan", "--", "-odd", "--name"}).arguments == std::vector<std::string>{"-odd", "--name"});
}

TEST_CASE("the last of two values counts") { CHECK(parse({"scan", "a", "--out", "x", "--out", "y"}).out == "y"); }

TEST_CASE("what cannot be meant is one clear line") {
    struct Row {
        std::vector<std::string> arguments;
        const char* words;
    };
    const Row rows[] = {
        {{}, "no command"},
        {{"skan", "x"}, "skan"},
        {{"track"}, "track"},
        {{"track", "list", "--period", "2017-13"}, "2017-13"},
        {{"track", "list", "--period", "2017-1"}, "2017-1"},
        {{"track", "list", "--year", "17"}, "--year"},
        {{"track", "list", "--over", "many"}, "many"},
        {{"track", "waive", "x", "--until", "soon"}, "soon"},
        {{"report", "x", "--ledger", "sqlite:a"}, "--ledger"},
        {{"scan", "x", "--unknown=3"}, "--unknown"},
        {{"scan", "x", "-Z"}, "-Z"},
        {{"scan", "x", "--out"}, "--out"},
        {{"scan", "x", "--jobs", "many"}, "many"},
        {{"scan", "x", "--jobs", "-1"}, "--jobs"},
        {{"scan", "x", "--jobs", "9999"}, "9999"},
        {{"scan", "x", "--fail-on", "leaks"}, "leaks"},
        {{"scan", "x", "--as-of", "soon"}, "soon"},
        {{"scan", "x", "--as-of", "2018-02-30"}, "2018-02-30"},
        {{"scan", "x", "--progress", "yes"}, "yes"},
        {{"scan", "x", "--max-document", "0"}, "--max-document"},
        {{"scan", "x", "--max-document", "12Q"}, "12Q"},
        {{"scan", "x", "--max-depth", "99999999999"}, "99999999999"},
        {{"scan", "x", "--max-unpacked", "18014398509481984K"}, "--max-unpacked"},
        {{"scan", "x", "--lang", "fr", "--lang", "en"}, "fr"},
        {{"scan", "x", "--format", "xlsx,,csv"}, "xlsx,,csv"},
        {{"scan", "x", "--url", "http://a"}, "--url"},
        {{"check"}, "missing"},
        {{"check", "x", "--published", "2017"}, "2017"},
        {{"report", "a", "b"}, "b"},
        {{"doctor", "now"}, "now"},
    };
    for (Row row : rows) {
        if (!row.arguments.empty()) row.arguments.insert(row.arguments.begin() + 1, "--lang=en");
        const Result<Options> options = parse_options(row.arguments);
        INFO(row.words);
        REQUIRE_FALSE(options.ok());
        CHECK(options.error().fault == Fault::usage);
        CHECK(options.error().message.find('\n') == std::string::npos);
        if (!row.arguments.empty()) CHECK_THAT(options.error().message, Catch::Contains(row.words));
    }
}

TEST_CASE("every option stands in the help of its commands, in both languages") {
    for (const CommandRow& command : command_table()) {
        for (const Language language : {Language::zh, Language::en}) {
            const std::string help = command_help(command.command, language);
            CHECK_THAT(general_help(language), Catch::Contains(std::string(command.name)));
            for (const OptionRow& option : option_table()) {
                if ((option.commands & bit_of(command.command)) == 0) continue;
                CHECK_THAT(help, Catch::Contains(std::string(option.names.substr(option.names.find("--")))));
                CHECK_THAT(help, Catch::Contains(std::string(option.help.in(language))));
            }
        }
    }
}

TEST_CASE("the command table is in the order of its enumeration") {
    for (const CommandRow& command : command_table()) CHECK(row_of(command.command).name == command.name);
}

// leakscan: finds personal data in what public bodies publish. Commands, options and exit codes: contract of the README.
#include <exception>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/console.h"
#include "app/exit_code.h"
#include "app/help.h"
#include "base/message.h"
#include "scan/pool.h"

namespace leakscan {
namespace {

constexpr std::string_view worker_name = "worker";  // hidden: how the pool starts this program again

Result<int> run_command(const Options& options) {
    switch (options.command) {
        case Command::scan: return scan_command(options);
        case Command::check: return check_command(options);
        case Command::report: return report_command(options);
        case Command::track: return track_command(options);
        case Command::patterns: return patterns_command(options);
        case Command::explain: return explain_command(options);
        case Command::text: return text_command(options);
        case Command::doctor: return doctor_command(options);
    }
    return exit_could_not_run;
}

Result<int> run(const std::vector<std::string>& arguments) {
    const std::string first = arguments.empty() ? "" : arguments.front();
    if (first == "--help" || first == "-h" || first == "help") {
        print(general_help(language_of(arguments)));
        return 0;
    }
    if (first == "--version") {
        print(std::string("leakscan ") + LEAKSCAN_VERSION + "\n");
        return 0;
    }
    const Options options = TRY(parse_options(arguments));
    if (options.help) {
        print(command_help(options.command, options.language));
        return 0;
    }
    return run_command(options);
}

}  // namespace
}  // namespace leakscan

int main(int argument_count, char** arguments) {
    using namespace leakscan;
    if (argument_count > 1 && arguments[1] == worker_name) return run_worker(argument_count - 1, arguments + 1);
    try {
        const Result<int> code = run({arguments + 1, arguments + argument_count});
        const Status printed = finish_printing();
        if (code.ok() && printed.ok()) return code.value();
        complain(code.ok() ? printed.error() : code.error());
    } catch (const std::exception& error) {
        complain({Fault::internal, error.what()});
    }
    return exit_could_not_run;
}

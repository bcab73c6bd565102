// leakscan check: the gate before publication. Files, or bytes on stdin, through the same worker as a scan; a line for each
// finding on stdout and an exit code; no folder is written.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "app/clerk.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/ledger_key.h"
#include "base/file.h"
#include "base/message.h"
#include "base/process.h"
#include "report/check_text.h"
#include "report/sarif.h"
#include "report/tally.h"
#include "unpack/walk.h"

namespace leakscan {
namespace {

constexpr const char* standard_input = "-";
constexpr unsigned check_jobs = 1;  // a few files: a second worker costs more than it saves

struct Printer {
    ReportText (*print)(const ListedReport&, const ReportSettings&);
};

ReportText text_report(const ListedReport& listed, const ReportSettings& settings) {
    return {check_text(listed, settings, colour_wanted()), {}};
}
ReportText json_report(const ListedReport& listed, const ReportSettings& settings) { return {check_json(listed, settings), {}}; }

Result<Printer> printer_of(const Options& options) {
    const std::string name = options.formats.empty() ? "text" : options.formats.front();
    if (options.formats.size() <= 1 && name == "text") return Printer{text_report};
    if (options.formats.size() <= 1 && name == "json") return Printer{json_report};
    if (options.formats.size() <= 1 && name == "sarif") return Printer{sarif_log};
    return Error{Fault::usage,
                 fill({"--format：只能是 text、json 或 sarif", "--format: text, json or sarif, one of them"}, options.language, {})};
}

// Standard input as a file in memory that only this process and its workers can open: it touches no disk. Of what is longer
// than a document may be nothing is kept.
struct StandardInput {
    InputFile file;
    std::optional<Error> too_large;
};

Result<StandardInput> take_standard_input(const Limits& limits) {
    const int made = ::memfd_create("stdin", MFD_CLOEXEC);
    const int memory = ::fcntl(made, F_DUPFD, lowest_free_descriptor);  // inherited by the workers, under the same number
    ::close(made);
    if (memory < 0) return Error{Fault::io, "stdin: no memory file"};
    StandardInput input{{"/proc/self/fd/" + std::to_string(memory), {standard_input, {}, {}}, 0}, {}};
    std::vector<char> piece(1u << 20);
    for (;;) {
        const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return Error{Fault::io, std::string("stdin: ") + std::strerror(errno)};
        if (got == 0) return input;
        input.file.bytes += static_cast<std::uint64_t>(got);
        if (input.file.bytes > limits.document_bytes) {
            ::close(memory);
            input.too_large = Error{Fault::too_large, "standard input is longer than a document may be (--max-document)"};
            return input;
        }
        if (!write_fully(memory, {piece.data(), static_cast<size_t>(got)})) return Error{Fault::io, "stdin: cannot be kept in memory"};
    }
}

struct Input {
    std::vector<InputFile> files;
    std::vector<Skip> problems;
    std::vector<std::string> roots;
};

Result<Input> gather(const Options& options, LedgerRun* ledger) {
    Input input;
    std::vector<std::string> paths = options.arguments;
    const auto is_stdin = [](const std::string& path) { return path == standard_input; };
    const bool from_stdin = std::any_of(paths.begin(), paths.end(), is_stdin);
    paths.erase(std::remove_if(paths.begin(), paths.end(), is_stdin), paths.end());
    for (const std::string& path : paths) {
        if (!exists(path)) return Error{Fault::usage, fill({"{}：没有这个文件", "{}: no such file"}, options.language, {path})};
    }
    if (from_stdin) {
        StandardInput taken = TRY(take_standard_input(options.limits));
        if (taken.too_large) {
            input.problems.push_back({taken.file.origin, taken.too_large->fault, taken.too_large->message});
        } else {
            input.files.push_back(std::move(taken.file));
        }
        input.roots.emplace_back(standard_input);
    }
    const WalkSettings how{paths, {}, {}, {}};
    Walk walked = TRY(walk(how));
    if (ledger != nullptr) ledger->begin(how, walked);
    for (WalkedFile& file : walked.files) input.files.push_back({file.file, std::move(file.origin), file.bytes});
    for (InputFile& file : input.files) file.origin.url = options.url;
    input.problems.insert(input.problems.end(), walked.problems.begin(), walked.problems.end());
    input.roots.insert(input.roots.end(), walked.root_names.begin(), walked.root_names.end());
    return input;
}

Assignment unit_given(const Options& options, const UnitRoster& roster) {
    if (options.unit.empty()) return {};
    for (const Unit& unit : roster.units()) {
        if (unit.id == options.unit || unit.name == options.unit) return {unit.id, unit.name, "--unit"};
    }
    return {options.unit, options.unit, "--unit"};
}

Status check_files(const Options& options, const Input& input, const RunSetup& setup, Clerk& clerk) {
    size_t at = 0;
    PoolCallbacks callbacks;
    callbacks.next = [&]() -> std::optional<InputFile> {
        return at < input.files.size() ? std::optional(input.files[at++]) : std::nullopt;
    };
    callbacks.release = [&](ScannedDocument&& document) { clerk.take(std::move(document)); };
    callbacks.progress = [](const PoolProgress&) {};
    callbacks.open_jail = [&](const JailStatus& jail) { say_of_jail(options, jail); };
    callbacks.interrupted = [] { return received_signal() != 0; };
    return run_pool(setup.pool, callbacks);
}

}  // namespace

Result<int> check_command(const Options& options) {
    const Printer printer = TRY(printer_of(options));
    TRY(check_fail_on(options));
    TRY(must_not_have_lost_key(options));
    RunSetup setup = TRY(set_up_run(options, options.units));
    const std::unique_ptr<LedgerRun> ledger = TRY(LedgerRun::open(options, setup));
    setup.pool.jobs = check_jobs;
    setup.pool.readable = options.arguments;
    const Input input = TRY(gather(options, ledger.get()));

    listen_for_signals();
    Clerk clerk(setup, {.keep_allowed = options.all,
                        .path_has_root = input.roots.size() > 1,
                        .unit = unit_given(options, setup.roster),
                        .column = options.column,
                        .published = options.published,
                        .ledger = ledger.get()});
    for (const Skip& problem : input.problems) clerk.take_problem(problem);
    TRY(check_files(options, input, setup, clerk));
    Report report = clerk.finish(input.roots, received_signal() != 0);
    if (ledger) TRY(ledger->compare(report, clerk.person_keys(), clerk.roster_size()));

    const ListedReport listed(report);
    if (!options.quiet) {
        const ReportText printed = printer.print(listed, {options.language, options.reveal});
        print(printed.text);
        for (const std::string& remark : printed.remarks) say(options, remark);
    }
    return exit_code(listed, options.fail_on, received_signal());
}

}  // namespace leakscan

// leakscan scan: from paths to rectification lists. The command reads as a table of contents of the program.
#include <algorithm>
#include <cstdio>

#include "app/clerk.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/exit_code.h"
#include "app/input_paths.h"
#include "app/interrupt.h"
#include "app/ledger_key.h"
#include "app/progress_bar.h"
#include "app/recollection.h"
#include "app/report_folder.h"
#include "app/run_setup.h"
#include "base/message.h"
#include "companion/companion.h"
#include "report/tally.h"
#include "unpack/walk.h"

namespace leakscan {
namespace {

WalkSettings walk_settings(const Options& options, const std::vector<std::string>& paths, const std::string& unit_file) {
    WalkSettings settings{paths, options.include, options.exclude, {options.out}};
    if (!unit_file.empty()) settings.leave_out.push_back(unit_file);
    if (constexpr std::string_view file = "sqlite:"; options.ledger.starts_with(file)) {
        for (const char* beside : {"", "-wal", "-shm", ".key"}) settings.leave_out.push_back(options.ledger.substr(file.size()) + beside);
    }
    return settings;
}

std::uint64_t total_bytes(const Walk& walk) {
    std::uint64_t total = 0;
    for (const WalkedFile& file : walk.files) total += file.bytes;
    return total;
}

Status scan_files(const Options& options, const RunSetup& setup, const Walk& walk, Workers workers, Clerk& clerk, Recollection* memory) {
    ProgressBar bar(options, total_bytes(walk));
    size_t at = 0;
    PoolCallbacks callbacks;
    callbacks.next = [&]() -> std::optional<InputFile> {
        if (at == walk.files.size()) return std::nullopt;
        const WalkedFile& file = walk.files[at++];
        return InputFile{file.file, file.origin, file.bytes};
    };
    callbacks.release = [&](ScannedDocument&& document) { clerk.take(std::move(document)); };
    callbacks.progress = [&](const PoolProgress& progress) { bar.update(progress); };
    callbacks.open_jail = [&](const JailStatus& jail) {
        bar.erase();
        say_of_jail(options, jail);
    };
    callbacks.interrupted = [] { return received_signal() != 0; };
    if (memory != nullptr) memory->join(callbacks);
    return run_pool(setup.pool, callbacks, std::move(workers));
}

// Without it the next run reads more than it must, no worse.
void finish(Recollection& memory, const Options& options, const Walk& walked) {
    const bool whole = options.include.empty() && options.exclude.empty() && walked.problems.empty() && received_signal() == 0;
    if (const Status kept = memory.finish(whole); !kept.ok()) complain(kept.error());
    if (memory.files_recalled() == 0) return;
    say(options, fill({"{} 个文件与上次相同，未重新读取（--full 可全部重读）",
                       "{} files have not changed and were not read again (--full reads them)"},
                      options.language, {std::to_string(memory.files_recalled())}));
}

// Said before the first file and not after the last: without it every PDF is a skip.
void warn_without_pdf(const Options& options, const Error& why) {
    say(options, fill({"注意：PDF 文件将全部跳过：{}", "warning: every PDF will be skipped: {}"}, options.language, {why.message}));
}

}  // namespace

Result<int> scan_command(const Options& options) {
    // What is asked for, all of it checked before the first file is opened.
    const std::vector<const ReportFormat*> formats = TRY(formats_to_write(options));
    const std::vector<std::string> paths = TRY(input_paths(options));
    const std::string unit_file = TRY(choose_unit_file(options, paths));
    TRY(check_fail_on(options));
    TRY(must_not_have_lost_key(options));
    CompanionExamination pdf_examination(pdf_reader, find_companion(pdf_reader));
    RunSetup setup = TRY(set_up_run(options, unit_file));
    setup.pool.readable = paths;
    Workers workers = TRY(start_workers(setup.pool));
    const std::unique_ptr<LedgerRun> ledger = TRY(LedgerRun::open(options, setup));
    TRY(prepare_report_folder(options, formats));

    // Which files, in which order.
    const WalkSettings how = walk_settings(options, paths, unit_file);
    const Walk walked = TRY(walk(how));
    if (ledger) ledger->begin(how, walked);
    const Result<std::string> pdf = pdf_examination.result();
    if (!pdf.ok()) warn_without_pdf(options, pdf.error());
    std::unique_ptr<Recollection> memory =
        TRY(Recollection::open(options, setup, walked.root_names, pdf.ok() ? *pdf : pdf.error().message));

    // Each document: judged, assigned, counted.
    listen_for_signals();
    Clerk clerk(setup, {.keep_allowed = options.all,
                        .path_has_root = paths.size() > 1,
                        .unit = {},
                        .column = {},
                        .published = {},
                        .ledger = ledger.get()});
    for (const Skip& problem : walked.problems) clerk.take_problem(problem);
    TRY(scan_files(options, setup, walked, std::move(workers), clerk, memory.get()));
    Report report = clerk.finish(walked.root_names, received_signal() != 0);

    if (memory) finish(*memory, options, walked);
    memory.reset();

    // What earlier runs knew of it. The lists are worth writing even where that fails.
    const Status recorded = ledger ? ledger->record(report, clerk.person_keys(), clerk.roster_size()) : Status();
    if (ledger) say_all(options, ledger->remarks(options.language));
    if (!recorded.ok()) complain(recorded.error());

    // The lists, the summary, the answer.
    const ReportSettings settings{options.language, options.reveal};
    const ListedReport listed(report);
    const WrittenReport written = TRY(write_reports(listed, options.out, formats, settings));
    print_summary(listed, settings, options, options.out, written);
    return leave(recorded.ok() ? exit_code(listed, options.fail_on, received_signal()) : exit_could_not_run);
}

}  // namespace leakscan

// Runs jobs over worker processes (or in this one) and releases results in walk order, whatever the number of workers.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/jail.h"
#include "base/result.h"
#include "match/match.h"
#include "model/limits.h"
#include "model/scanned.h"
#include "scan/input_file.h"
#include "scan/scan_file.h"
#include "scan/worker_process.h"

namespace leakscan {

struct PoolProgress {
    std::uint64_t files = 0;
    std::uint64_t documents = 0;
    std::uint64_t bytes = 0;
    std::uint64_t findings = 0;
};

struct PoolSettings {
    unsigned jobs = 0;  // worker processes; 0: everything in this process
    Limits limits;
    MatchSettings match;
    const Matcher* matcher = nullptr;  // one of these settings, for the work in this process; null: it is loaded when needed
    std::string worker_program;        // what to start as worker; empty: this program itself
    // Files and folders that hold the inputs: workers may open nothing else. What they are too many to name is all of "/".
    std::vector<std::string> readable = {"/"};
    bool digest = false;  // FileEnd::content is wanted
};

struct PoolCallbacks {
    std::function<std::optional<InputFile>()> next;     // the next file of the walk, or none
    std::function<void(ScannedDocument&&)> release;     // in walk order, items of a file in number order
    std::function<void(const PoolProgress&)> progress;  // at most ten times a second
    std::function<void(const JailStatus&)> open_jail;   // once, if workers are not jailed as they should be
    std::function<bool()> interrupted;                  // true: hand out no more work, drain, return

    // For who remembers what was read of a file (scan/reading.h); all may be left out.
    std::function<bool(const InputFile&)> is_known;  // when the file's turn comes: true, and no worker reads it
    // When it is released: its documents, in place of a worker's. None: it must be read after all. Asked in the order of is_known().
    std::function<std::optional<std::deque<ScannedDocument>>(const InputFile&)> recall;
    std::function<void(const ScannedDocument&)> listen;              // each document as its reader told it, before anything is done with it
    std::function<void(const InputFile&, const FileEnd&)> finished;  // of a file that was read, after its last document was released
};

using Workers = std::vector<std::unique_ptr<WorkerProcess>>;

// Workers of a run that is still being prepared: they load rules and tables meanwhile. No more than a small machine has
// processors, because it is not known yet whether there is anything to do for them.
Result<Workers> start_workers(const PoolSettings& settings);

// `ready` are of the same settings; what is missing of settings.jobs starts when there is work for it.
// An error only if the run itself could not go on (no worker starts). Crashes, hangs and lies of workers become
// Skips of the one item in flight.
Status run_pool(const PoolSettings& settings, const PoolCallbacks& callbacks, Workers ready = {});

// The hidden command: jails itself, reads jobs on stdin, answers on descriptor 3. Returns the exit code.
int run_worker(int argument_count, char** arguments);

}  // namespace leakscan

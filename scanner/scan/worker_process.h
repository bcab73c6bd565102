// The parent's side of one worker: its queue of tasks, what it has said, and what it was doing when it died.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "base/process.h"
#include "base/wire.h"
#include "scan/file_run.h"
#include "scan/protocol.h"
#include "scan/sink.h"

namespace leakscan {

using Clock = std::chrono::steady_clock;

// A file, or one share of it, for a worker.
struct Task {
    FileRun* file = nullptr;  // outlives the task
    Job job;
    int restarts = 0;  // workers that died over it
    bool begun = false;

    // Items of other shares are begun too, but their owners report them.
    bool owns(std::uint64_t number) const { return number % job.stride == job.share; }
};

class WorkerProcess {
public:
    static Result<std::unique_ptr<WorkerProcess>> start(const std::string& program, const WorkerSettings& settings);

    void give(Task task);
    // Writes what is due. An error: the worker reads no more.
    Status write();
    // Takes in what has arrived; finished documents go to their files. Fault::io: it has ended; Fault::malformed: it lied;
    // Fault::usage: it refused the settings.
    Status read();

    int input() const { return process_.input(); }
    int answers() const { return process_.answers(); }
    bool has_output() const { return !output_.empty(); }
    const std::deque<Task>& tasks() const { return tasks_; }
    std::uint64_t queued_bytes() const { return queued_bytes_; }
    std::uint64_t documents_received() const { return documents_received_; }

    bool is_ready() const { return ready_; }
    const JailStatus& jail() const { return jail_; }  // once it is ready
    // Since when it has said nothing new; nothing if it has nothing to do.
    std::optional<Clock::time_point> busy_since() const;
    void forgive_delay() { since_ = Clock::now(); }

    void kill() { process_.kill(); }
    // What a worker that is gone leaves behind.
    struct Legacy {
        std::string ending;                 // "signal 11"
        std::deque<Task> tasks;             // the first is the one it was at
        std::optional<std::uint64_t> item;  // of that task: begun and not ended
        Origin origin;                      // of that item
        std::uint64_t next_number = 0;      // the least that an item behind it may have
    };
    Legacy bury();

private:
    explicit WorkerProcess(Process process);
    Status take_answer();
    Status begin();
    void end();
    Status finish_task();

    Process process_;
    FrameBuffer input_{longest_message};
    Answer answer_;  // at hand
    std::string output_;
    std::deque<Task> tasks_;  // the first is the one it works on
    std::uint64_t queued_bytes_ = 0;
    bool reveals_ = false;  // raw values were asked for; unasked ones are dropped
    bool ready_ = false;
    JailStatus jail_;
    std::optional<std::uint64_t> item_;
    Origin origin_;
    std::uint64_t next_number_ = 0;  // the least an item of the current task may have
    std::uint64_t findings_ = 0;     // of the document in flight
    std::uint64_t revisits_ = 0;     // of it
    std::uint64_t documents_received_ = 0;
    Clock::time_point since_ = Clock::now();
    DocumentSink documents_;
};

}  // namespace leakscan

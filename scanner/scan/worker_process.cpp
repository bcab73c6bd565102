// Checks each answer against what the worker was asked and has said before: any step out of line is a lie, and ends it.
#include "scan/worker_process.h"

#include <utility>

namespace leakscan {
namespace {

Error lie(const char* what) { return {Fault::malformed, std::string("the reader broke the protocol: ") + what}; }

}  // namespace

WorkerProcess::WorkerProcess(Process process)
    : process_(std::move(process)), documents_([this](ScannedDocument&& document) {
          ++documents_received_;
          tasks_.front().file->add(tasks_.front().job.share, std::move(document));
      }) {}

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const std::string& program, const WorkerSettings& settings) {
    Result<Process> process = Process::start(program, {"worker"});
    if (!process.ok()) return process.error();
    std::unique_ptr<WorkerProcess> worker(new WorkerProcess(process.take()));
    worker->reveals_ = settings.match.reveal;
    append_frame(worker->output_, encode(settings));
    return worker;
}

void WorkerProcess::give(Task task) {
    if (tasks_.empty()) {
        since_ = Clock::now();
        next_number_ = task.job.first_item;
    }
    append_frame(output_, encode(task.job));
    queued_bytes_ += task.file->input().bytes;
    tasks_.push_back(std::move(task));
}

Status WorkerProcess::write() {
    while (!output_.empty()) {
        const size_t written = TRY(process_.write_some(output_));
        if (written == 0) break;
        output_.erase(0, written);
    }
    return {};
}

Status WorkerProcess::read() {
    input_.append(TRY(process_.read_some()));
    std::string_view message;
    while (input_.next(message)) {
        TRY(decode_answer(message, answer_));
        TRY(take_answer());
    }
    if (input_.broken()) return lie("a message too long");
    return {};
}

Status WorkerProcess::take_answer() {
    const AnswerType type = answer_.type;
    if (type == AnswerType::refused && !ready_) return Error{Fault::usage, answer_.message};
    if (type == AnswerType::ready && !ready_) {
        ready_ = true;
        jail_ = std::move(answer_.jail);
        since_ = Clock::now();
        return {};
    }
    if (!ready_ || tasks_.empty()) return lie("an answer to nothing");
    if (type == AnswerType::begin) return begin();
    if (type == AnswerType::done) return finish_task();
    const std::uint64_t number = answer_.number;
    if (!item_ || *item_ != number || !tasks_.front().owns(number)) return lie("news of an item that was not begun");
    if (type == AnswerType::end) {
        end();
        return {};
    }
    if (type == AnswerType::found) {
        if (++findings_ > most_findings) return lie("too many findings");
        if (!reveals_) answer_.finding.value.clear();
        documents_.found(number, std::move(answer_.finding));
        return {};
    }
    if (type == AnswerType::revisit) {
        if (++revisits_ > most_revisits || answer_.revisit.origin.file != tasks_.front().job.origin.file) return lie("revisits of nothing");
        documents_.revisit(number, std::move(answer_.revisit));
        return {};
    }
    if (type != AnswerType::skip) return lie("an answer out of place");
    answer_.skip.origin = origin_;
    documents_.skip(number, std::move(answer_.skip));
    return {};
}

Status WorkerProcess::begin() {
    Task& task = tasks_.front();
    if (answer_.number < next_number_ || (item_ && task.owns(*item_))) return lie("items out of order");
    const auto file_of = [](const Revisit& revisit) -> const std::string& { return revisit.origin.file; };
    const bool answers_another = std::ranges::binary_search(task.job.wanted, answer_.origin.file, {}, file_of);
    if (answer_.origin.file != task.job.origin.file && !answers_another) return lie("an item of another file");
    item_ = answer_.number;
    next_number_ = answer_.number + 1;
    origin_ = std::move(answer_.origin);
    findings_ = 0;
    revisits_ = 0;
    since_ = Clock::now();
    task.begun = true;
    documents_.begin(*item_, origin_);
    return {};
}

void WorkerProcess::end() {
    answer_.document.origin = std::move(origin_);
    item_.reset();
    since_ = Clock::now();
    documents_.end(std::move(answer_.document));
}

// What a second worker went on with may end another way the next time.
Status WorkerProcess::finish_task() {
    if (item_ && tasks_.front().owns(*item_)) return lie("an item without an end");
    item_.reset();
    const Task task = std::move(tasks_.front());
    tasks_.pop_front();
    queued_bytes_ -= task.file->input().bytes;
    task.file->finish(task.job.share, task.restarts == 0 ? std::move(answer_.file_end) : FileEnd{});
    next_number_ = tasks_.empty() ? 0 : tasks_.front().job.first_item;
    since_ = Clock::now();
    return {};
}

std::optional<Clock::time_point> WorkerProcess::busy_since() const {
    if (ready_ && tasks_.empty()) return std::nullopt;
    return since_;
}

WorkerProcess::Legacy WorkerProcess::bury() {
    Legacy legacy;
    legacy.ending = process_.wait();
    legacy.tasks = std::move(tasks_);
    legacy.item = item_;
    legacy.origin = std::move(origin_);
    legacy.next_number = next_number_;
    return legacy;
}

}  // namespace leakscan

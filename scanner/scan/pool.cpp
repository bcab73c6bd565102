// One poll loop, passive workers. Files are handed out in walk order and their results released in walk order; what
// comes early waits, and when too much waits nothing new is handed out.
//
// Blame: the item a dead worker had begun, else (it died between two items) the container behind them. A worker that died
// over an item is replaced by one that goes on behind it.
#include "scan/pool.h"

#include <poll.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include "base/file.h"
#include "companion/companion.h"
#include "model/item.h"
#include "scan/file_run.h"
#include "scan/scan_file.h"
#include "scan/second_pass.h"
#include "scan/sink.h"
#include "scan/worker_process.h"
#include "unpack/containers.h"

namespace leakscan {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Results that wait for an earlier file: about a kilobyte each.
constexpr std::uint64_t most_waiting = 10'000;
// Files in work or waiting to be released.
constexpr size_t most_open_files = 4096;
// A worker's queue: deep for small files, so that none waits for a round trip, shallow for large ones.
constexpr size_t deepest_queue = 64;
constexpr size_t shallowest_queue = 2;
constexpr std::uint64_t queue_bytes = 1u << 20;
// A container beyond it is shared among all workers.
constexpr std::uint64_t shared_from_bytes = 64u << 20;
constexpr unsigned most_early_workers = 4;
constexpr int most_restarts = 50;      // over one file
constexpr int most_false_starts = 3;   // workers in a row that die without an answer
constexpr milliseconds nap{1};         // answers come together meanwhile
constexpr milliseconds tick{100};      // deadlines and progress are looked at this often
constexpr seconds start_deadline{60};  // for loading rules and tables
constexpr seconds drain_deadline{10};  // for work in hand after an interrupt

// As many paths as settings may hold: instead of too many files the folders they are in.
std::vector<std::string> nameable(std::vector<std::string> paths) {
    if (paths.size() <= most_readable) return paths;
    std::set<std::string> folders;
    for (const std::string& path : paths) {
        const size_t slash = path.rfind('/');
        folders.insert(is_directory(path) ? path : slash == std::string::npos ? "." : path.substr(0, slash + 1));
    }
    if (folders.size() > most_readable) return {"/"};
    return {folders.begin(), folders.end()};
}

std::string program_of_workers(const PoolSettings& settings) {
    return settings.worker_program.empty() ? executable_path() : settings.worker_program;
}

Result<std::unique_ptr<WorkerProcess>> start_worker(const PoolSettings& settings) {
    return WorkerProcess::start(program_of_workers(settings), {settings.match, settings.limits, nameable(settings.readable)});
}

class Pool {
public:
    Pool(const PoolSettings& settings, const PoolCallbacks& callbacks, Workers ready)
        : settings_(settings), callbacks_(callbacks), workers_(std::move(ready)) {}

    Status run();

private:
    using Worker = Workers::value_type;

    Status hand_out();
    bool fetch_file();
    void share_out(FileRun& file);
    bool is_known(const InputFile& input);
    bool recall(FileRun& file);
    bool is_anyone_hungry() const;
    Result<WorkerProcess*> choose_worker();
    Status exchange();
    void rest() const;
    Status listen(Worker& worker);
    bool is_paused(const WorkerProcess& worker) const;
    void check_deadlines();
    void lose(Worker& worker, Fault fault, const std::string& how);
    bool go_on(WorkerProcess::Legacy& legacy, Fault fault, const std::string& note);
    void add_skip(const Task& task, std::uint64_t number, const Origin& origin, Fault fault, const std::string& note);
    void release();
    void show_progress();
    void check_interrupt();

    const PoolSettings& settings_;
    const PoolCallbacks& callbacks_;
    std::deque<std::unique_ptr<FileRun>> files_;  // in walk order
    std::deque<Task> pending_;                    // to be handed out before anything new
    Workers workers_;
    std::uint64_t waiting_ = 0;  // results not yet released
    bool exhausted_ = false;
    std::optional<Clock::time_point> interrupted_;
    int false_starts_ = 0;
    bool told_of_jail_ = false;
    std::set<const FileRun*> recalled_;  // of files_: those that no worker reads
    PoolProgress progress_;
    Clock::time_point shown_;
};

Status Pool::run() {
    for (;;) {
        check_interrupt();
        TRY(hand_out());
        release();
        if (files_.empty() && (exhausted_ || interrupted_)) break;
        if (interrupted_ && Clock::now() - *interrupted_ > drain_deadline) break;
        if (!workers_.empty()) {
            TRY(exchange());
            rest();
            check_deadlines();
        }
        show_progress();
    }
    shown_ = {};
    show_progress();
    return {};
}

void Pool::check_interrupt() {
    if (!interrupted_ && callbacks_.interrupted && callbacks_.interrupted()) interrupted_ = Clock::now();
}

// --- Handing out

Status Pool::hand_out() {
    if (!is_anyone_hungry()) return {};
    const Clock::time_point begin = Clock::now();
    while (!pending_.empty() || fetch_file()) {
        if (pending_.empty()) {
            // A known file costs nobody else anything, but looking at many of them must not keep the workers waiting.
            if (Clock::now() - begin > tick) break;
            continue;
        }
        WorkerProcess* worker = TRY(choose_worker());
        if (worker == nullptr) break;
        worker->give(std::move(pending_.front()));
        pending_.pop_front();
    }
    for (const Worker& worker : workers_) static_cast<void>(worker->write());  // a dead one is noticed when it is listened to
    return {};
}

bool is_container(const std::string& file) {
    FileBytes bytes;
    const Result<std::string_view> opened = bytes.open(file);
    if (!opened.ok()) return false;
    const std::string_view start = opened->substr(0, sample_bytes);
    return detect_container(start) != nullptr || detect_compression(start) != Compression::none;
}

// Takes the next file of the walk into pending_. False: none, or too much is open already.
bool Pool::fetch_file() {
    if (exhausted_ || interrupted_ || files_.size() >= most_open_files || waiting_ >= most_waiting) return false;
    std::optional<InputFile> input = callbacks_.next();
    exhausted_ = !input;
    if (exhausted_) return false;
    const bool known = callbacks_.is_known && is_known(*input);
    const bool shared = !known && settings_.jobs > 1 && input->bytes >= shared_from_bytes && is_container(input->file);
    files_.push_back(std::make_unique<FileRun>(std::move(*input), shared ? settings_.jobs : 1, settings_.digest));
    if (known) {
        recalled_.insert(files_.back().get());
    } else {
        share_out(*files_.back());
    }
    return true;
}

void Pool::share_out(FileRun& file) {
    for (std::uint32_t share = 0; share < file.shares(); ++share) pending_.push_back({&file, file.job_of(share)});
}

// To look at a huge file takes a while, in which no worker is heard: none of them is to blame for it.
bool Pool::is_known(const InputFile& input) {
    const Clock::time_point begin = Clock::now();
    const bool known = callbacks_.is_known(input);
    if (Clock::now() - begin > seconds(1)) {
        for (const Worker& worker : workers_) worker->forgive_delay();
    }
    return known;
}

// Queues are filled when one is half empty: one message then brings many jobs.
bool Pool::is_anyone_hungry() const {
    return workers_.size() < settings_.jobs || std::any_of(workers_.begin(), workers_.end(), [](const Worker& worker) {
               return worker->tasks().size() < shallowest_queue ||
                      (worker->tasks().size() <= deepest_queue / 2 && worker->queued_bytes() <= queue_bytes / 2);
           });
}

// The worker with the least to do, a new one if all have something; null if all have enough.
Result<WorkerProcess*> Pool::choose_worker() {
    WorkerProcess* least = nullptr;
    for (const Worker& worker : workers_) {
        if (least == nullptr || worker->queued_bytes() < least->queued_bytes()) least = worker.get();
    }
    const size_t queued = least == nullptr ? 0 : least->tasks().size();
    if (least == nullptr || (queued > 0 && workers_.size() < settings_.jobs)) {
        workers_.push_back(TRY(start_worker(settings_)));
        return workers_.back().get();
    }
    const bool room = queued < shallowest_queue || (queued < deepest_queue && least->queued_bytes() < queue_bytes);
    return room ? least : nullptr;
}

// --- Listening

// A worker whose results all wait for an earlier file is left to wait as well, unless a share of that file stands in its own queue.
bool Pool::is_paused(const WorkerProcess& worker) const {
    const auto is_awaited = [this](const Task& task) { return task.file == files_.front().get(); };
    if (!files_.empty() && std::any_of(worker.tasks().begin(), worker.tasks().end(), is_awaited)) return false;
    return waiting_ >= most_waiting && !worker.tasks().empty() && worker.tasks().front().file->waiting() > 0;
}

Status Pool::exchange() {
    std::vector<pollfd> watched;
    for (const Worker& worker : workers_) {
        if (is_paused(*worker)) worker->forgive_delay();
        watched.push_back({is_paused(*worker) ? -1 : worker->answers(), POLLIN, 0});
        watched.push_back({worker->has_output() ? worker->input() : -1, POLLOUT, 0});
    }
    // With nothing in work the next files are all known, or there is none.
    const bool idle = std::all_of(workers_.begin(), workers_.end(), [](const Worker& worker) { return worker->tasks().empty(); });
    if (::poll(watched.data(), watched.size(), idle ? 0 : static_cast<int>(tick.count())) <= 0) return {};
    for (size_t i = 0; i < workers_.size(); ++i) {
        if (watched[2 * i].revents != 0) TRY(listen(workers_[i]));
    }
    std::erase(workers_, nullptr);
    if (false_starts_ >= most_false_starts)
        return Error{Fault::internal, program_of_workers(settings_) + ": worker processes end before they are ready"};
    return {};
}

// To wake up for every answer would take a processor from the workers: with all queues more than half full, none waits for us.
void Pool::rest() const {
    if (!is_anyone_hungry()) std::this_thread::sleep_for(nap);
}

// An error only if no worker could do better.
Status Pool::listen(Worker& worker) {
    const std::uint64_t before = worker->documents_received();
    const Status heard = worker->read();
    waiting_ += worker->documents_received() - before;
    if (worker->is_ready()) {
        false_starts_ = 0;
        if (!worker->jail().whole() && callbacks_.open_jail && !std::exchange(told_of_jail_, true)) callbacks_.open_jail(worker->jail());
    }
    if (heard.ok()) return {};
    if (heard.error().fault == Fault::usage) return heard.error();
    lose(worker, Fault::crash, heard.error().fault == Fault::malformed ? heard.error().message : std::string());
    return {};
}

void Pool::check_deadlines() {
    const Clock::time_point now = Clock::now();
    for (Worker& worker : workers_) {
        const std::optional<Clock::time_point> since = worker->busy_since();
        const seconds deadline =
            worker->is_ready() ? seconds(std::uint64_t{settings_.limits.document_seconds} + settings_.limits.ocr_seconds) : start_deadline;
        if (!since || is_paused(*worker) || now - *since <= deadline) continue;
        lose(worker, Fault::timeout, "took longer than " + std::to_string(deadline.count()) + " seconds (--max-seconds)");
    }
    std::erase(workers_, nullptr);
}

// --- Losing a worker

// `how` is empty when it ended by itself; else it still runs.
void Pool::lose(Worker& lost, Fault fault, const std::string& how) {
    const Worker worker = std::move(lost);
    if (!how.empty()) worker->kill();
    if (!worker->is_ready()) ++false_starts_;
    WorkerProcess::Legacy legacy = worker->bury();
    if (legacy.tasks.empty()) return;
    Task& task = legacy.tasks.front();
    if (!go_on(legacy, fault, how.empty() ? "the reader crashed (" + legacy.ending + ")" : how)) {
        task.file->finish(task.job.share, {});
        legacy.tasks.pop_front();
    }
    pending_.insert(pending_.begin(), std::make_move_iterator(legacy.tasks.begin()), std::make_move_iterator(legacy.tasks.end()));
}

// Writes down what the dead worker was at. True: its first task can go on behind that.
bool Pool::go_on(WorkerProcess::Legacy& legacy, Fault fault, const std::string& note) {
    Task& task = legacy.tasks.front();
    ++task.restarts;
    if (!legacy.item) {
        // Nothing points at the file yet: another worker may try.
        if (!task.begun && fault == Fault::crash && task.restarts < most_false_starts) return true;
        add_skip(task, legacy.next_number, task.job.origin, fault, note + " between two documents; the rest of the file was not read");
        return false;
    }
    const std::uint64_t number = *legacy.item;
    if (task.owns(number)) add_skip(task, number, legacy.origin, fault, note);
    if (number == 0) return false;  // the whole file
    task.job.first_item = number + 1;
    task.job.avoid.insert(number);
    task.begun = false;
    if (task.restarts <= most_restarts) return true;
    add_skip(task, number + 1, task.job.origin, Fault::crash,
             "given up after " + std::to_string(task.restarts) + " crashes; the rest of the file was not read");
    return false;
}

void Pool::add_skip(const Task& task, std::uint64_t number, const Origin& origin, Fault fault, const std::string& note) {
    ScannedDocument document;
    document.number = number;
    document.origin = origin;
    document.ending = Ending::skipped;
    document.skips.push_back({origin, fault, note});
    task.file->add(task.job.share, std::move(document));
    ++waiting_;
}

// --- Releasing

void Pool::release() {
    while (!files_.empty()) {
        FileRun& file = *files_.front();
        if (recalled_.erase(&file) > 0 && !recall(file)) return share_out(file);
        while (std::optional<ScannedDocument> document = file.take()) {
            --waiting_;
            ++progress_.documents;
            progress_.findings += document->findings.size();
            callbacks_.release(std::move(*document));
        }
        if (!file.finished()) return;
        if (callbacks_.finished && !file.end().content.empty()) callbacks_.finished(file.input(), file.end());
        ++progress_.files;
        progress_.bytes += file.input().bytes;
        files_.pop_front();
    }
}

// False: what was remembered is of no use.
bool Pool::recall(FileRun& file) {
    std::optional<std::deque<ScannedDocument>> documents = callbacks_.recall(file.input());
    if (!documents) return false;
    waiting_ += documents->size();
    for (ScannedDocument& document : *documents) file.add(0, std::move(document));
    file.finish(0, {});
    return true;
}

void Pool::show_progress() {
    const Clock::time_point now = Clock::now();
    if (!callbacks_.progress || now - shown_ < tick) return;
    shown_ = now;
    callbacks_.progress(progress_);
}

// The same without workers: for a debugger, for tests, and to compare with.
Status run_in_process(const PoolSettings& settings, const PoolCallbacks& callbacks) {
    // What others ask the same one meanwhile can only shorten the days of a file's end, never stretch them.
    std::optional<Matcher> own;
    if (settings.matcher == nullptr) own.emplace(TRY(Matcher::create(settings.match)));
    const Matcher& matcher = own ? *own : *settings.matcher;
    Companion pdf(pdf_reader), ocr(ocr_reader);
    PoolProgress progress;
    DocumentSink sink([&](ScannedDocument&& document) {
        ++progress.documents;
        progress.findings += document.findings.size();
        callbacks.release(std::move(document));
    });
    FileBytes memory;
    while (!callbacks.interrupted || !callbacks.interrupted()) {
        const std::optional<InputFile> input = callbacks.next();
        if (!input) break;
        Job job;
        job.file = input->file;
        job.origin = input->origin;
        if (input->wanted != nullptr) job.wanted = *input->wanted;
        job.digest = settings.digest;
        const bool known = callbacks.is_known && callbacks.is_known(*input);
        std::optional<std::deque<ScannedDocument>> documents = known ? callbacks.recall(*input) : std::nullopt;
        if (documents) {
            for (ScannedDocument& document : *documents) sink.hand_on(std::move(document));
        } else {
            const FileEnd end =
                scan_file(memory, job, matcher, settings.limits, sink, {&pdf, settings.limits.ocr_seconds > 0 ? &ocr : nullptr});
            if (callbacks.finished && !end.content.empty()) callbacks.finished(*input, end);
        }
        ++progress.files;
        progress.bytes += input->bytes;
        if (callbacks.progress) callbacks.progress(progress);
    }
    return {};
}

}  // namespace

namespace {

Status run_once(const PoolSettings& settings, const PoolCallbacks& callbacks, Workers ready) {
    return settings.jobs == 0 ? run_in_process(settings, callbacks) : Pool(settings, callbacks, std::move(ready)).run();
}

}  // namespace

Result<Workers> start_workers(const PoolSettings& settings) {
    Workers workers;
    while (workers.size() < std::min(settings.jobs, most_early_workers)) {
        workers.push_back(TRY(start_worker(settings)));
        static_cast<void>(workers.back()->write());  // a dead one is noticed when it is listened to
    }
    return workers;
}

Status run_pool(const PoolSettings& settings, const PoolCallbacks& callbacks, Workers ready) {
    SecondPass second_pass;
    PoolCallbacks first = callbacks;
    first.next = [&] {
        std::optional<InputFile> file = callbacks.next();
        if (file) second_pass.note_file(*file);
        return file;
    };
    first.release = [&](ScannedDocument&& document) {
        if (callbacks.listen) callbacks.listen(document);
        second_pass.take_first(std::move(document), callbacks.release);
    };
    TRY(run_once(settings, first, std::move(ready)));
    second_pass.begin();
    PoolCallbacks second = callbacks;
    second.next = [&] { return second_pass.next(); };
    second.release = [&](ScannedDocument&& document) { second_pass.take_second(std::move(document), callbacks.release); };
    second.progress = nullptr;
    second.is_known = nullptr;  // a few pages of a file are not the file
    second.finished = nullptr;
    if (second_pass.is_needed()) TRY(run_once(settings, second, {}));
    second_pass.finish(callbacks.release);
    return {};
}

}  // namespace leakscan

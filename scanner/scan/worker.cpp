// The worker's side of the pool: settings and jobs come on standard input, answers leave on descriptor 3.
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

#include "base/file.h"
#include "base/jail.h"
#include "base/process.h"
#include "base/wire.h"
#include "companion/companion.h"
#include "scan/pool.h"
#include "scan/protocol.h"
#include "scan/scan_file.h"
#include "unpack/unpack.h"

namespace leakscan {
namespace {

constexpr int exit_done = 0;
constexpr int exit_refused = 2;

// Answers wait here, so that a document costs one write at most; but never a `begin`, see WireSink::begin.
constexpr size_t longest_wait = 32u << 10;

class AnswerStream {
public:
    void say(std::string_view message) {
        append_frame(waiting_, message);
        if (waiting_.size() >= longest_wait) flush();
    }
    void flush() {
        if (!write_fully(answer_descriptor, waiting_)) ::_exit(exit_done);  // the parent is gone
        waiting_.clear();
    }

private:
    std::string waiting_;
};

class WireSink : public Sink {
public:
    explicit WireSink(AnswerStream& answers) : answers_(answers) {}

    // Must be out before the first byte of the item is looked at: it may be this process's last word.
    void begin(std::uint64_t number, const Origin& origin) override {
        answers_.say(encode_begin(number, origin));
        answers_.flush();
    }
    void found(std::uint64_t number, Finding finding) override { answers_.say(encode_found(number, finding)); }
    void skip(std::uint64_t number, Skip skip) override { answers_.say(encode_skip(number, skip)); }
    void revisit(std::uint64_t number, Revisit revisit) override { answers_.say(encode_revisit(number, revisit)); }
    void end(ScannedDocument document) override { answers_.say(encode_end(document)); }

private:
    AnswerStream& answers_;
};

// The next message of the parent; waits for it, after everything said so far is out. False: there will be none.
bool receive(FrameBuffer& input, AnswerStream& answers, std::string_view& message) {
    std::array<char, 64u << 10> bytes;
    while (!input.next(message)) {
        if (input.broken()) return false;
        answers.flush();
        const ssize_t got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        input.append({bytes.data(), static_cast<size_t>(got)});
    }
    return true;
}

int refuse(AnswerStream& answers, const std::string& why) {
    answers.say(encode_refused(why));
    answers.flush();
    return exit_refused;
}

}  // namespace

int run_worker(int, char**) {
    // The parent decides when it ends: an interrupt of the terminal reaches both, and this one still has work in hand.
    ::signal(SIGINT, SIG_IGN);
    ::signal(SIGTERM, SIG_IGN);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    FrameBuffer input(longest_job);
    AnswerStream answers;
    std::string_view message;
    // Before anything is in memory: a child is forked, and it shares what there is.
    Companion pdf(pdf_reader);
    static_cast<void>(pdf.start());  // what is missing is said of each PDF
    if (!receive(input, answers, message)) return exit_done;
    const Result<WorkerSettings> settings = decode_settings(message);
    if (!settings.ok()) return refuse(answers, settings.error().message);
    Companion ocr(ocr_reader);
    if (settings->limits.ocr_seconds > 0) static_cast<void>(ocr.start());
    const Result<Matcher> matcher = Matcher::create(settings->match);
    if (!matcher.ok()) return refuse(answers, matcher.error().message);
    prepare_unpacking();
    answers.say(encode_ready(enter_jail(settings->limits.worker_memory, settings->readable)));
    WireSink sink(answers);
    const Companions companions = {&pdf, settings->limits.ocr_seconds > 0 ? &ocr : nullptr};
    FileBytes memory;
    while (receive(input, answers, message)) {
        const Result<Job> job = decode_job(message);
        if (!job.ok()) return refuse(answers, job.error().message);
        answers.say(encode_done(scan_file(memory, *job, *matcher, settings->limits, sink, companions)));
    }
    return exit_done;
}

}  // namespace leakscan

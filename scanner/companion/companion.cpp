// The asking side: sockets, the fork, and what becomes of either when the other side goes silent.
#include "companion/companion.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/file.h"
#include "companion/packets.h"

namespace leakscan {
namespace {

// A page of dense text has some hundred kilobytes (leakscan-pdf cuts at half of this); an attachment may be as long as a document.
constexpr size_t longest_frame = 32u << 20;
// A document that ends the program so often is given up.
constexpr int most_deaths = 4;
// Of the time a document may take: what is left is for the rest of the pipeline, so that a slow page costs only itself.
constexpr std::uint32_t pages_in_time = 3;

// In the child: waits for the first packet without taking it, then becomes the program.
[[noreturn]] void wait_and_become(const std::string& program, int socket) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(socket, STDIN_FILENO);
    ::close_range(STDIN_FILENO + 1, ~0u, 0);
    // What a library prints may be somebody's data.
    ::open("/dev/null", O_WRONLY);
    ::dup2(STDOUT_FILENO, STDERR_FILENO);
    // The engine of leakscan-ocr would start threads, which a jailed process cannot.
    ::setenv("OMP_THREAD_LIMIT", "1", 1);
    char mark = 0;
    if (::recv(STDIN_FILENO, &mark, 1, MSG_PEEK) > 0) ::execl(program.c_str(), program.c_str(), "serve", static_cast<char*>(nullptr));
    ::_exit(1);
}

CompanionRequest request_of(CompanionRequest::Wish wish, const Limits& limits) {
    CompanionRequest request;
    request.wish = wish;
    request.document_seconds = std::max(1u, limits.document_seconds);
    request.page_seconds = std::max(1u, limits.document_seconds / pages_in_time);
    request.memory = limits.worker_memory;
    request.most_bytes = limits.document_bytes;
    return request;
}

}  // namespace

Companion::Companion(const CompanionKind& kind) : Companion(kind, find_companion(kind)) {}

Companion::~Companion() { close(); }

std::string Companion::words_of(const std::string& how, std::uint32_t page) const {
    const std::string words = std::string(kind_.called) + " " + how;
    return page == 0 ? words : words + " at page " + std::to_string(page);
}

void Companion::close() {
    if (socket_ >= 0) ::close(socket_);
    // It ends when its socket is closed. A jailed process may not wait, and need not: it ends soon itself.
    if (child_ > 0) ::waitpid(child_, nullptr, 0);
    socket_ = -1;
    child_ = -1;
}

Status Companion::start() {
    if (socket_ >= 0) return {};
    if (program_.empty()) return Error{Fault::unsupported, kind_.missing};
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return Error{Fault::io, std::string("socketpair: ") + std::strerror(errno)};
    const pid_t child = ::fork();
    if (child == 0) wait_and_become(program_, ends[1]);
    ::close(ends[1]);
    if (child < 0) {
        ::close(ends[0]);
        return Error{Fault::io, std::string(kind_.program) + ": " + std::strerror(errno)};
    }
    socket_ = ends[0];
    child_ = child;
    return {};
}

Companion::Hearing Companion::ask(std::string_view document, const CompanionRequest& request,
                                  const std::function<void(const CompanionAnswer&)>& hear) {
    Hearing hearing;
    if (Status started = start(); !started.ok()) {
        hearing.status = started;
        return hearing;
    }
    PacketSocket packets(socket_);
    const size_t longest = request.wish == CompanionRequest::Wish::attachments ? request.most_bytes + longest_frame : longest_frame;
    bool gone = !packets.send(encode(request), document);
    std::string message;
    bool lied = false;
    std::uint64_t heard = 0;
    while (!gone) {
        const PacketSocket::Outcome outcome = packets.receive(message, longest);
        if (outcome == PacketSocket::Outcome::ended) break;
        const bool notice = outcome == PacketSocket::Outcome::notice;
        const Result<CompanionAnswer> answer =
            outcome == PacketSocket::Outcome::too_long ? Error{Fault::malformed, "too long"} : decode_companion_answer(message);
        if (notice) {
            // How the process that read the document ended.
            hearing.died = true;
            hearing.fault = answer.ok() ? answer->error.fault : Fault::crash;
            hearing.how = answer.ok() ? answer->error.message : "ended";
            return hearing;
        }
        if (!answer.ok() || answer->type != CompanionAnswerType::picture) heard += message.size();
        lied = lied || !answer.ok();
        if (lied || heard > request.most_bytes * 4) {
            // The rest is drained, so that the next document finds its own answers.
            hearing.status = Error{lied ? Fault::crash : Fault::too_large,
                                   lied ? std::string(kind_.program) + " broke the protocol" : "the text is longer than the limit"};
            if (answer.ok() && (answer->type == CompanionAnswerType::done || answer->type == CompanionAnswerType::refused)) return hearing;
            continue;
        }
        if (answer->type == CompanionAnswerType::page_begun) hearing.page = answer->number;
        if (answer->type == CompanionAnswerType::refused) hearing.status = answer->error;
        if (answer->type == CompanionAnswerType::done || answer->type == CompanionAnswerType::refused) return hearing;
        hear(*answer);
    }
    // The program itself has ended: a new one for the next document, if this process may start one.
    close();
    hearing.status = Error{Fault::crash, words_of("has ended", 0)};
    return hearing;
}

void Companion::grant(std::uint32_t seconds) { deadline_ = std::chrono::steady_clock::now() + std::chrono::seconds(seconds); }

std::uint32_t Companion::seconds_left(std::uint32_t wished) const {
    if (!deadline_) return wished;
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(*deadline_ - std::chrono::steady_clock::now()).count();
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(left, 0, wished));
}

Status Companion::read(std::string_view document, const Limits& limits, const CompanionListener& listener) {
    CompanionRequest request = request_of(CompanionRequest::Wish::text, limits);
    request.document_seconds = seconds_left(request.document_seconds);
    request.pictures = listener.picture != nullptr;
    if (request.document_seconds == 0) return Error{Fault::timeout, words_of("had no time left", 0)};
    bool any_page = false;
    const auto hear = [&](const CompanionAnswer& answer) {
        any_page = any_page || answer.type == CompanionAnswerType::page;
        if (answer.type == CompanionAnswerType::page && listener.page) listener.page(answer.state, answer.page);
        if (answer.type == CompanionAnswerType::picture && listener.picture) listener.picture(answer.number, answer.picture);
        if (answer.type == CompanionAnswerType::text && listener.text) listener.text(answer.text);
        if (answer.type == CompanionAnswerType::revision && listener.revision) listener.revision(answer.number);
        if (answer.type == CompanionAnswerType::warning && listener.warning) listener.warning(answer.error);
    };
    for (int deaths = 0;;) {
        const Hearing hearing = ask(document, request, hear);
        if (!hearing.died) return hearing.status;
        const Error error{hearing.fault, words_of(hearing.how, hearing.page)};
        // Without a page to blame, or with too many of them, the rest is not to be had.
        const bool goes_on = hearing.page >= request.first_page && ++deaths < most_deaths;
        if (!goes_on && !any_page) return error;
        if (listener.warning)
            listener.warning({error.fault, error.message + (goes_on ? "; the page was not read" : "; the rest was not read")});
        if (!goes_on) return {};
        request.first_page = hearing.page + 1;
    }
}

Result<Attachments> Companion::attachments(std::string_view document, const Limits& limits) {
    Attachments found;
    const Hearing hearing = ask(document, request_of(CompanionRequest::Wish::attachments, limits), [&](const CompanionAnswer& answer) {
        if (answer.type == CompanionAnswerType::attachment) found.files.push_back(answer.attachment);
        if (answer.type == CompanionAnswerType::warning) found.complete = false;
    });
    if (hearing.died) return Error{hearing.fault, words_of(hearing.how, 0)};
    if (!hearing.status.ok()) return hearing.status.error();
    return found;
}

std::string find_companion(const CompanionKind& kind) {
    const std::string self = executable_path();
    const std::string beside = self.substr(0, self.rfind('/') + 1) + kind.program;
    return exists(beside) ? beside : std::string();
}

CompanionExamination::CompanionExamination(const CompanionKind& kind, const std::string& program)
    : program_(program),
      process_(program.empty() ? Error{Fault::unsupported, std::string(kind.program) + " is not installed"}
                               : Process::start(program, {"examine"})) {}

Result<std::string> CompanionExamination::result() {
    Process process = TRY(std::move(process_));
    process.close_input();
    std::string said;
    for (;;) {
        const Result<std::string_view> bytes = process.read_some();
        if (!bytes.ok()) break;
        said += *bytes;
        pollfd answers = {process.answers(), POLLIN, 0};
        if (bytes->empty()) ::poll(&answers, 1, -1);
    }
    const std::string ending = process.wait();
    if (ending == "exit code 0") return said;
    return Error{Fault::unsupported, said.empty() ? program_ + ": " + ending : said};
}

Result<std::string> examine_companion(const CompanionKind& kind, const std::string& program) {
    return CompanionExamination(kind, program).result();
}

}  // namespace leakscan

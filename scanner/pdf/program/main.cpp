// leakscan-pdf: reads PDFs for leakscan, which talks to it over a socket (pdf/messages.h). A program of its own because
// poppler is under the GPL, and because every parser meets hostile bytes.
//
// `serve`: the socket is standard input. This process never looks at a document: it waits until one is announced, forks, and
// the child takes it, jailed. When the child ends before its answer is complete, this process says how. A fork costs half a
// millisecond, far less than what poppler spends on any document, and leaves nothing of one document behind for the next.
// `examine`: tells on descriptor 3 whether this program can read Chinese documents.
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "base/jail.h"
#include "base/process.h"
#include "pdf/packets.h"
#include "pdf/program/answers.h"
#include "pdf/program/read_document.h"

namespace leakscan {
namespace {

constexpr int exit_done = 0;
constexpr int exit_out_of_memory = 1;  // poppler's own way to say so
constexpr int exit_usage = 2;
// The document and what is made of it: the parts of the answer are sent as they are made.
constexpr size_t longest_request = size_t{4} << 30;

void note_child(int) {}  // only to end ppoll()

// Takes one document and answers. Only for a process that may end over it.
int take_document(const Result<std::string>& able) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    PacketSocket packets(STDIN_FILENO);
    std::string message;
    if (packets.receive(message, longest_request) != PacketSocket::Outcome::message) return exit_done;
    std::string_view document = message;
    const Result<PdfRequest> request = take_request(document);
    if (!request.ok()) return exit_usage;
    const rlimit time{request->document_seconds, request->document_seconds + 2};  // SIGXCPU before SIGKILL
    ::setrlimit(RLIMIT_CPU, &time);
    enter_jail(request->memory, {LEAKSCAN_POPPLER_DATA});
    PdfAnswers answers(packets, request.value());
    try {
        if (!able.ok()) return answers.refuse(able.error()), exit_done;
        read_document(document, request.value(), answers);
    } catch (const std::bad_alloc&) {
        return exit_out_of_memory;
    } catch (const std::exception&) {
        answers.refuse({Fault::malformed, "the document is damaged"});  // what() may quote it
    }
    return exit_done;
}

Error ending_of(int status) {
    if (WIFSIGNALED(status)) {
        const int number = WTERMSIG(status);
        if (number == SIGPROF || number == SIGXCPU) return {Fault::timeout, "took too long"};
        if (number == SIGKILL) return {Fault::too_large, "was ended by the system"};
        return {Fault::crash, "crashed (signal " + std::to_string(number) + ")"};
    }
    if (WEXITSTATUS(status) == exit_out_of_memory) return {Fault::too_large, "needed more memory than it may have"};
    return {Fault::crash, "ended with exit code " + std::to_string(WEXITSTATUS(status))};
}

// Waits for the child, or for the end of the other side, who then has no use for it. False: the latter.
bool wait_for(pid_t child, int& status) {
    sigset_t none;
    ::sigemptyset(&none);
    for (;;) {
        if (::waitpid(child, &status, WNOHANG) == child) return true;
        pollfd watched{STDIN_FILENO, 0, 0};
        ::ppoll(&watched, 1, nullptr, &none);
        if ((watched.revents & (POLLHUP | POLLERR)) == 0) continue;
        ::kill(child, SIGKILL);
        ::waitpid(child, &status, 0);
        return false;
    }
}

int serve() {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    struct sigaction action {};
    action.sa_handler = note_child;
    ::sigaction(SIGCHLD, &action, nullptr);
    sigset_t children, before;
    ::sigemptyset(&children);
    ::sigaddset(&children, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &children, &before);
    const Result<std::string> able = examine_pdf_library();
    PacketSocket packets(STDIN_FILENO);
    while (packets.wait_for_message()) {
        const pid_t child = ::fork();
        if (child == 0) {
            ::sigprocmask(SIG_SETMASK, &before, nullptr);
            return take_document(able);
        }
        int status = 0;
        if (child > 0 && !wait_for(child, status)) break;
        if (child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == exit_done) continue;
        PdfAnswer died;
        died.type = PdfAnswerType::refused;
        died.error = child > 0 ? ending_of(status) : Error{Fault::io, "could not be started"};
        if (!packets.send_notice(encode(died))) break;
    }
    return exit_done;
}

int examine() {
    const Result<std::string> examined = examine_pdf_library();
    const std::string& words = examined.ok() ? examined.value() : examined.error().message;
    static_cast<void>(write_fully(answer_descriptor, words));
    return examined.ok() ? exit_done : exit_out_of_memory;
}

}  // namespace
}  // namespace leakscan

int main(int argument_count, char** arguments) {
    const std::string_view wanted = argument_count == 2 ? arguments[1] : "";
    if (wanted == "serve") return leakscan::serve();
    if (wanted == "examine") return leakscan::examine();
    return leakscan::exit_usage;
}

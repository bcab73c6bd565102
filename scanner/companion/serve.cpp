// The waiting process and the one that reads; what a signal or a limit does to the latter.
#include "companion/serve.h"

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

#include "base/jail.h"
#include "base/process.h"
#include "companion/packets.h"

namespace leakscan {
namespace {

constexpr int exit_done = 0;
constexpr int exit_out_of_memory = 1;  // poppler's own way to say so
constexpr int exit_usage = 2;
// The document and what is made of it: the parts of the answer are sent as they are made.
constexpr size_t longest_request = size_t{4} << 30;

void note_child(int) {}  // only to end ppoll()

// Takes one document and answers. Only for a process that may end over it.
int take_document(const CompanionProgram& program, const Result<std::string>& able) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    PacketSocket packets(STDIN_FILENO);
    std::string message;
    if (packets.receive(message, longest_request) != PacketSocket::Outcome::message) return exit_done;
    std::string_view document = message;
    const Result<CompanionRequest> request = take_request(document);
    if (!request.ok()) return exit_usage;
    const rlimit time{request->document_seconds, request->document_seconds + 2};  // SIGXCPU before SIGKILL
    ::setrlimit(RLIMIT_CPU, &time);
    enter_jail(request->memory, program.readable);
    CompanionAnswers answers(packets, request.value());
    try {
        if (!able.ok()) return answers.refuse(able.error()), exit_done;
        program.read(document, request.value(), answers);
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

int serve(const CompanionProgram& program) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    struct sigaction action {};
    action.sa_handler = note_child;
    ::sigaction(SIGCHLD, &action, nullptr);
    sigset_t children, before;
    ::sigemptyset(&children);
    ::sigaddset(&children, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &children, &before);
    const Result<std::string> able = program.prepare();
    PacketSocket packets(STDIN_FILENO);
    while (packets.wait_for_message()) {
        const pid_t child = ::fork();
        if (child == 0) {
            ::sigprocmask(SIG_SETMASK, &before, nullptr);
            ::_exit(take_document(program, able));  // what is to be done at an exit is the parent's
        }
        int status = 0;
        if (child > 0 && !wait_for(child, status)) break;
        if (child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == exit_done) continue;
        CompanionAnswer died;
        died.type = CompanionAnswerType::refused;
        died.error = child > 0 ? ending_of(status) : Error{Fault::io, "could not be started"};
        if (!packets.send_notice(encode(died))) break;
    }
    return exit_done;
}

int examine(const CompanionProgram& program) {
    const Result<std::string> examined = program.prepare();
    const std::string& words = examined.ok() ? examined.value() : examined.error().message;
    static_cast<void>(write_fully(answer_descriptor, words));
    return examined.ok() ? exit_done : exit_out_of_memory;
}

}  // namespace

int run_companion(const CompanionProgram& program, int argument_count, char** arguments) {
    const std::string_view wanted = argument_count == 2 ? arguments[1] : "";
    if (wanted == "serve") return serve(program);
    if (wanted == "examine") return examine(program);
    return exit_usage;
}

}  // namespace leakscan

// posix_spawn, a socket to the child and a pipe back. A child that is killed is always waited for: no zombies, no orphans.
#include "base/process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace leakscan {
namespace {

// What a child can say before we must listen. A pipe holds 64 KB unless told otherwise: a page full of findings fills that, and the child
// would wait for us.
constexpr int answers_in_waiting = 1 << 20;

Error error_of(const char* what, int number) { return {Fault::io, std::string(what) + ": " + std::strerror(number)}; }

struct Ends {
    int ours = -1;
    int theirs = -1;

    ~Ends() { close(); }
    void close() {
        if (ours >= 0) ::close(ours);
        if (theirs >= 0) ::close(theirs);
        ours = theirs = -1;
    }
};

// Moves an end out of the way of the child's own descriptors.
int lift(int descriptor) {
    const int lifted = ::fcntl(descriptor, F_DUPFD_CLOEXEC, lowest_free_descriptor);
    ::close(descriptor);
    return lifted;
}

Status open_ends(Ends& input, Ends& answers) {
    int pair[2];
    // A socket, because writing to a dead child's pipe would raise SIGPIPE.
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return error_of("socketpair", errno);
    input.ours = lift(pair[0]), input.theirs = lift(pair[1]);
    if (::pipe2(pair, O_CLOEXEC) != 0) return error_of("pipe", errno);
    answers.ours = lift(pair[0]), answers.theirs = lift(pair[1]);
    if (input.ours < 0 || input.theirs < 0 || answers.ours < 0 || answers.theirs < 0) return error_of("descriptors", EMFILE);
    if (::fcntl(answers.ours, F_SETFL, O_NONBLOCK) != 0) return error_of("pipe", errno);
    static_cast<void>(::fcntl(answers.ours, F_SETPIPE_SZ, answers_in_waiting));  // a user who has many pipes may not: slower, no worse
    return {};
}

class FileActions {
public:
    FileActions() { ::posix_spawn_file_actions_init(&actions_); }
    ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    posix_spawn_file_actions_t* get() { return &actions_; }

private:
    posix_spawn_file_actions_t actions_;
};

// A document is some hundred small pieces of memory, taken and given back: glibc keeps seven of a size at hand unless it is told to
// keep more, and finds the others by a longer way.
std::vector<char*> worker_environment() {
    static char pieces_at_hand[] = "GLIBC_TUNABLES=glibc.malloc.tcache_count=127";
    std::vector<char*> environment;
    bool is_tuned = false;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        environment.push_back(*variable);
        is_tuned |= std::string_view(*variable).starts_with("GLIBC_TUNABLES=");
    }
    if (!is_tuned) environment.push_back(pieces_at_hand);
    environment.push_back(nullptr);
    return environment;
}

}  // namespace

Result<Process> Process::start(const std::string& program, const std::vector<std::string>& arguments) {
    Ends input, answers;
    TRY(open_ends(input, answers));
    FileActions actions;
    ::posix_spawn_file_actions_adddup2(actions.get(), input.theirs, STDIN_FILENO);
    ::posix_spawn_file_actions_addopen(actions.get(), STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
#ifndef __SANITIZE_ADDRESS__
    ::posix_spawn_file_actions_addopen(actions.get(), STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#endif
    ::posix_spawn_file_actions_adddup2(actions.get(), answers.theirs, answer_descriptor);
    std::vector<char*> argv = {const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    std::vector<char*> environment = worker_environment();
    pid_t child = -1;
    const int failed = ::posix_spawn(&child, program.c_str(), actions.get(), nullptr, argv.data(), environment.data());
    if (failed != 0) return error_of(program.c_str(), failed);
    return Process(child, std::exchange(input.ours, -1), std::exchange(answers.ours, -1));
}

Process::Process(Process&& other) noexcept
    : child_(std::exchange(other.child_, -1)),
      input_(std::exchange(other.input_, -1)),
      answers_(std::exchange(other.answers_, -1)),
      buffer_(std::move(other.buffer_)) {}

Process::~Process() {
    if (child_ > 0) {
        kill();
        wait();
    }
    close_input();
    if (answers_ >= 0) ::close(answers_);
}

Result<size_t> Process::write_some(std::string_view bytes) {
    for (;;) {
        const ssize_t put = ::send(input_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (put >= 0) return static_cast<size_t>(put);
        if (errno == EAGAIN || errno == EWOULDBLOCK) return size_t{0};
        if (errno != EINTR) return error_of("worker", errno);
    }
}

Result<std::string_view> Process::read_some() {
    buffer_.resize(answers_in_waiting);
    for (;;) {
        const ssize_t got = ::read(answers_, buffer_.data(), buffer_.size());
        if (got > 0) return std::string_view(buffer_.data(), static_cast<size_t>(got));
        if (got == 0) return Error{Fault::io, "the worker has ended"};
        if (errno == EAGAIN || errno == EWOULDBLOCK) return std::string_view();
        if (errno != EINTR) return error_of("worker", errno);
    }
}

void Process::close_input() {
    if (input_ >= 0) ::close(input_);
    input_ = -1;
}

void Process::kill() {
    if (child_ > 0) ::kill(child_, SIGKILL);
}

std::string Process::wait() {
    // It has closed its end and should be gone; one that lingers is not waited for.
    constexpr int patience = 1000;
    int status = 0;
    for (int waited = 0; child_ > 0; ++waited) {
        const pid_t ended = ::waitpid(child_, &status, waited < patience ? WNOHANG : 0);
        if (ended == child_ || (ended < 0 && errno != EINTR)) break;
        if (waited + 1 == patience) kill();
        ::usleep(1000);
    }
    child_ = -1;
    if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
    return "exit code " + std::to_string(WEXITSTATUS(status));
}

bool write_fully(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        bytes.remove_prefix(static_cast<size_t>(put));
    }
    return true;
}

}  // namespace leakscan

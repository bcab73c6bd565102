#include "base/process.h"

#include <poll.h>

#include <catch2/catch.hpp>

using namespace leakscan;

namespace {

// All a child answers until it closes its end.
std::string all_answers(Process& process) {
    std::string answers;
    for (;;) {
        pollfd watched{process.answers(), POLLIN, 0};
        ::poll(&watched, 1, 5000);
        const Result<std::string_view> some = process.read_some();
        if (!some.ok()) return answers;
        answers += *some;
    }
}

}  // namespace

TEST_CASE("a child is fed on its input and answers on descriptor 3 only") {
    Result<Process> process = Process::start("/bin/sh", {"-c", "echo chatter; echo noise >&2; read line; echo \"got $line\" >&3; exit 5"});
    REQUIRE(process.ok());
    CHECK(*process->write_some("hello\n") == 6);
    CHECK(all_answers(*process) == "got hello\n");
    CHECK(process->wait() == "exit code 5");
}

TEST_CASE("a child that dies breaks nothing but itself") {
    Result<Process> process = Process::start("/bin/sh", {"-c", "kill -SEGV $$"});
    REQUIRE(process.ok());
    CHECK(all_answers(*process).empty());
    CHECK(process->wait() == "signal 11");
    CHECK_FALSE(process->write_some("x").ok());
}

TEST_CASE("a child that closes its end and lingers is killed") {
    Result<Process> process = Process::start("/bin/sh", {"-c", "exec 3>&-; exec sleep 100"});
    REQUIRE(process.ok());
    all_answers(*process);
    CHECK(process->wait() == "signal 9");
}

TEST_CASE("a program that is not there is an error") { CHECK_FALSE(Process::start("/nonexistent", {}).ok()); }

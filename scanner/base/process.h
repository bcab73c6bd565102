// A child process that is fed on its standard input and answers on descriptor 3. Its standard output and error lead
// nowhere: parsers print what they choke on, and that may be somebody's data.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace leakscan {

inline constexpr int answer_descriptor = 3;  // in the child
// Descriptors on their way into a child, or inherited by it, must not be among those that are its own.
inline constexpr int lowest_free_descriptor = 10;

class Process {
public:
    static Result<Process> start(const std::string& program, const std::vector<std::string>& arguments);
    Process(Process&& other) noexcept;
    Process& operator=(Process&&) = delete;
    // Kills and buries the child if it still runs.
    ~Process();

    int input() const { return input_; }      // to poll for writing
    int answers() const { return answers_; }  // to poll for reading

    // As many bytes as go without waiting; 0 when the child reads no more for now, Fault::io when it never will.
    Result<size_t> write_some(std::string_view bytes);
    // What has arrived, without waiting for more; empty: nothing yet. Fault::io: the child has closed its end.
    Result<std::string_view> read_some();

    void close_input();
    void kill();
    // After its end was seen or it was killed: how it ended, "signal 11" or "exit code 3". Waits a second at most, then kills.
    std::string wait();

private:
    Process(pid_t child, int input, int answers) : child_(child), input_(input), answers_(answers) {}

    pid_t child_ = -1;
    int input_ = -1;
    int answers_ = -1;
    std::string buffer_;
};

// For the child's side: all of `bytes`, waiting as needed. False if nobody listens any more.
bool write_fully(int descriptor, std::string_view bytes);

}  // namespace leakscan

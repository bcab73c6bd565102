// The frame of a program that reads documents for leakscan, which talks to it over a socket (messages.h).
//
// `serve`: the socket is standard input. The process never looks at a document: it prepares what all of them need, waits until one is
// announced, forks, and the child takes it, jailed. When the child ends before its answer is complete, this process says how. A fork costs
// half a millisecond, far less than any document, and leaves nothing of one behind for the next. `examine`: tells on descriptor 3 whether
// the program can do its work here.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "companion/answers.h"
#include "companion/messages.h"

namespace leakscan {

struct CompanionProgram {
    // Loads what each document needs; what it says of that, or why nothing can be read.
    std::function<Result<std::string>()> prepare;
    // Reads a document in a process of its own, and ends with answers.done() or answers.refuse().
    std::function<void(std::string_view document, const CompanionRequest&, CompanionAnswers&)> read;
    std::vector<std::string> readable;  // what may still be opened then
};

// The program's main function: the exit code.
int run_companion(const CompanionProgram& program, int argument_count, char** arguments);

}  // namespace leakscan

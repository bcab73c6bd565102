// Two copies of one person's number, masked at different places, that together show more than either: found over a whole run by the
// name beside them (a keyed hash) and the characters they show, never by values. Decides who belongs together; what remains possible then
// is counted by match, whose counter is handed in.
//
// A wrong join would accuse two lists of one person each, so it needs the same full name, some characters shown by both, none in
// contradiction, and nobody else of that name who could be meant. A name is given up when too many different numbers bear it.
// Memory is bounded: a record of some 100 bytes for each of at most most_copies masked values with a name; work is linear in them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/finding.h"

namespace leakscan {

class Splice {
public:
    static constexpr size_t most_copies = 100'000;

    // Remembers a masked finding under the caller's ticket, ascending. False: it is none that could be joined, or memory is full.
    bool add(const Finding& finding, size_t ticket);

    struct Join {
        size_t ticket = 0;
        std::uint64_t candidates = 0;  // what remains possible of all copies together; fewer than of this one alone
    };
    // How many values of the kind fit a pattern; 0: none, so the copies are different people's.
    using Count = std::function<std::uint64_t(Kind kind, std::string_view pattern)>;
    // By ticket, ascending.
    std::vector<Join> joins(const Count& count) const;

private:
    struct Copy {
        std::string pattern;                                    // comparable_mask()
        std::vector<std::pair<size_t, std::uint64_t>> tickets;  // with the candidates of each
    };
    struct Namesakes {
        Kind kind = Kind::resident_id;
        std::vector<Copy> copies;
        bool too_many = false;
    };

    static std::optional<std::string> together(const Namesakes& namesakes, const Copy& copy);
    static void join_copies(const Namesakes& namesakes, const Count& count, std::vector<Join>& joins);

    std::unordered_map<std::string, Namesakes> names_;  // by name, kind and length of the number
    size_t size_ = 0;
};

}  // namespace leakscan

// What earlier runs read of each file, so that a run need not read again what has not changed: a memory beside what the ledger knows, which
// may be lost at any time. What a reading says is the business of scan/reading; here it is bytes under the hashes of path and content.
//
// Only hashes and sizes are in memory, a reading for the moment in which it is used. Rows are written in short transactions while the run
// goes on: a reading is true whether or not the run that made it is ever recorded.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "track/database.h"

namespace leakscan {

struct KeptReading {
    std::string path;     // keyed hash of the logical path
    std::string content;  // keyed hash of the bytes
    Days days;            // on which it holds
    std::string answer;
};

// A keyed hash, 32 hex digits, in few bytes: there is one for every file.
struct ShortHash {
    std::uint64_t first = 0;
    std::uint64_t second = 0;

    static ShortHash of(std::string_view hex);
    std::string hex() const;
    bool operator==(const ShortHash&) const = default;
};

class Readings {
public:
    // `roots`: names of what is scanned; `context`: what decides beside the bytes; `day`: of the run. What was remembered under other
    // names is looked at when there is nothing under these: a copy of the same site in another folder.
    static Result<Readings> open(Database& database, const std::string& roots, const std::string& context, Date day);

    // The file is there, read or not: what is not met is forgotten at the end of a run that met all there is. Whether anything that may
    // hold is known of it: else its bytes need not even be looked at.
    bool meet(const std::string& path);
    // Whether it holds for these bytes. If so, recall() must be called for it, in the same order.
    bool expect(const std::string& path, const std::string& content);
    // What was read of the file expected next; none if it is gone. An error of the database ends all remembering.
    std::optional<std::string> recall();
    // Of a file that was read now.
    void keep(KeptReading reading);
    // Writes what is left. `whole`: nothing was left out or cut short, so whatever was not met is gone.
    Status finish(bool whole);

private:
    struct Known {
        ShortHash content;
        std::uint32_t roots = 0;  // index into roots_
        bool holds = false;       // on the day of the run
        bool met = false;
    };
    struct Hasher {
        size_t operator()(const ShortHash& hash) const { return hash.first; }
    };
    Readings(Database& database, std::string roots, std::string context)
        : database_(&database), roots_{std::move(roots)}, context_(std::move(context)) {}

    Status load(bool own, Date day);
    Status fetch();
    Status write();
    Status write_rows();
    Status forget_useless();
    Status forget_left_copies();

    Database* database_;
    std::vector<std::string> roots_;  // the first are those of this run
    std::string context_;
    std::unordered_map<ShortHash, Known, Hasher> known_;  // by path
    struct Expected {
        std::string path;
        std::uint32_t roots = 0;
        std::optional<std::string> answer;
        bool fetched = false;
    };
    std::deque<Expected> expected_;
    std::vector<KeptReading> unwritten_;
    size_t unwritten_bytes_ = 0;
    std::vector<Expected> moved_;          // from other roots, not written yet
    std::vector<std::uint64_t> moved_of_;  // how many, by roots
    Status trouble_;                       // the first error of the database
};

}  // namespace leakscan

// One file on its way through the pool: which shares of it are still worked on, and the results that wait until all
// before them are there.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "scan/input_file.h"
#include "scan/scan_file.h"

namespace leakscan {

class FileRun {
public:
    // `shares`: how many workers read it, each taking every nth item.
    // `digest`: Job::digest of all of them.
    FileRun(InputFile input, std::uint32_t shares, bool digest);

    const InputFile& input() const { return input_; }
    std::uint32_t shares() const { return static_cast<std::uint32_t>(shares_.size()); }
    Job job_of(std::uint32_t share) const;

    void add(std::uint32_t share, ScannedDocument&& document);
    void finish(std::uint32_t share, FileEnd end);

    // The next document in the order of numbers, as soon as no share can still come before it.
    std::optional<ScannedDocument> take();
    bool finished() const;  // all was said and taken
    // Of a finished one: content empty unless all shares read the same bytes and none met an accident.
    FileEnd end() const;
    std::uint64_t waiting() const;

private:
    struct Share {
        std::deque<ScannedDocument> documents;  // ascending numbers
        bool finished = false;
        FileEnd end;
    };
    InputFile input_;
    bool digest_ = false;
    std::vector<Share> shares_;
};

}  // namespace leakscan

// One file on its way through the pool: which shares of it are still worked on, and the results that wait until all
// before them are there.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "scan/pool.h"
#include "scan/scan_file.h"

namespace leakscan {

class FileRun {
public:
    // `shares`: how many workers read it, each taking every nth item.
    FileRun(InputFile input, std::uint32_t shares);

    const InputFile& input() const { return input_; }
    std::uint32_t shares() const { return static_cast<std::uint32_t>(shares_.size()); }
    Job job_of(std::uint32_t share) const;

    void add(std::uint32_t share, ScannedDocument document);
    void finish(std::uint32_t share) { shares_[share].finished = true; }

    // The next document in the order of numbers, as soon as no share can still come before it.
    std::optional<ScannedDocument> take();
    bool finished() const;  // all was said and taken
    std::uint64_t waiting() const;

private:
    struct Share {
        std::deque<ScannedDocument> documents;  // ascending numbers
        bool finished = false;
    };
    InputFile input_;
    std::vector<Share> shares_;
};

}  // namespace leakscan

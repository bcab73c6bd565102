// One line on stderr while a scan runs: share of bytes, documents, speed, findings, time left. Nothing else of the
// program knows that it exists; it is erased before anything is printed.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "app/options.h"
#include "scan/pool.h"

namespace leakscan {

class ProgressBar {
public:
    // `total_bytes` as the walk found them. Shown on a terminal, always or never, as asked; never when quiet.
    ProgressBar(const Options& options, std::uint64_t total_bytes);
    ~ProgressBar() { erase(); }
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    // Draws at most ten times a second.
    void update(const PoolProgress& progress);
    void erase();

private:
    using Clock = std::chrono::steady_clock;

    Language language_;
    bool shown_;
    std::uint64_t total_bytes_;
    Clock::time_point start_;
    Clock::time_point last_drawn_;
    bool drawn_ = false;
};

// The text of the line, cut to `columns` of a terminal; `seconds` since the start.
std::string progress_line(const PoolProgress& progress, std::uint64_t total_bytes, double seconds, size_t columns, Language language);

}  // namespace leakscan

#include "app/progress_bar.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/message.h"
#include "base/text.h"

namespace leakscan {
namespace {

constexpr auto shortest_interval = std::chrono::milliseconds(100);
constexpr size_t usual_columns = 80;
constexpr size_t bar_cells = 20;
constexpr double settling_seconds = 0.5;  // before it speed and time left are noise
constexpr std::string_view erase_line = "\r\x1b[K";

void put(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

size_t terminal_columns() {
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual_columns;
}

// Everything beyond Latin in our texts is two columns wide.
std::string cut_to_columns(std::string_view text, size_t columns) {
    size_t used = 0;
    size_t end = 0;
    while (end < text.size()) {
        const CodePoint point = code_point_at(text, end);
        used += point.value < 0x1100 ? 1 : 2;
        if (used > columns) break;
        end += point.size;
    }
    return std::string(text.substr(0, end));
}

std::string bar(double share) {
    const auto full = static_cast<size_t>(share * static_cast<double>(bar_cells));
    return "[" + std::string(full, '#') + std::string(bar_cells - full, '-') + "]";
}

std::string time_left(double seconds) {
    const long whole = static_cast<long>(seconds + 0.5);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%ld:%02ld", whole / 60, whole % 60);
    return text.data();
}

}  // namespace

std::string progress_line(const PoolProgress& progress, std::uint64_t total_bytes, double seconds, size_t columns, Language language) {
    const double share = total_bytes == 0 ? 0 : std::min(1.0, static_cast<double>(progress.bytes) / static_cast<double>(total_bytes));
    std::string line = bar(share) + " " + std::to_string(static_cast<int>(share * 100)) + "% ";
    line += fill({"已读 {} 份，发现 {} 处", "{} documents, {} findings"}, language,
                 {std::to_string(progress.documents), std::to_string(progress.findings)});
    if (seconds >= settling_seconds && share > 0) {
        std::array<char, 32> speed{};
        std::snprintf(speed.data(), speed.size(), "%.1f", static_cast<double>(progress.bytes) / 1e6 / seconds);
        line += fill({"，{} MB/s，剩余 {}", ", {} MB/s, {} left"}, language, {speed.data(), time_left(seconds / share - seconds)});
    }
    return cut_to_columns(line, columns);
}

ProgressBar::ProgressBar(const Options& options, std::uint64_t total_bytes)
    : language_(options.language),
      shown_(!options.quiet && (options.progress == ShowProgress::always ||
                                (options.progress == ShowProgress::when_terminal && ::isatty(STDERR_FILENO) != 0))),
      total_bytes_(total_bytes),
      start_(Clock::now()),
      last_drawn_(start_ - shortest_interval) {}

void ProgressBar::update(const PoolProgress& progress) {
    const Clock::time_point now = Clock::now();
    if (!shown_ || now - last_drawn_ < shortest_interval) return;
    last_drawn_ = now;
    drawn_ = true;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    put(std::string(erase_line) + progress_line(progress, total_bytes_, seconds, terminal_columns() - 1, language_));
}

void ProgressBar::erase() {
    if (drawn_) put(erase_line);
    drawn_ = false;
}

}  // namespace leakscan

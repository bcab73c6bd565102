// The half of painting.h that answers questions: from writings and covers to the channel of a letter.
#include <algorithm>
#include <cmath>

#include "companion/pdf/painting.h"

namespace leakscan {
namespace {

constexpr double band_height = 16;       // points
constexpr std::size_t most_bands = 256;  // a page beyond it shares bands
constexpr std::size_t most_compared = 400;
// Of a letter that much must lie under a cover.
constexpr double covered_part = 0.7;
// A page of which pictures take up so much is a scan, and invisible text on it is what a machine read in it.
constexpr double scan_part = 0.5;

std::size_t band_of(double y) {
    const double band = std::floor(y / band_height);
    const double folded = std::fmod(std::fmod(band, most_bands) + most_bands, most_bands);
    return std::isfinite(folded) ? static_cast<std::size_t>(folded) : 0;
}

double overlap(double from, double to, double other_from, double other_to) {
    return std::max(0.0, std::min(to, other_to) - std::max(from, other_from));
}

double shared_part(const Box& letter, const Box& cover) {
    const double area = std::max(letter.width(), 0.01) * std::max(letter.height(), 0.01);
    return overlap(letter.left, letter.right, cover.left, cover.right) * overlap(letter.top, letter.bottom, cover.top, cover.bottom) / area;
}

// How far the middle of a letter is from being written by this string, in parts of its size; beyond 1: it is not.
double distance(const Writing& writing, double x, double y) {
    const double dx = writing.x1 - writing.x0, dy = writing.y1 - writing.y0;
    const double length = std::hypot(dx, dy);
    const double size = std::max(writing.size, 0.5);
    const double along_x = length > 0 ? dx / length : 1, along_y = length > 0 ? dy / length : 0;
    const double along = (x - writing.x0) * along_x + (y - writing.y0) * along_y;
    const double across = (x - writing.x0) * along_y - (y - writing.y0) * along_x;  // above the line: positive
    const double before = std::max(0.0, -along), behind = std::max(0.0, along - length);
    // The middle of a letter is about a third of its size above the line. Widths are estimates.
    return std::abs(across / size - 0.33) * 1.2 + before / size + behind / (size * 2 + length * 0.3);
}

}  // namespace

Looks::Looks(const Painting& painting) : painting_(painting), is_scan_(painting.pictures >= scan_part) {
    const auto is_plain = [](const Writing& writing) { return writing.sight == Sight::plain; };
    all_plain_ =
        painting.covers.empty() && !painting.beyond_page && std::all_of(painting.writings.begin(), painting.writings.end(), is_plain);
    if (all_plain_) return;
    bands_.resize(most_bands);
    for (std::uint32_t i = 0; i < painting.writings.size(); ++i) {
        const Writing& writing = painting.writings[i];
        const double top = std::min(writing.y0, writing.y1) - writing.size, bottom = std::max(writing.y0, writing.y1) + writing.size / 2;
        const double bands = std::clamp((bottom - top) / band_height, 0.0, double{most_bands});
        for (std::size_t band = 0; static_cast<double>(band) <= bands + 1 && band < most_bands; ++band)
            bands_[band_of(top + static_cast<double>(band) * band_height)].push_back(i);
    }
}

// The string that wrote a letter; of several at the same place the one that is seen.
const Writing* Looks::writing_at(const Box& letter) const {
    const std::vector<std::uint32_t>& band = bands_[band_of(letter.middle_y())];
    const Writing* best = nullptr;
    double least = 1;
    std::size_t compared = 0;
    for (auto i = band.rbegin(); i != band.rend() && compared < most_compared; ++i, ++compared) {
        const Writing& writing = painting_.writings[*i];
        double away = distance(writing, letter.middle_x(), letter.middle_y());
        if (writing.sight != Sight::plain) away += 0.05;
        if (away >= least) continue;
        least = away;
        best = &writing;
    }
    return best;
}

bool Looks::is_covered(const Box& letter, std::uint32_t order, bool& by_picture) const {
    for (auto cover = painting_.covers.rbegin(); cover != painting_.covers.rend() && cover->order > order; ++cover) {
        if (shared_part(letter, cover->box) < covered_part) continue;
        by_picture = cover->picture;
        return true;
    }
    return false;
}

Channel Looks::channel_of(const Box& letter) const {
    if (all_plain_) return Channel::body;
    const double x = letter.middle_x(), y = letter.middle_y();
    if (x < painting_.page.left || x > painting_.page.right || y < painting_.page.top || y > painting_.page.bottom)
        return Channel::hidden_text;
    const Writing* writing = writing_at(letter);
    if (writing == nullptr) return Channel::body;
    if (writing->sight == Sight::invisible) return is_scan_ ? Channel::ocr : Channel::hidden_text;
    if (writing->sight != Sight::plain) return Channel::hidden_text;
    bool by_picture = false;
    if (!is_covered(letter, writing->order, by_picture)) return Channel::body;
    return by_picture && is_scan_ ? Channel::ocr : Channel::under_image;
}

}  // namespace leakscan

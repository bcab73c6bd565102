// Directories are read one after the other from a list of places, each once; whatever points beyond the end is empty.
#include "extract/exif.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "codec/charset.h"

namespace leakscan {
namespace {

constexpr size_t most_directories = 64;  // pages of a fax, and what hangs on them
constexpr unsigned most_entries = 1'000;

enum class Meaning : std::uint8_t { text, windows_text, comment, xmp, iptc, photoshop, directory, position };
struct Tag {
    std::uint16_t number;
    Meaning meaning;
    std::string_view label{};
};
constexpr Tag tags[] = {
    {0x010D, Meaning::text, "文档名"},
    {0x010E, Meaning::text, "图片说明"},
    {0x013B, Meaning::text, "作者"},
    {0x013C, Meaning::text, "计算机"},
    {0x02BC, Meaning::xmp},
    {0x8298, Meaning::text, "版权"},
    {0x83BB, Meaning::iptc},
    {0x8649, Meaning::photoshop},
    {0x8769, Meaning::directory},
    {0x8825, Meaning::position},
    {0x9286, Meaning::comment, "备注"},
    {0x9C9B, Meaning::windows_text, "标题"},
    {0x9C9C, Meaning::windows_text, "备注"},
    {0x9C9D, Meaning::windows_text, "作者"},
    {0x9C9E, Meaning::windows_text, "关键词"},
    {0x9C9F, Meaning::windows_text, "主题"},
    {0xA430, Meaning::text, "设备所有者"},
};

// TIFF 6.0 page 15: bytes of one value of each type.
constexpr std::array<std::uint8_t, 14> type_sizes = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

struct Entry {
    std::uint16_t tag = 0;
    std::string_view data;
};

// Units of UTF-16 that are ASCII, Han or full-width if their high byte stands at `high` (0 or 1).
size_t likely_units(std::string_view text, size_t high) {
    size_t count = 0;
    for (size_t at = 0; at + 1 < text.size(); at += 2) {
        const std::uint8_t page = u8_at(text, at + high), low = u8_at(text, at + 1 - high);
        count += (page == 0 && low >= ' ') || page == 0x30 || (page >= 0x4E && page <= 0x9F) || page == 0xFF;
    }
    return count;
}

class Directories {
public:
    Directories(std::string_view tiff, const ExifListener& listener)
        : tiff_(tiff), big_endian_(tiff.starts_with("MM")), listener_(listener) {}

    void read();

private:
    std::uint32_t number(std::string_view bytes, std::uint64_t at, unsigned size) const;
    std::vector<Entry> entries(std::uint32_t at) const;
    void read_directory(std::uint32_t at);
    void take(const Entry& entry, const Tag& tag);
    void take_comment(std::string_view data, std::string_view label);
    void take_position(std::uint32_t at);
    std::optional<double> degrees(std::string_view data) const;

    std::string_view tiff_;
    bool big_endian_;
    const ExifListener& listener_;
    std::vector<std::uint32_t> open_;
    std::set<std::uint32_t> seen_;
};

std::uint32_t Directories::number(std::string_view bytes, std::uint64_t at, unsigned size) const {
    return static_cast<std::uint32_t>(big_endian_ ? big_endian_at(bytes, at, size) : number_at(bytes, at, size));
}

void Directories::read() {
    if (!big_endian_ && !tiff_.starts_with("II")) return;
    open_.push_back(number(tiff_, 4, 4));
    while (!open_.empty() && seen_.size() < most_directories) {
        const std::uint32_t at = open_.back();
        open_.pop_back();
        if (at >= 8 && seen_.insert(at).second) read_directory(at);
    }
}

std::vector<Entry> Directories::entries(std::uint32_t at) const {
    constexpr std::uint64_t entry_size = 12;
    const unsigned count = std::min(number(tiff_, at, 2), most_entries);
    std::vector<Entry> found;
    for (unsigned i = 0; i < count; ++i) {
        const std::uint64_t place = at + 2 + i * entry_size;
        if (place + entry_size > tiff_.size()) break;
        const std::uint32_t type = number(tiff_, place + 2, 2);
        if (type == 0 || type >= type_sizes.size()) continue;
        const std::uint64_t size = std::uint64_t{number(tiff_, place + 4, 4)} * type_sizes[type];
        const std::uint64_t data = size <= 4 ? place + 8 : number(tiff_, place + 8, 4);
        found.push_back({static_cast<std::uint16_t>(number(tiff_, place, 2)), slice(tiff_, data, size)});
    }
    return found;
}

void Directories::read_directory(std::uint32_t at) {
    const std::uint64_t behind = std::uint64_t{at} + 2 + std::uint64_t{std::min(number(tiff_, at, 2), most_entries)} * 12;
    if (const std::uint32_t next = number(tiff_, behind, 4); next != 0) open_.push_back(next);
    for (const Entry& entry : entries(at)) {
        for (const Tag& tag : tags) {
            if (tag.number == entry.tag) take(entry, tag);
        }
    }
}

void Directories::take(const Entry& entry, const Tag& tag) {
    switch (tag.meaning) {
        case Meaning::text: return listener_.text(entry.data, tag.label);
        case Meaning::windows_text: return listener_.text(decode_as(entry.data, "UTF-16LE").text, tag.label);
        case Meaning::comment: return take_comment(entry.data, tag.label);
        case Meaning::xmp: return listener_.xmp(entry.data);
        case Meaning::iptc: return listener_.iptc(entry.data);
        case Meaning::photoshop: return listener_.photoshop(entry.data);
        case Meaning::directory: return open_.push_back(number(entry.data, 0, 4));
        case Meaning::position: return take_position(number(entry.data, 0, 4));
    }
}

// Eight bytes name the charset; many programs name one and write another, or take UTF-16 in the order of their own machine.
void Directories::take_comment(std::string_view data, std::string_view label) {
    constexpr size_t name_size = 8;
    const std::string_view text = slice(data, name_size);
    if (!data.starts_with("UNICODE")) return listener_.text(text, label);
    const size_t big = likely_units(text, 0), little = likely_units(text, 1);
    const bool reads_big = big == little ? big_endian_ : big > little;
    listener_.text(decode_as(text, reads_big ? "UTF-16BE" : "UTF-16LE").text, label);
}

// Three fractions: degrees, minutes, seconds.
std::optional<double> Directories::degrees(std::string_view data) const {
    constexpr double parts[] = {1, 60, 3600};
    if (data.size() < 24) return std::nullopt;
    double sum = 0;
    for (unsigned i = 0; i < 3; ++i) {
        const double above = number(data, i * 8, 4), below = number(data, i * 8 + 4, 4);
        if (below == 0 && above != 0) return std::nullopt;
        if (below != 0) sum += above / below / parts[i];
    }
    return sum <= 180 ? std::optional(sum) : std::nullopt;
}

// As maps write it. A directory of nothing but zeros is a camera that found no satellite.
void Directories::take_position(std::uint32_t at) {
    std::optional<double> latitude, longitude;
    char north = 'N', east = 'E';
    for (const Entry& entry : entries(at)) {
        switch (entry.tag) {
            case 1: north = entry.data.starts_with('S') ? 'S' : 'N'; break;
            case 2: latitude = degrees(entry.data); break;
            case 3: east = entry.data.starts_with('W') ? 'W' : 'E'; break;
            case 4: longitude = degrees(entry.data); break;
            case 0x1C: take_comment(entry.data, "拍摄地点"); break;
            default: break;
        }
    }
    if (!latitude || !longitude || (*latitude == 0 && *longitude == 0)) return;
    std::array<char, 64> text;
    const int size = std::snprintf(text.data(), text.size(), "%c %.6f, %c %.6f", north, *latitude, east, *longitude);
    listener_.text({text.data(), static_cast<size_t>(size)}, "拍摄位置");
}

}  // namespace

void read_exif(std::string_view tiff, const ExifListener& listener) { Directories(tiff, listener).read(); }

}  // namespace leakscan

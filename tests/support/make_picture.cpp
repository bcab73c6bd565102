// See make_picture.h. Checksums of PNG are not among what a reader of metadata looks at.
#include "support/make_picture.h"

#include <cmath>

using namespace std::string_literals;

namespace leakscan {
namespace {

constexpr std::uint16_t type_bytes = 1, type_ascii = 2, type_long = 4, type_fractions = 5;
constexpr std::uint16_t position_tag = 0x8825;

std::string little_endian(std::uint64_t value, unsigned bytes) {
    std::string text;
    for (unsigned i = 0; i < bytes; ++i) text.push_back(static_cast<char>(value >> (8 * i)));
    return text;
}

}  // namespace

std::string big_endian(std::uint64_t value, unsigned bytes) {
    const std::string text = little_endian(value, bytes);
    return {text.rbegin(), text.rend()};
}

std::string zlib_frame(const std::string& text) {
    std::uint32_t a = 1, b = 0;
    for (const char c : text) {
        a = (a + static_cast<unsigned char>(c)) % 65521;
        b = (b + a) % 65521;
    }
    return "\x78\x01\x01"s + little_endian(text.size(), 2) + little_endian(~text.size() & 0xFFFF, 2) + text + big_endian(b << 16 | a, 4);
}

std::string ExifMaker::number(std::uint64_t value, unsigned bytes) const {
    return big_endian_ ? big_endian(value, bytes) : little_endian(value, bytes);
}

void ExifMaker::text(std::uint16_t tag, const std::string& text) {
    entries_.push_back({tag, type_ascii, static_cast<std::uint32_t>(text.size() + 1), text + '\0'});
}

void ExifMaker::bytes(std::uint16_t tag, const std::string& bytes) {
    entries_.push_back({tag, type_bytes, static_cast<std::uint32_t>(bytes.size()), bytes});
}

std::string ExifMaker::fractions(const std::array<double, 3>& values) const {
    std::string data;
    for (const double value : values) data += number(static_cast<std::uint64_t>(std::lround(value * 100)), 4) + number(100, 4);
    return data;
}

void ExifMaker::position(char north, std::array<double, 3> latitude, char east, std::array<double, 3> longitude) {
    position_ = {{1, type_ascii, 2, {north, '\0'}},
                 {2, type_fractions, 3, fractions(latitude)},
                 {3, type_ascii, 2, {east, '\0'}},
                 {4, type_fractions, 3, fractions(longitude)}};
}

std::string ExifMaker::directory(const std::vector<Entry>& entries, std::uint32_t begin) const {
    std::string head = number(entries.size(), 2), data;
    const size_t behind = begin + 2 + entries.size() * 12 + 4;
    for (const Entry& entry : entries) {
        head += number(entry.tag, 2) + number(entry.type, 2) + number(entry.count, 4);
        std::string value = entry.data;
        value.resize(std::max<size_t>(4, value.size()), '\0');
        head += value.size() == 4 ? value : number(behind + data.size(), 4);
        if (value.size() > 4) data += value;
    }
    return head + number(0, 4) + data;
}

std::string ExifMaker::tiff() const {
    const std::string head = (big_endian_ ? "MM"s : "II"s) + number(42, 2) + number(8, 4);
    std::vector<Entry> entries = entries_;
    if (position_.empty()) return head + directory(entries, 8);
    entries.push_back({position_tag, type_long, 1, number(0, 4)});
    const std::string measured = directory(entries, 8);
    entries.back().data = number(8 + measured.size(), 4);
    return head + directory(entries, 8) + directory(position_, static_cast<std::uint32_t>(8 + measured.size()));
}

std::string make_png(const Pieces& chunks) {
    std::string bytes = "\x89PNG\r\n\x1A\n"s;
    for (const auto& [type, data] : chunks) bytes += big_endian(data.size(), 4) + type + data + "sums";
    return bytes + big_endian(0, 4) + "IENDsums";
}

std::string make_webp(const Pieces& chunks) {
    std::string inside = "WEBP";
    for (const auto& [type, data] : chunks) inside += type + little_endian(data.size(), 4) + data + (data.size() % 2 != 0 ? "\0"s : ""s);
    return "RIFF" + little_endian(inside.size(), 4) + inside;
}

std::string make_jpeg(const std::vector<std::pair<int, std::string>>& segments) {
    std::string bytes = "\xFF\xD8"s;
    for (const auto& [marker, data] : segments) bytes += "\xFF"s + static_cast<char>(marker) + big_endian(data.size() + 2, 2) + data;
    return bytes + "\xFF\xDA\0\2pixels\xFF\xD9"s;
}

}  // namespace leakscan

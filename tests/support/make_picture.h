// Files of pictures for tests, as far as their metadata goes: none shows anything.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace leakscan {

std::string big_endian(std::uint64_t value, unsigned bytes);
// The text in zlib's frame, stored (RFC 1950, 1951 3.2.4).
std::string zlib_frame(const std::string& text);

// A TIFF structure of one directory.
class ExifMaker {
public:
    explicit ExifMaker(bool big_endian) : big_endian_(big_endian) {}
    void text(std::uint16_t tag, const std::string& text);
    void bytes(std::uint16_t tag, const std::string& bytes);
    void position(char north, std::array<double, 3> latitude, char east, std::array<double, 3> longitude);
    std::string tiff() const;

private:
    struct Entry {
        std::uint16_t tag;
        std::uint16_t type;
        std::uint32_t count;
        std::string data;
    };
    std::string number(std::uint64_t value, unsigned bytes) const;
    std::string fractions(const std::array<double, 3>& values) const;
    // Directory at `begin` of the file, its data behind it.
    std::string directory(const std::vector<Entry>& entries, std::uint32_t begin) const;

    bool big_endian_;
    std::vector<Entry> entries_;
    std::vector<Entry> position_;
};

using Pieces = std::vector<std::pair<std::string, std::string>>;  // type and data
std::string make_png(const Pieces& chunks);
std::string make_webp(const Pieces& chunks);
std::string make_jpeg(const std::vector<std::pair<int, std::string>>& segments);  // marker and data

}  // namespace leakscan

// See gb18030.h.
#include "codec/gb18030.h"

#include <unicode/ucnv.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#include "codec/charset_detect.h"

namespace leakscan {
namespace {

constexpr unsigned first_lead = 0x81;
constexpr unsigned first_trail = 0x40;
constexpr size_t leads = 0xFE - first_lead + 1;
constexpr size_t trails = 0xFE - first_trail + 1;
// Input is taken in slices, into room for the worst growth (one byte → three).
constexpr size_t slice = 4096;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

// A character's UTF-8 bytes in memory order, with their number; 0 for no character.
struct Utf8Char {
    std::array<char, 3> bytes{};
    std::uint8_t size = 0;
};
using Table = std::array<Utf8Char, leads * trails>;

class Converter {
public:
    Converter() : converter_(ucnv_open("GB18030", &status_)) {}
    ~Converter() { ucnv_close(converter_); }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    // UTF-8 of one code of two or four bytes; empty if it is none.
    std::string convert(std::string_view code) {
        std::array<UChar, 4> units{};
        std::array<char, 16> utf8{};
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t size = ucnv_toUChars(converter_, units.data(), static_cast<std::int32_t>(units.size()), code.data(),
                                                static_cast<std::int32_t>(code.size()), &status);
        if (U_FAILURE(status) || size < 1 || size > 2 || units[0] == 0xFFFD) return {};
        char32_t value = units[0];
        if (size == 2) value = 0x10000 + ((static_cast<char32_t>(units[0]) & 0x3FF) << 10) + (units[1] & 0x3FF);
        if (size == 2 && (units[0] < 0xD800 || units[0] > 0xDBFF)) return {};
        return encode(value, utf8);
    }

private:
    static std::string encode(char32_t value, std::array<char, 16>& utf8) {
        size_t size = 0;
        const auto put = [&](char32_t byte) { utf8[size++] = static_cast<char>(byte); };
        if (value < 0x80)
            put(value);
        else if (value < 0x800)
            put(0xC0 | value >> 6), put(0x80 | (value & 0x3F));
        else if (value < 0x10000)
            put(0xE0 | value >> 12), put(0x80 | (value >> 6 & 0x3F)), put(0x80 | (value & 0x3F));
        else
            put(0xF0 | value >> 18), put(0x80 | (value >> 12 & 0x3F)), put(0x80 | (value >> 6 & 0x3F)), put(0x80 | (value & 0x3F));
        return std::string(utf8.data(), size);
    }

    UErrorCode status_ = U_ZERO_ERROR;
    UConverter* converter_;
};

const Table& two_byte_table() {
    static const Table table = [] {
        Table filled{};
        Converter converter;
        for (size_t lead = 0; lead < leads; ++lead) {
            for (size_t trail = 0; trail < trails; ++trail) {
                const std::array<char, 2> code = {static_cast<char>(lead + first_lead), static_cast<char>(trail + first_trail)};
                const std::string utf8 = converter.convert({code.data(), code.size()});
                if (utf8.empty() || utf8.size() > 3) continue;
                Utf8Char& entry = filled[lead * trails + trail];
                std::memcpy(entry.bytes.data(), utf8.data(), utf8.size());
                entry.size = static_cast<std::uint8_t>(utf8.size());
            }
        }
        return filled;
    }();
    return table;
}

bool is_four_byte(std::string_view bytes, size_t at) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
    return at + 4 <= bytes.size() && byte(1) >= 0x30 && byte(1) <= 0x39 && byte(2) >= 0x81 && byte(2) <= 0xFE && byte(3) >= 0x30 &&
           byte(3) <= 0x39;
}

// Decodes from at() up to `end`, or three bytes behind it, into `out`, which has room for three bytes per byte. Returns the end of it.
class Decoder {
public:
    explicit Decoder(std::string_view bytes) : bytes_(bytes) {}

    char* decode_slice(size_t end, char* out) {
        const Table& table = two_byte_table();
        while (at_ < end) {
            const size_t ascii_end = std::min(skip_ascii(bytes_, at_), end);
            std::memcpy(out, bytes_.data() + at_, ascii_end - at_);
            out += ascii_end - at_;
            at_ = ascii_end;
            while (at_ < end && (bytes_[at_] & 0x80)) {
                const unsigned lead = static_cast<unsigned char>(bytes_[at_]);
                const unsigned trail = at_ + 1 < bytes_.size() ? static_cast<unsigned char>(bytes_[at_ + 1]) : 0;
                if (lead < first_lead || lead > 0xFE || trail < first_trail || trail > 0xFE) {
                    out = decode_rare(lead, out);
                    continue;
                }
                const Utf8Char& found = table[(lead - first_lead) * trails + trail - first_trail];
                if (found.size == 0) {
                    out = put_bad(out, trail >= 0x80 ? 2 : 1);
                    continue;
                }
                std::memcpy(out, found.bytes.data(), 3);
                out += found.size;
                at_ += 2;
            }
        }
        return out;
    }
    bool done() const { return at_ >= bytes_.size(); }
    size_t at() const { return at_; }
    size_t bad() const { return bad_; }

private:
    char* put_bad(char* out, size_t length) {
        std::memcpy(out, replacement.data(), replacement.size());
        at_ += length;
        ++bad_;
        return out + replacement.size();
    }

    char* decode_rare(unsigned lead, char* out) {
        if (lead == 0x80) {  // the euro sign of windows-936
            std::memcpy(out, "\xE2\x82\xAC", 3);
            ++at_;
            return out + 3;
        }
        if (lead == 0xFF || !is_four_byte(bytes_, at_)) return put_bad(out, 1);
        if (!converter_) converter_.emplace();
        const std::string utf8 = converter_->convert(bytes_.substr(at_, 4));
        if (utf8.empty()) return put_bad(out, 1);
        std::memcpy(out, utf8.data(), utf8.size());
        at_ += 4;
        return out + utf8.size();
    }

    std::string_view bytes_;
    std::optional<Converter> converter_;  // few texts need it
    size_t at_ = 0;
    size_t bad_ = 0;
};

}  // namespace

size_t append_gb18030(std::string& text, std::string_view bytes) {
    Decoder decoder(bytes);
    std::array<char, 3 * slice + 16> decoded;
    text.reserve(text.size() + bytes.size() + bytes.size() / 2);
    while (!decoder.done()) {
        const char* const end = decoder.decode_slice(std::min(decoder.at() + slice, bytes.size()), decoded.data());
        text.append(decoded.data(), static_cast<size_t>(end - decoded.data()));
    }
    return decoder.bad();
}

}  // namespace leakscan

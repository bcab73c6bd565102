// A window of 4,096 bytes that begins with the commonest words of RTF; each control byte says of eight steps whether it is a byte or a
// repetition. The checksum is not looked at: what came out is read in any case.
#include "codec/compressed_rtf.h"

#include <array>
#include <cstdint>

#include "base/bytes.h"

namespace leakscan {
namespace {

constexpr size_t header_size = 16;
constexpr std::uint32_t packed_mark = 0x75465A4C, plain_mark = 0x414C454D;

constexpr size_t window_size = 4096;
constexpr std::string_view first_words =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial"
    "Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
static_assert(first_words.size() == 207);  // MS-OXRTFCP 2.1.2.1

class Window {
public:
    Window() {
        for (const char c : first_words) put(c);
    }

    void put(char c) {
        bytes_[at_] = c;
        at_ = (at_ + 1) % window_size;
    }
    size_t at() const { return at_; }
    char operator[](size_t index) const { return bytes_[index % window_size]; }

private:
    std::array<char, window_size> bytes_{};
    size_t at_ = 0;
};

UnpackedRtf unpack_steps(std::string_view steps) {
    UnpackedRtf rtf;
    Window window;
    size_t at = 0;
    const auto put = [&](char c) {
        window.put(c);
        rtf.bytes.push_back(c);
    };
    while (at < steps.size()) {
        const std::uint8_t control = u8_at(steps, at++);
        for (unsigned step = 0; step < 8; ++step) {
            const bool repeats = (control >> step & 1) != 0;
            if (at + (repeats ? 2 : 1) > steps.size()) return {std::move(rtf.bytes), false};
            if (!repeats) {
                put(steps[at++]);
                continue;
            }
            const unsigned reference = u8_at(steps, at) * 256u + u8_at(steps, at + 1);
            at += 2;
            const size_t from = reference >> 4;
            if (from == window.at()) return rtf;
            for (size_t i = 0; i < (reference & 15) + 2; ++i) put(window[from + i]);
        }
    }
    rtf.whole = false;
    return rtf;
}

}  // namespace

UnpackedRtf unpack_rtf(std::string_view packed) {
    const std::uint64_t size = std::uint64_t{u32_at(packed, 0)} + 4;  // counts what follows it
    const std::string_view content = slice(packed, header_size, size > header_size ? size - header_size : 0);
    const std::uint32_t mark = u32_at(packed, 8);
    if (mark == packed_mark) return unpack_steps(content);
    if (mark != plain_mark) return {{}, false};
    const std::uint32_t plain_size = u32_at(packed, 4);
    return {std::string(content.substr(0, plain_size)), content.size() >= plain_size};
}

}  // namespace leakscan

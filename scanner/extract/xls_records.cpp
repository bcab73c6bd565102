// Records are read in place; a string may go on in the next CONTINUE record, in another width.
#include "extract/xls_records.h"

#include <algorithm>
#include <bit>

#include "base/bytes.h"
#include "base/text.h"
#include "codec/code_page.h"

namespace leakscan {
namespace {

constexpr std::uint16_t id_continue = 0x003C;
constexpr std::uint8_t option_wide = 0x01;
constexpr std::uint8_t option_phonetic = 0x04;
constexpr std::uint8_t option_rich = 0x08;

}  // namespace

XlsRecord XlsRecords::peek() const {
    if (at_ + 4 > stream_.size()) return {};
    return {u16_at(stream_, at_), slice(stream_, at_ + 4, u16_at(stream_, at_ + 2))};
}

bool XlsRecords::next(XlsRecord& record) {
    if (at_ + 4 > stream_.size()) return false;
    record = peek();
    at_ += 4ull + u16_at(stream_, at_ + 2);
    return true;
}

XlsBytes::XlsBytes(std::string_view bytes, XlsRecords& records) : pieces_{bytes} {
    XlsRecord record;
    while (records.peek().id == id_continue && records.next(record)) pieces_.push_back(record.bytes);
    advance();
}

void XlsBytes::advance() {
    while (piece_ < pieces_.size() && at_ >= pieces_[piece_].size()) {
        at_ -= pieces_[piece_].size();
        ++piece_;
    }
}

std::uint8_t XlsBytes::u8() {
    advance();
    if (at_end()) return 0;
    const auto value = static_cast<std::uint8_t>(pieces_[piece_][at_++]);
    advance();
    return value;
}

std::uint16_t XlsBytes::u16() {
    const std::uint16_t low = u8();
    return static_cast<std::uint16_t>(low | u8() << 8);
}

std::uint32_t XlsBytes::u32() {
    const std::uint32_t low = u16();
    return low | std::uint32_t{u16()} << 16;
}

double XlsBytes::number() {
    const std::uint64_t low = u32();
    return std::bit_cast<double>(low | std::uint64_t{u32()} << 32);
}

void XlsBytes::skip(std::uint64_t count) {
    while (count > 0 && !at_end()) {
        const std::uint64_t here = std::min<std::uint64_t>(count, pieces_[piece_].size() - at_);
        at_ += here;
        count -= here;
        advance();
    }
}

std::string XlsBytes::take(std::uint64_t count) {
    std::string bytes;
    advance();
    while (count > 0 && !at_end()) {
        const std::string_view here = pieces_[piece_].substr(at_, count);
        bytes += here;
        at_ += here.size();
        count -= here.size();
        advance();
    }
    return bytes;
}

std::string XlsBytes::unicode(std::uint32_t characters) {
    std::uint8_t options = u8();
    const std::uint32_t runs = options & option_rich ? u16() : 0;
    const std::uint32_t phonetic = options & option_phonetic ? u32() : 0;
    std::string text;
    const bool in_next_record = at_ == 0 && characters > 0 && !at_end();
    if (in_next_record) options = u8();
    while (characters > 0 && !at_end()) {
        const bool wide = (options & option_wide) != 0;
        const size_t size = wide ? 2 : 1;
        std::string_view here = pieces_[piece_].substr(at_, characters * size);
        here = here.substr(0, here.size() / size * size);
        if (wide) {
            append_utf16(text, here);
        } else {
            for (const char c : here) append_utf8(text, static_cast<unsigned char>(c));
        }
        characters -= static_cast<std::uint32_t>(here.size() / size);
        at_ += here.size();
        if (characters == 0) break;
        // The characters go on in the next record, behind options of their own.
        ++piece_;
        at_ = 0;
        if (!at_end()) options = pieces_[piece_].empty() ? options : static_cast<std::uint8_t>(pieces_[piece_][at_++]);
    }
    advance();
    skip(runs * 4ull + phonetic);
    return text;
}

std::string on_one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

std::string XlsEncoding::text(XlsBytes& bytes, unsigned size_of_count) const {
    const std::uint32_t count = size_of_count == 1 ? bytes.u8() : bytes.u16();
    return on_one_line(version == 8 ? bytes.unicode(count) : decode_page(bytes.take(count), code_page));
}

}  // namespace leakscan

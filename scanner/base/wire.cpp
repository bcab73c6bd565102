// Seven bits a byte, least first (LEB128); every length is checked against what is left before it is believed.
#include "base/wire.h"

#include <bit>

#include "base/text.h"

namespace leakscan {

void WireWriter::put(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<char>((value & 0x7F) | 0x80));
    bytes_.push_back(static_cast<char>(value));
}

void WireWriter::put_real(double value) { put(std::bit_cast<std::uint64_t>(value)); }

void WireWriter::put(std::string_view text) {
    put(text.size());
    bytes_ += text;
}

void WireWriter::put_text(std::string_view text) {
    if (is_valid_utf8(text)) return put(text);
    std::string repaired;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        append_utf8(repaired, point.value);
        at += point.size;
    }
    put(repaired);
}

std::uint64_t WireReader::number() {
    if (!failed_ && !rest_.empty() && static_cast<unsigned char>(rest_.front()) < 0x80) {  // most are small
        const auto value = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty() && !failed_; shift += 7) {
        const auto byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        if (shift == 63 && byte > 1) break;
        value |= std::uint64_t{byte & 0x7Fu} << shift;
        if (byte < 0x80) return value;
    }
    failed_ = true;
    return 0;
}

std::uint64_t WireReader::number_up_to(std::uint64_t largest) {
    const std::uint64_t value = number();
    if (value <= largest) return value;
    failed_ = true;
    return 0;
}

double WireReader::real() { return std::bit_cast<double>(number()); }

std::string_view WireReader::bytes() {
    const std::uint64_t size = number_up_to(rest_.size());
    if (size > rest_.size()) failed_ = true;  // the length itself took the last bytes
    if (failed_) return {};
    const std::string_view value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return value;
}

void WireReader::text(std::string& into) {
    const std::string_view value = bytes();
    failed_ = failed_ || !is_valid_utf8(value);
    into.assign(failed_ ? std::string_view() : value);
}

std::string WireReader::text() {
    std::string value;
    text(value);
    return value;
}

void append_frame(std::string& stream, std::string_view message) {
    for (size_t i = 0; i < frame_head; ++i) stream.push_back(static_cast<char>((message.size() >> (8 * i)) & 0xFF));
    stream += message;
}

void FrameBuffer::append(std::string_view bytes) {
    bytes_.erase(0, read_);
    read_ = 0;
    bytes_ += bytes;
}

bool FrameBuffer::next(std::string_view& message) {
    const std::string_view rest = std::string_view(bytes_).substr(read_);
    if (broken_ || rest.size() < frame_head) return false;
    std::uint32_t size = 0;
    for (size_t i = frame_head; i-- > 0;) size = size << 8 | static_cast<unsigned char>(rest[i]);
    if (size > longest_) {
        broken_ = true;
        return false;
    }
    if (rest.size() - frame_head < size) return false;
    message = rest.substr(frame_head, size);
    read_ += frame_head + size;
    return true;
}

}  // namespace leakscan

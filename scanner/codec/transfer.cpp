// A coding is believed once something sound came out of it; text that is no coded body is left alone.
#include "codec/transfer.h"

#include <brotli/decode.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "codec/inflate.h"

namespace leakscan {
namespace {

Transferred as_given(std::string_view body) { return {std::string(body), false, true}; }

// Pages and scripts begin with text; a coded body has control characters soon.
bool looks_plain(std::string_view body) {
    constexpr size_t looked_at = 64;
    const std::string_view head = body.substr(0, looked_at);
    return std::all_of(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= ' ' && byte != 0x7F) || is_ascii_space(c);
    });
}

// The size in front of a chunk, up to the line's end; false if there is none.
bool read_chunk_size(std::string_view body, size_t& at, std::uint64_t& size) {
    constexpr size_t most_digits = 15, longest_line = 4096;
    size_t digits = 0;
    size = 0;
    while (at + digits < body.size() && digits < most_digits && hex_digit(body[at + digits]) >= 0) {
        size = size << 4 | static_cast<std::uint64_t>(hex_digit(body[at + digits++]));
    }
    const size_t end = body.substr(0, std::min(body.size(), at + longest_line)).find('\n', at);
    if (digits == 0 || end == std::string_view::npos) return false;
    const std::string_view extension = trim(body.substr(at + digits, end - at - digits));
    at = end + 1;
    return extension.empty() || extension.front() == ';';
}

// The end of line behind a chunk.
bool skip_line_end(std::string_view body, size_t& at) {
    if (body.substr(at).starts_with("\r\n")) return at += 2, true;
    if (body.substr(at).starts_with('\n')) return at += 1, true;
    return at == body.size();
}

// Both meanings of "deflate": zlib's frame, and, as some servers read the standard, without one.
Transferred inflate_either(std::string_view body, std::uint64_t limit) {
    Inflated found = inflate_zlib(body, limit);
    const bool framed = found.end != Inflated::End::damaged || !found.bytes.empty();
    if (!framed) found = inflate_raw(body, 0, limit);
    if (found.end == Inflated::End::damaged && (found.bytes.empty() || looks_plain(body))) return as_given(body);
    return {std::move(found.bytes), true, found.end != Inflated::End::damaged};
}

struct FreeBrotli {
    void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};

Transferred decode_brotli(std::string_view body, std::uint64_t limit) {
    const std::unique_ptr<BrotliDecoderState, FreeBrotli> state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
    if (!state) return as_given(body);
    Transferred out;
    const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
    size_t left = body.size();
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.bytes.size() < limit) {
        size_t room = 0;
        result = BrotliDecoderDecompressStream(state.get(), &left, &in, &room, nullptr, nullptr);
        while (BrotliDecoderHasMoreOutput(state.get()) && out.bytes.size() < limit) {
            size_t size = 0;
            const std::uint8_t* piece = BrotliDecoderTakeOutput(state.get(), &size);
            const auto fits = static_cast<size_t>(std::min<std::uint64_t>(size, limit - out.bytes.size()));
            out.bytes.append(reinterpret_cast<const char*>(piece), fits);
        }
    }
    out.whole = result == BROTLI_DECODER_RESULT_SUCCESS || out.bytes.size() == limit;
    return !out.whole && (out.bytes.empty() || looks_plain(body)) ? as_given(body) : out;
}

int base64_digit(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (is_ascii_digit(c)) return c - '0' + 52;
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

}  // namespace

Transferred join_chunks(std::string_view body) {
    Transferred out;
    size_t at = 0;
    for (bool first = true; at < body.size(); first = false) {
        const size_t begin = at;
        std::uint64_t size = 0;
        bool sound = read_chunk_size(body, at, size);
        if (sound && size == 0) return out;
        if (sound && size < body.size() - at) {
            size_t behind = at + static_cast<size_t>(size);
            sound = skip_line_end(body, behind);
            if (sound) out.bytes += body.substr(at, static_cast<size_t>(size));
            if (sound) at = behind;
        } else if (sound) {
            out.bytes += body.substr(at);
            out.whole = false;
            return out;
        }
        if (sound) continue;
        if (first) return as_given(body);
        out.bytes += body.substr(begin);  // from here on it is anything
        out.whole = false;
        return out;
    }
    out.whole = body.empty();
    return out;
}

Transferred decode_content(std::string_view body, std::string_view coding, std::uint64_t limit) {
    if (equals_ignoring_case(coding, "deflate")) return inflate_either(body, limit);
    if (equals_ignoring_case(coding, "br")) return decode_brotli(body, limit);
    return as_given(body);
}

std::string decode_quoted_printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (size_t at = 0; at < text.size(); ++at) {
        const std::int64_t value = text[at] == '=' ? read_hex(text, at + 1, 2) : -1;
        if (value >= 0) {
            out.push_back(static_cast<char>(value));
            at += 2;
            continue;
        }
        // A soft line break, perhaps with spaces that a mailer put behind it.
        size_t end = at + 1;
        while (text[at] == '=' && end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
        if (text[at] == '=' && (end == text.size() || text[end] == '\n')) {
            at = end;
        } else {
            out.push_back(text[at]);
        }
    }
    return out;
}

std::string decode_base64(std::string_view text) {
    std::string out;
    out.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == '=') count = 0;  // padding: what follows is another piece of base64
        const int digit = base64_digit(c);
        if (digit < 0) continue;
        bits = bits << 6 | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out.push_back(static_cast<char>(bits >> count & 0xFF));
    }
    return out;
}

}  // namespace leakscan

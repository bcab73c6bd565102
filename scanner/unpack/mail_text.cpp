// A field is bytes of any charset with encoded words in between; what is no whole encoded word stays as it stands.
#include "unpack/mail_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "codec/charset.h"
#include "codec/transfer.h"
#include "unpack/header_fields.h"

namespace leakscan {
namespace {

struct EncodedWord {
    std::string charset;
    std::string bytes;
    size_t size = 0;  // of the word as it stands
};

// =?charset?B?text?=; the charset may carry a language behind '*'.
std::optional<EncodedWord> read_encoded_word(std::string_view text) {
    constexpr size_t longest_charset = 40, longest_word = 4096;  // 75 is the rule, which few keep
    if (!text.starts_with("=?")) return std::nullopt;
    const size_t charset_end = text.substr(0, longest_charset).find('?', 2);
    if (charset_end == std::string_view::npos || charset_end + 2 >= text.size() || text[charset_end + 2] != '?') return std::nullopt;
    const size_t begin = charset_end + 3;
    const size_t end = text.substr(0, begin + longest_word).find("?=", begin);
    if (end == std::string_view::npos) return std::nullopt;
    const char coding = ascii_lower(text[charset_end + 1]);
    if (coding != 'b' && coding != 'q') return std::nullopt;
    EncodedWord word;
    word.charset = text.substr(2, std::min(text.find('*'), charset_end) - 2);
    std::string content(text.substr(begin, end - begin));
    if (coding == 'q') std::replace(content.begin(), content.end(), '_', ' ');
    word.bytes = coding == 'b' ? decode_base64(content) : decode_quoted_printable(content);
    word.size = end + 2;
    return word;
}

std::string decode_percent_bytes(std::string_view text) {
    std::string bytes;
    for (size_t at = 0; at < text.size(); ++at) {
        const std::int64_t value = text[at] == '%' ? read_hex(text, at + 1, 2) : -1;
        bytes.push_back(value >= 0 ? static_cast<char>(value) : text[at]);
        if (value >= 0) at += 2;
    }
    return bytes;
}

// charset'language'text, the text percent-encoded where the name of the parameter ended in '*'.
struct ExtendedValue {
    std::string charset;
    std::string bytes;

    void add(std::string_view piece, bool encoded, bool first) {
        if (encoded && first) {
            const size_t quote = piece.find('\'');
            const size_t second = quote == std::string_view::npos ? quote : piece.find('\'', quote + 1);
            if (second != std::string_view::npos) {
                charset = piece.substr(0, quote);
                piece.remove_prefix(second + 1);
            }
        }
        bytes += encoded ? decode_percent_bytes(piece) : std::string(piece);
    }
};

}  // namespace

std::string decode_field(std::string_view raw) {
    std::string text, bytes, charset;
    // A character may be cut between two words of one charset.
    const auto flush = [&] {
        if (!bytes.empty()) text += decode(bytes, charset).text;
        bytes.clear();
    };
    size_t plain = 0;
    for (size_t at = 0; at < raw.size();) {
        const std::optional<EncodedWord> word = raw[at] == '=' ? read_encoded_word(raw.substr(at)) : std::nullopt;
        if (!word) {
            ++at;
            continue;
        }
        const std::string_view between = raw.substr(plain, at - plain);
        const bool joined = !bytes.empty() && trim(between).empty();
        if (!joined || !equals_ignoring_case(charset, word->charset)) flush();
        if (!joined) text += decode_name(between);
        charset = word->charset;
        bytes += word->bytes;
        at += word->size;
        plain = at;
    }
    flush();
    return text + decode_name(raw.substr(plain));
}

std::string decode_parameter(std::string_view field, const std::string& name) {
    constexpr int most_pieces = 50;
    ExtendedValue value;
    value.add(parameter(field, name + "*"), true, true);
    for (int piece = 0; value.bytes.empty() || piece > 0; ++piece) {
        const std::string numbered = name + "*" + std::to_string(piece);
        const std::string encoded = parameter(field, numbered + "*");
        const std::string plain = encoded.empty() ? parameter(field, numbered) : "";
        if ((encoded.empty() && plain.empty()) || piece == most_pieces) break;
        value.add(encoded.empty() ? plain : encoded, !encoded.empty(), piece == 0);
    }
    if (value.bytes.empty()) return decode_field(parameter(field, name));
    return value.charset.empty() ? decode_name(value.bytes) : decode(value.bytes, value.charset).text;
}

}  // namespace leakscan

// See charset.h. Labels: WHATWG Encoding standard, section 4.2, the encodings met on Chinese sites and in their mail.
#include "codec/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "base/text.h"
#include "codec/charset_detect.h"
#include "codec/gb18030.h"

namespace leakscan {
namespace {

struct Label {
    std::string_view label;
    std::string_view charset;
};

// ICU's own aliases are wrong for the web: its "gb2312" is strict EUC and breaks at 镕, its "gbk" puts 䶮 into the private use area.
constexpr std::array labels = {
    Label{"utf-8", "UTF-8"},
    Label{"utf8", "UTF-8"},
    Label{"unicode-1-1-utf-8", "UTF-8"},
    Label{"gb18030", "GB18030"},
    Label{"gb18030-2022", "GB18030"},
    Label{"gbk", "GB18030"},
    Label{"x-gbk", "GB18030"},
    Label{"gb2312", "GB18030"},
    Label{"gb_2312", "GB18030"},
    Label{"gb_2312-80", "GB18030"},
    Label{"gb2312-80", "GB18030"},
    Label{"csgb2312", "GB18030"},
    Label{"chinese", "GB18030"},
    Label{"csiso58gb231280", "GB18030"},
    Label{"iso-ir-58", "GB18030"},
    Label{"cp936", "GB18030"},
    Label{"ms936", "GB18030"},
    Label{"windows-936", "GB18030"},
    Label{"euc-cn", "GB18030"},
    Label{"big5", "Big5-HKSCS"},
    Label{"big5-hkscs", "Big5-HKSCS"},
    Label{"cn-big5", "Big5-HKSCS"},
    Label{"csbig5", "Big5-HKSCS"},
    Label{"x-x-big5", "Big5-HKSCS"},
    Label{"cp950", "Big5-HKSCS"},
    Label{"windows-950", "Big5-HKSCS"},
    Label{"utf-16", "UTF-16LE"},
    Label{"utf-16le", "UTF-16LE"},
    Label{"utf-16be", "UTF-16BE"},
    Label{"unicode", "UTF-16LE"},
    Label{"ucs-2", "UTF-16LE"},
    Label{"iso-10646-ucs-2", "UTF-16LE"},
    Label{"unicodefffe", "UTF-16BE"},
    Label{"us-ascii", "windows-1252"},
    Label{"ascii", "windows-1252"},
    Label{"iso-8859-1", "windows-1252"},
    Label{"iso8859-1", "windows-1252"},
    Label{"iso_8859-1", "windows-1252"},
    Label{"latin1", "windows-1252"},
    Label{"windows-1252", "windows-1252"},
    Label{"cp1252", "windows-1252"},
    Label{"iso-8859-2", "ISO-8859-2"},
    Label{"iso-8859-15", "ISO-8859-15"},
    Label{"windows-1251", "windows-1251"},
    Label{"koi8-r", "KOI8-R"},
    Label{"shift_jis", "Shift_JIS"},
    Label{"shift-jis", "Shift_JIS"},
    Label{"sjis", "Shift_JIS"},
    Label{"x-sjis", "Shift_JIS"},
    Label{"windows-31j", "Shift_JIS"},
    Label{"euc-jp", "EUC-JP"},
    Label{"x-euc-jp", "EUC-JP"},
    Label{"iso-2022-jp", "ISO-2022-JP"},
    Label{"euc-kr", "EUC-KR"},
    Label{"ks_c_5601-1987", "EUC-KR"},
    Label{"windows-949", "EUC-KR"},
    Label{"hz-gb-2312", "HZ"},
    Label{"iso-2022-cn", "ISO-2022-CN"},
    Label{"utf-7", "UTF-7"},
};

struct Mark {
    std::string_view bytes;
    std::string_view charset;
};
constexpr std::array marks = {
    Mark{"\xEF\xBB\xBF", "UTF-8"},
    Mark{"\xFF\xFE", "UTF-16LE"},
    Mark{"\xFE\xFF", "UTF-16BE"},
    Mark{"\x84\x31\x95\x33", "GB18030"},
};

constexpr std::string_view replacement = "\xEF\xBF\xBD";
// Below this mean the bytes read as nonsense in a Han charset.
constexpr double plausible_han = 0.3;
// A declaration is overruled only if another reading is clearly better.
constexpr double clearly_better = 0.25;

const Mark* mark_of(std::string_view bytes) {
    const auto* found = std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) { return bytes.starts_with(mark.bytes); });
    return found == marks.end() ? nullptr : found;
}

// Two-byte sequences alone are as often GBK read as UTF-8: then the pairs stand in runs and are no Latin, Greek or Cyrillic.
bool reads_as_utf8_by_chance(std::string_view bytes, const Utf8Evidence& utf8) {
    if (utf8.wide > 0 || utf8.multi == 0) return false;
    size_t foreign = 0;
    size_t in_runs = 0;
    for (size_t at = skip_ascii(bytes, 0), end = at; at + 1 < bytes.size(); at = skip_ascii(bytes, at)) {
        const unsigned lead = static_cast<unsigned char>(bytes[at]);
        if ((lead >= 0xC2 && lead <= 0xC5) || (lead >= 0xCE && lead <= 0xD1)) ++foreign;
        if (at == end && at > 0) ++in_runs;
        at += 2;
        end = at;
    }
    return foreign * 3 < utf8.multi * 2 && in_runs * 3 >= utf8.multi;
}

// What is declared, when the bytes agree; "" when they do not.
std::string_view accept_declared(std::string_view charset, std::string_view bytes, const Utf8Evidence& utf8, const HanScore& han) {
    if (charset == "UTF-8") return utf8.multi > convincing * utf8.invalid ? charset : std::string_view();
    if (charset == "GB18030") return han.gb > 0 && han.gb + clearly_better > han.big5 ? charset : std::string_view();
    if (charset == "Big5-HKSCS") return han.big5 > 0 && han.big5 + clearly_better > han.gb ? charset : std::string_view();
    // Servers add Latin-1 unasked; Han text under that label is the rule on Chinese sites.
    if (charset == "windows-1252") return std::max(han.gb, han.big5) >= 0.6 ? std::string_view() : charset;
    if (charset.starts_with("UTF-16")) return bytes.size() >= 8 ? detect_utf16(bytes) : std::string_view();
    return charset;
}

char32_t unit_at(std::string_view bytes, size_t at, bool little) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return little ? static_cast<char32_t>(first | second << 8) : static_cast<char32_t>(first << 8 | second);
}

bool is_lead_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_trail_surrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// UTF-16 units to UTF-8, pairs possibly split between calls.
class Utf16Writer {
public:
    explicit Utf16Writer(std::string& text) : text_(text) {}

    void put(char32_t unit) {
        if (lead_ != 0 && is_trail_surrogate(unit)) {
            append_utf8(text_, 0x10000 + ((lead_ & 0x3FF) << 10) + (unit & 0x3FF));
            lead_ = 0;
            return;
        }
        finish();
        if (is_lead_surrogate(unit)) {
            lead_ = unit;
        } else if (is_trail_surrogate(unit)) {
            put_bad();
        } else {
            if (unit == 0xFFFD) ++bad_;
            append_utf8(text_, unit);
        }
    }
    void finish() {
        if (lead_ != 0) put_bad();
        lead_ = 0;
    }
    size_t bad() const { return bad_; }

private:
    void put_bad() {
        text_ += replacement;
        ++bad_;
    }
    std::string& text_;
    char32_t lead_ = 0;
    size_t bad_ = 0;
};

size_t append_utf16(std::string& text, std::string_view bytes, bool little) {
    Utf16Writer writer(text);
    for (size_t at = 0; at + 1 < bytes.size(); at += 2) writer.put(unit_at(bytes, at, little));
    writer.finish();
    return writer.bad();
}

size_t append_utf8_repaired(std::string& text, std::string_view bytes) {
    size_t bad = 0;
    for (size_t at = 0; at < bytes.size();) {
        const size_t end = skip_valid_utf8(bytes, at);
        text.append(bytes.substr(at, end - at));
        if (end >= bytes.size()) break;
        text += replacement;
        ++bad;
        at = end + 1;
    }
    return bad;
}

// Everything else through ICU. An unknown converter reads as windows-1252, which accepts any byte.
size_t append_by_icu(std::string& text, std::string_view bytes, std::string_view charset) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(std::string(charset).c_str(), &status);
    if (U_FAILURE(status)) {
        status = U_ZERO_ERROR;
        converter = ucnv_open(charset == "Big5-HKSCS" ? "Big5" : "windows-1252", &status);
    }
    if (U_FAILURE(status)) return append_utf8_repaired(text, bytes);
    Utf16Writer writer(text);
    std::vector<UChar> units(16'384);
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    do {
        status = U_ZERO_ERROR;
        UChar* target = units.data();
        ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, end, nullptr, true, &status);
        for (const UChar* unit = units.data(); unit != target; ++unit) writer.put(*unit);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    writer.finish();
    ucnv_close(converter);
    return writer.bad();
}

// The value of `name=` in a tag or declaration: "text/html; charset=gb2312", <meta charset='gbk'>, encoding="GBK".
std::string_view value_after(std::string_view text, std::string_view name) {
    size_t at = text.find(name);
    if (at == std::string_view::npos) return {};
    at += name.size();
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    if (at >= text.size() || text[at] != '=') return {};
    ++at;
    while (at < text.size() && (is_ascii_space(text[at]) || text[at] == '"' || text[at] == '\'')) ++at;
    size_t end = at;
    while (end < text.size() && (is_ascii_alnum(text[end]) || text[end] == '-' || text[end] == '_' || text[end] == ':')) ++end;
    return text.substr(at, end - at);
}

// All of the bytes are UTF-8 up to `valid_end`, where the end may have cut a sequence, and wide characters show that this is no chance.
bool is_surely_utf8(std::string_view bytes, size_t valid_end) {
    constexpr size_t longest_cut = 3;
    if (bytes.size() - valid_end > longest_cut || weigh_utf8(bytes.substr(valid_end)).invalid > 0) return false;
    const auto wide = [](char c) { return static_cast<unsigned char>(c) >= 0xE0; };
    const std::string_view valid = bytes.substr(0, valid_end);
    return std::any_of(valid.begin(), valid.end(), wide) || (valid_end == bytes.size() && skip_ascii(bytes, 0) == bytes.size());
}

std::string_view weigh(std::string_view bytes, std::string_view label) {
    const Utf8Evidence utf8 = weigh_utf8(bytes, false);
    if (utf8.multi > 0 && utf8.invalid == 0) {
        const bool han_label = label == "GB18030" || label == "Big5-HKSCS";
        if (!reads_as_utf8_by_chance(bytes, utf8) && (utf8.wide > 0 || !han_label)) return "UTF-8";
    }
    const HanScore han = score_han(bytes);
    if (!label.empty()) {
        if (const std::string_view accepted = accept_declared(label, bytes, utf8, han); !accepted.empty()) return accepted;
    }
    if (utf8.wide > convincing * utf8.invalid) return "UTF-8";
    if (std::max(han.gb, han.big5) < plausible_han && han.pairs > 0) {
        const Utf8Evidence all = utf8.whole ? utf8 : weigh_utf8(bytes);
        if (all.multi > all.invalid) return "UTF-8";
    }
    return han.big5 > han.gb ? "Big5-HKSCS" : "GB18030";
}

}  // namespace

CharsetChoice choose_charset(std::string_view bytes, std::string_view declared) {
    if (const Mark* mark = mark_of(bytes)) return {mark->charset};
    const std::string_view label = charset_of_label(declared);
    if (const std::string_view utf16 = detect_utf16(bytes); !utf16.empty()) return {utf16};
    const bool escapes = label == "ISO-2022-JP" || label == "HZ" || label == "ISO-2022-CN" || label == "UTF-7";
    if (escapes) return {label};
    const size_t valid_end = skip_valid_utf8(bytes, 0);
    if (is_surely_utf8(bytes, valid_end)) return {"UTF-8", valid_end};
    return {weigh(bytes, label)};
}

Decoded decode(std::string_view bytes, std::string_view declared) {
    const CharsetChoice choice = choose_charset(bytes, declared);
    if (!bytes.empty() && choice.as_it_stands == bytes.size()) return {std::string(bytes), "UTF-8", 0};
    return decode_as(bytes, choice.charset);
}

Decoded decode_as(std::string_view bytes, std::string_view charset) {
    Decoded decoded;
    decoded.charset = charset;
    const Mark* mark = mark_of(bytes);
    if (mark != nullptr && mark->charset == charset) bytes.remove_prefix(mark->bytes.size());
    if (charset == "UTF-8") {
        if (skip_valid_utf8(bytes, 0) == bytes.size()) {
            decoded.text = bytes;
        } else {
            decoded.bad = append_utf8_repaired(decoded.text, bytes);
        }
    } else if (charset == "GB18030") {
        decoded.bad = append_gb18030(decoded.text, bytes);
    } else if (charset == "UTF-16LE" || charset == "UTF-16BE") {
        decoded.bad = append_utf16(decoded.text, bytes, charset == "UTF-16LE");
    } else {
        decoded.bad = append_by_icu(decoded.text, bytes, charset);
    }
    return decoded;
}

std::string decode_name(std::string_view raw) {
    const Utf8Evidence utf8 = weigh_utf8(raw);
    if (utf8.invalid == 0 && !reads_as_utf8_by_chance(raw, utf8)) return decode_as(raw, "UTF-8").text;
    const HanScore han = score_han(raw);
    return decode_as(raw, han.big5 > han.gb ? "Big5-HKSCS" : "GB18030").text;
}

std::string_view charset_of_label(std::string_view label) {
    label = trim(label);
    while (!label.empty() && (label.front() == '"' || label.front() == '\'')) label.remove_prefix(1);
    while (!label.empty() && (label.back() == '"' || label.back() == '\'' || label.back() == ';')) label.remove_suffix(1);
    const auto* found =
        std::find_if(labels.begin(), labels.end(), [&](const Label& entry) { return equals_ignoring_case(entry.label, label); });
    return found == labels.end() ? std::string_view() : found->charset;
}

std::string_view declared_charset(std::string_view bytes) {
    constexpr size_t prescan = 4096;
    const std::string_view head = bytes.substr(0, prescan);
    const std::string lower = to_ascii_lower(head);
    std::string_view rest = lower;
    if (rest.substr(0, 64).find("<?xml") != std::string_view::npos) {
        const std::string_view value = value_after(rest.substr(0, rest.find("?>")), "encoding");
        if (!value.empty()) return head.substr(static_cast<size_t>(value.data() - lower.data()), value.size());
    }
    for (size_t at = rest.find("<meta"); at != std::string_view::npos; at = rest.find("<meta", at + 5)) {
        const std::string_view value = value_after(rest.substr(at, rest.find('>', at) - at), "charset");
        if (!value.empty()) return head.substr(static_cast<size_t>(value.data() - lower.data()), value.size());
    }
    return {};
}

std::string decoder_version() { return "ICU " U_ICU_VERSION; }

size_t cut_at_line_end(std::string_view bytes, std::string_view charset, size_t most) {
    if (bytes.size() <= most) return bytes.size();
    const bool wide = charset.starts_with("UTF-16");
    // A line feed byte is never part of another character in the byte charsets; in UTF-16 it must stand at its place with a zero.
    const auto ends_line = [&](size_t at) {
        if (bytes[at] != '\n') return false;
        if (!wide) return true;
        const bool little = charset == "UTF-16LE";
        return little ? at % 2 == 0 && at + 1 < bytes.size() && bytes[at + 1] == 0 : at % 2 == 1 && bytes[at - 1] == 0;
    };
    const size_t extra = wide && charset == "UTF-16LE" ? 2 : 1;
    for (size_t at = most; at-- > 0;) {
        if (ends_line(at)) return std::min(at + extra, bytes.size());
    }
    for (size_t at = most; at < bytes.size(); ++at) {
        if (ends_line(at)) return std::min(at + extra, bytes.size());
    }
    return bytes.size();
}

}  // namespace leakscan

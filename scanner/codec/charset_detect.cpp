// See charset_detect.h. Weights after the frequency zones of GB 2312 and Big5: level-1 characters carry everyday text.
#include "codec/charset_detect.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstdint>
#include <cstring>

#include "base/text.h"

namespace leakscan {
namespace {

// Enough pairs to be sure; the rest of a large document is not looked at.
constexpr size_t sample_pairs = 32'768;
constexpr size_t sample_sequences = 200'000;
// A single name decides a one-row list: its surname counts for two pairs more. In hundredths.
constexpr std::int64_t surname_bonus = 200;

// The commonest surnames, and the words of list headers; both in simplified and traditional form.
constexpr std::string_view telling_words =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方"
    "邹熊"
    "白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔文赖樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦柳邢岳齐梅庄"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蕭蔣葉蘇呂盧鍾譚陸賈鄒閻龍賀顧龔萬錢戴嚴湯喬賴蘭顏溫蘆魯畢聶齊莊姓名身份證证電话話";

unsigned byte_at(std::string_view bytes, size_t at) { return static_cast<unsigned char>(bytes[at]); }

// A set of two-byte codes.
using Codes = std::bitset<65536>;

// The codes of the telling words in one charset.
Codes telling_codes(const char* charset) {
    Codes codes;
    std::array<char, 4> bytes{};
    for (size_t at = 0; at + 3 <= telling_words.size(); at += 3) {  // each is a Han character: three bytes
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t size =
            ucnv_convert(charset, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()), telling_words.data() + at, 3, &status);
        if (U_SUCCESS(status) && size == 2)
            codes.set(static_cast<size_t>(static_cast<unsigned char>(bytes[0])) << 8 | static_cast<unsigned char>(bytes[1]));
    }
    return codes;
}

// How well a pair of bytes reads as everyday text, in hundredths.
constexpr int nonsense = -500;

constexpr int gb_weight(unsigned lead, unsigned trail) {
    if (lead < 0x81 || lead == 0xFF || trail < 0x40 || trail == 0x7F || trail == 0xFF) return nonsense;
    if (trail < 0xA1) return 5;
    if (lead >= 0xB0 && lead <= 0xD7) return 100;
    if (lead >= 0xA1 && lead <= 0xA3) return 90;
    return lead >= 0xD8 && lead <= 0xF7 ? 15 : 5;
}

constexpr int big5_weight(unsigned lead, unsigned trail) {
    const bool valid_trail = (trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE);
    if (lead < 0x81 || lead == 0xFF || !valid_trail) return nonsense;
    if (lead >= 0xA4 && lead <= 0xC6) return 100;
    if (lead >= 0xA1 && lead <= 0xA3) return 90;
    return lead >= 0xC9 && lead <= 0xF9 ? 10 : -50;
}

// Trails that neither weight tells apart: of each group one stands for all.
constexpr std::array<unsigned char, 5> trail_groups = {0x00, 0x40, 0x7F, 0x80, 0xA1};  // where they begin; 0xFF is like 0x7F
constexpr size_t group_of_trail(unsigned trail) {
    return trail == 0xFF ? 2 : trail < 0x40 ? 0 : trail < 0x7F ? 1 : trail == 0x7F ? 2 : trail < 0xA1 ? 3 : 4;
}
constexpr auto trail_group = [] {
    std::array<std::uint8_t, 256> groups{};
    for (unsigned trail = 0; trail < groups.size(); ++trail) groups[trail] = static_cast<std::uint8_t>(group_of_trail(trail));
    return groups;
}();

struct PairWeights {
    std::int16_t gb = 0;
    std::int16_t big5 = 0;
};
// By lead byte and group of trail.
constexpr auto pair_weights = [] {
    std::array<std::array<PairWeights, trail_groups.size()>, 256> weights{};
    for (unsigned lead = 0; lead < weights.size(); ++lead) {
        for (size_t group = 0; group < trail_groups.size(); ++group) {
            const unsigned trail = trail_groups[group];
            weights[lead][group] = {static_cast<std::int16_t>(gb_weight(lead, trail)), static_cast<std::int16_t>(big5_weight(lead, trail))};
        }
    }
    return weights;
}();

// Length of the valid sequence of two bytes or more at `at`; 0 if there is none.
size_t sequence_length(std::string_view bytes, size_t at) {
    const unsigned lead = byte_at(bytes, at);
    const size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > bytes.size()) return 0;
    for (size_t i = 1; i < length; ++i) {
        if ((byte_at(bytes, at + i) & 0xC0) != 0x80) return 0;
    }
    const unsigned second = byte_at(bytes, at + 1);
    const bool misused = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second >= 0xA0) || (lead == 0xF0 && second < 0x90) ||
                         (lead == 0xF4 && second >= 0x90);
    return misused ? 0 : length;
}

// The end of the bytes cuts a sequence that is good so far: a sample, not an error.
bool is_cut_sequence(std::string_view bytes, size_t at) {
    const unsigned lead = byte_at(bytes, at);
    const size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (at + length <= bytes.size()) return false;
    return std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(at) + 1, bytes.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; });
}

// How many bytes at the end are the beginning of a sequence that goes on behind it.
size_t cut_at_end(std::string_view bytes) {
    for (size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const unsigned byte = byte_at(bytes, bytes.size() - back);
        if (byte >= 0xC0) return is_cut_sequence(bytes, bytes.size() - back) ? back : 0;
        if (byte < 0x80) return 0;
    }
    return 0;
}

// A three-byte sequence whose second byte needs no look: all leads but E0 and ED. Reads four bytes. Han text is made of these.
bool is_han_sequence(const char* bytes) {
    std::uint32_t word;
    std::memcpy(&word, bytes, 4);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap32(word);
    return (word & 0x00C0C0F0u) == 0x008080E0u && (word & 0xFF) != 0xE0 && (word & 0xFF) != 0xED;
}

}  // namespace

size_t skip_ascii(std::string_view bytes, size_t from) {
    constexpr std::uint64_t high_bits = 0x8080808080808080u;
    size_t at = from;
    for (std::uint64_t word; at + 8 <= bytes.size(); at += 8) {
        std::memcpy(&word, bytes.data() + at, 8);
        if (word & high_bits) break;
    }
    while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
    return at;
}

size_t skip_valid_utf8(std::string_view bytes, size_t from) {
    // Nearly all bytes that claim to be UTF-8 are; those of a sample may end within a sequence.
    const size_t whole = bytes.size() - cut_at_end(bytes);
    size_t at = whole > from && is_valid_utf8(bytes.substr(from, whole - from)) ? whole : from;
    for (;;) {
        while (at + 4 <= bytes.size() && is_han_sequence(bytes.data() + at)) at += 3;
        if (at >= bytes.size()) return bytes.size();
        if (byte_at(bytes, at) < 0x80) {
            at = skip_ascii(bytes, at);
            continue;
        }
        const size_t length = sequence_length(bytes, at);
        if (length == 0) return at;
        at += length;
    }
}

Utf8Evidence weigh_utf8(std::string_view bytes, bool all) {
    Utf8Evidence evidence;
    for (size_t at = skip_ascii(bytes, 0); at < bytes.size() && evidence.multi + evidence.invalid < sample_sequences;
         at = skip_ascii(bytes, at)) {
        const size_t length = sequence_length(bytes, at);
        if (length == 0) {
            if (is_cut_sequence(bytes, at)) break;
            ++evidence.invalid;
            ++at;
            // Were all that is left sequences, of two bytes at least ...
            const size_t most = evidence.multi + (bytes.size() - at) / 2;
            if (all || most > convincing * evidence.invalid) continue;
            evidence.whole = at == bytes.size();
            break;
        }
        ++evidence.multi;
        if (length > 2) ++evidence.wide;
        at += length;
    }
    return evidence;
}

// A surname counts where a run of Han begins.
HanScore score_han(std::string_view bytes) {
    static const Codes gb_codes = telling_codes("GB18030");
    static const Codes big5_codes = telling_codes("Big5");
    HanScore score;
    std::int64_t gb = 0, big5 = 0;
    size_t run_end = 0;
    for (size_t at = skip_ascii(bytes, 0); at + 1 < bytes.size() && score.pairs < sample_pairs;) {
        const unsigned lead = byte_at(bytes, at);
        const unsigned trail = byte_at(bytes, at + 1);
        const PairWeights weights = pair_weights[lead][trail_group[trail]];
        gb += weights.gb;
        big5 += weights.big5;
        if (at != run_end || score.pairs == 0) {
            const size_t code = lead << 8 | trail;
            if (gb_codes[code]) gb += surname_bonus;
            if (big5_codes[code]) big5 += surname_bonus;
        }
        ++score.pairs;
        at += trail >= 0x40 ? 2 : 1;  // an ASCII control or digit is never swallowed
        run_end = at;
        if (at < bytes.size() && byte_at(bytes, at) < 0x80) at = skip_ascii(bytes, at);
    }
    if (score.pairs == 0) return score;
    const double all = 100.0 * static_cast<double>(score.pairs);
    score.gb = static_cast<double>(gb) / all;
    score.big5 = static_cast<double>(big5) / all;
    return score;
}

std::string_view detect_utf16(std::string_view bytes) {
    const size_t units = std::min<size_t>(bytes.size(), 4096) / 2;
    if (units < 4 || std::memchr(bytes.data(), 0, 2 * units) == nullptr) return {};
    size_t likely[2] = {0, 0};  // units whose byte at this parity is a high byte of ASCII or Han text
    size_t zeros = 0;
    for (size_t i = 0; i < units; ++i) {
        for (size_t parity = 0; parity < 2; ++parity) {
            const unsigned high = byte_at(bytes, 2 * i + parity);
            const unsigned low = byte_at(bytes, 2 * i + 1 - parity);
            const bool ascii = high == 0 && low != 0 && low < 0x80;
            if (ascii) ++zeros;
            if (ascii || (high >= 0x4E && high <= 0x9F) || high == 0x30 || high == 0xFF) ++likely[parity];
        }
    }
    // Text without one ASCII line end, space or digit is not told from other bytes: demand some.
    if (zeros * 50 < units) return {};
    if (likely[1] * 10 >= units * 9 && likely[1] > likely[0]) return "UTF-16LE";
    if (likely[0] * 10 >= units * 9 && likely[0] > likely[1]) return "UTF-16BE";
    return {};
}

}  // namespace leakscan

// A sparse table over code points: pages of 256 entries, each "as it is", "gone" or a range of a pool of spellings. A page is built
// from ICU when a text first touches it: all of them would take every worker longer than a small folder.
#include "match/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr char32_t code_points = 0x110000;
constexpr char32_t page_size = 256;

// Code points that can fold to something else lie in these ranges; outside are ideographs, Hangul, private use and unassigned planes.
constexpr std::array<std::pair<char32_t, char32_t>, 6> foldable = {{
    {0x0000, 0x3400},
    {0xA000, 0xAC00},
    {0xF900, 0x10000},
    {0x10000, 0x12000},
    {0x1BC00, 0x20000},
    {0xE0000, 0xE1000},
}};

bool is_dash(char32_t c) {
    constexpr std::array<char32_t, 9> more = {0x2212, 0x30FC, 0xFF70, 0x2500, 0x2501, 0x00B7, 0x2043, 0x2053, 0x30FB};
    return u_charType(static_cast<UChar32>(c)) == U_DASH_PUNCTUATION || std::find(more.begin(), more.end(), c) != more.end();
}

// Look-alikes of the check letter X that NFKC leaves alone: Greek, Cyrillic, multiplication signs and crosses.
bool is_x(char32_t c) {
    constexpr std::array<char32_t, 10> signs = {0x03A7, 0x03C7, 0x0425, 0x0445, 0x00D7, 0x2A2F, 0x2715, 0x2716, 0x2717, 0x2573};
    return std::find(signs.begin(), signs.end(), c) != signs.end();
}

// Invisible, or drawn upon its neighbour. Not Default_Ignorable but without a shape all the same: controls, interlinear
// annotation, object replacement, the empty braille cell.
bool vanishes(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    const int type = u_charType(point);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_CONTROL_CHAR || type == U_FORMAT_CHAR ||
           u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || c == 0x2800 || c == 0xFFFC;
}

std::string nfkc(char32_t c, const UNormalizer2* normalizer) {
    std::string text;
    if (unorm2_isInert(normalizer, static_cast<UChar32>(c))) {
        append_utf8(text, c);
        return text;
    }
    std::array<UChar, 4> source{};
    std::array<UChar, 64> target{};
    UErrorCode status = U_ZERO_ERROR;
    int32_t source_size = 0;
    UBool failed = false;
    U16_APPEND(source.data(), source_size, 4, static_cast<UChar32>(c), failed);
    const int32_t size = unorm2_normalize(normalizer, source.data(), source_size, target.data(), 64, &status);
    if (failed || U_FAILURE(status)) {
        append_utf8(text, c);
        return text;
    }
    for (int32_t at = 0; at < size;) {
        UChar32 point = 0;
        U16_NEXT(target.data(), at, size, point);
        append_utf8(text, static_cast<char32_t>(point));
    }
    return text;
}

// A single digit of a number system without decimal positions: circled, Suzhou. Ideographs are left to the lenient reading.
int lone_digit(char32_t c) {
    const int type = u_charType(static_cast<UChar32>(c));
    if ((type != U_OTHER_NUMBER && type != U_LETTER_NUMBER) || c == 0x3007) return -1;
    const double value = u_getNumericValue(static_cast<UChar32>(c));
    const int digit = static_cast<int>(value);
    return value >= 0 && value <= 9 && value == digit ? digit : -1;
}

std::string spelling(char32_t c, const UNormalizer2* normalizer) {
    if (c < 0x80 && c >= 0x20 && c != 0x7F) return std::string(1, static_cast<char>(c));
    if (u_isUWhiteSpace(static_cast<UChar32>(c))) return " ";
    const int decimal = u_charDigitValue(static_cast<UChar32>(c));
    if (decimal >= 0) return std::string(1, static_cast<char>('0' + decimal));
    if (is_dash(c)) return "-";
    if (is_x(c)) return "X";
    if (c == 0x301C) return "~";
    if (vanishes(c)) return "";
    std::string text = nfkc(c, normalizer);
    const int digit = lone_digit(c);
    // ① becomes "1" by NFKC, ❶ by its value; Roman numerals become letters by NFKC and stay so, ten being the X of an ID.
    if (digit >= 0 && text.size() > 1 && code_point_at(text, 0).value == c) return std::string(1, static_cast<char>('0' + digit));
    return text;
}

struct Lenient {
    char32_t code_point;
    char digit;
    DigitClass kind;
};
using enum DigitClass;
// The skeletons of UTS #39 for 0, 1 and 3, the confusions of scanners, and numerals of every day and of banks.
constexpr std::array lenient_digits = {
    Lenient{U'O', '0', letter},   Lenient{U'o', '0', letter},   Lenient{U'l', '1', letter},   Lenient{U'I', '1', letter},
    Lenient{U'|', '1', letter},   Lenient{U'B', '8', scan},     Lenient{U'S', '5', scan},     Lenient{U'Z', '2', scan},
    Lenient{0x041E, '0', letter}, Lenient{0x043E, '0', letter}, Lenient{0x039F, '0', letter}, Lenient{0x03BF, '0', letter},
    Lenient{0x0417, '3', letter}, Lenient{0x0437, '3', letter}, Lenient{0x01B7, '3', letter}, Lenient{0x0431, '6', letter},
    Lenient{0x0399, '1', letter}, Lenient{0x0406, '1', letter}, Lenient{0x25CB, '0', ring},   Lenient{0x25EF, '0', ring},
    Lenient{U'〇', '0', han},     Lenient{U'零', '0', han},     Lenient{U'一', '1', han},     Lenient{U'壹', '1', han},
    Lenient{U'幺', '1', han},     Lenient{U'二', '2', han},     Lenient{U'贰', '2', han},     Lenient{U'貳', '2', han},
    Lenient{U'三', '3', han},     Lenient{U'叁', '3', han},     Lenient{U'參', '3', han},     Lenient{U'四', '4', han},
    Lenient{U'肆', '4', han},     Lenient{U'五', '5', han},     Lenient{U'伍', '5', han},     Lenient{U'六', '6', han},
    Lenient{U'陆', '6', han},     Lenient{U'陸', '6', han},     Lenient{U'七', '7', han},     Lenient{U'柒', '7', han},
    Lenient{U'八', '8', han},     Lenient{U'捌', '8', han},     Lenient{U'九', '9', han},     Lenient{U'玖', '9', han},
};

bool is_separator(std::string_view spelled) {
    return spelled.size() == 1 && std::string_view(" -.()~").find(spelled[0]) != std::string_view::npos;
}

class FoldTable {
public:
    FoldTable();

    struct Entry {
        std::uint16_t offset = 0;  // into pool_
        std::uint8_t size = 0;
        bool changes = false;
        DigitClass digits = DigitClass::other;
        char lenient = 0;
    };
    const Entry& entry(char32_t c) {
        const std::uint16_t page = page_of_[c / page_size];
        return page == unbuilt ? built(c / page_size)[c % page_size] : pages_[page][c % page_size];
    }
    std::string_view spelled(const Entry& entry) const { return std::string_view(pool_).substr(entry.offset, entry.size); }

private:
    using Page = std::array<Entry, page_size>;
    static constexpr std::uint16_t unbuilt = 0xFFFF;

    const Page& built(char32_t page);
    void fill(Entry& entry, char32_t c);

    const UNormalizer2* normalizer_ = nullptr;                      // none: ICU without data, text stays as it is
    std::array<std::uint16_t, code_points / page_size> page_of_{};  // 0: the page where nothing changes
    std::vector<Page> pages_ = std::vector<Page>(1);
    std::string pool_;
};

FoldTable::FoldTable() {
    UErrorCode status = U_ZERO_ERROR;
    normalizer_ = unorm2_getNFKCInstance(&status);
    if (U_FAILURE(status)) normalizer_ = nullptr;
    for (char c = 0; c < 0x7F; ++c) pool_.push_back(c);  // pool_[c] == c: most spellings are one ASCII character
    if (normalizer_ != nullptr) {
        for (const auto& [first, last] : foldable) std::fill(&page_of_[first / page_size], &page_of_[last / page_size], unbuilt);
    }
    for (const Lenient& lenient : lenient_digits) page_of_[lenient.code_point / page_size] = unbuilt;
}

const FoldTable::Page& FoldTable::built(char32_t page) {
    const auto number = static_cast<std::uint16_t>(pages_.size());
    Page& entries = pages_.emplace_back();
    const char32_t first = page * page_size;
    const bool folds =
        std::any_of(foldable.begin(), foldable.end(), [first](const auto& range) { return first >= range.first && first < range.second; });
    if (folds && normalizer_ != nullptr) {
        for (char32_t c = first; c < first + page_size; ++c) fill(entries[c % page_size], c);
    }
    for (const Lenient& lenient : lenient_digits) {
        if (lenient.code_point / page_size != page) continue;
        Entry& entry = entries[lenient.code_point % page_size];
        entry.digits = lenient.kind;
        entry.lenient = lenient.digit;
    }
    page_of_[page] = number;
    return entries;
}

void FoldTable::fill(Entry& entry, char32_t c) {
    if (c >= 0xD800 && c < 0xE000) return;
    const std::string text = spelling(c, normalizer_);
    std::string same;
    append_utf8(same, c);
    const bool is_digit = !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
    entry.digits = is_digit ? DigitClass::digit : text.empty() ? ignorable : is_separator(text) ? separator : other;
    if (text == same) return;
    const bool is_ascii = text.size() == 1;
    entry.offset = static_cast<std::uint16_t>(is_ascii ? static_cast<size_t>(text[0]) : pool_.size());
    if (!is_ascii) pool_ += text;
    entry.size = static_cast<std::uint8_t>(text.size());
    entry.changes = true;
}

FoldTable& table() {
    static FoldTable folds;
    return folds;
}

// Tells `note` where in the text the next bytes of the folded one come from: their place and number.
template <typename Note>
void fold_into(std::string_view text, std::string& folded, Note note) {
    FoldTable& folds = table();
    size_t copied = 0;  // what does not change is copied a run at a time
    for (size_t at = 0; at < text.size();) {
        const char byte = text[at];
        if (byte >= 0x20 && byte < 0x7F) {
            note(at++, 1);
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        const FoldTable::Entry& entry = folds.entry(point.value);
        if (entry.changes) {
            folded += text.substr(copied, at - copied);
            folded += folds.spelled(entry);
            copied = at + point.size;
        }
        note(at, entry.changes ? entry.size : point.size);
        at += point.size;
    }
    folded += text.substr(copied);
}

}  // namespace

void fold(std::string_view text, FoldedText& folded) {
    folded.text.clear();
    folded.source.clear();
    folded.source.reserve(text.size() + 1);
    fold_into(text, folded.text, [&folded](size_t at, size_t size) {
        for (size_t i = 0; i < size; ++i) folded.source.push_back(static_cast<std::uint32_t>(at));
    });
    folded.source.push_back(static_cast<std::uint32_t>(text.size()));
}

std::string fold(std::string_view text) {
    std::string folded;
    fold_into(text, folded, [](size_t, size_t) {});
    return folded;
}

std::string fold_label(std::string_view text) {
    std::string folded = fold(text);
    std::erase(folded, ' ');
    return folded;
}

std::string fold_code_point(char32_t code_point) {
    FoldTable& folds = table();
    const FoldTable::Entry& entry = folds.entry(code_point);
    if (entry.changes) return std::string(folds.spelled(entry));
    std::string text;
    append_utf8(text, code_point);
    return text;
}

DigitClass digit_class_by_table(char32_t code_point) { return table().entry(code_point).digits; }

char lenient_digit(char32_t code_point) { return table().entry(code_point).lenient; }

}  // namespace leakscan

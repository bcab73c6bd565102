// RTF: Rich Text Format 1.9.1, as Word, WPS and LibreOffice write it, and ".doc" files that are it. Paragraphs and tables with labels;
// notes, headers and footers, text boxes, deleted and hidden text, link targets, properties and embedded files in their channels. RTF
// that wraps a page is read as that page (rtf_html).
//
// One pass over the tokens with a stack of group states; text bytes wait until their code page is sure.
#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/text.h"
#include "codec/code_page.h"
#include "extract/embedded.h"
#include "extract/formats.h"
#include "extract/ole_document.h"
#include "extract/rtf_destinations.h"
#include "extract/rtf_fonts.h"
#include "extract/rtf_html.h"
#include "extract/rtf_tokens.h"
#include "extract/run_look.h"
#include "extract/word_story.h"

namespace leakscan {
namespace {

constexpr size_t deepest_group = 10'000;  // nobody nests so deep; what is deeper keeps the state of this depth
constexpr size_t most_stories = 100;      // open at once
constexpr size_t most_colours = 65'536;

// What a group inherits from the one around it.
struct State {
    RtfDestination destination = RtfDestination::text;
    const RtfWord* word = nullptr;  // that chose it
    bool owner = false;             // this group began with it
    bool starred = false;           // began with \*
    bool fresh = true;              // no control word has come yet
    int skipped_by_unicode = 1;     // \uc
    std::uint32_t font = 0;
    RunLook look;
    bool deleted = false;
    bool inserted = false;
    bool in_table = false;
    std::uint32_t level = 1;  // of tables, where in_table
    bool shaded = false;      // the paragraph
};

struct Story {
    WordStory text;
    size_t depth;  // of the group that began it
    bool box = false;
};

class RtfReader {
public:
    RtfReader(const Item& item, const Limits& limits, TextParts& parts)
        : tokens_(item.bytes), limits_(limits), companions_(item.companions), parts_(parts) {
        states_.emplace_back();
        stories_.push_back({WordStory(parts, Locus{}, counters_), 0});
    }

    void read();
    const std::vector<Error>& warnings() const { return warnings_; }

private:
    void take(const RtfToken& token);
    void open();
    void close();
    void take_word(const RtfToken& token);
    bool begin_destination(const RtfToken& token);
    bool take_character_word(const RtfToken& token);
    bool take_paragraph_word(const RtfToken& token);
    bool take_row_word(const RtfToken& token);
    bool take_mark(std::string_view word);
    void take_symbol(char symbol);
    void take_unicode(int value);
    void take_text(std::string_view text);
    void take_colours(std::string_view text);
    void add(std::string_view text);
    void flush();
    void end_destination(const State& ended);
    void end_value(const State& ended);
    void end_object();
    RunText::Kind kind() const;
    State& state() { return states_.back(); }
    size_t level() const { return states_.back().in_table ? states_.back().level : 0; }
    WordStory& story() { return stories_.back().text; }
    bool is_white(int colour) const {
        return colour > 0 && static_cast<size_t>(colour) < white_.size() && white_[static_cast<size_t>(colour)];
    }

    RtfTokens tokens_;
    const Limits& limits_;
    Companions companions_;
    TextParts& parts_;
    WordCounters counters_;
    std::vector<State> states_;
    size_t too_deep_ = 0;
    std::deque<Story> stories_;
    std::vector<Error> warnings_;

    std::string bytes_;  // text whose code page is that of the font in force
    char32_t high_surrogate_ = 0;
    int to_skip_ = 0;       // characters behind \u for readers without Unicode
    std::string captured_;  // of the value, name, instruction or object in hand
    std::string name_;      // the label for the next value
    RtfFonts fonts_;
    std::vector<bool> white_;   // colours
    std::uint32_t colour_ = 0;  // that the colour table describes
    EdgeTable::Row shape_;      // of the row in hand
    EdgeTable::Cell cell_;
    bool ground_in_row_ = false;
};

void RtfReader::read() {
    RtfToken token;
    while (!parts_.full() && tokens_.next(token)) {
        take(token);
        if (states_.empty()) break;  // what follows the document is not part of it
    }
    if (states_.size() > 1) warnings_.push_back({Fault::partly, "the file ends in the middle of the document"});
    flush();
    while (!stories_.empty()) {
        stories_.back().text.finish();
        stories_.pop_back();
    }
}

void RtfReader::take(const RtfToken& token) {
    using Type = RtfToken::Type;
    if (to_skip_ > 0 && token.type == Type::text) {
        const size_t skipped = std::min(static_cast<size_t>(to_skip_), token.text.size());
        to_skip_ -= static_cast<int>(skipped);
        return take_text(token.text.substr(skipped));
    }
    if (to_skip_ > 0 && (token.type == Type::byte || token.type == Type::symbol)) {
        --to_skip_;
        return;
    }
    to_skip_ = 0;  // some programs write nothing for readers without Unicode: a word ends it
    switch (token.type) {
        case Type::open: open(); break;
        case Type::close: close(); break;
        case Type::word: take_word(token); break;
        case Type::symbol: take_symbol(token.text[0]); break;
        case Type::text: take_text(token.text); break;
        case Type::byte: {
            const char byte = static_cast<char>(token.number);
            take_text({&byte, 1});
            break;
        }
        case Type::binary:
            if (state().destination == RtfDestination::object) captured_ += token.text;
            break;
    }
}

void RtfReader::open() {
    flush();
    if (states_.size() >= deepest_group) {
        ++too_deep_;
        return;
    }
    State inner = states_.back();
    inner.owner = false;
    inner.starred = false;
    inner.fresh = true;
    states_.push_back(inner);
}

void RtfReader::close() {
    flush();
    if (too_deep_ > 0) {
        --too_deep_;
        return;
    }
    const State ended = states_.back();
    if (ended.owner) end_destination(ended);
    states_.pop_back();
    // The outermost state is that of nothing: the document is its first group.
    if (states_.size() == 1) states_.clear();
}

void RtfReader::take_word(const RtfToken& token) {
    if (token.text == "u") return take_unicode(token.number);
    flush();
    const bool first = state().fresh;
    state().fresh = false;
    if (state().destination == RtfDestination::twice && token.text == "ud") {
        state().destination = RtfDestination::text;
        state().word = nullptr;
        return;
    }
    if (state().destination == RtfDestination::skip || state().destination == RtfDestination::twice) return;
    if (begin_destination(token)) return;
    if (first && state().starred) {  // a group that only newer readers know
        state().destination = RtfDestination::skip;
        return;
    }
    if (take_mark(token.text) || fonts_.take(token, state().destination == RtfDestination::fonts, state().font)) return;
    if (take_character_word(token) || take_paragraph_word(token)) return;
    take_row_word(token);
}

bool RtfReader::begin_destination(const RtfToken& token) {
    const RtfWord* word = find_rtf_destination(token.text);
    if (word == nullptr) return false;
    State& here = state();
    here.destination = word->destination;
    here.word = word;
    here.owner = true;
    switch (word->destination) {
        case RtfDestination::story:
            if (stories_.size() >= most_stories) {
                here.destination = RtfDestination::text;
                here.owner = false;
                break;
            }
            stories_.push_back({WordStory(parts_, Locus{.channel = word->channel}, counters_), states_.size(), word->box});
            here.destination = RtfDestination::text;
            here.in_table = false;
            break;
        case RtfDestination::instruction:
        case RtfDestination::value:
        case RtfDestination::name:
        case RtfDestination::object: captured_.clear(); break;
        case RtfDestination::colours: white_.assign(1, false), colour_ = 0; break;
        default: break;
    }
    return true;
}

void RtfReader::end_destination(const State& ended) {
    if (stories_.size() > 1 && stories_.back().depth == states_.size()) {
        stories_.back().text.finish();
        stories_.pop_back();
        return;
    }
    switch (ended.destination) {
        case RtfDestination::value: end_value(ended); break;
        case RtfDestination::name: name_ = std::string(trim(captured_)); break;
        case RtfDestination::object: end_object(); break;
        case RtfDestination::instruction:
            // Instructions without a quoted argument (PAGE, TOC) hold nothing a person wrote.
            if (captured_.find('"') != std::string::npos) story().add_attribute(captured_);
            break;
        default: return;
    }
    captured_.clear();
}

void RtfReader::end_value(const State& ended) {
    const std::string_view word = ended.word->word;
    // Of a shape's properties only these are texts.
    const bool of_shape = word == "sv";
    const bool is_text = name_ == "wzDescription" || name_ == "gtextUNICODE";
    const std::string label = word == "staticval" ? std::move(name_) : std::string(ended.word->label);
    if (of_shape || word == "staticval") name_.clear();
    if (of_shape && !is_text) return;
    for (const std::string_view text : split(captured_, word == "revtbl" ? ';' : '\0')) {
        if (trim(text).empty() || (word == "revtbl" && trim(text) == "Unknown") || parts_.full()) continue;
        if (word == "title" && parts_.document.meta.title.empty()) parts_.document.meta.title = trim(text);
        parts_.document.add(trim(text), Locus{.channel = ended.word->channel}, label);
    }
}

// An OLE 1.0 object: version, format, the name of its class, two more names, then the data (MS-OLEDS 2.2).
void RtfReader::end_object() {
    std::string data;
    int half = -1;
    const bool hexadecimal =
        std::all_of(captured_.begin(), captured_.begin() + static_cast<std::ptrdiff_t>(std::min<size_t>(captured_.size(), 16)),
                    [](char c) { return is_ascii_alnum(c) || is_ascii_space(c); });
    for (const char c : captured_) {
        if (!hexadecimal) break;
        const char lower = ascii_lower(c);
        const int value = is_ascii_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
        if (value < 0) continue;
        if (half >= 0) data.push_back(static_cast<char>(half * 16 + value));
        half = half >= 0 ? -1 : value;
    }
    if (!hexadecimal) data = std::move(captured_);
    constexpr std::uint32_t format_embedded = 2;
    if (u32_at(data, 4) != format_embedded) return;
    std::uint64_t at = 8;
    const std::string_view class_name = slice(data, at + 4, u32_at(data, at));
    for (int name = 0; name < 3; ++name) at += 4ull + u32_at(data, at);
    const std::string_view content = slice(data, at + 4, u32_at(data, at));
    const bool packed = class_name.starts_with("Package");
    const std::optional<Error> missing =
        packed ? add_native_file(parts_, std::string(4, '\0') + std::string(content), "object", limits_, companions_)
               : add_attachment(parts_, content, "object", limits_, companions_);
    if (missing && warnings_.empty()) warnings_.push_back(*missing);
}

bool RtfReader::take_character_word(const RtfToken& token) {
    State& here = state();
    const bool on = !token.has_number || token.number != 0;
    const std::string_view word = token.text;
    if (word == "v") {
        here.look.vanish = on;
    } else if (word == "webhidden") {
        here.look.vanish = on;
    } else if (word == "deleted") {
        here.deleted = on;
    } else if (word == "revised") {
        here.inserted = on;
    } else if (word == "cf") {
        here.look.white = is_white(token.number);
    } else if (word == "fs") {
        here.look.tiny = token.number <= 2;
    } else if (word == "highlight" || word == "cb" || word == "chcbpat") {
        here.look.shaded = token.number > 0 && !is_white(token.number);
    } else if (word == "plain") {
        here.look = {};
        here.deleted = here.inserted = false;
        here.font = fonts_.default_font();
    } else if (word == "uc") {
        here.skipped_by_unicode = std::clamp(token.number, 0, 100);
    } else if (here.destination == RtfDestination::colours && (word == "red" || word == "green" || word == "blue")) {
        colour_ = colour_ << 8 | static_cast<std::uint32_t>(std::clamp(token.number, 0, 255));
    } else {
        return false;
    }
    return true;
}

bool RtfReader::take_paragraph_word(const RtfToken& token) {
    State& here = state();
    if (token.text == "pard") {
        here.in_table = false;
        here.level = 1;
        here.shaded = false;
    } else if (token.text == "intbl") {
        here.in_table = true;
    } else if (token.text == "itap") {
        here.in_table = token.number > 0;
        here.level = static_cast<std::uint32_t>(std::clamp(token.number, 1, 100));
    } else if (token.text == "cbpat" || token.text == "shading") {
        here.shaded = token.number > 0 && !(token.text == "cbpat" && is_white(token.number));
    } else {
        return false;
    }
    return true;
}

bool RtfReader::take_row_word(const RtfToken& token) {
    constexpr size_t most_cells = 1000;
    const std::string_view word = token.text;
    if (word == "trowd") {
        shape_ = {};
        cell_ = {};
        ground_in_row_ = false;
    } else if (word == "trleft") {
        shape_.left = token.number;
    } else if (word == "trhdr") {
        shape_.header = true;
    } else if (word == "clmrg") {
        cell_.merged = true;
    } else if (word == "clvmrg") {
        cell_.continues = true;
    } else if (word == "clcbpat" || word == "clshdng") {
        ground_in_row_ = ground_in_row_ || (token.number > 0 && !(word == "clcbpat" && is_white(token.number)));
    } else if (word == "cellx") {
        cell_.right = token.number;
        if (shape_.cells.size() < most_cells) shape_.cells.push_back(std::move(cell_));
        cell_ = {};
    } else {
        return false;
    }
    return true;
}

// Ends and signs within text.
bool RtfReader::take_mark(std::string_view word) {
    struct Sign {
        std::string_view word;
        std::string_view text;
    };
    constexpr Sign signs[] = {{"tab", "\t"},           {"line", " "},          {"lbr", " "},         {"column", " "},
                              {"emdash", "\u2014"},    {"endash", "\u2013"},   {"emspace", " "},     {"enspace", " "},
                              {"qmspace", " "},        {"bullet", "\u2022"},   {"lquote", "\u2018"}, {"rquote", "\u2019"},
                              {"ldblquote", "\u201C"}, {"rdblquote", "\u201D"}};
    for (const Sign& sign : signs) {
        if (word != sign.word) continue;
        add(sign.text);
        return true;
    }
    if (state().destination != RtfDestination::text) return false;
    if (word == "par" || word == "sect" || word == "page") {
        story().end_paragraph(level());
    } else if (word == "cell") {
        story().end_cell(1);
    } else if (word == "nestcell") {
        story().end_cell(std::max<size_t>(level(), 2));
    } else if (word == "row") {
        story().end_row(1, shape_);
    } else if (word == "nestrow") {
        story().end_row(std::max<size_t>(level(), 2), shape_);
    } else {
        return false;
    }
    return true;
}

void RtfReader::take_symbol(char symbol) {
    switch (symbol) {
        case '*': state().starred = true; break;
        case '~': take_text(" "); break;
        case '_': take_text("-"); break;
        case '\\':
        case '{':
        case '}': take_text({&symbol, 1}); break;
        case '\r':
        case '\n': take_word({RtfToken::Type::word, "par"}); break;
        case '\t': take_text("\t"); break;
        default: break;  // optional hyphens and index marks
    }
}

// A code unit of UTF-16, signed in most files.
void RtfReader::take_unicode(int value) {
    flush();
    state().fresh = false;
    to_skip_ = state().skipped_by_unicode;
    const auto unit = static_cast<char32_t>(value) & 0xFFFF;
    if (unit >= 0xD800 && unit < 0xDC00) {
        high_surrogate_ = unit;
        return;
    }
    char32_t point = unit;
    if (unit >= 0xDC00 && unit < 0xE000)
        point = high_surrogate_ != 0 ? 0x10000 + ((high_surrogate_ - 0xD800) << 10) + (unit - 0xDC00) : 0xFFFD;
    high_surrogate_ = 0;
    std::string text;
    if (point >= 0x20) append_utf8(text, point);
    add(text);
}

void RtfReader::take_text(std::string_view text) {
    switch (state().destination) {
        case RtfDestination::skip:
        case RtfDestination::twice:
        case RtfDestination::fonts: return;
        case RtfDestination::colours: return take_colours(text);
        case RtfDestination::object: captured_ += text; return;
        default: bytes_ += text;
    }
}

// Each colour ends with a semicolon; the first is the automatic one.
void RtfReader::take_colours(std::string_view text) {
    constexpr std::uint32_t white = 0xFFFFFF;
    for (const char c : text) {
        if (c != ';' || white_.size() >= most_colours) continue;
        white_.back() = colour_ == white;
        white_.push_back(false);
        colour_ = 0;
    }
}

void RtfReader::flush() {
    if (bytes_.empty()) return;
    const std::string text = decode_page(bytes_, fonts_.page(state().font));
    bytes_.clear();
    add(text);
}

RunText::Kind RtfReader::kind() const {
    const State& here = states_.back();
    const bool on_paper = !stories_.back().box && !here.shaded && !(here.in_table && ground_in_row_);
    if (here.deleted) return RunText::Kind::deleted;
    if (here.look.hides(on_paper)) return RunText::Kind::hidden;
    return here.inserted ? RunText::Kind::inserted : RunText::Kind::plain;
}

void RtfReader::add(std::string_view text) {
    if (text.empty()) return;
    switch (state().destination) {
        case RtfDestination::text: story().append(text, kind()); break;
        case RtfDestination::instruction:
        case RtfDestination::value:
        case RtfDestination::name: captured_ += text; break;
        default: break;
    }
}

}  // namespace

Result<Extracted> extract_rtf(const Item& item, const Limits& limits, const PartSink& part) {
    if (!item.bytes.starts_with("{\\rtf")) return Error{Fault::malformed, "not an RTF document"};
    if (const std::optional<std::string> html = html_in_rtf(item.bytes)) {
        Item page = item;
        page.bytes = *html;
        page.transport = {"text/html", "utf-8"};
        return extract_html(page, limits, part);
    }
    TextParts parts("rtf", limits, part);
    RtfReader reader(item, limits, parts);
    reader.read();
    std::vector<Error> warnings = reader.warnings();
    if (parts.full()) warnings.push_back({Fault::too_large, "the text of the document is longer than the limit and was read in part"});
    parts.finish();
    return Extracted{Nature::document, "rtf", parts.document.meta, std::move(warnings)};
}

}  // namespace leakscan

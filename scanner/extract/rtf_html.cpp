// One pass with a stack of group states: the text of \htmltag groups is markup, that outside is content, and what stands between \htmlrtf
// and \htmlrtf0 is for readers of RTF alone.
#include "extract/rtf_html.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "codec/code_page.h"
#include "extract/rtf_destinations.h"
#include "extract/rtf_fonts.h"
#include "extract/rtf_tokens.h"

namespace leakscan {
namespace {

constexpr size_t deepest_group = 10'000;

struct State {
    bool starred = false;  // began with \*
    bool fresh = true;     // no control word has come yet
    bool skipped = false;
    bool fonts = false;     // the font table
    bool rtf_only = false;  // \htmlrtf
    int skipped_by_unicode = 1;
    std::uint32_t font = 0;
};

struct Sign {
    std::string_view word;
    std::string_view text;
};
constexpr Sign signs[] = {{"par", "\r\n"},      {"line", "\r\n"},        {"tab", "\t"},           {"lquote", "\u2018"},
                          {"rquote", "\u2019"}, {"ldblquote", "\u201C"}, {"rdblquote", "\u201D"}, {"bullet", "\u2022"},
                          {"endash", "\u2013"}, {"emdash", "\u2014"}};

class Unwrapping {
public:
    explicit Unwrapping(std::string_view rtf) : tokens_(rtf) { states_.emplace_back(); }

    std::optional<std::string> run();

private:
    void take(const RtfToken& token);
    void take_word(const RtfToken& token);
    void take_text(std::string_view text);
    void take_symbol(char symbol);
    void open();
    void close();
    void flush();
    State& state() { return states_.back(); }
    bool is_silent() const { return states_.back().skipped || states_.back().fonts || states_.back().rtf_only; }

    RtfTokens tokens_;
    std::vector<State> states_;
    size_t too_deep_ = 0;
    RtfFonts fonts_;
    bool wraps_html_ = false;
    int to_skip_ = 0;    // characters behind \u for readers without Unicode
    std::string bytes_;  // in the code page of the font in force
    std::string units_;  // of UTF-16
    std::string html_;
};

std::optional<std::string> Unwrapping::run() {
    // Within the first ten words, says the specification; some programs need more.
    constexpr int most_words_before = 40;
    RtfToken token;
    for (int words = 0; tokens_.next(token); ++words) {
        if (!wraps_html_ && words > most_words_before) return std::nullopt;
        take(token);
    }
    flush();
    if (!wraps_html_) return std::nullopt;
    return std::move(html_);
}

void Unwrapping::take(const RtfToken& token) {
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
    to_skip_ = 0;
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
        case Type::binary: break;
    }
}

void Unwrapping::open() {
    flush();
    if (states_.size() >= deepest_group) {
        ++too_deep_;
        return;
    }
    State inner = states_.back();
    inner.starred = false;
    inner.fresh = true;
    states_.push_back(inner);
}

void Unwrapping::close() {
    flush();
    if (too_deep_ > 0) {
        --too_deep_;
    } else if (states_.size() > 1) {
        states_.pop_back();
    }
}

void Unwrapping::take_word(const RtfToken& token) {
    State& here = state();
    const bool first = here.fresh;
    here.fresh = false;
    if (token.text == "u") {
        to_skip_ = here.skipped_by_unicode;
        if (is_silent()) return;
        if (!bytes_.empty()) flush();
        units_.push_back(static_cast<char>(token.number & 0xFF));
        units_.push_back(static_cast<char>(token.number >> 8 & 0xFF));
        return;
    }
    flush();
    if (here.skipped) return;
    if (first && here.starred && token.text != "htmltag") {
        here.skipped = true;
        return;
    }
    if (token.text == "fromhtml") wraps_html_ = true;
    if (token.text == "htmlrtf") here.rtf_only = !token.has_number || token.number != 0;
    if (token.text == "uc") here.skipped_by_unicode = std::clamp(token.number, 0, 100);
    if (const RtfWord* word = find_rtf_destination(token.text)) {
        here.fonts = word->destination == RtfDestination::fonts;
        here.skipped = !here.fonts && word->destination != RtfDestination::text;
        return;
    }
    if (fonts_.take(token, here.fonts, here.font)) return;
    const auto* sign = std::ranges::find(signs, token.text, &Sign::word);
    if (sign != std::end(signs) && !is_silent()) html_ += sign->text;
}

void Unwrapping::take_symbol(char symbol) {
    switch (symbol) {
        case '*': state().starred = true; break;
        case '~': take_text(" "); break;
        case '_': take_text("-"); break;
        case '\\':
        case '{':
        case '}': take_text({&symbol, 1}); break;
        case '\r':
        case '\n': take_text("\r\n"); break;
        case '\t': take_text("\t"); break;
        default: break;
    }
}

void Unwrapping::take_text(std::string_view text) {
    if (text.empty() || is_silent()) return;
    if (!units_.empty()) flush();
    bytes_ += text;
}

// Text waits until its code page is sure, and a surrogate for its other half.
void Unwrapping::flush() {
    if (!bytes_.empty()) html_ += decode_page(bytes_, fonts_.page(state().font));
    if (!units_.empty()) append_utf16(html_, units_);
    bytes_.clear();
    units_.clear();
}

}  // namespace

std::optional<std::string> html_in_rtf(std::string_view rtf) { return Unwrapping(rtf).run(); }

}  // namespace leakscan

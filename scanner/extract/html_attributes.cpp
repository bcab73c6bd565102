// The part of HtmlFlow that reads attributes, scripts and styles: what a reader does not see but anybody can save.
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "codec/charset.h"
#include "extract/detect.h"
#include "extract/encoded_text.h"
#include "extract/html_flow.h"
#include "extract/html_references.h"
#include "extract/script_text.h"
#include "extract/script_values.h"
#include "extract/uri_text.h"

namespace leakscan {
namespace {

constexpr std::uint32_t most_spanned = 1'000;
constexpr size_t shortest_encoding = 15;  // bytes: eleven digits in base64

bool is(std::string_view name, std::string_view lower) { return equals_ignoring_case(name, lower); }

std::uint32_t read_span(std::string_view value) {
    std::uint32_t span = 0;
    for (const char c : trim(value)) {
        if (!is_ascii_digit(c) || span > most_spanned) break;
        span = span * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return std::clamp(span, 1u, most_spanned);
}

constexpr size_t longest_style = 1000;  // bytes that are looked at

// What style_hides() and style_reverses() look for begins a value with one of these letters, or stands in brackets: settles most
// styles of a page.
bool may_hide_or_reverse(std::string_view style) {
    style = style.substr(0, longest_style);
    if (style.find('(') != std::string_view::npos) return true;
    for (size_t at = style.find(':'); at != std::string_view::npos; at = style.find(':', at)) {
        do ++at;
        while (at < style.size() && is_ascii_space(style[at]));
        const char first = at < style.size() ? ascii_lower(style[at]) : '\0';
        if (first == 'n' || first == 'h' || first == '0' || first == '-' || first == 'r') return true;
    }
    return false;
}

// Lower case, without spaces.
std::string plain_style(std::string_view style) {
    std::string plain;
    plain.reserve(std::min(style.size(), longest_style));
    for (const char c : style.substr(0, longest_style)) {
        if (!is_ascii_space(c)) plain.push_back(ascii_lower(c));
    }
    return plain;
}

// display: none, and what comes to the same. `plain`: of plain_style().
bool style_hides(const std::string& plain) {
    if (plain.find("display:none") != std::string::npos || plain.find("visibility:hidden") != std::string::npos) return true;
    for (std::string_view nothing : {"font-size:0", "opacity:0"}) {
        const size_t at = plain.find(nothing);
        const size_t after = at + nothing.size();
        if (at != std::string::npos && (after >= plain.size() || (plain[after] != '.' && !is_ascii_digit(plain[after])))) return true;
    }
    // Cut to nothing.
    if (plain.find("clip:rect(0") != std::string::npos) return true;
    if (plain.find("overflow:hidden") != std::string::npos) {
        for (std::string_view side : {"width:0", "height:0"}) {
            const size_t at = plain.find(side);
            const size_t after = at + side.size();
            if (at != std::string::npos && (after >= plain.size() || (plain[after] != '.' && !is_ascii_digit(plain[after])))) return true;
        }
    }
    // Moved out of the window: left:-9999px.
    for (std::string_view away : {"left:-", "top:-", "text-indent:-"}) {
        const size_t at = plain.find(away);
        if (at == std::string::npos) continue;
        const size_t first = at + away.size();
        const auto is_digit_at = [&plain](size_t i) { return i < plain.size() && is_ascii_digit(plain[i]); };
        if (is_digit_at(first) && is_digit_at(first + 1) && is_digit_at(first + 2)) return true;
    }
    return false;
}

// <bdo dir=rtl>, or a style that overrides the direction: what is written backwards is shown forwards.
bool style_reverses(const std::string& plain) {
    return plain.find("direction:rtl") != std::string::npos && plain.find("-override") != std::string::npos;
}

std::string decode_references(std::string_view text) {
    std::string decoded;
    for (size_t at = 0; at < text.size();) {
        const size_t ampersand = std::min(text.find('&', at), text.size());
        decoded.append(text.substr(at, ampersand - at));
        at = ampersand;
        if (at == text.size()) break;
        const CharacterReference reference = match_reference(text.substr(at), true);
        if (reference.length == 0)
            decoded.push_back('&');
        else
            append_utf8(decoded, reference.first);
        if (reference.second != 0) append_utf8(decoded, reference.second);
        at += std::max<size_t>(reference.length, 1);
    }
    return decoded;
}

// Attributes that hold an address by definition.
bool holds_address(std::string_view name) {
    constexpr std::array<std::string_view, 8> names = {"href", "src", "action", "formaction", "data", "poster", "background", "cite"};
    return std::any_of(names.begin(), names.end(), [&](std::string_view known) { return is(name, known); });
}

bool worth_reading(const HtmlAttribute& attribute) {
    if (worth_scanning(attribute.value) || attribute.value.starts_with("data:")) return true;
    if (attribute.value.size() >= shortest_encoding && !decode_encodings(attribute.value).empty()) return true;
    return attribute.value.find('%') != std::string_view::npos && holds_address(attribute.name);
}

// \61\63\70: digits as old scripts escaped them.
bool may_be_octal(std::string_view literal) {
    const size_t backslash = literal.find('\\');
    return backslash != std::string_view::npos && backslash + 1 < literal.size() && is_ascii_digit(literal[backslash + 1]);
}

// Text in escapes shows neither digits nor wide characters.
bool worth_decoding(std::string_view literal) {
    return worth_scanning(literal) || literal.find("\\u") != std::string_view::npos || literal.find("%u") != std::string_view::npos ||
           may_be_octal(literal) || (literal.size() >= shortest_encoding && !decode_encodings(literal).empty());
}

// Scripts that hold markup for later use.
bool is_markup_type(std::string_view type) {
    return type.find("html") != std::string_view::npos || type.find("template") != std::string_view::npos;
}

}  // namespace

void HtmlFlow::read_style(std::string_view style, StartFacts& facts) {
    if (!may_hide_or_reverse(style)) return;
    const std::string plain = plain_style(style);
    if (style_hides(plain)) facts.hides = true;
    if (style_reverses(plain)) facts.reverses = true;
}

HtmlFlow::StartFacts HtmlFlow::read_facts(const HtmlToken& token) const {
    StartFacts facts;
    facts.shape.header = token.tag.tag == Tag::th;
    for (const HtmlAttribute& attribute : token.attributes) {
        const std::string_view name = attribute.name;
        switch (name.size()) {
            case 3:
                if (is(name, "rel")) facts.rel = attribute.value;
                if (is(name, "dir") && is(token.text, "bdo") && is(trim(attribute.value), "rtl")) facts.reverses = true;
                break;
            case 4:
                if (is(name, "name")) facts.name = attribute.value;
                if (is(name, "href")) facts.value = attribute.value;
                if (is(name, "type") && is(trim(attribute.value), "hidden")) facts.hidden_input = true;
                if (is(name, "type")) facts.script_type = attribute.value;
                break;
            case 5:
                if (is(name, "value")) facts.field = attribute.value;
                if (is(name, "style")) read_style(attribute.value, facts);
                if (!state_.hidden_classes.empty() && is(name, "class") && has_hidden_class(attribute.value)) facts.hides = true;
                break;
            case 6:
                if (is(name, "hidden")) facts.hides = true;
                break;
            case 7:
                if (is(name, "colspan")) facts.shape.columns = read_span(attribute.value);
                if (is(name, "rowspan")) facts.shape.rows = read_span(attribute.value);
                if (is(name, "content")) facts.value = attribute.value;
                break;
            case 8:
                if (is(name, "property")) facts.name = attribute.value;
                break;
            default: break;
        }
    }
    return facts;
}

void HtmlFlow::take_meta(const StartFacts& facts) {
    if (setting_.depth > 0) return;
    if (!facts.name.empty()) state_.meta.add(facts.name, decode_references(facts.value));
    if (is(trim(facts.rel), "canonical")) state_.meta.add_url(decode_references(facts.value));
}

void HtmlFlow::take_attributes(const HtmlToken& token, const StartFacts& facts) {
    for (const HtmlAttribute& attribute : token.attributes) {
        // A quote that was never closed turns the text behind it into names.
        if (attribute.telling && worth_scanning(attribute.name)) take_markup(attribute.name, Channel::attribute);
        if (!is(attribute.name, "style") && worth_reading(attribute)) take_attribute(token, attribute, facts);
    }
    if (!token.attributes_left.empty() && worth_scanning(token.attributes_left)) take_markup(token.attributes_left, Channel::attribute);
}

void HtmlFlow::take_attribute(const HtmlToken& token, const HtmlAttribute& attribute, const StartFacts& facts) {
    const std::string_view name = attribute.name;
    const std::string_view value = attribute.value;
    const std::uint32_t offset = offset_of(value);
    const Locus where = place(in_setting(facts.hidden_input ? Channel::hidden_element : Channel::attribute));
    if (token.tag.tag == Tag::meta) {
        if (is(name, "content") && !is_page_tag(facts.name)) put_aside(value, offset, true, where, facts.name);
        return;
    }
    if (value.find('<') != std::string_view::npos) return take_markup(value, Channel::attribute);
    if (holds_address(name) || looks_like_address(value)) return take_address(decode_references(value), offset);
    if (is(name, "value") && (token.tag.tag == Tag::input || token.tag.tag == Tag::option)) {
        const std::string caption = caption_before();
        return put_aside(value, offset, true, where, caption.empty() ? facts.name : caption);
    }
    if (is(name, "srcdoc")) {
        const std::string markup = decode_references(value);
        HtmlFlow inner(state_, aside(), {in_setting(Channel::attribute), where, setting_.depth + 1, &offset});
        if (setting_.depth < 2) inner.run(markup);
        return;
    }
    if (value.find('\\') != std::string_view::npos) return put_aside(unescape_script(value), offset, true, where, {});
    if (value.find('%') != std::string_view::npos) return put_aside(decode_percent(value), offset, true, where, {});
    put_aside(value, offset, true, where, name.starts_with("data-") ? name.substr(5) : std::string_view());
}

void HtmlFlow::take_address(std::string_view address, std::uint32_t offset) {
    address = trim(address);
    if (address.size() > 5 && is(address.substr(0, 5), "data:")) return take_data_uri(address, offset);
    scan_address(address, [&](std::string_view key, std::string_view text) {
        put_aside(text, offset, false, place(in_setting(Channel::attribute)), key);
    });
}

void HtmlFlow::take_data_uri(std::string_view uri, std::uint32_t offset) {
    DataUri data;
    if (setting_.depth >= 2 || !decode_text_uri(uri, data)) return;
    const std::string text = decode(data.bytes, data.charset).text;
    if (!worth_scanning(text)) return;
    const Locus where = place(in_setting(Channel::attribute));
    const bool is_html = data.media_type.find("html") != std::string::npos || detect_text_media(text) == "html";
    if (!is_html) return put_aside(text, offset, false, where, {});
    HtmlFlow(state_, aside(), {where.channel, where, setting_.depth + 1, &offset}).run(text);
}

void HtmlFlow::take_script(std::string_view code) {
    if (is_markup_type(to_ascii_lower(script_type_))) return take_markup(code, Channel::script);
    const std::uint32_t table = ++state_.tables;
    Locus where = place(in_setting(Channel::script));
    const Locus outside = where;
    find_assembled_numbers(
        code, [&](const std::string& number, std::string_view first) { put_aside(number, offset_of(first), false, outside, {}); });
    scan_script(code, ScriptNumbers::long_ones, [&](const ScriptLiteral& literal) {
        if (!worth_decoding(literal.text)) return;
        where = outside;
        if (literal.record != 0) {
            where.table = table;
            where.row = literal.record;
            where.column = 0;
        }
        const std::uint32_t offset = offset_of(literal.text);
        const bool escaped = literal.text.find('\\') != std::string_view::npos;
        const bool is_string = literal.kind == ScriptLiteral::Kind::string;
        if (!escaped && is_string && literal.text.find('<') != std::string_view::npos) return take_markup(literal.text, Channel::script);
        if (!is_string || (!escaped && literal.text.find('%') == std::string_view::npos)) {
            return put_aside(literal.text, offset, false, where, literal.key);
        }
        const std::string decoded = decode_percent(unescape_script(literal.text));
        if (decoded.find('<') == std::string::npos || setting_.depth >= 2) return put_aside(decoded, offset, false, where, literal.key);
        HtmlFlow(state_, aside(), {where.channel, where, setting_.depth + 1, &offset}).run(decoded);
    });
}

// A field for each character: 身份证号 [3][4][0]...; `value` is the next one's, empty at the end of the row of fields.
void HtmlFlow::take_field(std::string_view value) {
    if (value.size() == 1) {
        if (fields_.empty()) fields_offset_ = offset_of(value);
        fields_ += value;
        return;
    }
    const std::string whole = std::exchange(fields_, {});
    if (!worth_scanning(whole)) return;
    put_aside(whole, fields_offset_, false, place(in_setting(Channel::attribute)), caption_before());
}

bool HtmlFlow::has_hidden_class(std::string_view value) const {
    for (size_t at = 0; at < value.size();) {
        const size_t end = std::min(value.find(' ', at), value.size());
        const std::string_view name = value.substr(at, end - at);
        const std::vector<std::string>& hidden = state_.hidden_classes;
        if (std::find(hidden.begin(), hidden.end(), name) != hidden.end()) return true;
        at = end + 1;
    }
    return false;
}

// Classes that a rule of their own hides: ".x { display: none }". What holds only for print or small windows (@media) does not count.
void HtmlFlow::take_hidden_classes(std::string_view css) {
    constexpr size_t most_classes = 32;
    size_t begin = 0;  // of the selector
    int depth = 0;
    for (size_t at = 0; at < css.size() && state_.hidden_classes.size() < most_classes; ++at) {
        if (css[at] == '}') {
            depth = std::max(0, depth - 1);
            begin = at + 1;
        }
        if (css[at] != '{') continue;
        std::string_view selector = trim(css.substr(begin, at - begin));
        begin = at + 1;
        if (depth++ > 0 || !selector.starts_with('.')) continue;
        selector.remove_prefix(1);
        const bool simple = std::all_of(selector.begin(), selector.end(), [](char c) { return is_ascii_alnum(c) || c == '-' || c == '_'; });
        const size_t end = std::min(css.find('}', at), css.size());
        if (simple && style_hides(plain_style(css.substr(at + 1, end - at - 1)))) state_.hidden_classes.emplace_back(selector);
    }
}

// Comments, and strings: what `content` shows is no text of the page.
void HtmlFlow::take_style(std::string_view css) {
    take_hidden_classes(css);
    for (size_t at = 0; at < css.size();) {
        if (css[at] != '"' && css[at] != '\'') {
            ++at;
            continue;
        }
        const size_t end = std::min(css.find(css[at], at + 1), css.size());
        const std::string_view string = css.substr(at + 1, end - std::min(at + 1, end));
        const bool escaped = string.find('\\') != std::string_view::npos && !decode_encodings(string).empty();
        if (worth_scanning(string) || escaped) put_aside(string, offset_of(string), false, place(in_setting(Channel::script)), {});
        at = end + 1;
    }
    for (size_t at = css.find("/*"); at != std::string_view::npos; at = css.find("/*", at)) {
        const size_t end = std::min(css.find("*/", at + 2), css.size());
        const std::string_view comment = css.substr(at + 2, end - std::min(at + 2, end));
        if (worth_scanning(comment)) put_aside(comment, offset_of(comment), false, place(in_setting(Channel::comment)), {});
        at = end;
    }
}

}  // namespace leakscan

// The only file that knows libxml2: its SAX2 push parser, fed UTF-8, stopped at any DTD and at a depth no office part reaches.
#include "extract/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t chunk = 64 << 10;  // larger pushes gain nothing and are copied
constexpr int deepest = 2000;       // levels of elements; real parts stay below 50

std::string_view view(const xmlChar* text) { return text ? reinterpret_cast<const char*>(text) : std::string_view(); }

struct Reading {
    const XmlHandler& handler;
    std::uint64_t text_left;
    xmlParserCtxtPtr parser = nullptr;
    int depth = 0;
    bool stopped = false;

    void stop() {
        stopped = true;
        xmlStopParser(parser);
    }
};

Reading& reading(void* user) { return *static_cast<Reading*>(user); }

void on_start(void* user, const xmlChar* name, const xmlChar*, const xmlChar*, int, const xmlChar**, int count, int, const xmlChar** raw) {
    Reading& self = reading(user);
    if (self.stopped) return;
    if (++self.depth > deepest) return self.stop();
    if (self.handler.start) self.handler.start(view(name), XmlAttributes(raw, count));
}

void on_end(void* user, const xmlChar* name, const xmlChar*, const xmlChar*) {
    Reading& self = reading(user);
    if (self.stopped) return;
    --self.depth;
    if (self.handler.end) self.handler.end(view(name));
}

void on_text(void* user, const xmlChar* text, int size) {
    Reading& self = reading(user);
    if (self.stopped) return;
    const auto length = static_cast<std::uint64_t>(size);
    if (length > self.text_left) return self.stop();
    self.text_left -= length;
    if (self.handler.text) self.handler.text({reinterpret_cast<const char*>(text), static_cast<size_t>(length)});
}

void on_comment(void* user, const xmlChar* text) {
    Reading& self = reading(user);
    if (!self.stopped && self.handler.comment) self.handler.comment(view(text));
}

void on_dtd(void* user, const xmlChar*, const xmlChar*, const xmlChar*) { reading(user).stop(); }

void ignore_error(void*, xmlErrorPtr) {}  // libxml2 would print it

xmlSAXHandler sax_events() {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    sax.comment = on_comment;
    sax.internalSubset = on_dtd;
    sax.serror = ignore_error;
    return sax;
}

struct FreeParser {
    void operator()(xmlParserCtxt* parser) const {
        xmlFreeDoc(parser->myDoc);
        xmlFreeParserCtxt(parser);
    }
};

// libxml2 takes the whole rest for Latin-1 after one wrong byte, so wrong bytes are replaced before it sees them.
std::string replace_wrong_bytes(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        append_utf8(clean, point.value);
        at += point.size;
    }
    return clean;
}

// One reference, `body` without '&' and ';'. An unknown one stays as it is written.
void append_reference(std::string& out, std::string_view body) {
    constexpr std::pair<std::string_view, char> named[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (const auto& [name, character] : named) {
        if (body == name) return out.push_back(character);
    }
    const bool hex = body.starts_with("#x");
    if (body.starts_with("#")) {
        std::uint32_t value = 0;
        const std::string_view digits = body.substr(hex ? 2 : 1);
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
        const bool character = value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
        if (parsed.ec == std::errc() && parsed.ptr == digits.data() + digits.size() && character) return append_utf8(out, value);
    }
    out.append("&").append(body).append(";");
}

void emit_decoded(std::string_view raw, const std::function<void(std::string_view)>& text) {
    constexpr size_t longest_reference = 10;
    std::string decoded;
    for (size_t at = 0; at < raw.size();) {
        const size_t amp = std::min(raw.find('&', at), raw.size());
        decoded.append(raw, at, amp - at);
        if (amp == raw.size()) break;
        const size_t end = raw.substr(amp, longest_reference).find(';');
        if (end == std::string_view::npos) {
            decoded.push_back('&');
            at = amp + 1;
        } else {
            append_reference(decoded, raw.substr(amp + 1, end - 1));
            at = amp + end + 1;
        }
    }
    const std::string_view trimmed = trim(decoded);
    if (!trimmed.empty()) text(trimmed);
}

// The quoted values in a tag or a declaration (an entity's text stands in one too).
void emit_quoted(std::string_view tag, const std::function<void(std::string_view)>& text) {
    for (size_t at = tag.find_first_of("\"'"); at != std::string_view::npos; at = tag.find_first_of("\"'", at)) {
        const size_t end = std::min(tag.find(tag[at], at + 1), tag.size());
        emit_decoded(tag.substr(at + 1, end - at - 1), text);
        at = std::min(end + 1, tag.size());
    }
}

}  // namespace

std::string_view XmlAttributes::name(int i) const { return view(raw_[5 * i]); }
std::string_view XmlAttributes::prefix(int i) const { return view(raw_[5 * i + 1]); }

std::string_view XmlAttributes::value(int i) const {
    const unsigned char* begin = raw_[5 * i + 3];
    return {reinterpret_cast<const char*>(begin), static_cast<size_t>(raw_[5 * i + 4] - begin)};
}

std::string_view XmlAttributes::get(std::string_view local_name) const {
    const int at = position(local_name);
    return at < 0 ? std::string_view() : value(at);
}

int XmlAttributes::position(std::string_view local_name) const {
    for (int i = 0; i < count_; ++i) {
        if (name(i) == local_name) return i;
    }
    return -1;
}

XmlOutcome read_xml(std::string_view xml, const XmlHandler& handler, std::uint64_t text_limit) {
    std::string clean;
    const bool valid = is_valid_utf8(xml);
    if (!valid) xml = clean = replace_wrong_bytes(xml);
    Reading state{handler, text_limit};
    xmlSAXHandler sax = sax_events();
    const std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlCreatePushParserCtxt(&sax, &state, nullptr, 0, nullptr));
    if (!parser) return XmlOutcome::stopped;
    state.parser = parser.get();
    // NOENT only affects the predefined entities here (a DTD stops the parser): without it "&amp;" in attributes stays escaped.
    xmlCtxtUseOptions(parser.get(), XML_PARSE_RECOVER | XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    for (size_t at = 0; at < xml.size() && !state.stopped; at += chunk) {
        const std::string_view piece = xml.substr(at, chunk);
        xmlParseChunk(parser.get(), piece.data(), static_cast<int>(piece.size()), 0);
        // libxml2 halts by itself at its own limits (depth, length of names and text).
        if (parser->instate == XML_PARSER_EOF) state.stopped = true;
    }
    if (state.stopped) return XmlOutcome::stopped;
    xmlParseChunk(parser.get(), nullptr, 0, 1);
    if (state.stopped) return XmlOutcome::stopped;
    return parser->wellFormed && valid ? XmlOutcome::whole : XmlOutcome::recovered;
}

void scan_xml_text(std::string_view xml, const std::function<void(std::string_view)>& text) {
    std::string clean;
    if (!is_valid_utf8(xml)) xml = clean = replace_wrong_bytes(xml);
    for (size_t at = 0; at < xml.size();) {
        const size_t open = std::min(xml.find('<', at), xml.size());
        emit_decoded(xml.substr(at, open - at), text);
        if (open == xml.size()) return;
        const size_t close = std::min(xml.find('>', open), xml.size());
        emit_quoted(xml.substr(open, close - open), text);
        at = std::min(close + 1, xml.size());
    }
}

}  // namespace leakscan

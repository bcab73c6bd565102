// Events of an XML text, by local name: the one home of libxml2 (SAX2 push parser). Knows no format.
//
// Nothing is ever fetched, no entity beyond the five predefined ones and character references is expanded, and any DTD
// ends the reading: office packages never have one, and all entity bombs need one. Errors are stepped over.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace leakscan {

// The attributes of one element; views that live for one event. Namespaces are dropped, so of `id` and `r:id` on the same
// element the first is found.
class XmlAttributes {
public:
    XmlAttributes(const unsigned char* const* raw, int count) : raw_(raw), count_(count) {}

    int size() const { return count_; }
    std::string_view name(int i) const;
    std::string_view prefix(int i) const;  // "" if none
    std::string_view value(int i) const;
    // The value of the attribute of that local name, "" if there is none.
    std::string_view get(std::string_view local_name) const;
    bool has(std::string_view local_name) const { return position(local_name) >= 0; }

private:
    int position(std::string_view local_name) const;

    const unsigned char* const* raw_;  // five pointers each: name, prefix, URI, start and end of the value
    int count_;
};

// What the reader of a format wants to hear; members may stay empty. Text comes in pieces: join what belongs together.
struct XmlHandler {
    std::function<void(std::string_view name, const XmlAttributes&)> start;
    std::function<void(std::string_view name)> end;
    std::function<void(std::string_view text)> text;
    std::function<void(std::string_view text)> comment;
};

enum class XmlOutcome {
    whole,      // well-formed to the end
    recovered,  // errors were stepped over, or the text ends early
    stopped,    // the rest was not read: a DTD, too deep nesting, or more than `text_limit` bytes of text
};

// `xml` is UTF-8 whatever its declaration says; bytes that are not become U+FFFD. Every start has its end unless the
// reading stops. Nothing here recurses on depth.
XmlOutcome read_xml(std::string_view xml, const XmlHandler& handler, std::uint64_t text_limit);

// For XML that read_xml gave up: each run of characters between tags, and each attribute value, references resolved.
void scan_xml_text(std::string_view xml, const std::function<void(std::string_view)>& text);

}  // namespace leakscan

// HTML and XML text → tags, text and comments, with places in the source, by the states of the HTML standard, section 13.2.5.
// No tree: tree builders are quadratic on hostile input. Every token is a view into the source; time is linear, memory constant.
//
// Departures from the standard, so that nothing is lost: a tag or comment that the end of the input cuts off is handed out as text
// or comment, and attributes are not checked for duplicates.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/html_tags.h"

namespace leakscan {

struct HtmlAttribute {
    std::string_view name;   // as written
    std::string_view value;  // between the quotes, references not decoded
    bool telling = false;    // digits, an '@' or other letters than ASCII are in the name
};

struct HtmlToken {
    enum class Kind : std::uint8_t { text, start_tag, end_tag, comment, end };

    Kind kind = Kind::end;
    TagInfo tag;                            // start_tag, end_tag; text: the element whose raw text it is
    bool references = false;                // text: character references count
    bool self_closing = false;              // start_tag
    std::string_view text;                  // text and comment: the content; tags: the name as written
    std::vector<HtmlAttribute> attributes;  // start_tag
    std::string_view attributes_left;       // start_tag: source of the attributes beyond the number we hold
};

enum class Markup : std::uint8_t { html, xml };

class HtmlTokenizer {
public:
    explicit HtmlTokenizer(std::string_view source, Markup markup = Markup::html) : source_(source), markup_(markup) {}

    // The next token into `token`, whose vector is used again. False at the end.
    bool next(HtmlToken& token);
    size_t at() const { return at_; }  // bytes read so far

private:
    bool read_text(HtmlToken& token);
    bool read_markup(HtmlToken& token);
    bool read_tag(HtmlToken& token, HtmlToken::Kind kind, size_t name_begin);
    bool read_attributes(HtmlToken& token);
    bool read_attribute(HtmlToken& token);
    bool read_comment(HtmlToken& token);
    bool read_until(HtmlToken& token, HtmlToken::Kind kind, size_t content, std::string_view end);
    bool read_raw_text(HtmlToken& token);
    bool begins_name(char c) const;
    bool give_up(HtmlToken& token, size_t begin);
    size_t end_of_script() const;
    size_t end_of_raw_text() const;

    std::string_view source_;
    size_t at_ = 0;
    Markup markup_;
    TagInfo raw_;  // the element whose raw text comes next; raw == RawText::none: none
};

}  // namespace leakscan

// What the extraction must know of each HTML element: does it end a block, has it content, is that raw text, has it a role of
// its own. HTML standard, sections 13.1.2, 13.2.5 and 15.3 (which elements are displayed as blocks).
#pragma once

#include <cstdint>
#include <string_view>

namespace leakscan {

enum class Tag : std::uint8_t {
    none,  // any element without a role
    br,
    button,
    dd,
    dl,
    dt,
    h1,
    iframe,
    input,
    label,
    link,
    meta,
    option,
    p,
    pre,
    script,
    style,
    table,
    table_part,  // thead, tbody, tfoot
    td,
    template_,
    textarea,
    th,
    title,
    tr,
    xmp,
};

enum class RawText : std::uint8_t { none, rcdata, rawtext, script, plaintext };

struct TagInfo {
    Tag tag = Tag::none;
    bool block = false;  // its start and end separate text
    bool empty = false;  // has no content and no end tag
    RawText raw = RawText::none;
    std::string_view name{};  // lower case; "" for elements without an entry
};

// By name, in any case.
TagInfo find_tag(std::string_view name);

}  // namespace leakscan

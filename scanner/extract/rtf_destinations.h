// What a group of an RTF file holds, by the control word at its beginning. Specification: Rich Text Format 1.9.1.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/locus.h"

namespace leakscan {

enum class RtfDestination : std::uint8_t {
    text,         // of the story in hand
    skip,         // nothing a person wrote, or a repetition
    story,        // text of a story of its own: header, note, text box
    fonts,        // the font table
    colours,      // the colour table
    instruction,  // of a field
    value,        // one text with a label: property, author, name
    name,         // the label of the value behind it (an own property, a shape's property)
    object,       // an embedded file in hexadecimal digits
    twice,        // the same in two codings: only the second (\ud) counts
};

struct RtfWord {
    std::string_view word;
    RtfDestination destination = RtfDestination::text;
    Channel channel = Channel::body;  // of a story or value
    std::string_view label{};         // of a value
    bool box = false;                 // a story whose ground is mostly not paper
};

// Null for a word that begins no group of its own.
const RtfWord* find_rtf_destination(std::string_view word);

}  // namespace leakscan

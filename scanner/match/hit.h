// What a rule found and why, on its way to becoming a finding. Holds raw values; never leaves match.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "match/candidates.h"
#include "match/checks.h"
#include "match/context.h"
#include "match/rule_set.h"
#include "match/surroundings.h"

namespace leakscan {

// How far labels speak for a value.
struct LabelSupport {
    bool named = false;    // the label holds a word of the rule itself
    bool strong = false;   // the header, the caption or the words just before name this kind
    bool near = false;     // a word of the rule stands nearby
    bool opposed = false;  // the label names something else
    bool own = false;      // of a rule that wants it: a word of its own names the place or the kind
    bool roster = false;   // of a rule that wants it: the value belongs to a person of a list
};

struct Hit {
    const CompiledRule* rule = nullptr;
    Window span;
    std::string value;  // folded
    Proof proof;
    Beside beside = Beside::free;
    bool lenient = false;            // read with look-alikes or Han digits
    bool recognised = false;         // read by a machine in a picture: digits may be wrong
    bool split = false;              // was written in groups
    std::string caption;             // the header or the words of the rule under or behind which it was found, if that is how
    bool masked = false;             // published with a mask: `value` holds '*' for each hidden character
    std::uint8_t clues = 0;          // of a mask: MaskClue flags of what proof.candidates was counted with
    std::uint64_t without_site = 0;  // of a mask: its candidates if the county of the site is left out
    bool masked_in_sight = false;    // a full value in a hidden place whose visible copy is masked

    std::uint32_t town_end = 0;      // of an address: byte of the text where its public part ends
    bool residential = false;        // of an address: it names a housing estate or a flat
    bool at_door = false;            // of an address: it leads to a door
    bool address_of_office = false;  // of an address: an organisation sits behind the door
    Evidence evidence;
    LabelSupport support;
    Grade grade = Grade::likely;
    double confidence = 0;
};

}  // namespace leakscan

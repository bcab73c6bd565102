// One detection rule as its file states it: what makes a candidate, what it must look like, which checks and labels
// decide, and the examples that prove it. Plain data; match/ compiles and runs it. The file format is patterns/README.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/kind.h"

namespace leakscan {

// What may touch the candidate. Whatever the boundary, a digit never does, nor does the glyph of a mask.
enum class Boundary : std::uint8_t {
    digits,  // letters may touch: an ID number glued to Latin text
    word,    // letters may touch only as a word of their own that announces a number: tel, phone, QQ
    token,   // no letter may touch
};

// What must speak for a value beside its own shape. Ordered: the greater demands more.
enum class Need : std::uint8_t {
    nothing,
    label,         // a label or a word nearby
    strong_label,  // the column header, the caption or the words directly before name this kind
    own_label,     // a word of the rule itself, beside a caption of the kind: 香港 for eight digits that are a telephone there
    person,        // a natural person's name beside it, whose value it may be
    roster,        // that name in the same row of a table or line of a list, or a list of names under the heading that holds it
};

enum class LabelDirection : std::uint8_t { before, after, both };

// How the digits of a value may be split by separators.
struct DigitGroups {
    std::vector<std::vector<std::uint8_t>> patterns;  // {{6, 8, 4}, {4, 4, 4, 4, 3}}
    bool any = false;                                 // any split into a few groups
    bool wrapped = false;                             // split once or twice anywhere, as a narrow cell does
};

struct RuleTrigger {
    std::vector<std::uint8_t> digits;  // digits of the value: a check letter X counted, letters before not
    std::uint8_t least_letters = 0;    // letters directly before the digits that belong to the value
    std::uint8_t most_letters = 0;
    char check_letter = 0;          // the last digit may be this letter; 0: none
    std::string separators = " -";  // what may stand between groups
    DigitGroups groups;
    std::vector<std::string> literals;  // '@', "字第"
    std::string lexicon;                // data/NAME.tsv, whose first column is more literals
    std::vector<std::string> captions;  // the text under a header, or behind a caption, that holds one of these words
    std::string token;                  // of a literal: the ASCII characters that make up the candidate around it
    std::uint8_t reach = 0;             // of a literal without token: code points before it where the candidate begins
    bool address = false;               // the address grammar finds the candidate
    bool plate = false;                 // what follows a province's character and has digits: 皖A12345
};

struct RuleContext {
    std::vector<std::string> labels;   // words that speak for it
    std::vector<std::string> against;  // words that name something else
    LabelDirection direction = LabelDirection::before;
    std::uint32_t distance = 24;  // code points
    Need need = Need::nothing;
    std::vector<std::string> not_before;  // text that may not follow the value directly: 元, 万元
    std::vector<std::string> not_after;   // text that may not stand directly before it: ￥
    std::vector<std::string> unless;      // words in the paragraph, the headers or the title that say it is no such value
    std::vector<std::string> except;      // values that say nothing: 无
    std::vector<std::string> headings;    // words of a heading over a list of people: 名单
};

// How a published, masked form of the value looks. '*' stands for each hidden character, whatever glyph hides it.
struct RuleMasked {
    std::string regex;         // on the folded candidate; empty: masked forms are not looked for
    std::string count;         // how many values remain possible: one of the named counters
    std::uint8_t visible = 4;  // with fewer visible characters only a label that names this kind will do
    bool stretch = false;      // under such a label the glyphs may be more or fewer than what they hide
};

struct RuleExample {
    std::string text;
    std::string label;  // column header, if any
    std::string title;  // of the document, if any
    std::string value;  // of a match: what is found
    Grade grade = Grade::confirmed;
    std::string why;   // of a reject: the reason
    std::string file;  // "patterns/cn/resident-id.toml:31"
};

struct Rule {
    std::string id;  // "cn.resident-id"
    std::string file;
    Kind kind = Kind::resident_id;
    std::string name_zh;
    std::string name_en;
    RuleTrigger trigger;
    std::string regex;  // RE2 syntax, anchored at both ends by the matcher; one group: the value
    Boundary boundary = Boundary::digits;
    std::vector<std::string> checks;
    RuleContext context;
    RuleMasked masked;
    std::uint32_t mask_front = 0;  // characters that stay visible
    std::uint32_t mask_back = 0;
    std::vector<std::string> sources;
    std::vector<RuleExample> matches;
    std::vector<RuleExample> rejects;
};

}  // namespace leakscan

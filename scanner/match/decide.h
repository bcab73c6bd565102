// Weighs what a rule proved against what the labels say: whether a hit becomes a finding, of which grade, how sure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "match/hit.h"
#include "match/series.h"
#include "model/document.h"

namespace leakscan {

// Whether a caption of this sense names values of this kind.
bool names_kind(LabelSense sense, Kind kind);

// Whether a caption holds one of the rule's own label words.
bool label_has_word_of(const CompiledRule& rule, std::string_view label);

// Whether what stands under or behind this caption, folded as a label, is a candidate of the rule.
bool label_announces(const CompiledRule& rule, std::string_view folded_label);

// Whether a label may stand beside the window: words before it, or a note in brackets behind it, or, without a header, words in a cell
// to the left. Cheap, asked before anything is counted or gathered.
bool may_have_words_beside(const Document& document, const Window& window);

// Whether any text could meet Need::own_label: the header, the words near, the title. Cheap: no evidence is gathered.
bool may_have_own_label(const Document& document, const Hit& hit);

// Weighs the labels of one hit after the other. Several rules often find the same digits: what stands around them is read once.
class LabelWeigher {
public:
    LabelWeigher(const Context& context, const Document& document) : context_(context), document_(document), page_(context, document) {}

    // Sets the hit's evidence (unless its search gathered it, as that of an address) and what the labels say.
    void weigh(Hit& hit);

private:
    void look_at(const Window& span);
    void take_label(Hit& hit);
    bool is_opposed(const Hit& hit, std::string_view folded_label);

    const Context& context_;
    const Document& document_;
    PageContext page_;
    Window place_;  // of the hit at hand
    std::optional<Label> label_;
    std::string folded_label_;
    std::optional<Evidence> evidence_;
    const CompiledRule* rule_ = nullptr;  // asked about last at that place, as a rule finds it by each of its captions
    bool ruled_out_ = false;              // by words of that rule
};

struct Decision {
    Grade grade = Grade::likely;
    double confidence = 0;
};
// nullopt: no finding.
std::optional<Decision> decide(const Hit& hit, Series series);

}  // namespace leakscan

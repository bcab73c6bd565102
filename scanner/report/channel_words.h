// How a clerk speaks of a place that a reader reaches in one way or another: what it is called in this kind of document, how it is seen,
// and how it is removed for good.
#pragma once

#include "base/language.h"
#include "model/locus.h"
#include "model/report.h"

namespace leakscan {

struct ChannelWords {
    Phrase title;
    Phrase seen;   // follows the title and the place
    Phrase clean;  // an instruction
};

const ChannelWords& words_of(Channel channel, const DocumentFacts& document);
// Whether its pages are slides.
bool is_slides(const DocumentFacts& document);

}  // namespace leakscan

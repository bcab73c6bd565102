// What every reader promises of the documents it hands on (model/document.h), whatever it was given.
#pragma once

#include "base/text.h"
#include "model/document.h"

namespace leakscan {

inline bool keeps_promises(const Document& document) {
    std::uint32_t end = 0;
    for (const Block& block : document.blocks) {
        if (block.begin < end || block.end <= block.begin || block.end > document.text.size()) return false;
        if (block.label >= document.labels.size() || block.where.sheet > document.sheets.size()) return false;
        if (!is_valid_utf8(document.text_of(block))) return false;
        end = block.end;
    }
    return true;
}

}  // namespace leakscan

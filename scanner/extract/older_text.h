// What earlier states of a document say that the present one no longer does. For formats that keep such states whole.
#pragma once

#include <cstddef>
#include <unordered_set>

#include "extract/text_parts.h"

namespace leakscan {

class OlderText {
public:
    // The blocks of `document` from `first` on are of the present state.
    void remember(const Document& document, size_t first);
    // Adds, as older_revision, the texts of an earlier state that are new: once only, however many states have them.
    // Leaves `revision` empty.
    void add_new(Document& revision, TextParts& parts);
    // True for a text that was not seen before, and only the first time.
    bool is_new(std::string_view text);

private:
    std::unordered_set<size_t> texts_;  // hashes
};

}  // namespace leakscan

// What character formatting means for reading: whether a person can see the text. Shared by the word processors' formats.
#pragma once

#include <optional>

namespace leakscan {

// What the properties of a run say; nothing where they are silent.
struct RunLook {
    std::optional<bool> vanish;  // hidden text
    std::optional<bool> white;   // letters in the colour of paper
    std::optional<bool> tiny;    // one point high or less
    std::optional<bool> shaded;  // a ground of another colour than paper

    // Fills what is still silent.
    void inherit(const RunLook& from) {
        if (!vanish) vanish = from.vanish;
        if (!white) white = from.white;
        if (!tiny) tiny = from.tiny;
        if (!shaded) shaded = from.shaded;
    }
    // White letters count only on paper: they are a usual choice on a coloured ground.
    bool hides(bool on_paper) const {
        return vanish.value_or(false) || tiny.value_or(false) || (white.value_or(false) && on_paper && !shaded.value_or(false));
    }
};

}  // namespace leakscan

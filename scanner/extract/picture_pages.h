// Pages that say nothing to a reader of text, gathered over a document of a page format: what is to be reported of them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "companion/messages.h"

namespace leakscan {

class PicturePages {
public:
    void add(Readability state, std::uint32_t page);
    // What the page shows was read after all.
    void recognised(std::uint32_t page);
    // The fault of a document without a readable page.
    std::optional<Error> nothing_readable() const;
    // Which pages were not read.
    std::vector<Error> warnings() const;

private:
    std::uint32_t readable_ = 0;
    std::vector<std::uint32_t> pictures_, mute_;
};

}  // namespace leakscan

// The words of a page with their boxes, as poppler finds them, and what it shows: the one home of poppler. Knows nothing of how they look.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/placed.h"

namespace poppler {
class document;
}

namespace leakscan {

// A word and the boxes of its characters; without them (empty) where the library cannot say which belongs to which.
struct SetWord {
    PlacedWord word;
    std::vector<Box> characters;
};

class PageWords {
public:
    // `document` must outlive this. Fault::encrypted, Fault::malformed.
    static Result<PageWords> open(std::string_view document);
    PageWords(PageWords&&) noexcept;
    ~PageWords();

    std::uint32_t pages() const;
    // Of a page, the first being 1; nothing if it cannot be had.
    std::optional<std::vector<SetWord>> words(std::uint32_t page) const;
    // What the page shows, as a grey PGM file fit for recognition; "" if it cannot be drawn.
    std::string drawn(std::uint32_t page) const;

private:
    explicit PageWords(std::unique_ptr<poppler::document> document);
    std::unique_ptr<poppler::document> document_;
};

// "poppler 22.12.0"
std::string poppler_version();

}  // namespace leakscan

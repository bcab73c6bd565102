// What pictures show, read by leakscan-ocr: words with places, of which extract/page_text makes tables and paragraphs, channel `ocr`.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "companion/companion.h"
#include "extract/page_text.h"
#include "extract/text_parts.h"
#include "model/limits.h"

namespace leakscan {

class PictureWords {
public:
    // All must outlive this.
    PictureWords(Companion& reader, const Limits& limits, TextParts& parts) : reader_(reader), limits_(limits), parts_(parts) {}

    // Which page a picture is: none, the number of a page of its own file, or (add_page) that of the page around it.
    enum class Numbers : std::uint8_t { none, own };
    // An error: nothing of it could be read.
    Status add(std::string_view picture, Numbers numbers);
    Status add_page(std::string_view picture, std::uint32_t page);

    // Pictures looked at; small ones are none.
    std::uint32_t seen() const { return seen_; }
    const std::vector<Error>& warnings() const { return warnings_; }

private:
    template <typename Number>
    Status read(std::string_view picture, Number number);

    Companion& reader_;
    const Limits& limits_;
    TextParts& parts_;
    PageText pages_;
    std::uint32_t seen_ = 0;
    std::vector<Error> warnings_;
};

}  // namespace leakscan

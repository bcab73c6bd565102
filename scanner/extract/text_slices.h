// A text file as a sequence of decoded slices, cut at line ends, so that memory does not grow with the file.
#pragma once

#include <string_view>

#include "model/document.h"
#include "model/item.h"
#include "model/limits.h"

namespace leakscan {

class TextSlices {
public:
    TextSlices(const Item& item, const Limits& limits);

    // Empties the document and puts the next slice into its `source`, with the number of its first line. False at the end.
    bool next(Document& document);

private:
    std::string_view bytes_;
    std::string_view charset_;
    size_t slice_bytes_;
    size_t at_ = 0;
};

}  // namespace leakscan

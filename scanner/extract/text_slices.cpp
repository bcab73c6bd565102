// See text_slices.h.
#include "extract/text_slices.h"

#include <algorithm>

#include "codec/charset.h"

namespace leakscan {

TextSlices::TextSlices(const Item& item, const Limits& limits)
    : bytes_(item.bytes), charset_(choose_charset(item.bytes, item.transport.charset).charset), slice_bytes_(limits.part_bytes) {}

bool TextSlices::next(Document& document) {
    if (at_ >= bytes_.size()) return false;
    document.first_line += static_cast<std::uint32_t>(std::count(document.source.begin(), document.source.end(), '\n'));
    document.clear_text();
    const std::string_view rest = bytes_.substr(at_);
    const size_t size = cut_at_line_end(rest, charset_, slice_bytes_);
    document.source = decode_as(rest.substr(0, size), charset_).text;
    at_ += size;
    return true;
}

}  // namespace leakscan

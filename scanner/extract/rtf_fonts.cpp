#include "extract/rtf_fonts.h"

#include <algorithm>

#include "codec/code_page.h"

namespace leakscan {

bool RtfFonts::take(const RtfToken& word, bool in_font_table, std::uint32_t& font) {
    constexpr size_t most_fonts = 65'536;
    const auto number = static_cast<std::uint32_t>(std::max(word.number, 0));
    if (word.text == "ansicpg") {
        default_page_ = number;
    } else if (word.text == "mac" && default_page_ == 0) {
        default_page_ = 10000;
    } else if ((word.text == "pc" || word.text == "pca") && default_page_ == 0) {
        default_page_ = word.text == "pc" ? 437 : 850;
    } else if (word.text == "deff") {
        default_font_ = number;
        font = number;
    } else if (in_font_table) {
        if (word.text == "f") described_ = number;
        if (pages_.size() >= most_fonts) return true;
        if (word.text == "fcharset") pages_[described_] = code_page_of_font(number);
        if (word.text == "cpg") pages_[described_] = number;
    } else if (word.text == "f" || word.text == "af") {
        if (word.text == "f") font = number;
    } else {
        return false;
    }
    return true;
}

// Bytes under a Western font in a Chinese document are Chinese all the same: Word leaves the font of figures on.
std::uint32_t RtfFonts::page(std::uint32_t font) const {
    const auto found = pages_.find(font);
    const std::uint32_t page = found == pages_.end() ? 0 : found->second;
    constexpr std::uint32_t two_byte_pages[] = {932, 936, 949, 950};
    if (default_page_ != 0 && (page == 0 || (page == 1252 && std::ranges::count(two_byte_pages, default_page_) > 0))) return default_page_;
    return page == 0 ? 1252 : page;
}

}  // namespace leakscan

#include "extract/picture_words.h"

#include <utility>

namespace leakscan {

template <typename Number>
Status PictureWords::read(std::string_view picture, Number number) {
    Limits limits = limits_;
    limits.document_seconds = limits_.ocr_seconds;
    CompanionListener listener;
    listener.page = [&](Readability, PlacedPage page) {
        ++seen_;
        page.number = number(page.number);
        if (!parts_.full()) pages_.add(page, parts_.document);
        parts_.may_cut();
    };
    listener.text = [&](const CompanionText& text) {
        if (!parts_.full()) parts_.document.add(text.text, {.channel = Channel::ocr, .page = number(text.page)}, text.label);
    };
    listener.warning = [&](const Error& warning) { warnings_.push_back(warning); };
    const std::uint32_t seen_before = seen_;
    const Status read = reader_.read(picture, limits, listener);
    // What ended the reader over the only picture is the end of it.
    if (read.ok() && seen_ == seen_before && !warnings_.empty()) return warnings_.back();
    return read;
}

Status PictureWords::add(std::string_view picture, Numbers numbers) {
    return read(picture, [numbers](std::uint32_t own) { return numbers == Numbers::own ? own : 0; });
}

Status PictureWords::add_page(std::string_view picture, std::uint32_t page) {
    return read(picture, [page](std::uint32_t) { return page; });
}

}  // namespace leakscan

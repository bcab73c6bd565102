#include "extract/picture_pages.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace leakscan {
namespace {

// Pages as a reader would list them: "2-4, 7".
std::string list_of(const std::vector<std::uint32_t>& pages) {
    std::string list;
    for (size_t first = 0; first < pages.size();) {
        size_t last = first;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
        list += (list.empty() ? "" : ", ") + std::to_string(pages[first]);
        if (last > first) list += "-" + std::to_string(pages[last]);
        first = last + 1;
    }
    return list;
}

}  // namespace

void PicturePages::add(Readability state, std::uint32_t page) {
    switch (state) {
        case Readability::readable: ++readable_; break;
        case Readability::picture: pictures_.push_back(page); break;
        case Readability::mute: mute_.push_back(page);
    }
}

void PicturePages::recognised(std::uint32_t page) {
    for (std::vector<std::uint32_t>* unread : {&pictures_, &mute_}) {
        const auto found = std::find(unread->rbegin(), unread->rend(), page);
        if (found == unread->rend()) continue;
        unread->erase(std::next(found).base());
        ++readable_;
        return;
    }
}

std::optional<Error> PicturePages::nothing_readable() const {
    if (readable_ > 0 || (pictures_.empty() && mute_.empty())) return std::nullopt;
    return Error{Fault::image_only, mute_.empty()
                                        ? "all pages are pictures without text (--ocr reads them)"
                                        : "no page says which letters it shows: text drawn as pictures, or fonts without a character map"};
}

std::vector<Error> PicturePages::warnings() const {
    std::vector<Error> all;
    if (!pictures_.empty())
        all.push_back({Fault::image_only, "pages that are pictures without text (--ocr reads them): " + list_of(pictures_)});
    if (!mute_.empty()) all.push_back({Fault::partly, "pages whose fonts do not say which letters they show: " + list_of(mute_)});
    return all;
}

}  // namespace leakscan

#include "model/locus.h"

#include <array>

namespace leakscan {
namespace {

constexpr std::array<std::string_view, 20> names = {
    "body",          "title",      "attribute",     "comment",      "hidden_element",   "script",
    "hidden_sheet",  "hidden_row", "hidden_column", "cell_comment", "tracked_deletion", "hidden_text",
    "header_footer", "metadata",   "annotation",    "attachment",   "under_image",      "older_revision",
    "ocr",           "file_name",
};

}  // namespace

std::string_view name(Channel channel) { return names[static_cast<size_t>(channel)]; }

std::optional<Channel> channel_from(std::string_view text) {
    for (size_t i = 0; i < names.size(); ++i) {
        if (names[i] == text) return static_cast<Channel>(i);
    }
    return std::nullopt;
}

bool is_hidden(Channel channel) {
    return channel != Channel::body && channel != Channel::title && channel != Channel::header_footer && channel != Channel::ocr;
}

}  // namespace leakscan

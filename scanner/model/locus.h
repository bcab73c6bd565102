// Where in a document a text stands, in the reader's own terms.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace leakscan {

// How a reader could reach the value. A value in a hidden channel is as much a leak as one in the open.
enum class Channel : std::uint8_t {
    body,
    title,
    attribute,
    comment,
    hidden_element,
    script,
    hidden_sheet,
    hidden_row,
    hidden_column,
    cell_comment,
    tracked_deletion,
    hidden_text,
    header_footer,
    metadata,
    annotation,
    attachment,
    under_image,
    older_revision,
    ocr,
    file_name,
};
std::string_view name(Channel channel);  // "hidden_column"
std::optional<Channel> channel_from(std::string_view name);
// False for body, title and header_footer: what anybody sees without looking for it.
bool is_hidden(Channel channel);

// All numbers are 1-based; 0 means: does not apply.
struct Locus {
    Channel channel = Channel::body;
    std::uint32_t page = 0;
    std::uint32_t sheet = 0;      // index + 1 into Document::sheets
    std::uint32_t table = 0;      // nth table of the document
    std::uint32_t row = 0;        // of the table or sheet
    std::uint32_t column = 0;     // of the table or sheet
    std::uint32_t paragraph = 0;  // blocks of one paragraph or one run of text share it
};

}  // namespace leakscan

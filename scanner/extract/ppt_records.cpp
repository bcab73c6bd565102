// Containers are entered by going on behind their header; strings get their meaning from the container that is still open.
#include "extract/ppt_records.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t header_size = 8;

enum Type : std::uint16_t {
    type_text_wide = 0x0FA0,
    type_text_bytes = 0x0FA8,
    type_string = 0x0FBA,
    type_link = 0x0FD7,
    type_headers = 0x0FD9,
    type_tag_blob = 0x138B,  // holds records although it is no container
    type_comment = 0x2EE0,
    type_shape_properties = 0xF00B,
    type_more_shape_properties = 0xF122,
};

// Properties of shapes that are texts (MS-ODRAW 2.3): WordArt, alternative text.
enum : std::uint16_t { property_word_art = 192, property_description = 897 };

}  // namespace

PptRecord ppt_record_at(std::string_view stream, std::uint64_t offset) {
    if (offset > stream.size() || stream.size() - offset < header_size) return {};
    const std::uint16_t head = u16_at(stream, offset);
    PptRecord record;
    record.type = u16_at(stream, offset + 2);
    record.container = (head & 0xF) == 0xF || record.type == type_tag_blob;
    record.instance = head >> 4;
    record.offset = offset;
    record.bytes = slice(stream, offset + header_size, u32_at(stream, offset + 4));
    return record;
}

void for_each_ppt_record(std::string_view stream, const PptRecord& container, const std::function<void(const PptRecord&)>& call) {
    const std::uint64_t end = container.offset + header_size + container.bytes.size();
    for (std::uint64_t at = container.offset + header_size; at + header_size <= end;) {
        const PptRecord record = ppt_record_at(stream, at);
        call(record);
        at += header_size + (record.container ? 0 : record.bytes.size());
    }
}

void PptTextReader::take(const PptRecord& record) {
    const std::uint64_t end = record.offset + header_size + record.bytes.size();
    switch (record.type) {
        case type_text_wide: {
            std::string text;
            append_utf16(text, record.bytes);
            emit(Channel::body, text);
            break;
        }
        case type_text_bytes: {
            std::string text;
            for (const char c : record.bytes) append_utf8(text, static_cast<unsigned char>(c));
            emit(Channel::body, text);
            break;
        }
        case type_string: take_string(record); break;
        case type_comment: comment_end_ = end; break;
        case type_headers: header_end_ = end; break;
        case type_link: link_end_ = end; break;
        case type_shape_properties:
        case type_more_shape_properties: take_shape_properties(record); break;
        case ppt_slide_info: {
            constexpr std::uint16_t flag_hidden = 0x0004;
            hidden_ = hidden_ || (u16_at(record.bytes, 10) & flag_hidden) != 0;
            break;
        }
        default: break;
    }
}

void PptTextReader::take_string(const PptRecord& record) {
    enum : std::uint16_t { comment_author, comment_text };
    std::string text;
    append_utf16(text, record.bytes);
    if (record.offset < comment_end_) {
        if (record.instance == comment_author) emit(Channel::metadata, text, "批注作者");
        if (record.instance == comment_text) emit(Channel::comment, text);
    } else if (record.offset < header_end_) {
        emit(Channel::header_footer, text);
    } else if (record.offset < link_end_) {
        emit(Channel::attribute, text);
    }
}

// A table of numbers and values; values that are texts follow behind it, in its order.
void PptTextReader::take_shape_properties(const PptRecord& record) {
    constexpr std::uint16_t flag_complex = 0x8000;
    constexpr std::uint16_t number_bits = 0x3FFF;
    constexpr size_t entry_size = 6;
    std::uint64_t at = record.instance * std::uint64_t{entry_size};
    for (size_t i = 0; i < record.instance && i * entry_size < record.bytes.size(); ++i) {
        const std::uint16_t head = u16_at(record.bytes, i * entry_size);
        if ((head & flag_complex) == 0) continue;
        const std::uint32_t size = u32_at(record.bytes, i * entry_size + 2);
        const std::uint16_t number = head & number_bits;
        std::string text;
        if (number == property_word_art || number == property_description) append_utf16(text, slice(record.bytes, at, size));
        emit(number == property_word_art ? Channel::body : Channel::attribute, text);
        at += size;
    }
}

// Paragraphs apart, line breaks as spaces.
void PptTextReader::emit(Channel channel, const std::string& text, std::string_view label) {
    for (const std::string_view paragraph : split(text, '\r')) {
        PptText found{channel, {}, label};
        for (const char c : paragraph) {
            if (c == '\v' || c == '\n' || c == '\t')
                found.text.push_back(' ');
            else if (static_cast<unsigned char>(c) >= 0x20)
                found.text.push_back(c);
        }
        if (!trim(found.text).empty()) call_(found);
    }
}

}  // namespace leakscan

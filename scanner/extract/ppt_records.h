// Records of a PowerPoint stream and the texts in them. Specification: MS-PPT 2.3.1 (record header), 2.9 (text), MS-ODRAW (shapes).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "model/locus.h"

namespace leakscan {

enum PptType : std::uint16_t {
    ppt_document = 0x03E8,
    ppt_slide = 0x03EE,
    ppt_slide_atom = 0x03EF,
    ppt_notes = 0x03F0,
    ppt_notes_atom = 0x03F1,
    ppt_slide_persist = 0x03F3,
    ppt_slide_info = 0x03F9,
    ppt_slide_list = 0x0FF0,
    ppt_user_edit = 0x0FF5,
    ppt_object_storage = 0x1011,
    ppt_persist_directory = 0x1772,
    ppt_encryption = 0x2F14,
};

struct PptRecord {
    bool container = false;
    std::uint16_t instance = 0;
    std::uint16_t type = 0;
    std::uint64_t offset = 0;  // of the header
    std::string_view bytes;    // without the header
};

// The record at a place of the stream; type 0 if there is none.
PptRecord ppt_record_at(std::string_view stream, std::uint64_t offset);

// Calls with each record below a container, those of inner containers too, in the order of the stream. No stack is needed: what
// a container holds follows its header.
void for_each_ppt_record(std::string_view stream, const PptRecord& container, const std::function<void(const PptRecord&)>& call);

// A text as a reader meets it. Channel body means: where the slide itself is seen.
struct PptText {
    Channel channel = Channel::body;
    std::string text;  // one paragraph
    std::string_view label;
};

// Hears the records of one slide (or another container) in order and calls with its texts.
class PptTextReader {
public:
    explicit PptTextReader(std::function<void(const PptText&)> call) : call_(std::move(call)) {}
    void take(const PptRecord& record);
    bool hidden() const { return hidden_; }  // the slide is not shown

private:
    void take_string(const PptRecord& record);
    void take_shape_properties(const PptRecord& record);
    void emit(Channel channel, const std::string& text, std::string_view label = {});

    std::function<void(const PptText&)> call_;
    std::uint64_t comment_end_ = 0;  // of the containers that give strings their meaning
    std::uint64_t header_end_ = 0;
    std::uint64_t link_end_ = 0;
    bool hidden_ = false;
};

}  // namespace leakscan

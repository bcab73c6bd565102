// Hands a long document on in parts, so that memory does not grow with the file. Used by formats whose text can be cut
// between rows or paragraphs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "model/document.h"
#include "model/limits.h"

namespace leakscan {

class TextParts {
public:
    TextParts(std::string media, const Limits& limits, const std::function<void(const Document&)>& part)
        : part_bytes_(limits.part_bytes), left_(limits.document_bytes), part_(part) {
        document.media = std::move(media);
    }

    Document document;  // the part being collected

    // Here the text may be cut: call it after each row or paragraph.
    void may_cut() {
        if (document.text.size() >= part_bytes_) hand_on();
    }
    // Hands on what is left. A document without any text is handed on once, for its metadata.
    void finish() {
        if (!document.text.empty() || !handed_on_) hand_on();
    }
    // True once Limits::document_bytes of text are out: the reader should stop (few bytes can refer to one text often).
    bool full() const { return document.text.size() >= left_; }

private:
    void hand_on() {
        part_(document);
        handed_on_ = true;
        left_ -= std::min<std::uint64_t>(left_, document.text.size());
        document.clear_text();
    }

    std::uint64_t part_bytes_;
    std::uint64_t left_;
    const std::function<void(const Document&)>& part_;
    bool handed_on_ = false;
};

}  // namespace leakscan

// See text_writer.h.
#include "extract/text_writer.h"

#include <bit>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/text.h"
#include "extract/html_references.h"

namespace leakscan {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

// First byte that is a control, a space or '&'. Sixteen bytes at a time: most text has none for long.
const char* find_special(const char* at, const char* end) {
#ifdef __SSE2__
    const __m128i space = _mm_set1_epi8(' ');
    const __m128i ampersand = _mm_set1_epi8('&');
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i special = _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(bytes, space), bytes), _mm_cmpeq_epi8(bytes, ampersand));
        if (const auto mask = static_cast<unsigned>(_mm_movemask_epi8(special)); mask != 0) return at + std::countr_zero(mask);
    }
#endif
    while (at<end&& static_cast<unsigned char>(*at)> ' ' && *at != '&') ++at;
    return at;
}

}  // namespace

void TextWriter::begin(const Locus& where) {
    block_ = {};
    block_.where = where;
    if (!document_->text.empty()) document_->text.push_back('\n');
    block_.begin = static_cast<std::uint32_t>(document_->text.size());
    open_ = true;
    space_pending_ = false;
    anchored_ = false;
}

void TextWriter::append(std::string_view text, std::uint32_t offset) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        const char* special = find_special(at, end);
        while (special < end && *special == '&') special = find_special(special + 1, end);
        at = copy_run(at, special, offset + static_cast<std::uint32_t>(at - text.data()));
        if (at < end) {
            if (is_space(*at))
                space_pending_ = true;
            else if (*at != '\0')
                copy_run(at, at + 1, offset + static_cast<std::uint32_t>(at - text.data()));
            ++at;
        }
    }
}

void TextWriter::append_with_references(std::string_view text, std::uint32_t offset, bool in_attribute) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        at = copy_run(at, find_special(at, end), offset + static_cast<std::uint32_t>(at - text.data()));
        if (at >= end) break;
        const std::uint32_t here = offset + static_cast<std::uint32_t>(at - text.data());
        if (*at == '&') {
            const CharacterReference reference = match_reference({at, static_cast<size_t>(end - at)}, in_attribute);
            if (reference.length == 0) {
                at = copy_run(at, at + 1, here);
                continue;
            }
            append_code_point(reference.first, here);
            if (reference.second != 0) append_code_point(reference.second, here);
            at += reference.length;
            continue;
        }
        if (is_space(*at))
            space_pending_ = true;
        else if (*at != '\0')
            copy_run(at, at + 1, here);
        ++at;
    }
}

void TextWriter::append_code_point(char32_t value, std::uint32_t offset) {
    if (value < 0x80 && is_space(static_cast<char>(value))) {
        space_pending_ = true;
        return;
    }
    take_space();
    set_anchor(offset);
    append_utf8(document_->text, value);
}

bool TextWriter::end() {
    open_ = false;
    if (document_->text.size() == block_.begin) {
        if (block_.begin > 0) document_->text.pop_back();
        return false;
    }
    block_.end = static_cast<std::uint32_t>(document_->text.size());
    document_->blocks.push_back(block_);
    return true;
}

const char* TextWriter::copy_run(const char* at, const char* run_end, std::uint32_t offset) {
    if (run_end == at) return at;
    take_space();
    set_anchor(offset);
    document_->text.append(at, static_cast<size_t>(run_end - at));
    return run_end;
}

void TextWriter::take_space() {
    if (space_pending_ && document_->text.size() > block_.begin) document_->text.push_back(' ');
    space_pending_ = false;
}

void TextWriter::set_anchor(std::uint32_t offset) {
    const auto here = static_cast<std::uint32_t>(document_->text.size());
    const std::uint32_t delta = offset - source_base_ - here;
    if (anchored_ && delta == delta_) return;
    document_->anchors.push_back({here, offset - source_base_});
    delta_ = delta;
    anchored_ = true;
}

void append_document(Document& to, const Document& from) {
    if (from.blocks.empty()) return;
    if (!to.text.empty()) to.text.push_back('\n');
    const auto shift = static_cast<std::uint32_t>(to.text.size());
    to.text += from.text;
    for (Block block : from.blocks) {
        block.begin += shift;
        block.end += shift;
        block.label = to.intern(from.labels[block.label]);
        to.blocks.push_back(block);
    }
    for (const Anchor& anchor : from.anchors) to.anchors.push_back({anchor.text_offset + shift, anchor.source_offset});
}

}  // namespace leakscan

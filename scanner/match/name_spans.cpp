// Piece by piece: a caption cues what follows it, up to the next comma.
#include "match/name_spans.h"

#include "base/text.h"
#include "match/clauses.h"

namespace leakscan {

std::vector<NameSpan> name_spans(const Labels& labels, const Names& names, std::string_view text, std::string_view label) {
    std::vector<NameSpan> spans;
    const bool name_column = !label.empty() && labels.read_caption(label).sense == LabelSense::person_name;
    bool cued = name_column;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_piece_end(point.value)) {
            // 姓名：王小明, 姓名 王小明; a comma ends what the caption announced.
            cued = name_column || (cued && !is_comma(point.value) && !is_sentence_end(point.value));
            at += point.size;
            continue;
        }
        const size_t begin = at;
        while (at < text.size() && !is_piece_end(code_point_at(text, at).value)) at += code_point_at(text, at).size;
        std::string_view piece = text.substr(begin, at - begin);
        size_t offset = begin;
        if (const LabelReading cue = labels.read_start(piece); cue.sense == LabelSense::person_name) {
            cued = true;
            offset += cue.end;
            piece.remove_prefix(cue.end);
        }
        size_t length = names.name_prefix(piece, cued);
        if (length == 0 && touches_number(text, at) && names.has_name_form(piece)) length = piece.size();
        if (length == 0 && (cued ? names.may_be_name(piece) : names.is_person_name(piece))) length = piece.size();
        if (length > 0) spans.push_back({static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(offset + length)});
        if (length > 0 && !name_column) cued = false;
    }
    return spans;
}

}  // namespace leakscan

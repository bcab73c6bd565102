// Paragraphs nest (a note stands within one), so each remembers its room; text goes to the innermost paragraph of the innermost room only.
#include "extract/odf_text.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr std::uint32_t widest_table = 1000;
constexpr int column_width = 1000;         // of WordStory's edges; any number will do, since cells know their columns
constexpr std::uint32_t most_spaces = 16;  // more only set things apart

}  // namespace

void OdfText::open_story(const Locus& where, bool on_paper) {
    Room& room = rooms_.emplace_back();
    room.story.emplace(parts_, where, counters_);
    room.where = where;
    room.on_paper = on_paper;
}

void OdfText::open_collection(const Locus& where, const RunLook& look) {
    Room& room = rooms_.emplace_back();
    room.where = where;
    room.look = look;
}

void OdfText::open_deletion(std::string_view change) {
    Locus place = where();
    place.channel = Channel::tracked_deletion;
    open_story(place);
    rooms_.back().deletion = change;
    changes_.try_emplace(std::string(change), Change::deletion);
    deletions_[std::string(change)];
}

std::vector<RunText> OdfText::close_room() {
    while (!paragraphs_.empty() && paragraphs_.back().room == rooms_.size()) end_paragraph();
    Room room = std::move(rooms_.back());
    rooms_.pop_back();
    if (room.story) room.story->finish();
    return std::move(room.collected);
}

Locus OdfText::where() const { return rooms_.empty() ? Locus{} : rooms_.back().where; }

void OdfText::start_paragraph(std::string_view style) {
    if (rooms_.empty()) return;
    Paragraph& paragraph = paragraphs_.emplace_back();
    paragraph.room = rooms_.size();
    RunLook look = styles_->style("paragraph", style).look;
    look.inherit(rooms_.back().look);
    paragraph.looks.push_back(look);
}

void OdfText::end_paragraph() {
    if (!in_paragraph()) return;
    RunText text = std::move(paragraphs_.back().text);
    if (paragraphs_.back().hidden) text.hide();
    paragraphs_.pop_back();
    Room& room = rooms_.back();
    if (!room.deletion.empty() && room.tables.empty()) return end_deleted_paragraph(text);
    if (!room.story) {
        room.collected.push_back(std::move(text));
        return;
    }
    room.story->append(text);
    room.story->end_paragraph(room.tables.size());
}

// The first and the last paragraph join with what stands around; those between stand alone.
void OdfText::end_deleted_paragraph(const RunText& text) {
    Room& room = rooms_.back();
    Deletion& deletion = deletions_[room.deletion];
    if (++deletion.paragraphs == 1) {
        deletion.first = text;
        return;
    }
    if (deletion.paragraphs > 2) {
        room.story->append(deletion.last);
        room.story->end_paragraph(0);
    }
    deletion.last = text;
}

void OdfText::start_span(std::string_view style) {
    if (!in_paragraph()) return;
    Paragraph& paragraph = paragraphs_.back();
    RunLook look = styles_->style("text", style).look;
    look.inherit(paragraph.looks.back());
    paragraph.looks.push_back(look);
}

void OdfText::end_span() {
    if (in_paragraph() && paragraphs_.back().looks.size() > 1) paragraphs_.back().looks.pop_back();
}

RunText::Kind OdfText::kind_of_text() const {
    if (deleted_ > 0) return RunText::Kind::deleted;
    if (paragraphs_.back().looks.back().hides(rooms_.back().on_paper)) return RunText::Kind::hidden;
    return inserted_ > 0 ? RunText::Kind::inserted : RunText::Kind::plain;
}

void OdfText::append(std::string_view text) {
    if (!in_paragraph()) return;
    Paragraph& paragraph = paragraphs_.back();
    const RunText::Kind kind = kind_of_text();
    for (size_t at = 0; at < text.size();) {
        const char* const begin = text.data() + at;
        const char* const end = text.data() + text.size();
        const char* const stop = std::find_if(begin, end, is_ascii_space);
        if (stop != begin) {
            paragraph.text.append({begin, static_cast<size_t>(stop - begin)}, kind);
            paragraph.after_space = false;
        }
        const char* const next = std::find_if_not(stop, end, is_ascii_space);
        if (next != stop && !paragraph.after_space) {
            paragraph.text.append(" ", kind);
            paragraph.after_space = true;
        }
        at = static_cast<size_t>(next - text.data());
    }
}

void OdfText::append_hidden(std::string_view text) {
    if (in_paragraph()) paragraphs_.back().text.append(text, deleted_ > 0 ? RunText::Kind::deleted : RunText::Kind::hidden);
}

void OdfText::append_spaces(std::uint32_t count) {
    if (!in_paragraph()) return;
    paragraphs_.back().text.append(std::string(std::clamp(count, 1u, most_spaces), ' '), kind_of_text());
    paragraphs_.back().after_space = false;
}

void OdfText::append_tab() {
    if (!in_paragraph()) return;
    paragraphs_.back().text.append("\t", kind_of_text());
    paragraphs_.back().after_space = false;
}

void OdfText::hide_paragraph() {
    if (in_paragraph()) paragraphs_.back().hidden = true;
}

void OdfText::add_attribute(std::string_view text) {
    text = trim(text);
    if (text.empty() || parts_.full()) return;
    Locus place = where();
    if (!is_hidden(place.channel)) place.channel = Channel::attribute;
    place.paragraph = counters_.paragraphs + 1;
    parts_.document.add(text, place);
}

void OdfText::declare_insertion(std::string_view change) { changes_.try_emplace(std::string(change), Change::insertion); }

void OdfText::put_deletion(std::string_view change) {
    const auto found = deletions_.find(change);
    if (found == deletions_.end() || found->second.placed || !in_paragraph()) return;
    Deletion& deletion = found->second;
    RunText& text = paragraphs_.back().text;
    for (const RunText* piece : {&deletion.first, &deletion.last}) {
        if (piece->empty()) continue;
        if (piece == &deletion.last) text.append(" ", RunText::Kind::deleted);
        text.append(piece->seen(), RunText::Kind::deleted);
    }
    deletion.placed = true;
}

void OdfText::add_lost_deletions() {
    Locus place = where();
    place.channel = Channel::tracked_deletion;
    for (auto& [change, deletion] : deletions_) {
        if (deletion.placed || parts_.full()) continue;
        parts_.document.add(deletion.first.seen(), place);
        parts_.document.add(deletion.last.seen(), place);
        parts_.may_cut();
    }
    deletions_.clear();
}

void OdfText::start_change(std::string_view change) {
    const auto found = changes_.find(change);
    if (found != changes_.end()) ++(found->second == Change::deletion ? deleted_ : inserted_);
}

void OdfText::end_change(std::string_view change) {
    const auto found = changes_.find(change);
    if (found == changes_.end()) return;
    int& around = found->second == Change::deletion ? deleted_ : inserted_;
    around = std::max(0, around - 1);
}

void OdfText::start_table() {
    if (has_room()) rooms_.back().tables.emplace_back();
}

void OdfText::start_row(bool header) {
    if (!has_room() || rooms_.back().tables.empty()) return;
    Table& table = rooms_.back().tables.back();
    table = {};
    table.row.header = header;
}

void OdfText::start_cell(std::uint32_t span, std::uint32_t repeated, bool covered, std::string_view style) {
    if (!has_room() || rooms_.back().tables.empty()) return;
    Room& room = rooms_.back();
    Table& table = room.tables.back();
    room.look = styles_->style("table-cell", style).look;
    table.repeated = std::clamp(repeated, 1u, widest_table);
    const bool beside = covered && table.covered_left > 0;
    if (beside) table.covered_left -= std::min(table.covered_left, table.repeated);
    for (std::uint32_t i = 0; i < table.repeated && table.row.cells.size() < widest_table; ++i) {
        if (!beside) table.column = std::min(table.column + (covered ? 1 : std::clamp(span, 1u, widest_table)), 2 * widest_table);
        EdgeTable::Cell& cell = table.row.cells.emplace_back();
        cell.right = static_cast<int>(table.column) * column_width;
        cell.continues = covered && !beside;
        cell.merged = beside;
    }
    if (!covered && span > 1) table.covered_left = std::min(span, widest_table) - 1;
}

// Copies of a repeated cell are left empty: what it says is found once.
void OdfText::end_cell() {
    if (!has_room() || rooms_.back().tables.empty()) return;
    Room& room = rooms_.back();
    room.look = {};
    for (std::uint32_t i = 0; room.story && i < room.tables.back().repeated; ++i) room.story->end_cell(room.tables.size());
    room.tables.back().repeated = 0;
}

void OdfText::end_row() {
    if (!has_room() || rooms_.back().tables.empty()) return;
    Room& room = rooms_.back();
    if (room.story) room.story->end_row(room.tables.size(), room.tables.back().row);
    room.tables.back().row = {};
}

void OdfText::end_table() {
    if (!has_room() || rooms_.back().tables.empty()) return;
    rooms_.back().tables.pop_back();
}

}  // namespace leakscan

// Plain text: lines, joined where one was wrapped, so that a number cut by the line end stays whole; lines under a header in columns
// become rows of a table. Large files are decoded and handed on in slices cut at line ends.
#include <algorithm>

#include "base/text.h"
#include "codec/charset.h"
#include "extract/formats.h"
#include "extract/page_meta.h"
#include "extract/table_labels.h"
#include "extract/text_slices.h"
#include "extract/text_writer.h"

namespace leakscan {
namespace {

// A paragraph without a blank line for longer is cut at a line end.
constexpr size_t longest_paragraph = 4096;
constexpr size_t longest_header = 400;
// Nobody wraps lines shorter than 15 Han characters.
constexpr size_t wrapping_width = 45;
constexpr size_t mobile_digits = 11;
constexpr size_t id_digits = 18;
constexpr size_t fewest_number_digits = 7;

enum class Columns { none, gaps, words };

// Fields between tabs or two and more spaces; with `words`, between any spaces.
std::vector<std::string_view> split_columns(std::string_view line, Columns columns) {
    std::vector<std::string_view> fields;
    line = trim(line);
    size_t begin = 0;
    for (size_t at = 0; at < line.size();) {
        size_t gap = 0;
        size_t width = 0;
        while (at + gap < line.size()) {
            const std::string_view rest = line.substr(at + gap);
            if (rest.front() == '\t')
                gap += 1, width += 2;
            else if (rest.front() == ' ')
                gap += 1, width += 1;
            else if (rest.starts_with("　"))
                gap += 3, width += 2;
            else
                break;
        }
        if (width >= (columns == Columns::words ? 1u : 2u)) {
            fields.push_back(line.substr(begin, at - begin));
            begin = at + gap;
        }
        at += std::max<size_t>(gap, 1);
    }
    fields.push_back(line.substr(begin));
    return fields;
}

size_t trailing_digits(std::string_view line) {
    size_t digits = 0;
    while (digits < line.size() && is_ascii_digit(line[line.size() - 1 - digits])) ++digits;
    return digits;
}

// Does `next` go on where `line` was cut? A number or a caption may be cut from what follows; other short lines, and lines that end
// like a sentence or with a whole number, stand for themselves: one person to a line.
bool is_wrapped(std::string_view line, std::string_view next) {
    next = trim(next);
    if (line.empty() || next.empty()) return false;
    const size_t digits = trailing_digits(line);
    const bool number_goes_on = is_ascii_digit(next.front()) || next.front() == '-' || next.front() == 'X' || next.front() == 'x';
    if (digits == mobile_digits || digits == id_digits) return false;
    if (digits > 0 || line.back() == '-') return number_goes_on || (digits < fewest_number_digits && line.size() >= wrapping_width);
    for (std::string_view colon : {"：", ":"}) {
        if (line.ends_with(colon)) return true;
    }
    for (std::string_view end : {"。", "；", "！", "？", ";", "!", "?"}) {
        if (line.ends_with(end)) return false;
    }
    return line.size() >= wrapping_width;
}

class PlainText {
public:
    explicit PlainText(Document& document) : document_(document), writer_(document) {}

    // All lines of document.source.
    void read() {
        const std::string_view text = document_.source;
        for (size_t at = 0; at < text.size();) {
            const size_t end = std::min(text.find('\n', at), text.size());
            read_line(text.substr(at, end - at), static_cast<std::uint32_t>(at));
            at = end + 1;
        }
        end_paragraph();
    }

private:
    void read_line(std::string_view line, std::uint32_t offset) {
        if (trim(line).empty()) {
            end_paragraph();
            return;
        }
        if (columns_ != Columns::none && read_row(line, offset)) return;
        columns_ = Columns::none;
        if (start_table(line)) {
            end_paragraph();
            read_row(line, offset);
            return;
        }
        const bool too_long = offset - paragraph_begin_ + line.size() > longest_paragraph;
        if (writer_.is_open() && (too_long || !is_wrapped(last_line_, line))) end_paragraph();
        if (!writer_.is_open()) {
            Locus where;
            where.paragraph = ++paragraphs_;
            writer_.begin(where);
            paragraph_begin_ = offset;
        }
        writer_.append(line, offset);
        writer_.separate();
        last_line_ = trim(line);
    }

    // A line of captions in columns heads a table; captions with single spaces count when there is nothing else in the line.
    bool start_table(std::string_view line) {
        if (line.size() > longest_header || line.find_first_of(" \t\xE3") == std::string_view::npos) return false;
        for (const Columns columns : {Columns::gaps, Columns::words}) {
            const std::vector<std::string_view> fields = split_columns(line, columns);
            if (fields.size() < 2 || !is_caption(fields.back())) continue;
            if (columns == Columns::words && !std::all_of(fields.begin(), fields.end(), is_caption)) continue;
            TableLabels labels;
            labels.add_row(cells_of(fields));
            if (!labels.has_header()) continue;
            labels_ = TableLabels();
            columns_ = columns;
            width_ = fields.size();
            row_ = 0;
            ++tables_;
            return true;
        }
        return false;
    }

    static std::vector<TableCell> cells_of(const std::vector<std::string_view>& fields) {
        std::vector<TableCell> cells;
        for (std::string_view field : fields) cells.push_back({static_cast<std::uint32_t>(cells.size() + 1), 1, field, false});
        return cells;
    }

    // False if the line does not continue the table.
    bool read_row(std::string_view line, std::uint32_t offset) {
        const std::vector<std::string_view> fields = split_columns(line, columns_);
        if (fields.size() < 2 || (columns_ == Columns::words && fields.size() != width_)) return false;
        std::vector<std::string> labels = labels_.add_row(cells_of(fields));
        // An empty field leaves no trace between gaps: nobody can say under which caption the others stand.
        if (fields.size() < width_) labels.assign(fields.size(), "");
        Locus where;
        where.table = tables_;
        where.row = ++row_;
        for (size_t i = 0; i < fields.size(); ++i) {
            where.column = static_cast<std::uint32_t>(i + 1);
            document_.add_from_source(fields[i], offset + static_cast<std::uint32_t>(fields[i].data() - line.data()), where, labels[i]);
        }
        return true;
    }

    void end_paragraph() {
        if (writer_.is_open()) writer_.end();
    }

    Document& document_;
    TextWriter writer_;
    std::uint32_t paragraph_begin_ = 0;
    std::string_view last_line_;  // of the open paragraph
    std::uint32_t paragraphs_ = 0;
    std::uint32_t tables_ = 0;
    std::uint32_t row_ = 0;
    size_t width_ = 0;
    Columns columns_ = Columns::none;
    TableLabels labels_;
};

}  // namespace

Result<Extracted> extract_text(const Item& item, const Limits& limits, const PartSink& part) {
    Extracted extracted;
    extracted.media = "text";
    Document document;
    document.media = "text";
    TextSlices slices(item, limits);
    while (slices.next(document)) {
        PlainText(document).read();
        complete_from_text(document.meta, document);
        part(document);
    }
    extracted.meta = document.meta;
    return extracted;
}

}  // namespace leakscan

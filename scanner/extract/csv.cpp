// Tables in text: CSV, TSV and their kin (RFC 4180, and what spreadsheets make of it). One pass over a copy of the text, in which the
// separators become line ends and the cells stay where they are: nothing is moved, and source and text have the same offsets.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "codec/charset.h"
#include "extract/detect.h"
#include "extract/formats.h"
#include "extract/table_labels.h"
#include "extract/text_slices.h"

namespace leakscan {
namespace {

// A quote that is not closed within so many bytes is no quote.
constexpr size_t longest_quoted = 32'768;
// Rows at the top, and behind a blank line, among which a header is looked for.
constexpr size_t header_rows = 12;
constexpr std::uint32_t most_columns = 16'384;

class CsvReader {
public:
    explicit CsvReader(char delimiter) { is_end_[static_cast<unsigned char>(delimiter)] = is_end_['\n'] = true; }

    // All rows of document.source.
    void read(Document& document) {
        document.text = document.source;
        document.anchors.push_back({0, 0});
        document.blocks.reserve(document.source.size() / 16);
        text_ = document.text.data();
        size_ = document.text.size();
        for (size_t at = 0; at < size_;) at = read_row(document, at);
    }

private:
    size_t read_row(Document& document, size_t at) {
        const size_t first_block = document.blocks.size();
        ++row_;
        std::uint32_t column = 0;
        bool row_ended = false;
        while (!row_ended) {
            const size_t begin = at;
            size_t end = at;
            at = text_[at] == '"' ? read_quoted(begin, end) : read_plain(begin, end);
            if (column < most_columns) ++column;
            add_cell(document, begin, end, column);
            row_ended = at >= size_ || text_[at] == '\n';
            if (at < size_) text_[at++] = '\n';
            if (at >= size_) row_ended = true;
        }
        label_row(document, first_block);
        return at;
    }

    size_t read_plain(size_t begin, size_t& end) const {
        size_t at = begin;
        while (at < size_ && !is_end_[static_cast<unsigned char>(text_[at])]) ++at;
        end = at;
        return at;
    }

    // Line ends inside the quotes become spaces; the quotes become separators.
    size_t read_quoted(size_t begin, size_t& end) {
        const size_t limit = std::min(size_, begin + longest_quoted);
        size_t at = begin + 1;
        for (; at < limit; ++at) {
            if (text_[at] != '"') continue;
            if (at + 1 < size_ && text_[at + 1] == '"')
                ++at;
            else
                break;
        }
        if (at >= limit) return read_plain(begin, end);
        text_[begin] = ' ';
        text_[at] = ' ';
        std::replace(text_ + begin, text_ + at, '\n', ' ');
        std::replace(text_ + begin, text_ + at, '\r', ' ');
        return read_plain(at, end);
    }

    void add_cell(Document& document, size_t begin, size_t end, std::uint32_t column) {
        while (begin < end && is_ascii_space(text_[begin])) text_[begin++] = '\n';
        while (end > begin && is_ascii_space(text_[end - 1])) text_[--end] = '\n';
        if (begin == end) return;
        Block block;
        block.begin = static_cast<std::uint32_t>(begin);
        block.end = static_cast<std::uint32_t>(end);
        block.label = column <= column_labels_.size() ? column_labels_[column - 1] : 0;
        block.where.table = 1;
        block.where.row = row_;
        block.where.column = column;
        document.blocks.push_back(block);
    }

    // Most rows carry the labels of the last header, which add_cell() has set. Near the top, behind blank lines, and where the first
    // cell repeats the header, the row is looked at.
    void label_row(Document& document, size_t first_block) {
        const size_t count = document.blocks.size() - first_block;
        if (count == 0) {
            rows_to_look_at_ = header_rows;
            return;
        }
        const bool repeats = !first_header_.empty() && document.text_of(document.blocks[first_block]) == first_header_;
        if (rows_to_look_at_ == 0 && !repeats) return;
        if (rows_to_look_at_ > 0) --rows_to_look_at_;
        cells_.clear();
        for (size_t i = first_block; i < document.blocks.size(); ++i) {
            cells_.push_back({document.blocks[i].where.column, 1, document.text_of(document.blocks[i]), false});
        }
        const std::vector<std::string> labels = labels_.add_row(cells_);
        for (size_t i = 0; i < count; ++i) document.blocks[first_block + i].label = document.intern(labels[i]);
        if (labels_.in_header()) keep_header(document, first_block);
    }

    void keep_header(Document& document, size_t first_block) {
        first_header_ = document.text_of(document.blocks[first_block]);
        rows_to_look_at_ = 2;  // a second header row may follow
        column_labels_.clear();
        for (const TableCell& cell : cells_) {
            column_labels_.resize(cell.column);
            column_labels_.back() = document.intern(labels_.header(cell.column));
        }
    }

    std::array<bool, 256> is_end_{};
    char* text_ = nullptr;
    size_t size_ = 0;
    std::uint32_t row_ = 0;
    size_t rows_to_look_at_ = header_rows;
    std::string first_header_;
    std::vector<std::uint32_t> column_labels_;  // indices into Document::labels
    std::vector<TableCell> cells_;
    TableLabels labels_;
};

}  // namespace

Result<Extracted> extract_csv(const Item& item, const Limits& limits, const PartSink& part) {
    Document document;
    TextSlices slices(item, limits);
    if (!slices.next(document)) return Extracted{};
    const char delimiter = find_delimiter(document.source);
    CsvReader reader(delimiter == '\0' ? ',' : delimiter);
    document.media = delimiter == '\t' ? "tsv" : "csv";
    do {
        reader.read(document);
        part(document);
    } while (slices.next(document));
    return Extracted{Nature::document, document.media, {}, {}};
}

}  // namespace leakscan

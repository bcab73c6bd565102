// One worksheet by XML events: cells into labelled rows, each with the channel its row, column and style give it
// (ECMA-376 part 1, SpreadsheetML). Shared strings and styles are read before.
#include "extract/xlsx_sheet.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/text.h"
#include "extract/xlsx_comments.h"

namespace leakscan {
namespace {

constexpr std::uint32_t last_row = 1'048'576;
constexpr std::uint32_t last_column = 16'384;
constexpr size_t most_merges = 200'000;  // of a sheet; beyond them header cells merely lose their width

std::uint64_t key(CellPosition cell) { return std::uint64_t{cell.row} << 32 | cell.column; }

std::uint32_t number(std::string_view text) {
    std::uint32_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc() && parsed.ptr == text.data() + text.size() ? value : 0;
}

// Of a shared string; SIZE_MAX for what is no index.
size_t index(std::string_view text) {
    size_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc() && parsed.ptr == text.data() + text.size() ? value : SIZE_MAX;
}

bool is_true(std::string_view text) { return text == "1" || text == "true" || text == "on"; }

// Columns covered by the first cell of each merged range that covers several. Merges stand behind the rows they concern,
// so they are looked up in the text of the part before it is parsed.
std::unordered_map<std::uint64_t, std::uint32_t> find_merges(std::string_view xml) {
    std::unordered_map<std::uint64_t, std::uint32_t> spans;
    constexpr std::string_view element = "mergeCell ref=\"";
    const size_t rows_end = xml.rfind("sheetData");
    if (rows_end == std::string_view::npos) return spans;
    for (size_t at = xml.find(element, rows_end); at != std::string_view::npos && spans.size() < most_merges; at = xml.find(element, at)) {
        at += element.size();
        const std::string_view range = xml.substr(at, std::min(xml.find('"', at), xml.size()) - at);
        const size_t colon = range.find(':');
        if (colon == std::string_view::npos) continue;
        const CellPosition first = parse_address(range);
        const CellPosition last = parse_address(range.substr(colon + 1));
        if (first.row != 0 && last.column > first.column) spans[key(first)] = last.column - first.column + 1;
    }
    return spans;
}

// Without the codes of headers and footers: &L &C &R, &"font,style", &12, &K112233, &P and so on; && is an ampersand.
std::string without_codes(std::string_view text) {
    std::string plain;
    for (size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '&' || at + 1 == text.size()) {
            plain.push_back(text[at]);
            continue;
        }
        const char code = text[++at];
        if (code == '&') plain.push_back('&');
        if (code == '"') at = std::min(text.find('"', at + 1), text.size() - 1);
        if (code == 'K') at += std::min<size_t>(6, text.size() - 1 - at);
        while (is_ascii_digit(code) && at + 1 < text.size() && is_ascii_digit(text[at + 1])) ++at;
        if (code == 'L' || code == 'C' || code == 'R') plain.push_back(' ');
    }
    return std::string(trim(plain));
}

class SheetReader {
public:
    SheetReader(XlsxBook& book, const Locus& sheet, std::vector<Relationship> relationships)
        : book_(book),
          sheet_(sheet),
          relationships_(std::move(relationships)),
          comments_(read_cell_comments(book.package, relationships_)),
          hidden_columns_(last_column + 1) {
        for (const Relationship& relationship : relationships_) links_.try_emplace(relationship.id, relationship.target);
    }

    void read(const std::string& part);

private:
    enum class Capture { nothing, value, rich_text, header_footer, list };

    void start(std::string_view name, const XmlAttributes& attributes);
    void end(std::string_view name);
    void start_row(const XmlAttributes& attributes);
    void start_cell(const XmlAttributes& attributes);
    void start_columns(const XmlAttributes& attributes);
    void end_cell();
    void end_row();
    void add_comments_up_to(std::uint32_t row, const std::vector<std::string>& labels);
    void add_link(const XmlAttributes& attributes);
    void add_beside_cells(std::string_view text, Channel channel, CellPosition cell = {}, std::string_view label = {});
    Channel channel_of_cell(const XlsxCellStyle& style, bool is_number) const;

    struct Cell {
        std::uint32_t column;
        size_t begin;  // of its text in row_text_
        Channel channel;
    };

    XlsxBook& book_;
    Locus sheet_;  // its channel is hidden_sheet or body
    std::vector<Relationship> relationships_;
    std::unordered_map<std::string_view, std::string_view> links_;  // relationship id -> target
    std::map<CellPosition, std::string> comments_;
    std::vector<bool> hidden_columns_;
    std::unordered_map<std::uint64_t, std::uint32_t> merges_;
    TableLabels labels_;

    std::uint32_t row_ = 0;
    bool row_hidden_ = false;
    std::string row_text_;
    std::vector<Cell> cells_;
    std::vector<RowCell> row_cells_;

    std::uint32_t column_ = 0;
    char type_ = 'n';  // of the cell: n(umber), s(hared), t(ext), b(oolean), e(rror)
    size_t style_ = 0;
    std::string value_;
    Capture capture_ = Capture::nothing;
    int phonetic_ = 0;
};

void SheetReader::read(const std::string& part) {
    const std::optional<std::string> xml = book_.package.read(part);
    if (!xml) return;
    merges_ = find_merges(*xml);
    XmlHandler handler;
    handler.start = [this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); };
    handler.end = [this](std::string_view name) { end(name); };
    handler.text = [this](std::string_view text) {
        if (capture_ != Capture::nothing) value_ += text;
    };
    book_.package.read_xml_text(part, *xml, handler, [this](std::string_view text) {
        book_.parts.document.add(text, sheet_);
        book_.parts.may_cut();
    });
    end_row();
    add_comments_up_to(last_row, {});
    add_drawings(book_, relationships_, sheet_);
}

void SheetReader::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "c") return start_cell(attributes);
    if (name == "v") {
        capture_ = Capture::value;
        value_.clear();
    } else if (name == "row") {
        start_row(attributes);
    } else if (name == "t" && phonetic_ == 0) {
        capture_ = Capture::rich_text;
    } else if (name == "rPh") {
        ++phonetic_;
    } else if (name == "col") {
        start_columns(attributes);
    } else if (name == "hyperlink") {
        add_link(attributes);
    } else if (name.ends_with("Header") || name.ends_with("Footer")) {
        capture_ = Capture::header_footer;
        value_.clear();
    } else if (name == "formula1") {
        capture_ = Capture::list;
        value_.clear();
    }
}

void SheetReader::end(std::string_view name) {
    if (name == "c") {
        end_cell();
    } else if (name == "row") {
        end_row();
    } else if (name == "rPh") {
        --phonetic_;
    } else if (capture_ == Capture::header_footer) {
        add_beside_cells(without_codes(value_), Channel::header_footer);
    } else if (capture_ == Capture::list && value_.starts_with('"')) {
        add_beside_cells(value_, Channel::attribute);  // the choices of a drop-down list, written out
    }
    capture_ = Capture::nothing;
    book_.parts.may_cut();  // rows come whole or not at all
}

void SheetReader::start_row(const XmlAttributes& attributes) {
    end_row();
    const std::uint32_t given = number(attributes.get("r"));
    row_ = given > 0 && given <= last_row ? given : std::min(row_ + 1, last_row);
    const std::string_view height = attributes.get("ht");
    row_hidden_ = is_true(attributes.get("hidden")) || height == "0";
    column_ = 0;
}

void SheetReader::start_columns(const XmlAttributes& attributes) {
    const std::string_view width = attributes.get("width");
    if (!is_true(attributes.get("hidden")) && width != "0") return;
    const std::uint32_t last = std::min(number(attributes.get("max")), last_column);
    for (std::uint32_t column = number(attributes.get("min")); column <= last; ++column) hidden_columns_[column] = true;
}

void SheetReader::start_cell(const XmlAttributes& attributes) {
    const CellPosition cell = parse_address(attributes.get("r"));
    column_ = cell.column != 0 ? cell.column : std::min(column_ + 1, last_column);
    const std::string_view type = attributes.get("t");
    type_ = type.empty() ? 'n' : type == "str" || type == "inlineStr" || type == "d" ? 't' : type[0];
    style_ = number(attributes.get("s"));
    value_.clear();
}

void SheetReader::end_cell() {
    if (value_.empty()) return;
    const XlsxCellStyle& style = book_.styles.style(style_);
    const size_t begin = row_text_.size();
    switch (type_) {
        case 's': row_text_ += book_.strings.use(index(value_)); break;
        case 't': append_unescaped(row_text_, value_); break;
        case 'b': row_text_ += value_ == "1" ? "TRUE" : "FALSE"; break;
        case 'e': break;
        default: row_text_ += book_.styles.format(style).print(value_, book_.since_1904);
    }
    value_.clear();
    if (row_text_.size() == begin) return;
    cells_.push_back({column_, begin, channel_of_cell(style, type_ == 'n')});
    if (cells_.size() > last_column) end_row();  // only a hostile row has more
}

Channel SheetReader::channel_of_cell(const XlsxCellStyle& style, bool is_number) const {
    if (is_hidden(sheet_.channel)) return sheet_.channel;
    if (row_hidden_) return Channel::hidden_row;
    if (hidden_columns_[column_]) return Channel::hidden_column;
    const NumberFormat& format = book_.styles.format(style);
    const bool hides = is_number ? format.hides_numbers() : format.hides_text();
    return hides || style.invisible ? Channel::hidden_text : Channel::body;
}

void SheetReader::end_row() {
    row_cells_.clear();
    for (size_t i = 0; i < cells_.size(); ++i) {
        const Cell& cell = cells_[i];
        const size_t end = i + 1 < cells_.size() ? cells_[i + 1].begin : row_text_.size();
        const auto span = merges_.find(key({row_, cell.column}));
        row_cells_.push_back({cell.column, span == merges_.end() ? 1 : span->second,
                              std::string_view(row_text_).substr(cell.begin, end - cell.begin), false, cell.channel});
    }
    const auto by_column = [](const RowCell& a, const RowCell& b) { return a.column < b.column; };
    if (!std::is_sorted(row_cells_.begin(), row_cells_.end(), by_column)) std::stable_sort(row_cells_.begin(), row_cells_.end(), by_column);
    if (!row_cells_.empty() && !book_.parts.full()) {
        Locus where = sheet_;
        where.row = row_;
        const std::vector<std::string> labels = add_row(book_.parts.document, labels_, where, row_cells_);
        if (!comments_.empty()) add_comments_up_to(row_, labels);
    }
    cells_.clear();
    row_text_.clear();
}

// Comments stand beside the row they belong to, so that its name and its labels speak for them too.
void SheetReader::add_comments_up_to(std::uint32_t row, const std::vector<std::string>& labels) {
    while (!comments_.empty() && comments_.begin()->first.row <= row) {
        const auto& [cell, text] = *comments_.begin();
        std::string_view label;
        for (size_t i = 0; i < labels.size(); ++i) {
            if (cell.row == row_ && row_cells_[i].column == cell.column) label = labels[i];
        }
        add_beside_cells(text, Channel::cell_comment, cell, label);
        comments_.erase(comments_.begin());
    }
}

void SheetReader::add_link(const XmlAttributes& attributes) {
    const CellPosition cell = parse_address(attributes.get("ref"));
    const auto link = links_.find(attributes.get("id"));
    if (link != links_.end()) add_beside_cells(link->second, Channel::attribute, cell);
    add_beside_cells(attributes.get("tooltip"), Channel::attribute, cell);
}

void SheetReader::add_beside_cells(std::string_view text, Channel channel, CellPosition cell, std::string_view label) {
    if (book_.parts.full()) return;
    Locus where = sheet_;
    where.channel = channel;
    where.row = cell.row;
    where.column = cell.column;
    book_.parts.document.add(text, where, label);
}

}  // namespace

CellPosition parse_address(std::string_view address) {
    CellPosition cell;
    size_t at = 0;
    const auto skip_dollar = [&] { at += at < address.size() && address[at] == '$' ? 1 : 0; };
    skip_dollar();
    for (; at < address.size() && is_ascii_alpha(address[at]); ++at) {
        cell.column = cell.column * 26 + static_cast<std::uint32_t>(ascii_lower(address[at]) - 'a' + 1);
        if (cell.column > last_column) return {};
    }
    skip_dollar();
    for (; at < address.size() && is_ascii_digit(address[at]); ++at) {
        cell.row = cell.row * 10 + static_cast<std::uint32_t>(address[at] - '0');
        if (cell.row > last_row) return {};
    }
    const bool ends_well = at == address.size() || address[at] == ':';
    return cell.row != 0 && cell.column != 0 && ends_well ? cell : CellPosition{};
}

void read_xlsx_sheet(XlsxBook& book, const std::string& part, std::uint32_t sheet, bool hidden) {
    Locus where;
    where.sheet = sheet;
    where.channel = hidden ? Channel::hidden_sheet : Channel::body;
    SheetReader(book, where, book.package.relationships(part)).read(part);
}

}  // namespace leakscan

// One worksheet by XML events: cells into labelled rows, each with the channel its row, column and style give it
// (ECMA-376 part 1, SpreadsheetML). Shared strings and styles are read before.
#include "extract/xlsx_sheet.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/text.h"
#include "extract/uri_text.h"
#include "extract/xlsx_comments.h"
#include "extract/xlsx_drawings.h"

namespace leakscan {
namespace {

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

// What each merged range covers. Merges stand behind the rows they concern,
// so they are looked up in the text of the part before it is parsed.
void find_merges(std::string_view xml, SheetRows& rows) {
    constexpr std::string_view element = "mergeCell ref=\"";
    const size_t rows_end = xml.rfind("sheetData");
    if (rows_end == std::string_view::npos) return;
    for (size_t at = xml.find(element, rows_end); at != std::string_view::npos; at = xml.find(element, at)) {
        at += element.size();
        const std::string_view range = xml.substr(at, std::min(xml.find('"', at), xml.size()) - at);
        const size_t colon = range.find(':');
        if (colon == std::string_view::npos) continue;
        const CellPosition first = parse_address(range);
        const CellPosition last = parse_address(range.substr(colon + 1));
        if (first.row == 0 || last.row < first.row || last.column < first.column) continue;
        rows.set_span(first, last.column - first.column + 1, last.row - first.row + 1);
    }
}

class SheetReader {
public:
    SheetReader(XlsxBook& book, const Locus& sheet, std::vector<Relationship> relationships)
        : book_(book), sheet_(sheet), relationships_(std::move(relationships)), rows_(book.parts, sheet) {
        for (const Relationship& relationship : relationships_) links_.try_emplace(relationship.id, relationship.target);
        for (const auto& [cell, text] : read_cell_comments(book, relationships_)) rows_.add_comment(cell, text);
    }

    void read(const std::string& part);

private:
    enum class Capture { nothing, value, rich_text, formula, header_footer, list, condition };

    void start(std::string_view name, const XmlAttributes& attributes);
    void end(std::string_view name);
    void start_row(const XmlAttributes& attributes);
    void start_cell(const XmlAttributes& attributes);
    void start_columns(const XmlAttributes& attributes);
    void end_cell();
    void add_link(const XmlAttributes& attributes);
    void start_beside_cells(std::string_view name, const XmlAttributes& attributes);
    void end_beside_cells();
    void add_literals();

    XlsxBook& book_;
    Locus sheet_;  // its channel is hidden_sheet or body
    std::vector<Relationship> relationships_;
    std::unordered_map<std::string_view, std::string_view> links_;  // relationship id -> target
    SheetRows rows_;

    std::uint32_t column_ = 0;
    char type_ = 'n';  // of the cell: n(umber), s(hared), t(ext), b(oolean), e(rror)
    size_t style_ = 0;
    std::string value_;
    std::string formula_;       // of a cell
    std::string beside_;        // text of the sheet that is no cell's
    CellPosition beside_cell_;  // the first that it concerns
    Capture capture_ = Capture::nothing;
    int phonetic_ = 0;
};

void SheetReader::read(const std::string& part) {
    const std::optional<std::string> xml = book_.package.read(part);
    if (!xml) return;
    find_merges(*xml, rows_);
    XmlHandler handler;
    handler.start = [this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); };
    handler.end = [this](std::string_view name) { end(name); };
    handler.text = [this](std::string_view text) {
        if (capture_ == Capture::formula) {
            formula_ += text;
        } else if (capture_ >= Capture::header_footer) {
            beside_ += text;
        } else if (capture_ != Capture::nothing) {
            value_ += text;
        }
    };
    book_.package.read_xml_text(part, *xml, handler, [this](std::string_view text) {
        book_.parts.document.add(text, sheet_);
        book_.parts.may_cut();
    });
    rows_.finish();
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
    } else if (name == "f" && capture_ == Capture::nothing) {
        capture_ = Capture::formula;
        formula_.clear();
    } else {
        start_beside_cells(name, attributes);
    }
}

void SheetReader::start_beside_cells(std::string_view name, const XmlAttributes& attributes) {
    const auto begin = [this](Capture capture) {
        capture_ = capture;
        beside_.clear();
    };
    if (name == "hyperlink") {
        add_link(attributes);
    } else if (name.ends_with("Header") || name.ends_with("Footer")) {
        begin(Capture::header_footer);
    } else if (name == "dataValidation") {
        beside_cell_ = parse_address(attributes.get("sqref").substr(0, attributes.get("sqref").find(' ')));
        for (const std::string_view message : {"promptTitle", "prompt", "errorTitle", "error"})
            rows_.add_beside_cells(attributes.get(message), Channel::attribute, beside_cell_);
    } else if (name == "formula1") {
        begin(Capture::list);
    } else if (name == "formula") {
        begin(Capture::condition);
    } else if (name == "inputCells") {  // of a scenario: what else somebody thought of
        rows_.add_beside_cells(attributes.get("val"), Channel::attribute, parse_address(attributes.get("r")));
    } else if (name == "scenario") {
        rows_.add_beside_cells(attributes.get("comment"), Channel::attribute);
    }
}

// Constants of a formula in the cell in hand, unless the cell shows them.
void SheetReader::add_literals() {
    for (size_t at = formula_.find('"'); at != std::string::npos; at = formula_.find('"', at)) {
        const size_t end = std::min(formula_.find('"', at + 1), formula_.size());
        const std::string_view literal = std::string_view(formula_).substr(at + 1, end - at - 1);
        if (worth_scanning(literal) && value_.find(literal) == std::string::npos)
            rows_.add_beside_cells(literal, Channel::attribute, {rows_.row(), column_});
        at = std::min(end + 1, formula_.size());
    }
    formula_.clear();
}

void SheetReader::end(std::string_view name) {
    if (name == "c") {
        end_cell();
    } else if (name == "row") {
        rows_.end_row();
    } else if (name == "rPh") {
        --phonetic_;
    } else if (name == "dataValidation") {
        beside_cell_ = {};
    } else if (capture_ >= Capture::header_footer) {
        end_beside_cells();
    }
    capture_ = Capture::nothing;
    if (name != "c") book_.parts.may_cut();
}

void SheetReader::end_beside_cells() {
    if (capture_ == Capture::header_footer) rows_.add_beside_cells(without_header_codes(beside_), Channel::header_footer);
    // The choices of a drop-down list, written out.
    if (capture_ == Capture::list && beside_.starts_with('"')) rows_.add_beside_cells(beside_, Channel::attribute, beside_cell_);
    if (capture_ == Capture::condition && beside_.find('"') != std::string::npos && worth_scanning(beside_))
        rows_.add_beside_cells(beside_, Channel::attribute);
}

void SheetReader::start_row(const XmlAttributes& attributes) {
    const std::uint32_t given = number(attributes.get("r"));
    rows_.begin_row(given > 0 && given <= last_sheet_row ? given : rows_.row() + 1,
                    is_true(attributes.get("hidden")) || attributes.get("ht") == "0");
    column_ = 0;
}

void SheetReader::start_columns(const XmlAttributes& attributes) {
    if (!is_true(attributes.get("hidden")) && attributes.get("width") != "0") return;
    rows_.hide_columns(number(attributes.get("min")), number(attributes.get("max")));
}

void SheetReader::start_cell(const XmlAttributes& attributes) {
    const CellPosition cell = parse_address(attributes.get("r"));
    column_ = cell.column != 0 ? cell.column : std::min(column_ + 1, last_sheet_column);
    const std::string_view type = attributes.get("t");
    type_ = type.empty() ? 'n' : type == "str" || type == "inlineStr" || type == "d" ? 't' : type[0];
    style_ = number(attributes.get("s"));
    value_.clear();
}

void SheetReader::end_cell() {
    if (!formula_.empty()) add_literals();
    if (value_.empty()) return;
    const XlsxCellStyle& style = book_.styles.style(style_);
    const NumberFormat& format = book_.styles.format(style);
    const bool unseen = style.invisible || (type_ == 'n' ? format.hides_numbers() : format.hides_text());
    std::string text;
    switch (type_) {
        case 's': rows_.add_cell(column_, book_.strings.use(index(value_)), unseen); break;
        case 't': append_unescaped(text, value_); break;
        case 'b': text = value_ == "1" ? "TRUE" : "FALSE"; break;
        case 'e': break;
        default: text = format.print(value_, book_.since_1904);
    }
    value_.clear();
    rows_.add_cell(column_, text, unseen);
}

void SheetReader::add_link(const XmlAttributes& attributes) {
    const CellPosition cell = parse_address(attributes.get("ref"));
    const auto link = links_.find(attributes.get("id"));
    if (link != links_.end()) rows_.add_beside_cells(link->second, Channel::attribute, cell);
    rows_.add_beside_cells(attributes.get("tooltip"), Channel::attribute, cell);
}

}  // namespace

void read_xlsx_sheet(XlsxBook& book, const std::string& part, std::uint32_t sheet, bool hidden) {
    Locus where;
    where.sheet = sheet;
    where.channel = hidden ? Channel::hidden_sheet : Channel::body;
    SheetReader(book, where, book.package.relationships(part)).read(part);
}

}  // namespace leakscan

// XML Spreadsheet 2003 (SpreadsheetML of Office 2003), as web systems like to write it under the name .xls. Cells row by row with
// the labels of their columns; hidden sheets, rows and columns, comments, link targets, headers and properties in their channels.
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "codec/charset.h"
#include "extract/formats.h"
#include "extract/number_format.h"
#include "extract/property_labels.h"
#include "extract/sheet_rows.h"
#include "extract/xml.h"

namespace leakscan {
namespace {

constexpr size_t most_sheets = 10'000;
constexpr size_t most_styles = 65'536;

std::uint32_t number(std::string_view text) {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

struct Style {
    NumberFormat format;
    std::string letters;
    std::string ground = "#FFFFFF";
    bool invisible() const { return !letters.empty() && equals_ignoring_case(letters, ground); }
};

// What stands behind the cells it concerns, read in a pass of its own: which sheets are hidden; and the styles.
struct Outline {
    std::vector<bool> hidden;  // sheets
    std::map<std::string, Style, std::less<>> styles;
};

Outline read_outline(std::string_view xml, std::uint64_t limit) {
    Outline outline;
    Style* style = nullptr;
    bool in_visible = false;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        in_visible = name == "Visible";
        if (name == "Worksheet" && outline.hidden.size() < most_sheets) outline.hidden.push_back(false);
        if (name == "Style" && outline.styles.size() < most_styles) style = &outline.styles[std::string(attributes.get("ID"))];
        if (style == nullptr) return;
        if (name == "NumberFormat") style->format = NumberFormat::parse(attributes.get("Format"));
        if (name == "Font") style->letters = attributes.get("Color");
        if (name == "Interior" && attributes.has("Color")) style->ground = attributes.get("Color");
    };
    handler.text = [&](std::string_view text) {
        if (in_visible && !outline.hidden.empty() && text.find("idden") != std::string_view::npos) outline.hidden.back() = true;
    };
    handler.end = [&](std::string_view name) {
        in_visible = false;
        if (name == "Style") style = nullptr;
    };
    read_xml(xml, handler, limit);
    return outline;
}

class XmlWorkbookReader {
public:
    XmlWorkbookReader(const Outline& outline, TextParts& parts) : outline_(outline), parts_(parts) {}

    XmlHandler handler();
    void finish() {
        if (rows_) rows_->finish();
    }

private:
    void start(std::string_view name, const XmlAttributes& attributes);
    void end(std::string_view name);
    void begin_sheet(std::string_view name);
    void begin_columns(const XmlAttributes& attributes);
    void begin_cell(const XmlAttributes& attributes);
    void end_data();

    const Outline& outline_;
    TextParts& parts_;
    std::optional<SheetRows> rows_;
    std::uint32_t column_ = 0;       // of the cell in hand
    std::uint32_t next_column_ = 1;  // of the next
    std::uint32_t described_ = 0;    // column that was described last
    std::string style_;
    std::string type_;
    std::string text_;
    bool in_comment_ = false;
    bool in_properties_ = false;
};

XmlHandler XmlWorkbookReader::handler() {
    XmlHandler handler;
    handler.start = [this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); };
    handler.text = [this](std::string_view text) { text_ += text; };
    handler.end = [this](std::string_view name) { end(name); };
    return handler;
}

void XmlWorkbookReader::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "Data" || in_properties_) text_.clear();
    if (name == "DocumentProperties" || name == "CustomDocumentProperties") in_properties_ = true;
    if (name == "Worksheet") begin_sheet(attributes.get("Name"));
    if (!rows_) return;
    if (name == "Column") {
        begin_columns(attributes);
    } else if (name == "Row") {
        const std::uint32_t given = number(attributes.get("Index"));
        rows_->begin_row(given > 0 ? given : rows_->row() + 1, attributes.get("Hidden") == "1" || attributes.get("Height") == "0");
        next_column_ = 1;
    } else if (name == "Cell") {
        begin_cell(attributes);
    } else if (name == "Data") {
        type_ = attributes.get("Type");
    } else if (name == "Comment") {
        in_comment_ = true;
    } else if (name == "Header" || name == "Footer") {
        rows_->add_beside_cells(without_header_codes(attributes.get("Data")), Channel::header_footer);
    }
}

void XmlWorkbookReader::end(std::string_view name) {
    if (name == "DocumentProperties" || name == "CustomDocumentProperties") {
        in_properties_ = false;
    } else if (in_properties_) {
        constexpr std::pair<std::string_view, std::string_view> names[] = {
            {"Title", "title"},       {"Subject", "subject"},           {"Author", "creator"},
            {"Keywords", "keywords"}, {"LastAuthor", "lastModifiedBy"}, {"Description", "description"},
            {"Category", "category"}};
        std::string_view label = label_of_property(name);
        for (const auto& [element, property] : names) {
            if (name == element) label = label_of_property(property);
        }
        if (name == "Title") parts_.document.meta.title = trim(text_);
        if (!label.empty()) parts_.document.add(trim(text_), Locus{.channel = Channel::metadata}, label);
    }
    if (!rows_) return;
    if (name == "Data") {
        end_data();
    } else if (name == "Comment") {
        in_comment_ = false;
    } else if (name == "Row") {
        rows_->end_row();
    } else if (name == "Worksheet") {
        rows_->finish();
        rows_.reset();
    }
}

void XmlWorkbookReader::begin_sheet(std::string_view name) {
    finish();
    Document& document = parts_.document;
    if (document.sheets.size() >= most_sheets) return;
    document.sheets.emplace_back(name);
    Locus where;
    where.sheet = static_cast<std::uint32_t>(document.sheets.size());
    document.add(name, Locus{.channel = Channel::metadata, .sheet = where.sheet}, "工作表名");
    const bool hidden = where.sheet <= outline_.hidden.size() && outline_.hidden[where.sheet - 1];
    where.channel = hidden ? Channel::hidden_sheet : Channel::body;
    rows_.emplace(parts_, where);
    described_ = 0;
}

void XmlWorkbookReader::begin_columns(const XmlAttributes& attributes) {
    const std::uint32_t given = number(attributes.get("Index"));
    const std::uint32_t first = given > 0 ? given : described_ + 1;
    described_ = first + std::min(number(attributes.get("Span")), last_sheet_column);
    if (attributes.get("Hidden") == "1" || attributes.get("Width") == "0") rows_->hide_columns(first, described_);
}

void XmlWorkbookReader::begin_cell(const XmlAttributes& attributes) {
    const std::uint32_t given = number(attributes.get("Index"));
    column_ = std::min(given > 0 ? given : next_column_, last_sheet_column);
    const std::uint32_t span = std::min(number(attributes.get("MergeAcross")), last_sheet_column);
    next_column_ = column_ + 1 + span;
    style_ = attributes.get("StyleID");
    const CellPosition here{rows_->row(), column_};
    rows_->set_span(here, 1 + span, 1 + std::min(number(attributes.get("MergeDown")), last_sheet_row));
    rows_->add_beside_cells(attributes.get("HRef"), Channel::attribute, here);
    rows_->add_beside_cells(attributes.get("HRefScreenTip"), Channel::attribute, here);
}

// Numbers as their format shows them; a date without a time as a date.
void XmlWorkbookReader::end_data() {
    std::string text(trim(text_));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    if (in_comment_) return rows_->add_comment({rows_->row(), column_}, text);
    const auto found = outline_.styles.find(style_);
    const Style style = found == outline_.styles.end() ? Style{} : found->second;
    const bool is_number = type_ == "Number";
    if (is_number) text = style.format.print(text, false);
    constexpr std::string_view midnight = "T00:00:00.000";
    if (type_ == "DateTime" && text.ends_with(midnight)) text.resize(text.size() - midnight.size());
    rows_->add_cell(column_, text, style.invisible() || (is_number ? style.format.hides_numbers() : style.format.hides_text()));
}

}  // namespace

Result<Extracted> extract_xml_spreadsheet(const Item& item, const Limits& limits, const PartSink& part) {
    const std::string xml = decode(item.bytes, item.transport.charset.empty() ? declared_charset(item.bytes) : item.transport.charset).text;
    TextParts parts("xml-spreadsheet", limits, part);
    const Outline outline = read_outline(xml, limits.document_bytes);
    XmlWorkbookReader reader(outline, parts);
    const XmlOutcome outcome = read_xml(xml, reader.handler(), limits.document_bytes);
    reader.finish();
    std::vector<Error> warnings;
    if (outcome != XmlOutcome::whole) warnings.push_back({Fault::partly, "the XML is damaged and was read in part"});
    if (outcome == XmlOutcome::stopped) scan_xml_text(xml, [&](std::string_view text) { parts.document.add(text, Locus{}); });
    parts.finish();
    return Extracted{Nature::document, "xml-spreadsheet", parts.document.meta, std::move(warnings)};
}

}  // namespace leakscan

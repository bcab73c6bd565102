// XLSX, XLSM, XLTX: ECMA-376 part 1, 18 (SpreadsheetML), as Excel, WPS and LibreOffice write it; XLSB is told apart and
// refused. Cells row by row with the labels of their columns; hidden sheets, rows, columns and cells, comments, link
// targets, headers and footers, text boxes, names, properties and remains in their channels. xlsx_sheet reads one sheet, xlsx_settings what
// stands beside them.
#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "extract/embedded.h"
#include "extract/formats.h"
#include "extract/older_text.h"
#include "extract/package.h"
#include "extract/text_parts.h"
#include "extract/xlsx_caches.h"
#include "extract/xlsx_settings.h"
#include "extract/xlsx_sheet.h"

namespace leakscan {
namespace {

constexpr size_t most_sheets = 10'000;  // memory of Excel is the only limit there; this is ours

struct Sheet {
    std::string name;
    std::string relationship;  // id
    std::string id;            // sheetId, by which logs name it
    bool hidden = false;
};

struct Name {
    std::string name;
    std::string refers_to;
    std::string comment;
};

struct Outline {
    std::vector<Sheet> sheets;
    std::vector<Name> names;
    bool since_1904 = false;
};

Outline read_outline(Package& package, std::string_view part, std::string_view xml) {
    Outline outline;
    Name name;
    XmlHandler handler;
    handler.start = [&](std::string_view element, const XmlAttributes& attributes) {
        const std::string_view state = attributes.get("state");
        if (element == "sheet" && outline.sheets.size() < most_sheets) {
            outline.sheets.push_back({std::string(attributes.get("name")), std::string(attributes.get("id")),
                                      std::string(attributes.get("sheetId")), state.ends_with("idden")});
        } else if (element == "workbookPr") {
            outline.since_1904 = attributes.get("date1904") == "1" || attributes.get("date1904") == "true";
        } else if (element == "definedName") {
            name = {std::string(attributes.get("name")), {}, std::string(attributes.get("comment"))};
        }
    };
    handler.text = [&](std::string_view text) { name.refers_to += text; };
    handler.end = [&](std::string_view element) {
        if (element == "definedName" && !name.name.starts_with("_xlnm")) outline.names.push_back(std::move(name));
        name = {};
    };
    package.read_xml_text(part, xml, handler);
    return outline;
}

// Names for ranges say nothing; those for constants may.
void add_names(const std::vector<Name>& names, Document& document) {
    for (const Name& name : names) {
        const Locus where{.channel = Channel::metadata};
        if (name.refers_to.find('!') == std::string::npos) document.add(name.refers_to, where, name.name);
        document.add(name.comment, where, name.name);
    }
}

std::string part_of_type(const std::vector<Relationship>& relationships, std::string_view type, std::string_view usual) {
    for (const Relationship& relationship : relationships) {
        if (relationship.type == type && !relationship.external) return relationship.target;
    }
    return std::string(usual);
}

// Parts of the sheets in the workbook's order; where that is lost, those that look like sheets.
void add_sheets(XlsxBook& book, const Outline& outline, const std::vector<Relationship>& relationships) {
    std::map<std::string_view, std::string_view> parts;
    for (const Relationship& relationship : relationships) parts[relationship.id] = relationship.target;
    Document& document = book.parts.document;
    for (const Sheet& sheet : outline.sheets) {
        document.sheets.push_back(sheet.name);
        const auto number = static_cast<std::uint32_t>(document.sheets.size());
        document.add(sheet.name, Locus{.channel = Channel::metadata, .sheet = number}, "工作表名");
        const auto part = parts.find(sheet.relationship);
        if (part != parts.end()) read_xlsx_sheet(book, std::string(part->second), number, sheet.hidden);
    }
    if (!outline.sheets.empty() && !parts.empty()) return;
    for (const std::string& part : book.package.parts_below("xl/worksheets/")) {
        if (!part.ends_with(".xml")) continue;
        document.sheets.push_back(part.substr(part.rfind('/') + 1));
        read_xlsx_sheet(book, part, static_cast<std::uint32_t>(document.sheets.size()), false);
    }
}

// Their numbers in Document::sheets.
std::map<std::string, std::uint32_t> numbers_of(const Outline& outline) {
    std::map<std::string, std::uint32_t> numbers;
    for (size_t i = 0; i < outline.sheets.size(); ++i) numbers[outline.sheets[i].id] = static_cast<std::uint32_t>(i + 1);
    return numbers;
}

}  // namespace

Result<Extracted> extract_xlsx(const Item& item, const Limits& limits, const PartSink& part) {
    Package package = TRY(Package::open(item.bytes, limits));
    const std::string main = package.main_part("xl/workbook.xml");
    if (main.ends_with(".bin")) return Error{Fault::unsupported, "XLSB: the binary workbook format is not read"};
    // Of what charts keep, that which no cell shows is of interest.
    OlderText shown;
    const bool charts = !package.parts_below("xl/charts/").empty();
    const PartSink sink = [&](const Document& document) {
        if (charts) shown.remember(document, 0);
        part(document);
    };
    TextParts parts("xlsx", limits, sink);
    package.add_properties(parts.document);
    const std::optional<std::string> xml = package.read(main);
    if (!xml && package.parts_below("xl/worksheets/").empty()) return package.warnings().back();
    const Outline outline = read_outline(package, main, xml.value_or(""));
    const std::vector<Relationship> relationships = package.relationships(main);
    add_names(outline.names, parts.document);
    XlsxBook book{package, parts, SharedStrings::read(package, part_of_type(relationships, "sharedStrings", "xl/sharedStrings.xml")),
                  read_xlsx_styles(package, part_of_type(relationships, "styles", "xl/styles.xml")), outline.since_1904};
    add_sheets(book, outline, relationships);
    add_xlsx_revisions(book, numbers_of(outline));
    add_xlsx_settings(book, main);
    add_custom_xml(package, parts);
    if (charts) shown.remember(parts.document, 0);
    add_chart_texts(package, parts, "xl/", std::move(shown));
    add_embedded_documents(package, parts, "xl/", limits, item.companions);
    add_xlsx_caches(package, parts);
    book.strings.for_each_unused([&](std::string_view text) {
        parts.document.add(text, Locus{.channel = Channel::older_revision});
        parts.may_cut();
    });
    if (parts.full()) package.warn(Fault::too_large, "the text of the workbook is longer than the limit and was read in part");
    parts.finish();
    return Extracted{Nature::document, "xlsx", parts.document.meta, package.warnings()};
}

}  // namespace leakscan

#include "extract/embedded.h"

#include <optional>
#include <string>

#include "base/text.h"
#include "extract/formats.h"

namespace leakscan {
namespace {

constexpr std::uint32_t first_embedded_table = 10'001;  // beyond the numbers of the tables around

Reader reader_of(std::string_view part) {
    struct Row {
        std::string_view ending;
        Reader read;
    };
    constexpr Row rows[] = {{".xlsx", extract_xlsx}, {".xlsm", extract_xlsx}, {".docx", extract_docx}, {".docm", extract_docx}};
    const std::string lower = to_ascii_lower(part);
    for (const Row& row : rows) {
        if (lower.ends_with(row.ending)) return row.read;
    }
    return nullptr;
}

// Sheets of an embedded workbook are named after it, so that a reader knows which file is meant.
void add_as_attachment(TextParts& parts, const Document& inner, const std::string& file, std::uint32_t first_sheet) {
    Document& outer = parts.document;
    for (size_t i = outer.sheets.size() - first_sheet; i < inner.sheets.size(); ++i) outer.sheets.push_back(file + "/" + inner.sheets[i]);
    for (const Block& block : inner.blocks) {
        if (parts.full()) return;
        Locus where = block.where;
        if (!is_hidden(where.channel)) where.channel = Channel::attachment;
        if (where.sheet > 0) where.sheet += first_sheet;
        if (where.table > 0) where.table += first_embedded_table - 1;
        where.paragraph = 0;
        outer.add(inner.text_of(block), where, inner.label_of(block));
    }
    parts.may_cut();
}

void add_chart(Package& package, TextParts& parts, const std::string& part) {
    std::string text;
    bool in_text = false;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes&) { in_text = name == "t" || name == "v"; };
    handler.text = [&](std::string_view piece) {
        if (in_text) text += piece;
    };
    handler.end = [&](std::string_view name) {
        in_text = false;
        if (name != "p" && name != "v") return;
        if (!parts.full()) parts.document.add(text, Locus{});
        text.clear();
        parts.may_cut();
    };
    package.read_xml_part(part, handler);
}

}  // namespace

void add_chart_texts(Package& package, TextParts& parts, std::string_view folder) {
    for (const std::string_view kind : {"charts/chart", "diagrams/data"}) {
        for (const std::string& part : package.parts_below(std::string(folder) + std::string(kind))) {
            if (part.ends_with(".xml")) add_chart(package, parts, part);
        }
    }
}

void add_embedded_documents(Package& package, TextParts& parts, std::string_view folder, const Limits& limits) {
    Limits inner_limits = limits;
    inner_limits.depth = 0;
    for (const std::string& part : package.parts_below(std::string(folder) + "embeddings/")) {
        const std::string file = part.substr(part.rfind('/') + 1);
        const Reader reader = reader_of(part);
        if (reader == nullptr || limits.depth == 0) {
            package.warn(Fault::partly, "the embedded file " + file + " was not read");
            continue;
        }
        if (parts.full()) return;
        const std::optional<std::string> bytes = package.read(part);
        if (!bytes) continue;
        Item item;
        item.bytes = *bytes;
        const auto first_sheet = static_cast<std::uint32_t>(parts.document.sheets.size());
        const Result<Extracted> read =
            reader(item, inner_limits, [&](const Document& inner) { add_as_attachment(parts, inner, file, first_sheet); });
        const bool partly = !read.ok() || !read->warnings.empty();
        if (partly) package.warn(Fault::partly, "the embedded file " + file + " was not read in full");
    }
}

}  // namespace leakscan

#include "extract/embedded.h"

#include "extract/detect.h"

namespace leakscan {
namespace {

constexpr std::uint32_t first_embedded_table = 10'001;  // beyond the numbers of the tables around

// Sheets of an embedded workbook are named after it, so that a reader knows which file is meant.
void add_inner(TextParts& parts, const Document& inner, const std::string& file, std::uint32_t first_sheet, Channel open) {
    Document& outer = parts.document;
    for (size_t i = outer.sheets.size() - first_sheet; i < inner.sheets.size(); ++i) outer.sheets.push_back(file + "/" + inner.sheets[i]);
    for (const Block& block : inner.blocks) {
        if (parts.full()) return;
        Locus where = block.where;
        if (!is_hidden(where.channel) && where.channel != Channel::ocr) where.channel = open;
        if (where.sheet > 0) where.sheet += first_sheet;
        if (where.table > 0) where.table += first_embedded_table - 1;
        where.paragraph = 0;
        outer.add(inner.text_of(block), where, inner.label_of(block));
    }
    parts.may_cut();
}

void add_chart(Package& package, TextParts& parts, const std::string& part, OlderText& shown) {
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
        if (!parts.full() && shown.is_new(text)) parts.document.add(text, Locus{});
        text.clear();
        parts.may_cut();
    };
    package.read_xml_part(part, handler);
}

}  // namespace

void add_chart_texts(Package& package, TextParts& parts, std::string_view folder, OlderText shown) {
    for (const std::string_view kind : {"charts/chart", "diagrams/data"}) {
        for (const std::string& part : package.parts_below(std::string(folder) + std::string(kind))) {
            if (part.ends_with(".xml")) add_chart(package, parts, part, shown);
        }
    }
}

PartSink attachment_sink(TextParts& parts, const std::string& file, Channel open) {
    const auto first_sheet = static_cast<std::uint32_t>(parts.document.sheets.size());
    return [&parts, file, first_sheet, open](const Document& inner) { add_inner(parts, inner, file, first_sheet, open); };
}

std::optional<Error> add_attachment(TextParts& parts, std::string_view bytes, const std::string& file, const Limits& limits,
                                    const Companions& companions, Channel open) {
    const Format* format = find_format(detect_media(bytes));
    if (format != nullptr && format->nature != Nature::document && format->read == nullptr) return std::nullopt;
    if (format != nullptr && format->fault == Fault::encrypted)
        return Error{Fault::encrypted, "the embedded file " + file + " is encrypted"};
    if (format == nullptr || format->read == nullptr || limits.depth == 0) {
        return Error{Fault::partly, "the embedded file " + file + " was not read"};
    }
    Limits inner_limits = limits;
    --inner_limits.depth;
    Item item;
    item.bytes = bytes;
    item.companions = companions;
    const Result<Extracted> read = format->read(item, inner_limits, attachment_sink(parts, file, open));
    if (read.ok() && read->warnings.empty()) return std::nullopt;
    const bool encrypted = !read.ok() && read.error().fault == Fault::encrypted;
    if (encrypted) return Error{Fault::encrypted, "the embedded file " + file + " is encrypted"};
    return Error{Fault::partly, "the embedded file " + file + (read.ok() ? " was not read in full" : " was not read")};
}

void add_files(Package& package, TextParts& parts, std::string_view folder, const Limits& limits, const Companions& companions) {
    for (const std::string& part : package.parts_below(folder)) {
        if (parts.full()) return;
        const std::optional<std::string> bytes = package.read(part);
        if (!bytes || bytes->empty()) continue;
        const bool picture = !folder.ends_with("embeddings/");
        if (picture && find_format(detect_media(*bytes)) == nullptr) continue;  // a picture of a kind that nobody knows
        if (const std::optional<Error> missing = add_attachment(parts, *bytes, part.substr(part.rfind('/') + 1), limits, companions)) {
            package.warn(missing->fault, missing->message);
        }
    }
}

void add_embedded_documents(Package& package, TextParts& parts, std::string_view folder, const Limits& limits,
                            const Companions& companions) {
    for (const std::string_view kind : {"embeddings/", "media/"})
        add_files(package, parts, std::string(folder) + std::string(kind), limits, companions);
}

}  // namespace leakscan

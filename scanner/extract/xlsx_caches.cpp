#include "extract/xlsx_caches.h"

#include <string>
#include <vector>

#include "extract/decimal.h"
#include "extract/table_row.h"
#include "extract/xlsx_strings.h"

namespace leakscan {
namespace {

constexpr size_t most_fields = 16'384;  // as many as a sheet has columns

constexpr Locus remains{.channel = Channel::older_revision};

// <s v="text"/>, <n v="number"/>, <d v="date"/>: a value of a pivot cache.
bool is_cached_value(std::string_view name) { return name == "s" || name == "n" || name == "d"; }

std::string cached_text(std::string_view name, std::string_view value) {
    std::string text;
    if (name == "n") return write_out(value);
    append_unescaped(text, value);
    return text;
}

// The names of the fields, and the values that records refer to by number.
std::vector<std::string> add_definition(Package& package, TextParts& parts, const std::string& part) {
    std::vector<std::string> fields;
    bool shared = false;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (name == "cacheField" && fields.size() < most_fields) fields.emplace_back(attributes.get("name"));
        if (name == "sharedItems") shared = true;
        if (!shared || !is_cached_value(name) || fields.empty() || parts.full()) return;
        parts.document.add(cached_text(name, attributes.get("v")), remains, fields.back());
        parts.may_cut();
    };
    handler.end = [&](std::string_view name) {
        if (name == "sharedItems") shared = false;
    };
    package.read_xml_part(part, handler);
    return fields;
}

// Records hold what is not shared: numbers, dates, texts of columns with few repetitions.
void add_records(Package& package, TextParts& parts, const std::string& part, const std::vector<std::string>& fields) {
    size_t field = 0;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (name == "r") {
            field = 0;
            return parts.may_cut();
        }
        const std::string_view label = field < fields.size() ? std::string_view(fields[field]) : std::string_view();
        ++field;
        if (is_cached_value(name) && !parts.full()) parts.document.add(cached_text(name, attributes.get("v")), remains, label);
    };
    package.read_xml_part(part, handler);
}

// <cell r="B2"><v>text</v></cell> of an external link.
void add_link_cache(Package& package, TextParts& parts, const std::string& part) {
    std::string value;
    XmlHandler handler;
    handler.start = [&](std::string_view, const XmlAttributes&) { value.clear(); };
    handler.text = [&](std::string_view text) { value += text; };
    handler.end = [&](std::string_view name) {
        if ((name == "v" || name == "val") && !parts.full()) parts.document.add(write_out(value), remains);
        value.clear();
        parts.may_cut();
    };
    package.read_xml_part(part, handler);
}

}  // namespace

void add_xlsx_caches(Package& package, TextParts& parts) {
    for (const std::string& part : package.parts_below("xl/pivotCache/pivotCacheDefinition")) {
        const std::vector<std::string> fields = add_definition(package, parts, part);
        for (const Relationship& relationship : package.relationships(part)) {
            if (relationship.type == "pivotCacheRecords") add_records(package, parts, relationship.target, fields);
        }
    }
    for (const std::string& part : package.parts_below("xl/externalLinks/externalLink")) add_link_cache(package, parts, part);
}

}  // namespace leakscan

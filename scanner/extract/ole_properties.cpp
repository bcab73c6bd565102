// The property sets of a compound file: summary information and what users add. Specification: MS-OLEPS.
#include <map>

#include "base/bytes.h"
#include "base/text.h"
#include "codec/code_page.h"
#include "extract/ole_document.h"
#include "extract/property_labels.h"

namespace leakscan {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::uint32_t most_properties = 10'000;
constexpr std::uint32_t most_strings = 100'000;  // of one vector

enum : std::uint32_t {
    type_i2 = 0x02,
    type_string = 0x1E,
    type_wide_string = 0x1F,
    type_blob = 0x41,
    type_vector = 0x1000,
    type_variants = 0x100C,
};
enum : std::uint32_t { id_dictionary = 0, id_code_page = 1 };

struct Known {
    std::uint32_t id;
    std::string_view name;  // as property_labels has it
};
constexpr Known summary[] = {{2, "title"}, {3, "subject"}, {4, "creator"}, {5, "keywords"}, {6, "description"}, {8, "lastModifiedBy"}};
constexpr Known document_summary[] = {{2, "category"}, {14, "Manager"}, {15, "Company"}, {21, "HyperlinkBase"}};
constexpr std::uint32_t id_template = 7;  // of the summary: a path

constexpr std::string_view own_properties = "\x05\xD5\xCD\xD5\x9C\x2E\x1B\x10\x93\x97\x08\x00\x2B\x2C\xF9\xAE"sv;

std::string_view name_of(std::span<const Known> table, std::uint32_t id) {
    for (const Known& row : table) {
        if (row.id == id) return row.name;
    }
    return {};
}

// One section of a set, read property by property.
class Section {
public:
    Section(std::string_view set, std::uint32_t offset) : bytes_(slice(set, offset)) {
        const std::uint32_t count = std::min(u32_at(bytes_, 4), most_properties);
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::uint32_t place = u32_at(bytes_, 12 + 8ull * i);
            if (place != 0) places_.emplace(u32_at(bytes_, 8 + 8ull * i), place);
        }
        const auto page = places_.find(id_code_page);
        if (page != places_.end()) page_ = u16_at(bytes_, page->second + 4ull);
        read_dictionary();
    }

    const std::map<std::uint32_t, std::uint32_t>& places() const { return places_; }
    std::string own_name(std::uint32_t id) const {
        const auto found = names_.find(id);
        return found == names_.end() ? std::string() : found->second;
    }

    // Each string of a property, in vectors and lists of links too.
    template <typename Call>
    void for_each_string(std::uint32_t place, const Call& call) const {
        const std::uint32_t type = u32_at(bytes_, place);
        std::uint64_t at = place + 4ull;
        std::uint32_t count = 1;
        if (type == type_blob) at += 4;
        if (type == type_blob || (type & type_vector) != 0) {
            count = std::min(u32_at(bytes_, at), most_strings);
            at += 4;
        }
        const bool mixed = type == type_blob || type == type_variants;
        for (std::uint32_t i = 0; i < count && at < bytes_.size(); ++i) {
            std::uint32_t item = type & ~std::uint32_t{type_vector};
            if (mixed) item = u32_at(bytes_, at), at += 4;
            if (item != type_string && item != type_wide_string) {
                if (!mixed) return;
                at += 4;  // numbers stand between the strings of links and headings
                continue;
            }
            const std::string text = read_string(item, at);
            if (!text.empty()) call(text);
        }
    }

private:
    std::string read_string(std::uint32_t type, std::uint64_t& at) const {
        const std::uint64_t length = u32_at(bytes_, at);
        const bool wide = type == type_wide_string || page_ == 1200;
        const std::uint64_t size = type == type_wide_string ? length * 2 : length;
        std::string text = decode(slice(bytes_, at + 4, size), wide);
        at += 4 + size;
        if (type == type_wide_string) at = (at + 3) & ~std::uint64_t{3};
        return text;
    }

    std::string decode(std::string_view raw, bool wide) const {
        std::string text;
        if (wide) {
            append_utf16(text, raw);
        } else {
            text = decode_page(raw.substr(0, raw.find('\0')), page_);
        }
        return std::string(trim(text.substr(0, text.find('\0'))));
    }

    void read_dictionary() {
        const auto place = places_.find(id_dictionary);
        if (place == places_.end()) return;
        const std::uint32_t count = std::min(u32_at(bytes_, place->second), most_properties);
        std::uint64_t at = place->second + 4ull;
        for (std::uint32_t i = 0; i < count && at < bytes_.size(); ++i) {
            const std::uint32_t id = u32_at(bytes_, at);
            const bool wide = page_ == 1200;
            const std::uint64_t size = u32_at(bytes_, at + 4) * (wide ? 2ull : 1ull);
            names_.emplace(id, decode(slice(bytes_, at + 8, size), wide));
            at += 8 + size;
            if (wide) at = (at + 3) & ~std::uint64_t{3};
        }
    }

    std::string_view bytes_;
    std::uint32_t page_ = 1252;
    std::map<std::uint32_t, std::uint32_t> places_;
    std::map<std::uint32_t, std::string> names_;
};

void add_property(OleDocument& document, const Section& section, std::uint32_t place, std::string_view label) {
    section.for_each_string(place, [&](const std::string& text) {
        Document& target = document.parts.document;
        if (label == label_of_property("title") && target.meta.title.empty()) target.meta.title = text;
        document.add(text, Locus{.channel = Channel::metadata}, label);
    });
}

void add_known(OleDocument& document, const Section& section, std::span<const Known> table) {
    for (const auto& [id, place] : section.places()) {
        if (const std::string_view name = name_of(table, id); !name.empty())
            add_property(document, section, place, label_of_property(name));
    }
}

}  // namespace

void add_ole_properties(OleDocument& document) {
    const std::optional<std::string> information = document.stream("\5SummaryInformation");
    if (information) {
        const Section section(*information, u32_at(*information, 44));
        add_known(document, section, summary);
        const auto path = section.places().find(id_template);
        if (path != section.places().end()) add_property(document, section, path->second, "模板");
    }
    const std::optional<std::string> more = document.stream("\5DocumentSummaryInformation");
    if (!more) return;
    add_known(document, Section(*more, u32_at(*more, 44)), document_summary);
    if (u32_at(*more, 24) < 2 || slice(*more, 48, 16) != own_properties) return;
    const Section own(*more, u32_at(*more, 64));
    for (const auto& [id, place] : own.places()) {
        if (id > id_code_page) add_property(document, own, place, own.own_name(id));
    }
}

}  // namespace leakscan

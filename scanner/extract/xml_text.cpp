// XML of no special format (exports, SVG, RSS, the XML formats of Office 2003): elements' text labelled with their names, attributes,
// comments. Read with our own tokenizer, not libxml2: it keeps places in the source, expands no entities, and broken XML is read to its
// end. Packages (OOXML) have readers of their own, on libxml2.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "codec/charset.h"
#include "extract/formats.h"
#include "extract/html_table.h"
#include "extract/html_tokenizer.h"
#include "extract/page_meta.h"
#include "extract/text_writer.h"
#include "extract/uri_text.h"

namespace leakscan {
namespace {

constexpr size_t deepest = 256;

// What an element is to us, by its local name: SpreadsheetML and WordprocessingML of 2003 and XHTML share these words.
enum class Role : std::uint8_t { block, inline_text, table, row, cell };

Role role_of(std::string_view name) {
    struct Entry {
        std::string_view name;
        Role role;
    };
    constexpr std::array entries = {
        Entry{"table", Role::table},       Entry{"tbl", Role::table},
        Entry{"row", Role::row},           Entry{"tr", Role::row},
        Entry{"cell", Role::cell},         Entry{"td", Role::cell},
        Entry{"th", Role::cell},           Entry{"tc", Role::cell},
        Entry{"t", Role::inline_text},     Entry{"r", Role::inline_text},
        Entry{"b", Role::inline_text},     Entry{"i", Role::inline_text},
        Entry{"u", Role::inline_text},     Entry{"em", Role::inline_text},
        Entry{"a", Role::inline_text},     Entry{"span", Role::inline_text},
        Entry{"s", Role::inline_text},     Entry{"sup", Role::inline_text},
        Entry{"sub", Role::inline_text},   Entry{"font", Role::inline_text},
        Entry{"data", Role::inline_text},  Entry{"strong", Role::inline_text},
        Entry{"tspan", Role::inline_text},
    };
    for (const Entry& entry : entries) {
        if (equals_ignoring_case(entry.name, name)) return entry.role;
    }
    return Role::block;
}

std::string_view local_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }

std::uint32_t number_in(std::string_view value) {
    std::uint32_t number = 0;
    for (const char c : value.substr(0, 6)) {
        if (is_ascii_digit(c)) number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return number;
}

class XmlText {
public:
    XmlText(std::string_view source, const Limits& limits, Document& document, const PartSink& part)
        : source_(source), limits_(limits), document_(document), part_(part), writer_(document) {}

    void read() {
        HtmlTokenizer tokenizer(source_, Markup::xml);
        HtmlToken token;
        while (tokenizer.next(token)) {
            if (token.kind == HtmlToken::Kind::text) take_text(token);
            if (token.kind == HtmlToken::Kind::start_tag) start(token);
            if (token.kind == HtmlToken::Kind::end_tag) end(token.text);
            if (token.kind == HtmlToken::Kind::comment && worth_scanning(token.text)) put(token.text, {}, Channel::comment);
            if (document_.text.size() >= limits_.part_bytes && !writer_.is_open()) hand_on(tokenizer.at());
        }
        close_block();
        while (!tables_.empty()) end_table();
        hand_on(source_.size());
    }

private:
    struct Element {
        std::string_view name;   // local
        std::uint32_t instance;  // among the elements of its depth
    };

    void take_text(const HtmlToken& token) {
        const bool blank = std::all_of(token.text.begin(), token.text.end(), is_ascii_space);
        if (blank && !writer_.is_open()) return;
        if (!writer_.is_open()) writer_.begin(place(Channel::body));
        if (token.references)
            writer_.append_with_references(token.text, offset_of(token.text));
        else
            writer_.append(token.text, offset_of(token.text));
    }

    void start(const HtmlToken& token) {
        const std::string_view name = local_name(token.text);
        const Role role = role_of(name);
        if (role != Role::inline_text) close_block();
        if (stack_.size() < deepest)
            stack_.push_back({name, ++instances_[stack_.size()]});
        else
            ++too_deep_;
        if (role == Role::table && tables_.size() < deepest) tables_.emplace_back(++table_count_);
        if (!tables_.empty() && role == Role::row) tables_.back().start_row(document_);
        if (!tables_.empty() && role == Role::cell) start_cell(token);
        for (const HtmlAttribute& attribute : token.attributes) {
            if (worth_scanning(attribute.value) && !attribute.name.starts_with("xmlns"))
                put(attribute.value, local_name(attribute.name), Channel::attribute);
        }
        if (worth_scanning(token.attributes_left)) put(token.attributes_left, {}, Channel::attribute);
        if (token.self_closing) end(token.text);
    }

    void start_cell(const HtmlToken& token) {
        CellShape shape;
        std::uint32_t index = 0;
        for (const HtmlAttribute& attribute : token.attributes) {
            const std::string_view name = local_name(attribute.name);
            if (name == "MergeAcross") shape.columns = number_in(attribute.value) + 1;
            if (name == "MergeDown") shape.rows = number_in(attribute.value) + 1;
            if (name == "Index") index = number_in(attribute.value);
        }
        tables_.back().start_cell(document_, shape, index);
    }

    void end(std::string_view full_name) {
        const std::string_view name = local_name(full_name);
        const Role role = role_of(name);
        if (role != Role::inline_text) close_block();
        if (too_deep_ > 0)
            --too_deep_;
        else if (!stack_.empty())
            stack_.pop_back();
        if (tables_.empty()) return;
        if (role == Role::cell) tables_.back().end_cell(document_);
        if (role == Role::row) tables_.back().end_row(document_);
        if (role == Role::table) end_table();
    }

    void end_table() {
        tables_.back().end_row(document_);
        tables_.pop_back();
    }

    void close_block() {
        if (!writer_.is_open() || !writer_.end()) return;
        Block& block = document_.blocks.back();
        // The element around names the text; structure names nothing.
        for (size_t i = stack_.size(); block.where.column == 0 && i-- > 0;) {
            if (role_of(stack_[i].name) == Role::inline_text) continue;
            if (role_of(stack_[i].name) == Role::block && stack_[i].name != "p") block.label = document_.intern(stack_[i].name);
            break;
        }
    }

    void put(std::string_view text, std::string_view label, Channel channel) {
        if (writer_.is_open()) close_block();
        writer_.begin(place(channel));
        writer_.append_with_references(text, offset_of(text), true);
        if (writer_.end() && !label.empty()) document_.blocks.back().label = document_.intern(label);
    }

    // Attributes and leaves of one element are one record; its depth stands for the table.
    Locus place(Channel channel) {
        Locus where;
        where.channel = channel;
        where.paragraph = ++paragraphs_;
        if (!tables_.empty()) {
            tables_.back().place(where);
        } else if (const size_t record = stack_.size() - (channel == Channel::attribute ? 0 : 1); !stack_.empty() && record > 0) {
            where.table = static_cast<std::uint32_t>(record);
            where.row = stack_[record - 1].instance;
        }
        return where;
    }

    std::uint32_t offset_of(std::string_view text) const { return static_cast<std::uint32_t>(text.data() - source_.data()); }

    void hand_on(size_t source_end) {
        document_.source = source_.substr(source_base_, source_end - source_base_);
        complete_from_text(document_.meta, document_);
        part_(document_);
        const auto lines = static_cast<std::uint32_t>(std::count(document_.source.begin(), document_.source.end(), '\n'));
        document_.clear_text();
        document_.first_line += lines;
        source_base_ = static_cast<std::uint32_t>(source_end);
        writer_.set_source_base(source_base_);
        for (HtmlTable& table : tables_) table.forget_blocks();
    }

    std::string_view source_;
    const Limits& limits_;
    Document& document_;
    const PartSink& part_;
    TextWriter writer_;
    std::uint32_t source_base_ = 0;
    std::vector<Element> stack_;
    std::array<std::uint32_t, deepest> instances_{};
    size_t too_deep_ = 0;
    std::vector<HtmlTable> tables_;
    std::uint32_t table_count_ = 0;
    std::uint32_t paragraphs_ = 0;
};

}  // namespace

Result<Extracted> extract_xml(const Item& item, const Limits& limits, const PartSink& part) {
    const std::string_view transport = item.transport.charset;
    const Decoded decoded = decode(item.bytes, transport.empty() ? declared_charset(item.bytes) : transport);
    Document document;
    document.media = "xml";
    XmlText(decoded.text, limits, document, part).read();
    return Extracted{Nature::document, "xml", document.meta, {}};
}

}  // namespace leakscan

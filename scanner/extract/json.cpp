// JSON, JSON lines and scripts: values with the keys they stand under, objects as rows. Markup inside strings is read as such:
// content systems export whole articles in a field.
#include <algorithm>

#include "base/text.h"
#include "codec/charset.h"
#include "extract/formats.h"
#include "extract/html_flow.h"
#include "extract/script_text.h"
#include "extract/uri_text.h"

namespace leakscan {
namespace {

class LiteralReader {
public:
    LiteralReader(PageState& state, Document& document, const PartSink& part, Channel channel)
        : state_(state), document_(document), part_(part), channel_(channel) {}

    void take(const ScriptLiteral& literal) {
        const auto offset = static_cast<std::uint32_t>(literal.text.data() - state_.source.data());
        if (document_.text.size() >= state_.limits.part_bytes) hand_on(offset);
        Locus where;
        where.channel = literal.kind == ScriptLiteral::Kind::comment ? Channel::comment : channel_;
        where.table = literal.record == 0 ? 0 : 1;
        where.row = literal.record;
        where.paragraph = ++literals_;
        const size_t first_block = document_.blocks.size();
        const bool escaped = literal.text.find('\\') != std::string_view::npos;
        add(escaped ? unescape_script(literal.text) : std::string(), escaped ? std::string_view() : literal.text, offset, where);
        const std::uint32_t label = document_.intern(clean_caption(literal.key));
        for (size_t i = first_block; i < document_.blocks.size(); ++i) {
            if (document_.blocks[i].label == 0) document_.blocks[i].label = label;
        }
    }

    void hand_on(size_t source_end) {
        document_.source = state_.source.substr(state_.source_base, source_end - state_.source_base);
        part_(document_);
        const auto lines = static_cast<std::uint32_t>(std::count(document_.source.begin(), document_.source.end(), '\n'));
        document_.clear_text();
        document_.first_line += lines;
        state_.source_base = static_cast<std::uint32_t>(source_end);
    }

private:
    // `decoded` where the literal had escapes, else `plain`.
    void add(const std::string& decoded, std::string_view plain, std::uint32_t offset, const Locus& where) {
        const std::string_view text = plain.empty() ? std::string_view(decoded) : plain;
        if (text.find("</") != std::string_view::npos || text.find("<br") != std::string_view::npos) {
            HtmlFlow(state_, document_, {where.channel, where, 1, plain.empty() ? &offset : nullptr}).run(text);
            return;
        }
        TextWriter writer(document_, state_.source_base);
        writer.begin(where);
        writer.append(text, offset);
        writer.end();
    }

    PageState& state_;
    Document& document_;
    const PartSink& part_;
    Channel channel_;
    std::uint32_t literals_ = 0;
};

Result<Extracted> extract_literals(const Item& item, const Limits& limits, const PartSink& part, std::string_view media) {
    const bool is_data = media == "json";
    const Decoded decoded = decode(item.bytes, item.transport.charset);
    Document document;
    document.media = media;
    PageState state{decoded.text, limits, {}, 0, 0, 0};
    LiteralReader reader(state, document, part, is_data ? Channel::body : Channel::script);
    scan_script(decoded.text, is_data ? ScriptNumbers::all : ScriptNumbers::long_ones, [&](const ScriptLiteral& literal) {
        if (is_data || worth_scanning(literal.text) || literal.text.find('\\') != std::string_view::npos) reader.take(literal);
    });
    reader.hand_on(decoded.text.size());
    return Extracted{Nature::document, std::string(media), {}, {}};
}

}  // namespace

Result<Extracted> extract_json(const Item& item, const Limits& limits, const PartSink& part) {
    return extract_literals(item, limits, part, "json");
}

Result<Extracted> extract_script(const Item& item, const Limits& limits, const PartSink& part) {
    return extract_literals(item, limits, part, "js");
}

}  // namespace leakscan

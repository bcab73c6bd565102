// HTML pages: bytes → decoded page → HtmlFlow → one or more parts. Tokenizer, tables and attributes have files of their own.
#include <algorithm>
#include <memory>

#include "codec/charset.h"
#include "extract/formats.h"
#include "extract/html_flow.h"

namespace leakscan {
namespace {

// Hands on a document that has grown beyond a part, with the piece of the page that it came from.
class PartCutter {
public:
    PartCutter(PageState& state, Document& document, const PartSink& part) : state_(state), document_(document), part_(part) {}

    void cut_at(size_t source_offset) {
        document_.source = state_.source.substr(state_.source_base, source_offset - state_.source_base);
        document_.meta = state_.meta.finish(document_);
        const std::uint32_t lines = count_lines(document_.source);
        part_(document_);
        document_.clear_text();
        document_.first_line += lines;
        state_.source_base = static_cast<std::uint32_t>(source_offset);
    }

private:
    static std::uint32_t count_lines(std::string_view text) {
        std::uint32_t lines = 0;
        for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) ++lines;
        return lines;
    }

    PageState& state_;
    Document& document_;
    const PartSink& part_;
};

}  // namespace

Result<Extracted> extract_html(const Item& item, const Limits& limits, const PartSink& part) {
    const std::string_view transport = item.transport.charset;
    Decoded decoded = decode(item.bytes, transport.empty() ? declared_charset(item.bytes) : transport);
    Document document;
    document.media = "html";
    const size_t expected = std::min(decoded.text.size(), limits.part_bytes);
    constexpr size_t bytes_of_block = 128;  // of a usual page
    document.text.reserve(expected);
    document.blocks.reserve(expected / bytes_of_block);
    document.anchors.reserve(expected / bytes_of_block);
    PageState state{decoded.text, limits, {}, 0, 0, 0};
    HtmlFlow flow(state, document, {});
    PartCutter cutter(state, document, part);
    flow.run(decoded.text, [&](size_t source_offset) {
        cutter.cut_at(source_offset);
        flow.forget_blocks();
    });
    document.meta = state.meta.finish(document);
    Extracted extracted;
    extracted.media = "html";
    extracted.meta = document.meta;
    if (state.source_base == 0)
        document.source = std::move(decoded.text);
    else
        document.source = decoded.text.substr(state.source_base);
    part(document);
    return extracted;
}

}  // namespace leakscan

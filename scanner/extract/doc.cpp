// DOC, DOT and WPS (Kingsoft): binary documents of Word 6 to 2003. Specification: MS-DOC. Paragraphs and tables with labels; notes,
// comments, headers and footers, text boxes, deleted and hidden text, link targets, authors, remains of fast saves and properties
// in their channels. doc_file finds the text, doc_story reads one part of it.
#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"
#include "extract/doc_file.h"
#include "extract/doc_remains.h"
#include "extract/doc_story.h"

namespace leakscan {
namespace {

// Where the text of the parts is seen; macros hold none.
struct Story {
    DocPart part;
    Channel channel;
    bool boxes = false;
};
constexpr Story stories[] = {
    {DocPart::body, Channel::body},
    {DocPart::footnotes, Channel::body},
    {DocPart::endnotes, Channel::body},
    {DocPart::text_boxes, Channel::body, true},
    {DocPart::headers, Channel::header_footer},
    {DocPart::header_text_boxes, Channel::header_footer, true},
    {DocPart::comments, Channel::comment},
};

// Structures of the FIB that hold names.
enum : unsigned { number_associations = 32, number_comment_authors = 36, number_change_authors = 51, number_saved_by = 71 };

// Strings with their number of characters before each.
std::vector<std::string> read_strings(std::string_view bytes, std::uint64_t at, size_t extra) {
    constexpr size_t most_strings = 10'000;
    std::vector<std::string> strings;
    while (at + 2 <= bytes.size() && strings.size() < most_strings) {
        const std::uint64_t size = u16_at(bytes, at) * 2ull;
        append_utf16(strings.emplace_back(), slice(bytes, at + 2, size));
        at += 2 + size + extra;
    }
    return strings;
}

// A string table (STTB) of wide characters.
std::vector<std::string> read_table(std::string_view bytes) {
    if (u16_at(bytes, 0) != 0xFFFF) return {};
    return read_strings(bytes, 6, u16_at(bytes, 4));
}

void add_names(OleDocument& document, const DocFile& file) {
    const Locus where{.channel = Channel::metadata};
    for (const std::string& author : read_strings(file.structure(number_comment_authors), 0, 0)) document.add(author, where, "批注作者");
    for (const std::string& author : read_table(file.structure(number_change_authors))) {
        if (author != "Unknown") document.add(author, where, "修订作者");
    }
    const std::vector<std::string> saved = read_table(file.structure(number_saved_by));
    for (size_t i = 0; i < saved.size(); ++i) document.add(saved[i], where, i % 2 == 0 ? "保存者" : "保存路径");
    const std::vector<std::string> associations = read_table(file.structure(number_associations));
    constexpr size_t data_source = 8;  // of mail merge
    if (associations.size() > data_source) document.add(associations[data_source], where, "数据源");
}

// Bytes between the first and the last text that no piece claims and that are no properties: what fast saves left behind.
void add_remains(OleDocument& document, const DocFile& file) {
    struct Span {
        std::uint64_t begin, end;
    };
    std::vector<Span> claimed;
    for (const DocPiece& piece : file.pieces())
        claimed.push_back({piece.offset, piece.offset + std::uint64_t{piece.end - piece.begin} * (piece.wide ? 2 : 1)});
    if (claimed.empty()) return;
    std::ranges::sort(claimed, {}, &Span::begin);
    const std::uint64_t text_end = std::max<std::uint64_t>(u32_at(file.stream(), 0x1C), claimed.back().end);
    std::uint64_t at = std::min<std::uint64_t>(u32_at(file.stream(), 0x18), claimed.front().begin);
    constexpr std::uint64_t page_size = 512;
    for (const std::uint64_t page : file.property_pages()) claimed.push_back({page, page + page_size});
    claimed.push_back({text_end, text_end});
    std::ranges::sort(claimed, {}, &Span::begin);
    for (const Span& span : claimed) {
        const std::uint64_t end = std::min(span.begin, text_end);
        if (end > at) {
            find_remains(slice(file.stream(), at, end - at), [&](std::string_view text) {
                document.add(text, Locus{.channel = Channel::older_revision});
                document.parts.may_cut();
            });
        }
        at = std::max(at, span.end);
    }
}

}  // namespace

Status read_doc(OleDocument& document) {
    const DocFile file = TRY(DocFile::open(document));
    add_names(document, file);
    WordCounters counters;
    for (const Story& story : stories) read_doc_story(file, file.range(story.part), story.channel, story.boxes, counters, document.parts);
    add_remains(document, file);
    if (file.pieces().empty()) document.warn(Fault::partly, "the text of the document was not found");
    return {};
}

Result<Extracted> extract_doc(const Item& item, const Limits& limits, const PartSink& part) {
    return extract_compound(item, limits, part, "doc");
}

}  // namespace leakscan

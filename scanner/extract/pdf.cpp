// PDF: what leakscan-pdf (pdf/reader.h) says of a document, put into blocks. Pages go through extract/page_text; notes, fields, properties
// come with their channels. Of earlier states of the document only what the present one no longer has.
#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/text.h"
#include "extract/formats.h"
#include "extract/page_text.h"
#include "extract/text_parts.h"
#include "extract/xml.h"
#include "pdf/reader.h"

namespace leakscan {
namespace {

constexpr size_t most_warnings = 20;

// Pages as a reader would list them: "2-4, 7".
std::string list_of(const std::vector<std::uint32_t>& pages) {
    std::string list;
    for (size_t first = 0; first < pages.size();) {
        size_t last = first;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
        list += (list.empty() ? "" : ", ") + std::to_string(pages[first]);
        if (last > first) list += "-" + std::to_string(pages[last]);
        first = last + 1;
    }
    return list;
}

class PdfBlocks {
public:
    PdfBlocks(TextParts& parts, const Limits& limits) : parts_(parts), limits_(limits) {}

    void add_page(PdfPageState state, const PlacedPage& page);
    void add_text(const PdfText& text);
    void start_revision();
    void warn(const Error& warning);

    bool all_pictures() const { return readable_ == 0 && (!pictures_.empty() || !mute_.empty()); }
    bool any_mute() const { return !mute_.empty(); }
    std::vector<Error> warnings() const;

private:
    void add_xml(const PdfText& text);
    void add_new_blocks();
    void remember_blocks(size_t first);

    TextParts& parts_;
    const Limits& limits_;
    PageText pages_;
    std::uint32_t readable_ = 0;
    std::vector<std::uint32_t> pictures_, mute_;
    std::vector<Error> warnings_;
    std::unordered_set<size_t> texts_;  // hashes of all blocks of the present document, and of later states
    bool in_revision_ = false;
    Document revision_;  // one page of an earlier state
};

void PdfBlocks::add_page(PdfPageState state, const PlacedPage& page) {
    if (parts_.full()) return;
    if (in_revision_) {
        pages_.add(page, revision_);
        return add_new_blocks();
    }
    if (state == PdfPageState::readable) ++readable_;
    if (state == PdfPageState::picture) pictures_.push_back(page.number);
    if (state == PdfPageState::mute) mute_.push_back(page.number);
    const size_t first = parts_.document.blocks.size();
    pages_.add(page, parts_.document);
    remember_blocks(first);
    parts_.may_cut();
}

void PdfBlocks::remember_blocks(size_t first) {
    const Document& document = parts_.document;
    for (size_t i = first; i < document.blocks.size(); ++i)
        texts_.insert(std::hash<std::string_view>()(document.text_of(document.blocks[i])));
}

void PdfBlocks::add_text(const PdfText& text) {
    if (parts_.full()) return;
    Locus where;
    where.channel = text.channel;
    where.page = text.page;
    Document& document = in_revision_ ? revision_ : parts_.document;
    const size_t first = document.blocks.size();
    if (text.form == PdfText::Form::xml) {
        add_xml(text);
    } else {
        if (text.channel == Channel::metadata && text.label == "标题" && !in_revision_ && document.meta.title.empty())
            document.meta.title = trim(text.text);
        document.add(text.text, where, text.label);
    }
    if (in_revision_) return add_new_blocks();
    remember_blocks(first);
    parts_.may_cut();
}

// XMP and XFA: the text of each element, labelled with its name; what is no XML as raw text.
void PdfBlocks::add_xml(const PdfText& text) {
    Document& document = in_revision_ ? revision_ : parts_.document;
    Locus where;
    where.channel = text.channel;
    where.page = text.page;
    // Dates, identifiers and programs: nothing a person wrote.
    const auto is_silent = [](std::string_view name) {
        return name.ends_with("Date") || name.ends_with("ID") || name.ends_with("Tool") || name == "Producer";
    };
    std::string collected, label;
    const auto put = [&] {
        if (!trim(collected).empty() && !is_silent(label)) document.add(trim(collected), where, label);
        collected.clear();
    };
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        put();
        if (name != "li" && name != "Alt" && name != "Seq" && name != "Bag") label = name;
        for (int i = 0; i < attributes.size(); ++i) {
            const bool plain = attributes.name(i) != "about" && attributes.name(i) != "lang" && !is_silent(attributes.name(i));
            if (plain) document.add(trim(attributes.value(i)), where, attributes.name(i));
        }
    };
    handler.text = [&](std::string_view piece) { collected += piece; };
    handler.end = [&](std::string_view) { put(); };
    if (read_xml(text.text, handler, limits_.document_bytes) == XmlOutcome::stopped)
        scan_xml_text(text.text, [&](std::string_view piece) { document.add(piece, where); });
}

void PdfBlocks::start_revision() {
    in_revision_ = true;
    pages_ = {};
    revision_ = {};
}

// Into the document what it does not have; once only, however many earlier states have it.
void PdfBlocks::add_new_blocks() {
    for (const Block& block : revision_.blocks) {
        const std::string_view text = revision_.text_of(block);
        if (!texts_.insert(std::hash<std::string_view>()(text)).second) continue;
        Locus where = block.where;
        where.channel = Channel::older_revision;
        parts_.document.add(text, where, revision_.label_of(block));
    }
    revision_.clear_text();
    parts_.may_cut();
}

void PdfBlocks::warn(const Error& warning) {
    if (warnings_.size() < most_warnings) warnings_.push_back(warning);
}

std::vector<Error> PdfBlocks::warnings() const {
    std::vector<Error> all = warnings_;
    if (!pictures_.empty()) all.push_back({Fault::image_only, "pages that are pictures without text: " + list_of(pictures_)});
    if (!mute_.empty()) all.push_back({Fault::partly, "pages whose fonts do not say which letters they show: " + list_of(mute_)});
    if (parts_.full()) all.push_back({Fault::too_large, "the text of the document is longer than the limit and was read in part"});
    return all;
}

}  // namespace

Result<Extracted> extract_pdf(const Item& item, const Limits& limits, const PartSink& part) {
    if (item.pdf == nullptr) return Error{Fault::unsupported, "PDF documents are not read here"};
    TextParts parts("pdf", limits, part);
    PdfBlocks blocks(parts, limits);
    PdfListener listener;
    listener.page = [&](PdfPageState state, const PlacedPage& page) { blocks.add_page(state, page); };
    listener.text = [&](const PdfText& text) { blocks.add_text(text); };
    listener.revision = [&](std::uint32_t) { blocks.start_revision(); };
    listener.warning = [&](const Error& warning) { blocks.warn(warning); };
    const Status read = item.pdf->read(item.bytes, limits, listener);
    if (!read.ok() && parts.document.blocks.empty()) return read.error();
    parts.finish();
    if (!read.ok()) return read.error();
    if (blocks.all_pictures()) {
        return Error{Fault::image_only,
                     blocks.any_mute() ? "no page says which letters it shows: text drawn as pictures, or fonts without a character map"
                                       : "all pages are pictures without text"};
    }
    return Extracted{Nature::document, "pdf", parts.document.meta, blocks.warnings()};
}

}  // namespace leakscan

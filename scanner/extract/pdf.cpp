// PDF: what leakscan-pdf (pdf/reader.h) says of a document, put into blocks. Pages go through extract/page_text; notes, fields, properties
// come with their channels. Of earlier states of the document only what the present one no longer has.
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "companion/companion.h"
#include "extract/formats.h"
#include "extract/older_text.h"
#include "extract/page_text.h"
#include "extract/picture_pages.h"
#include "extract/picture_words.h"
#include "extract/text_parts.h"
#include "extract/xml_values.h"

namespace leakscan {
namespace {

constexpr size_t most_warnings = 20;

class PdfBlocks {
public:
    // `ocr`: who reads pages that are pictures; null: nobody.
    PdfBlocks(TextParts& parts, const Limits& limits, Companion* ocr) : parts_(parts), limits_(limits) {
        if (ocr != nullptr) pictures_.emplace(*ocr, limits, parts);
    }

    void add_page(Readability state, const PlacedPage& page);
    void add_picture(std::uint32_t page, std::string_view picture);
    void add_text(const CompanionText& text);
    void start_revision();
    void warn(const Error& warning);

    std::optional<Error> nothing_readable() const { return states_.nothing_readable(); }
    std::vector<Error> warnings() const;

private:
    TextParts& parts_;
    const Limits& limits_;
    PageText pages_;
    PicturePages states_;
    std::optional<PictureWords> pictures_;
    std::vector<Error> warnings_;
    OlderText older_;
    bool told_of_pictures_ = false;
    bool in_revision_ = false;
    Document revision_;  // one page of an earlier state
};

void PdfBlocks::add_page(Readability state, const PlacedPage& page) {
    if (parts_.full()) return;
    if (in_revision_) {
        pages_.add(page, revision_);
        return older_.add_new(revision_, parts_);
    }
    states_.add(state, page.number);
    const size_t first = parts_.document.blocks.size();
    pages_.add(page, parts_.document);
    older_.remember(parts_.document, first);
    parts_.may_cut();
}

void PdfBlocks::add_picture(std::uint32_t page, std::string_view picture) {
    if (parts_.full() || !pictures_ || picture.empty()) return;
    const Status read = pictures_->add_page(picture, page);
    if (read.ok()) return states_.recognised(page);
    if (!told_of_pictures_) warn(read.error());
    told_of_pictures_ = true;
}

void PdfBlocks::add_text(const CompanionText& text) {
    if (parts_.full()) return;
    Locus where;
    where.channel = text.channel;
    where.page = text.page;
    Document& document = in_revision_ ? revision_ : parts_.document;
    const size_t first = document.blocks.size();
    if (text.form == CompanionText::Form::xml) {
        add_xml_values(document, text.text, where, limits_.document_bytes);
    } else {
        if (text.channel == Channel::metadata && text.label == "标题" && !in_revision_ && document.meta.title.empty())
            document.meta.title = trim(text.text);
        document.add(text.text, where, text.label);
    }
    if (in_revision_) return older_.add_new(revision_, parts_);
    older_.remember(parts_.document, first);
    parts_.may_cut();
}

void PdfBlocks::start_revision() {
    in_revision_ = true;
    pages_ = {};
    revision_ = {};
}

void PdfBlocks::warn(const Error& warning) {
    if (warnings_.size() < most_warnings) warnings_.push_back(warning);
}

std::vector<Error> PdfBlocks::warnings() const {
    std::vector<Error> all = warnings_;
    if (pictures_) all.insert(all.end(), pictures_->warnings().begin(), pictures_->warnings().end());
    for (Error& warning : states_.warnings()) all.push_back(std::move(warning));
    if (parts_.full()) all.push_back({Fault::too_large, "the text of the document is longer than the limit and was read in part"});
    return all;
}

}  // namespace

Result<Extracted> extract_pdf(const Item& item, const Limits& limits, const PartSink& part) {
    if (item.companions.pdf == nullptr) return Error{Fault::unsupported, "PDF documents are not read here"};
    TextParts parts("pdf", limits, part);
    PdfBlocks blocks(parts, limits, item.companions.ocr);
    CompanionListener listener;
    listener.page = [&](Readability state, const PlacedPage& page) { blocks.add_page(state, page); };
    if (item.companions.ocr != nullptr)
        listener.picture = [&](std::uint32_t page, std::string_view picture) { blocks.add_picture(page, picture); };
    listener.text = [&](const CompanionText& text) { blocks.add_text(text); };
    listener.revision = [&](std::uint32_t) { blocks.start_revision(); };
    listener.warning = [&](const Error& warning) { blocks.warn(warning); };
    const Status read = item.companions.pdf->read(item.bytes, limits, listener);
    if (!read.ok() && parts.document.blocks.empty()) return read.error();
    parts.finish();
    if (!read.ok()) return read.error();
    if (std::optional<Error> nothing = blocks.nothing_readable()) return *nothing;
    return Extracted{Nature::document, "pdf", parts.document.meta, blocks.warnings()};
}

}  // namespace leakscan

// Everything of a document that is not the words on its pages, by way of qpdf: how the pages are painted, notes, form
// fields, scripts, bookmarks, properties, attachments.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "companion/messages.h"
#include "companion/pdf/painting.h"

namespace leakscan {

using PdfTextSink = std::function<void(CompanionText)>;

class PdfStructure {
public:
    // `document` must outlive this. Fault::encrypted, Fault::malformed.
    static Result<PdfStructure> open(std::string_view document);
    PdfStructure(PdfStructure&&) noexcept;
    ~PdfStructure();

    std::uint32_t pages() const;
    // Nothing if the page is too damaged to be looked at.
    std::optional<Painting> paint(std::uint32_t page);
    // Notes, form fields and links on a page. `shown`: the words of the page without white space; what a field or a note on
    // the page itself shows there is not said again.
    void page_texts(std::uint32_t page, std::string_view shown, const PdfTextSink& say);
    // What belongs to no page: fields without a place, bookmarks, scripts, properties, alternative texts.
    void document_texts(const PdfTextSink& say);
    // False: not all of them could be read.
    bool attachments(std::uint64_t most_bytes, const std::function<void(Attachment)>& say);

    // The document with every page as large as its content and every layer switched on: poppler leaves out what is not displayed.
    // Coordinates on a page of the copy minus the corner of its shift are those of the original.
    std::string laid_open();
    Box laid_open_shift(std::uint32_t page) const;

private:
    struct State;
    explicit PdfStructure(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

std::string qpdf_version();

}  // namespace leakscan

// Opening, painting and laying open. The texts beside the pages are in structure_texts.cpp, attachments in structure_files.cpp.
#include "companion/pdf/structure.h"

#include <algorithm>
#include <array>
#include <functional>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "companion/pdf/object_text.h"
#include "companion/pdf/painter.h"
#include "companion/pdf/structure_state.h"

namespace leakscan {
namespace {

// Of a page laid open: ISO 32000-1, annex C has 14400 units as the largest page.
constexpr double widest_page = 20'000;
constexpr std::uint64_t most_annotations = 50'000;

// The layers that are off when the document is opened. ISO 32000-1, 8.11.4.3.
std::set<QPDFObjGen> layers_switched_off(QPDF& pdf) {
    std::set<QPDFObjGen> off;
    const auto each = [](QPDFObjectHandle array, const std::function<void(QPDFObjGen)>& take) {
        const int count = array.isArray() ? array.getArrayNItems() : 0;
        for (int i = 0; i < count; ++i) {
            if (array.getArrayItem(i).isIndirect()) take(array.getArrayItem(i).getObjGen());
        }
    };
    QPDFObjectHandle properties = entry(pdf.getRoot(), "/OCProperties");
    QPDFObjectHandle configuration = entry(properties, "/D");
    QPDFObjectHandle base = entry(configuration, "/BaseState");
    if (base.isName() && base.getName() == "/OFF") each(entry(properties, "/OCGs"), [&](QPDFObjGen group) { off.insert(group); });
    each(entry(configuration, "/OFF"), [&](QPDFObjGen group) { off.insert(group); });
    each(entry(configuration, "/ON"), [&](QPDFObjGen group) { off.erase(group); });
    return off;
}

QPDFObjectHandle inherited(QPDFObjectHandle page, const char* key) {
    for (int level = 0; level < 50 && page.isDictionary(); ++level) {
        if (page.hasKey(key)) return page.getKey(key);
        page = page.getKey("/Parent");
    }
    return QPDFObjectHandle::newNull();
}

std::optional<Box> rectangle(QPDFObjectHandle array) {
    if (!array.isRectangle()) return std::nullopt;
    const QPDFObjectHandle::Rectangle r = array.getArrayAsRectangle();
    return Box{std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx), std::max(r.lly, r.ury)};
}

PageFrame frame_of(QPDFObjectHandle page) {
    PageFrame frame;
    constexpr Box letter{0, 0, 612, 792};
    const Box media = rectangle(inherited(page, "/MediaBox")).value_or(letter);
    const Box crop = rectangle(inherited(page, "/CropBox")).value_or(media);
    frame.crop = shared_box(crop, media);
    if (frame.crop.width() <= 0 || frame.crop.height() <= 0) frame.crop = media;
    QPDFObjectHandle rotation = inherited(page, "/Rotate");
    if (rotation.isInteger()) frame.turns = static_cast<int>(((rotation.getIntValue() / 90) % 4 + 4) % 4);
    return frame;
}

// From the units of the page to the page as it is displayed, y downwards.
Matrix display_matrix(const PageFrame& frame) {
    const Box& crop = frame.crop;  // top is the lower edge here
    switch (frame.turns) {
        case 1: return {0, 1, 1, 0, -crop.top, -crop.left};
        case 2: return {-1, 0, 0, 1, crop.right, -crop.top};
        case 3: return {0, -1, -1, 0, crop.bottom, crop.right};
        default: return {1, 0, 0, -1, -crop.left, crop.bottom};
    }
}

// Notes that mark text, and those that show nothing of their own, cover nothing.
bool may_cover(QPDFObjectHandle annotation) {
    constexpr std::array<std::string_view, 8> flat = {"/Highlight", "/Underline", "/StrikeOut", "/Squiggly",
                                                      "/Link",      "/Widget",    "/Popup",     "/Text"};
    QPDFObjectHandle kind = entry(annotation, "/Subtype"), flags = entry(annotation, "/F");
    constexpr long long hidden = 2 | 32;
    if (!kind.isName() || (flags.isInteger() && (flags.getIntValue() & hidden) != 0)) return false;
    return std::find(flat.begin(), flat.end(), kind.getName()) == flat.end();
}

void paint_annotation(QPDFObjectHandle annotation, const Matrix& display, PaintContext& context, Painting& painting) {
    const std::optional<Box> place = rectangle(entry(annotation, "/Rect"));
    if (!place || !may_cover(annotation)) return;
    Painter painter(context, painting, display);
    QPDFObjectHandle appearance = entry(entry(annotation, "/AP"), "/N");
    QPDFObjectHandle state = entry(annotation, "/AS");
    if (appearance.isDictionary() && state.isName()) appearance = appearance.getKey(state.getName());
    if (appearance.isStream()) return painter.paint_appearance(appearance, *place);
    // Drawn by the viewer: a rectangle filled with its inner colour.
    QPDFObjectHandle inner = entry(annotation, "/IC"), opacity = entry(annotation, "/CA");
    const bool solid = inner.isArray() && inner.getArrayNItems() > 0 && !(opacity.isNumber() && opacity.getNumericValue() < 0.9);
    if (solid) painter.cover(box_around(display, place->left, place->top, place->right, place->bottom));
}

}  // namespace

PdfStructure::PdfStructure(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfStructure::PdfStructure(PdfStructure&&) noexcept = default;
PdfStructure::~PdfStructure() = default;

Result<PdfStructure> PdfStructure::open(std::string_view document) {
    auto state = std::make_unique<State>();
    state->pdf.setSuppressWarnings(true);
    try {
        state->pdf.processMemoryFile("document", document.data(), document.size());
        state->pages = state->pdf.getAllPages();
        for (QPDFObjectHandle page : state->pages) state->frames.push_back(frame_of(page));
        state->paint.hidden_layers = layers_switched_off(state->pdf);
    } catch (const QPDFExc& error) {
        if (error.getErrorCode() == qpdf_e_password) return Error{Fault::encrypted, "protected by a password"};
        return Error{Fault::malformed, "the structure of the document is damaged"};
    }
    return PdfStructure(std::move(state));
}

std::uint32_t PdfStructure::pages() const { return static_cast<std::uint32_t>(state_->pages.size()); }

std::optional<Painting> PdfStructure::paint(std::uint32_t number) {
    if (number == 0 || number > state_->pages.size()) return std::nullopt;
    QPDFObjectHandle page = state_->pages[number - 1];
    const PageFrame& frame = state_->frames[number - 1];
    Painting painting;
    const bool lying = frame.turns % 2 == 1;
    painting.page = {0, 0, lying ? frame.crop.height() : frame.crop.width(), lying ? frame.crop.width() : frame.crop.height()};
    const Matrix display = display_matrix(frame);
    try {
        std::string content;
        for (QPDFObjectHandle stream : page.getPageContents()) {
            if (stream.isStream()) content += stream_bytes(stream) + "\n";
        }
        Painter(state_->paint, painting, display).paint(content, inherited(page, "/Resources"));
        QPDFObjectHandle annotations = entry(page, "/Annots");
        const int count = annotations.isArray() ? annotations.getArrayNItems() : 0;
        for (int i = 0; i < count && static_cast<std::uint64_t>(i) < most_annotations; ++i)
            paint_annotation(annotations.getArrayItem(i), display, state_->paint, painting);
    } catch (const std::runtime_error&) {  // QPDFExc is one
        painting.incomplete = true;
    }
    return painting;
}

Box PdfStructure::laid_open_shift(std::uint32_t number) const {
    PageFrame frame = state_->frames[number - 1];
    const Matrix before = display_matrix(frame);
    frame.crop = {-widest_page, -widest_page, widest_page, widest_page};
    const Matrix after = display_matrix(frame);
    return {after.e - before.e, after.f - before.f, 0, 0};
}

std::string PdfStructure::laid_open() {
    const auto edge = [](double value) { return QPDFObjectHandle::newReal(value, 0); };
    QPDFObjectHandle box = QPDFObjectHandle::newArray({edge(-widest_page), edge(-widest_page), edge(widest_page), edge(widest_page)});
    for (QPDFObjectHandle page : state_->pages) {
        page.replaceKey("/MediaBox", box.shallowCopy());
        page.replaceKey("/CropBox", box.shallowCopy());
    }
    state_->pdf.getRoot().removeKey("/OCProperties");
    QPDFWriter writer(state_->pdf);
    writer.setOutputMemory();
    writer.setStaticID(true);
    writer.setPreserveEncryption(false);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.write();
    const std::shared_ptr<Buffer> written = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(written->getBuffer()), written->getSize()};
}

}  // namespace leakscan

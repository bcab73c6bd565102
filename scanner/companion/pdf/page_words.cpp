// Text and pictures as poppler gives them, with what it gets wrong set right: surrogates, boxes that are none.
#include "companion/pdf/page_words.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>
#include <poppler/cpp/poppler-version.h>

#include <climits>
#include <cmath>

#include "base/text.h"

namespace leakscan {
namespace {

Box box_of(const poppler::rectf& rectangle) { return {rectangle.left(), rectangle.top(), rectangle.right(), rectangle.bottom()}; }

bool is_sound(const Box& box) {
    return std::isfinite(box.left) && std::isfinite(box.top) && box.right >= box.left && box.bottom >= box.top;
}

// UTF-16 with its surrogates as UTF-8. The library's own conversion goes through iconv, and fails as a whole.
std::string utf8_of(const poppler::ustring& text) {
    std::string converted;
    for (size_t at = 0; at < text.size(); ++at) {
        char32_t value = text[at];
        if (value >= 0xD800 && value < 0xDC00 && at + 1 < text.size() && text[at + 1] >= 0xDC00 && text[at + 1] < 0xE000) {
            value = 0x10000 + ((value - 0xD800) << 10) + (text[++at] - 0xDC00u);
        } else if (value >= 0xD800 && value < 0xE000) {
            value = 0xFFFD;
        }
        append_utf8(converted, value);
    }
    return converted;
}

// Boxes of the characters, if there is one for each.
std::vector<Box> characters_of(const poppler::text_box& found, const std::string& text) {
    const size_t count = count_code_points(text);
    std::vector<Box> boxes;
    for (size_t i = 0; i < count; ++i) {
        const Box box = box_of(found.char_bbox(i));
        const bool missing = box.width() == 0 && box.height() == 0;
        if (missing || !is_sound(box)) return {};
        boxes.push_back(box);
    }
    return boxes;
}

void say_nothing(const std::string&, void*) {}

}  // namespace

PageWords::PageWords(std::unique_ptr<poppler::document> document) : document_(std::move(document)) {}
PageWords::PageWords(PageWords&&) noexcept = default;
PageWords::~PageWords() = default;

Result<PageWords> PageWords::open(std::string_view document) {
    poppler::set_debug_error_function(say_nothing, nullptr);
    if (document.size() > INT_MAX) return Error{Fault::too_large, "a PDF document of more than 2 GB"};
    std::unique_ptr<poppler::document> opened(poppler::document::load_from_raw_data(document.data(), static_cast<int>(document.size())));
    if (!opened) return Error{Fault::malformed, "the PDF document is damaged"};
    if (opened->is_locked()) return Error{Fault::encrypted, "protected by a password"};
    return PageWords(std::move(opened));
}

std::uint32_t PageWords::pages() const { return static_cast<std::uint32_t>(std::max(0, document_->pages())); }

std::optional<std::vector<SetWord>> PageWords::words(std::uint32_t number) const {
    const std::unique_ptr<poppler::page> page(document_->create_page(static_cast<int>(number) - 1));
    if (!page) return std::nullopt;
    std::vector<SetWord> words;
    for (const poppler::text_box& found : page->text_list()) {
        SetWord& added = words.emplace_back();
        added.word.text = utf8_of(found.text());
        added.word.box = box_of(found.bbox());
        added.word.turns = static_cast<std::uint8_t>(found.rotation() & 3);
        added.word.space_after = found.has_space_after();
        added.characters = characters_of(found, added.word.text);
        if (added.word.text.empty() || !is_sound(added.word.box)) words.pop_back();
    }
    return words;
}

std::string PageWords::drawn(std::uint32_t number) const {
    constexpr double usual_dpi = 200, most_pixels = 24e6, points_per_inch = 72;
    const std::unique_ptr<poppler::page> page(document_->create_page(static_cast<int>(number) - 1));
    if (!page || !poppler::page_renderer::can_render()) return {};
    const poppler::rectf area = page->page_rect();
    const double inches = area.width() * area.height() / (points_per_inch * points_per_inch);
    if (!std::isfinite(inches) || inches <= 0) return {};
    const double dpi = std::min(usual_dpi, std::sqrt(most_pixels / inches));
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
    const poppler::image image = renderer.render_page(page.get(), dpi, dpi);
    if (!image.is_valid() || image.format() != poppler::image::format_gray8) return {};
    const auto width = static_cast<size_t>(image.width()), height = static_cast<size_t>(image.height());
    std::string file = "P5\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n";
    file.reserve(file.size() + width * height);
    for (size_t row = 0; row < height; ++row) file.append(image.const_data() + row * static_cast<size_t>(image.bytes_per_row()), width);
    return file;
}

std::string poppler_version() { return "poppler " + poppler::version_string(); }

}  // namespace leakscan

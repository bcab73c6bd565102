#include "companion/ocr/codes.h"

#include <zbar.h>

#include <cstdint>

namespace leakscan {
namespace {

constexpr std::size_t most_codes = 64;

}  // namespace

std::vector<std::string> find_codes(Pix* grey) {
    std::uint32_t width = 0, height = 0;
    const std::vector<unsigned char> bytes = grey_bytes(grey, width, height);
    zbar::ImageScanner scanner;
    // Bars of a few digits are seen in any table.
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::Image image(width, height, "Y800", bytes.data(), bytes.size());
    std::vector<std::string> texts;
    if (scanner.scan(image) <= 0) return texts;
    for (auto code = image.symbol_begin(); code != image.symbol_end() && texts.size() < most_codes; ++code)
        texts.push_back(code->get_data());
    image.set_data(nullptr, 0);
    return texts;
}

}  // namespace leakscan

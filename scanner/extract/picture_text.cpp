// Each kind of metadata may hold another: Exif holds IPTC and XMP in a TIFF file, and says so to its listener.
#include "extract/picture_text.h"

#include <algorithm>
#include <string>

#include "base/bytes.h"
#include "base/text.h"
#include "codec/charset.h"
#include "extract/exif.h"
#include "extract/xml_values.h"

namespace leakscan {
namespace {

constexpr size_t most_text = 1u << 20;  // of one picture; XMP of a composition can be some hundred kilobytes

struct IptcLabel {
    std::uint8_t dataset;  // of record 2
    std::string_view label;
};
constexpr IptcLabel iptc_labels[] = {
    {5, "标题"},   {25, "关键词"}, {40, "说明"},  {80, "作者"},  {85, "作者职务"}, {90, "拍摄城市"},  {92, "拍摄地点"},  {95, "拍摄省份"},
    {101, "国家"}, {105, "标题"},  {110, "来源"}, {115, "来源"}, {116, "版权"},    {118, "联系方式"}, {120, "图片说明"}, {122, "编写者"},
};

std::string_view iptc_label(std::uint8_t dataset) {
    for (const IptcLabel& row : iptc_labels) {
        if (row.dataset == dataset) return row.label;
    }
    return {};
}

}  // namespace

bool PictureText::full() const { return document_.text.size() >= most_text; }

void PictureText::add(std::string_view text, std::string_view label) {
    if (full()) return;
    const std::string_view held = text.substr(0, std::min(text.size(), most_text));
    const std::string decoded = decode_name(held.substr(0, held.find_last_not_of('\0') + 1));
    document_.add(trim(decoded), {.channel = Channel::metadata}, label);
}

void PictureText::add_exif(std::string_view tiff) {
    if (in_exif_) return;
    in_exif_ = true;
    ExifListener listener;
    listener.text = [this](std::string_view text, std::string_view label) { add(text, label); };
    listener.xmp = [this](std::string_view packet) { add_xmp(packet); };
    listener.iptc = [this](std::string_view datasets) { add_iptc(datasets); };
    listener.photoshop = [this](std::string_view resources) { add_photoshop(resources); };
    read_exif(tiff, listener);
    in_exif_ = false;
}

// IIM 4.2, 1.5: a marker, record and dataset, two bytes of size; longer ones say how many bytes of size follow.
void PictureText::add_iptc(std::string_view datasets) {
    constexpr std::uint8_t marker = 0x1C, application_record = 2;
    constexpr std::uint16_t extended = 0x8000;
    std::uint64_t at = 0;
    while (at + 5 <= datasets.size() && u8_at(datasets, at) == marker && !full()) {
        const std::uint8_t record = u8_at(datasets, at + 1);
        const std::uint8_t dataset = u8_at(datasets, at + 2);
        std::uint64_t size = big_endian_at(datasets, at + 3, 2);
        at += 5;
        if (size & extended) {
            const auto width = static_cast<unsigned>(size & ~std::uint64_t{extended});
            if (width > 4) return;
            size = big_endian_at(datasets, at, width);
            at += width;
        }
        const std::string_view label = record == application_record ? iptc_label(dataset) : std::string_view();
        if (!label.empty()) add(slice(datasets, at, size), label);
        at += size;
    }
}

// Each: "8BIM", an identifier, a name as Pascal string padded to even length, a size, the data padded likewise.
void PictureText::add_photoshop(std::string_view resources) {
    constexpr std::uint64_t iptc = 0x0404, comment = 0x03F0, link = 0x040B;
    std::uint64_t at = 0;
    while (slice(resources, at, 4) == "8BIM" && !full()) {
        const std::uint64_t identifier = big_endian_at(resources, at + 4, 2);
        at += 6;
        at += (std::uint64_t{u8_at(resources, at)} + 2) & ~std::uint64_t{1};
        const std::uint64_t size = big_endian_at(resources, at, 4);
        const std::string_view data = slice(resources, at + 4, size);
        at += 4 + ((size + 1) & ~std::uint64_t{1});
        if (identifier == iptc) add_iptc(data);
        if (identifier == comment && !data.empty()) add(data.substr(1), "备注");
        if (identifier == link) add(data, "链接");
    }
}

void PictureText::add_xmp(std::string_view packet) {
    if (full()) return;
    // Editors leave room behind a packet, kilobytes of blanks.
    const size_t end = packet.find_last_not_of(std::string_view(" \t\r\n\0", 5));
    add_xml_values(document_, packet.substr(0, end == std::string_view::npos ? 0 : end + 1), {.channel = Channel::metadata}, most_text);
}

}  // namespace leakscan

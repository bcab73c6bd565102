// Numbers lie in one stream, sixteen bytes each; everything longer has a stream whose name says what it is.
#include "unpack/outlook_properties.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"
#include "codec/charset.h"
#include "codec/code_page.h"

namespace leakscan {
namespace {

constexpr std::string_view stream_prefix = "__substg1.0_";
constexpr std::uint16_t integer = 0x03, boolean = 0x0B, wide_integer = 0x14, moment = 0x40;

// What stands in front of the numbers: more of it in a message than in a recipient, and most in the outermost one.
size_t size_of_head(size_t size, bool is_message) {
    constexpr size_t step = 16, small = 8, embedded = 24, outermost = 32;
    if (!is_message) return small;
    return size % step == embedded % step ? embedded : outermost;
}

}  // namespace

OutlookProperties::OutlookProperties(CompoundFile& file, size_t storage) : file_(file) {
    if (const std::optional<size_t> entry = file.find(storage, "__properties_version1.0")) {
        const std::string bytes = read(*entry);
        for (size_t at = size_of_head(bytes.size(), storage == CompoundFile::root); at + 16 <= bytes.size(); at += 16) {
            const std::uint16_t type = u16_at(bytes, at);
            const std::uint16_t id = u16_at(bytes, at + 2);
            if (type == moment || type == wide_integer) numbers_.try_emplace(id, u64_at(bytes, at + 8));
            if (type == integer || type == boolean) numbers_.try_emplace(id, u32_at(bytes, at + 8));
        }
    }
    for (const size_t child : file.children(storage)) {
        const std::string& name = file.entries()[child].name;
        if (!equals_ignoring_case(std::string_view(name).substr(0, stream_prefix.size()), stream_prefix)) continue;
        const std::int64_t tag = read_hex(name, stream_prefix.size(), 8);
        constexpr std::int64_t many_values = 0x1000;
        const bool lengths_only = (tag & many_values) != 0 && name.size() == stream_prefix.size() + 8;
        if (tag < 0 || lengths_only) continue;
        streams_.push_back({static_cast<std::uint16_t>(tag >> 16), static_cast<std::uint16_t>(tag & 0xFFFF), child});
    }
}

std::string OutlookProperties::read(size_t entry) const {
    CompoundFile::Stream stream = file_.read(entry);
    whole_ = whole_ && stream.whole;
    return std::move(stream.bytes);
}

std::uint64_t OutlookProperties::number(std::uint16_t id) const {
    const auto found = numbers_.find(id);
    return found == numbers_.end() ? 0 : found->second;
}

const OutlookStream* OutlookProperties::find(std::uint16_t id) const {
    const auto found = std::ranges::find(streams_, id, &OutlookStream::id);
    return found == streams_.end() ? nullptr : &*found;
}

std::string OutlookProperties::text(const OutlookStream& stream, std::uint32_t page) const {
    return decode_outlook_text(read(stream.entry), stream.type, page);
}

std::string OutlookProperties::text(std::uint16_t id, std::uint32_t page) const {
    const OutlookStream* stream = find(id);
    return stream != nullptr && stream->is_text() ? text(*stream, page) : std::string();
}

std::string decode_outlook_text(std::string_view bytes, std::uint16_t type, std::uint32_t page) {
    constexpr std::uint16_t wide = 0x1F;
    std::string text;
    if ((type & 0xFF) == wide) {
        append_utf16(text, bytes);
        while (text.ends_with('\0')) text.pop_back();
        return text;
    }
    while (bytes.ends_with('\0')) bytes.remove_suffix(1);
    return page == 0 ? decode_name(bytes) : decode(bytes, charset_of_code_page(page)).text;
}

}  // namespace leakscan

#include "support/make_outlook_mail.h"

#include <algorithm>

#include "support/make_compound.h"

namespace leakscan {
namespace {

std::string digits(std::uint32_t value) {
    std::string text;
    for (int shift = 28; shift >= 0; shift -= 4) text.push_back("0123456789ABCDEF"[value >> shift & 15]);
    return text;
}

bool has_stream(std::uint32_t tag) {
    const std::uint32_t type = tag & 0xFFFF;
    return type == 0x1E || type == 0x1F || type == 0x102 || type == 0x0D;
}

}  // namespace

std::string make_outlook_mail(const std::vector<OutlookStorage>& storages) {
    std::vector<CompoundMember> members;
    for (const OutlookStorage& storage : storages) {
        const std::string folder = storage.path.empty() ? "" : storage.path + "/";
        const size_t head = storage.path.empty() ? 32 : storage.path.ends_with("3701000D") ? 24 : 8;
        std::string numbers(head, '\0');
        for (const auto& [tag, content] : storage.values) {
            std::string value = content;
            if (has_stream(tag)) {
                const std::string bytes = (tag & 0xFFFF) == 0x1F ? utf16_bytes(content) : content;
                members.push_back({folder + "__substg1.0_" + digits(tag), bytes});
                value = u32_bytes(bytes.size());
            }
            value.resize(8);
            numbers += u32_bytes(tag) + u32_bytes(6) + value;
        }
        members.push_back({folder + "__properties_version1.0", numbers});
    }
    return make_compound(members);
}

std::string outlook_attachment(unsigned number) { return "__attach_version1.0_#" + digits(number); }
std::string outlook_recipient(unsigned number) { return "__recip_version1.0_#" + digits(number); }

std::string pack_rtf(std::string_view rtf) {
    constexpr size_t window = 4096, first_words = 207;
    std::string steps;
    for (size_t at = 0; at + 8 <= rtf.size(); at += 8) steps += '\0' + std::string(rtf.substr(at, 8));
    const std::string_view rest = rtf.substr(rtf.size() / 8 * 8);
    const size_t end = (first_words + rtf.size()) % window << 4;
    steps += static_cast<char>(1 << rest.size());
    steps += std::string(rest) + static_cast<char>(end >> 8) + static_cast<char>(end & 0xFF);
    return u32_bytes(steps.size() + 12) + u32_bytes(rtf.size()) + "LZFu" + u32_bytes(0) + steps;
}

}  // namespace leakscan

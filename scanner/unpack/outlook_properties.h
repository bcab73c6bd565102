// The properties of one storage of an Outlook message: of the message itself, a recipient or an attached file. Specification: MS-OXMSG
// 2.1 and 2.4, MS-OXPROPS for the numbers. What they mean for a mail is outlook_mail's business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "codec/compound_file.h"

namespace leakscan {

// What is kept in a stream, or in a storage, of its own.
struct OutlookStream {
    std::uint16_t id = 0;
    std::uint16_t type = 0;
    size_t entry = 0;

    bool is_text() const { return (type & 0x0FFF) == 0x1E || (type & 0x0FFF) == 0x1F; }  // 8-bit, UTF-16; many values of each
    bool is_storage() const { return type == 0x0D; }
};

class OutlookProperties {
public:
    OutlookProperties(CompoundFile& file, size_t storage);

    std::uint64_t number(std::uint16_t id) const;  // 0: there is none
    const OutlookStream* find(std::uint16_t id) const;
    const std::vector<OutlookStream>& streams() const { return streams_; }
    // UTF-8 of a stream of text; see decode_outlook_text().
    std::string text(const OutlookStream& stream, std::uint32_t page) const;
    std::string text(std::uint16_t id, std::uint32_t page) const;
    bool whole() const { return whole_; }  // of what was read so far nothing is missing

private:
    std::string read(size_t entry) const;

    CompoundFile& file_;
    std::unordered_map<std::uint16_t, std::uint64_t> numbers_;
    std::vector<OutlookStream> streams_;
    mutable bool whole_ = true;
};

// UTF-8 of text of a type: UTF-16, or 8 bits in the code page (0: by its bytes).
std::string decode_outlook_text(std::string_view bytes, std::uint16_t type, std::uint32_t page);

}  // namespace leakscan

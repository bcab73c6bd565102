// One record of a web archive, told by its head. Specifications: ISO 28500 (WARC 1.0, 1.1), the ARC 1 and 2 file format of the Internet
// Archive. Where the next record begins is said by the length in the head, never by what looks like a head.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/item.h"

namespace leakscan {

enum class RecordKind : std::uint8_t {
    answer,        // what a server sent: a page with the head of its protocol
    page,          // a page without
    continuation,  // the rest of a record that was cut into segments
    revisit,       // a page that had not changed since another record
    other,         // what nobody published: requests, notes of the crawler
};

struct WebRecord {
    RecordKind kind = RecordKind::other;
    std::uint64_t length = 0;  // of the block that follows
    std::string url;           // without the brackets of wget; as it stands there otherwise
    Transport transport;       // of the block, where it is the page itself
    std::string truncated;     // why the crawler cut it; empty: it did not
    bool segmented = false;    // more of it follows in another record

    // By what a revisit finds the record that it refers to, best first; the same for that record.
    std::string id;
    std::string moment;  // address and time
    std::string digest;  // of the body
};

// `head`: the lines in front of the empty one, "WARC/1.0" the first. Nothing: it is none, or its length is missing.
std::optional<WebRecord> parse_warc_record(std::string_view head);
// `line`: address, IP, time, type, length; seven more fields in version 2, of which the last is the length.
std::optional<WebRecord> parse_arc_record(std::string_view line);

}  // namespace leakscan

// What HTTP and mail do to bytes on their way: chunks, "deflate", brotli, quoted-printable, base64. Senders lie about all of it and
// crawlers undo it without saying so: what is not coded as claimed comes back as it is. gzip is taken off where all files are opened.
// Specifications: RFC 9112 section 7.1, RFC 9110 section 8.4.1, RFC 7932, RFC 2045 sections 6.7 and 6.8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace leakscan {

struct Transferred {
    std::string bytes;
    bool coded = true;  // false: it was not; `bytes` are as given
    bool whole = true;  // false: the coding ends early or is damaged; `bytes` are what came out before
};

// Chunks with their extensions; the trailer is dropped.
Transferred join_chunks(std::string_view body);
// At most `limit` bytes of a content coding: "deflate" or "br"; any other is not undone here.
Transferred decode_content(std::string_view body, std::string_view coding, std::uint64_t limit);

std::string decode_quoted_printable(std::string_view text);
// Of base64 or its URL-safe alphabet; other characters are passed over.
std::string decode_base64(std::string_view text);

}  // namespace leakscan

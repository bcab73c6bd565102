// An HTTP answer as crawlers store it: what its head says of the body, and the body as the reader's browser would show it. Specification:
// RFC 9110 and 9112, read as loosely as browsers do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/item.h"

namespace leakscan {

struct HttpHead {
    Transport transport;
    std::vector<std::string> codings;     // as applied to the body, in this order; "chunked" is the last
    std::optional<std::uint64_t> length;  // of the body as it was sent
    bool is_interim = false;              // the answer proper follows
    bool is_bodiless = false;             // it may speak of a length and has no body

    // `head`: the status line and the fields.
    static HttpHead parse(std::string_view head);
};

struct HttpBody {
    std::string bytes;
    std::optional<Error> cut;  // why it is not all of it
};

// `sent`: the body as it stands in the record, without the record's own lack.
HttpBody decode_body(const HttpHead& head, std::string sent, std::uint64_t limit);

}  // namespace leakscan

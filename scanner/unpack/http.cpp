#include "unpack/http.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "codec/transfer.h"
#include "unpack/header_fields.h"

namespace leakscan {
namespace {

// Each undoes the whole body once more.
constexpr size_t most_codings = 5;

// "gzip, chunked" in all fields of the name.
void add_codings(const HeaderFields& fields, std::string_view name, std::vector<std::string>& codings) {
    for (const auto& [field, value] : fields.all()) {
        if (!equals_ignoring_case(field, name)) continue;
        for (std::string_view coding : split(value, ',')) {
            if (codings.size() < most_codings) codings.push_back(to_ascii_lower(trim(coding)));
        }
    }
}

Error short_body() { return {Fault::partly, "the page is shorter than its server announced: the transfer broke off"}; }

}  // namespace

HttpHead HttpHead::parse(std::string_view head) {
    const HeaderFields fields = HeaderFields::parse(head);
    HttpHead found;
    const std::string_view status = head.substr(std::min(head.find(' '), head.size())).substr(0, 4);
    found.is_interim = status.starts_with(" 1");
    found.is_bodiless = status == " 204" || status == " 304";
    const std::string_view type = fields.last("content-type");
    found.transport = {media_type(type), parameter(type, "charset")};
    add_codings(fields, "content-encoding", found.codings);
    add_codings(fields, "transfer-encoding", found.codings);
    const std::string_view length = fields.first("content-length");
    std::uint64_t value = 0;
    if (std::from_chars(length.data(), length.data() + length.size(), value).ec == std::errc() && !length.empty()) found.length = value;
    return found;
}

HttpBody decode_body(const HttpHead& head, std::string sent, std::uint64_t limit) {
    HttpBody body{std::move(sent), std::nullopt};
    const std::uint64_t size = body.bytes.size();
    bool as_sent = true;  // nothing was undone, by us or by the crawler
    for (size_t i = head.codings.size(); i-- > 0;) {
        const std::string& coding = head.codings[i];
        if (coding.empty() || coding == "identity") continue;
        Transferred decoded = coding == "chunked" ? join_chunks(body.bytes) : decode_content(body.bytes, coding, limit);
        // gzip is taken off later; where the crawler did so the length is no longer the body's.
        const bool packed = coding.ends_with("gzip") && body.bytes.starts_with("\x1F\x8B");
        if (!decoded.coded && !packed) as_sent = false;
        if (coding == "chunked") as_sent = false;
        if (!decoded.whole) body.cut = short_body();
        body.bytes = std::move(decoded.bytes);
    }
    if (as_sent && head.length && size < *head.length) body.cut = short_body();
    return body;
}

}  // namespace leakscan

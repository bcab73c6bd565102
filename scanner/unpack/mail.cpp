// One stack of parts still to come, cut out of the bytes at their boundaries; a part is decoded when it is read.
#include "unpack/mail.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "codec/transfer.h"
#include "unpack/header_fields.h"
#include "unpack/mail_head.h"
#include "unpack/mail_text.h"
#include "unpack/member_name.h"

namespace leakscan {
namespace {

constexpr size_t longest_head = 256u << 10;
// Multiparts in multiparts, and parts in all; --max-members is the same for what becomes a member.
constexpr int deepest = 20;
constexpr size_t most_parts = 100'000;

// Where the head ends and the body begins.
struct Split {
    std::string_view head;
    std::string_view body;
};
Split split_head(std::string_view bytes) {
    size_t at = 0;
    while (at < std::min(bytes.size(), longest_head)) {
        const size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = bytes.substr(at, end - at);
        if (line.empty() || line == "\r") return {bytes.substr(0, at), bytes.substr(std::min(end + 1, bytes.size()))};
        at = end + 1;
    }
    return {bytes.substr(0, at), bytes.substr(std::min(at, bytes.size()))};
}

// Mailboxes on disk begin a message with "From somebody at some time".
std::string_view without_envelope(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return bytes.starts_with("From ") ? bytes.substr(std::min(bytes.find('\n'), bytes.size() - 1) + 1) : bytes;
}

// A line that consists of "--" and the boundary, and "--" behind it at the end; one boundary may begin like another.
size_t find_delimiter(std::string_view body, std::string_view line, size_t from) {
    for (size_t at = body.find(line, from); at != std::string_view::npos; at = body.find(line, at + 1)) {
        const std::string_view behind = body.substr(at + line.size());
        const bool whole = behind.empty() || is_ascii_space(behind.front()) || behind.starts_with("--");
        if (whole && (at == 0 || body[at - 1] == '\n')) return at;
    }
    return std::string_view::npos;
}

struct Part {
    std::string_view bytes;
    int depth = 0;
    bool is_root = true;  // of the message or of the page: stands under the mail's own name
};

class Mail : public Members {
public:
    explicit Mail(std::string_view bytes) { waiting_.push_back({without_envelope(bytes)}); }

    Result<std::optional<Member>> next() override;
    Result<std::string_view> read() override;

private:
    Member open_head(const HeaderFields& fields);
    std::optional<Member> open_part(const Part& part);
    bool push_parts(std::string_view body, const std::string& boundary, const Part& around, bool related);

    std::vector<Part> waiting_;  // a stack: the next part is the last
    size_t parts_ = 0;
    bool head_told_ = false;
    bool cut_off_ = false;  // a boundary that should end the parts is missing
    std::string coding_;    // of the member in hand
    std::string_view body_;
    std::string decoded_;
    bool given_ = false;
};

Member Mail::open_head(const HeaderFields& fields) {
    MailHead head;
    head.add(fields);
    decoded_ = head.text();
    body_ = decoded_;
    coding_.clear();
    given_ = false;
    Member member;
    member.transport = {"text/plain", "utf-8"};
    member.channel = Channel::metadata;
    return member;
}

Result<std::optional<Member>> Mail::next() {
    if (!std::exchange(head_told_, true)) {
        Member head = open_head(HeaderFields::parse(split_head(waiting_.front().bytes).head));
        if (!decoded_.empty()) return std::optional<Member>(std::move(head));
    }
    while (!waiting_.empty()) {
        const Part part = waiting_.back();
        waiting_.pop_back();
        if (std::optional<Member> member = open_part(part)) return member;
    }
    if (std::exchange(cut_off_, false)) return Error{Fault::partly, "the mail breaks off before the end that it announces"};
    return std::optional<Member>();
}

// Nothing: the part holds others, which come next, or no byte.
std::optional<Member> Mail::open_part(const Part& part) {
    const Split split = split_head(part.bytes);
    const HeaderFields fields = HeaderFields::parse(split.head);
    const std::string_view type = fields.first("content-type");
    const std::string media = media_type(type);
    if (media.starts_with("multipart/") && part.depth < deepest) {
        if (push_parts(split.body, parameter(type, "boundary"), part, media == "multipart/related")) return std::nullopt;
    }
    if (trim(split.body).empty()) return std::nullopt;
    const std::string_view disposition = fields.first("content-disposition");
    std::string name = decode_parameter(disposition, "filename");
    if (name.empty()) name = decode_parameter(type, "name");
    const bool attached = !name.empty() || media_type(disposition) == "attachment";
    const std::string location = display_name(decode_field(fields.first("content-location")));
    if (name.empty() && !part.is_root) name = location;
    const bool is_text = media.empty() || media.starts_with("text/") || media.starts_with("multipart/");
    if (name.empty() && !is_text) name = media == "message/rfc822" ? "message.eml" : "unnamed";
    Member member;
    member.name = name.find("://") != std::string::npos || name.empty() ? display_name(name) : display_member_path(name);
    if (location.starts_with("http://") || location.starts_with("https://")) member.url = location;
    member.transport = {media, parameter(type, "charset")};
    if (attached) member.channel = Channel::attachment;
    coding_ = to_ascii_lower(trim(fields.first("content-transfer-encoding")));
    body_ = split.body;
    given_ = false;
    return member;
}

// False: there is no such boundary, and the body is what it is. What stands before the first and behind the last is for readers
// without MIME.
bool Mail::push_parts(std::string_view body, const std::string& boundary, const Part& around, bool related) {
    if (boundary.empty()) return false;
    const std::string line = "--" + boundary;
    std::vector<Part> found;
    size_t at = find_delimiter(body, line, 0);
    if (at == std::string_view::npos) return false;
    bool closed = false;
    while (at != std::string_view::npos && parts_ + found.size() < most_parts) {
        at += line.size();
        const size_t begin = std::min(body.find('\n', at), body.size() - 1) + 1;
        closed = body.substr(at).starts_with("--");
        at = find_delimiter(body, line, begin);
        if (closed) break;
        std::string_view bytes = body.substr(begin, std::min(at, body.size()) - begin);
        // The line end in front of a boundary belongs to it.
        if (at < body.size() && bytes.ends_with('\n')) bytes.remove_suffix(bytes.ends_with("\r\n") ? 2 : 1);
        found.push_back({bytes, around.depth + 1, around.is_root && !(related && !found.empty())});
    }
    if (!closed) cut_off_ = true;
    parts_ += found.size();
    waiting_.insert(waiting_.end(), found.rbegin(), found.rend());
    return true;
}

Result<std::string_view> Mail::read() {
    if (std::exchange(given_, true)) return std::string_view();
    if (coding_ == "base64") {
        decoded_ = decode_base64(body_);
    } else if (coding_ == "quoted-printable") {
        decoded_ = decode_quoted_printable(body_);
    } else {
        return body_;
    }
    return std::string_view(decoded_);
}

}  // namespace

bool is_mail(std::string_view bytes) {
    bytes = without_envelope(bytes);
    constexpr size_t longest_name = 80;
    const size_t colon = bytes.substr(0, longest_name).find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const auto is_letter = [](char c) { return is_ascii_alnum(c) || c == '-'; };
    if (!std::all_of(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(colon), is_letter)) return false;
    const HeaderFields fields = HeaderFields::parse(split_head(bytes).head);
    const auto has = [&fields](std::string_view name) { return !fields.first(name).empty(); };
    if (has("mime-version") || has("received")) return true;
    // The content of a signed mail that Outlook keeps as a file.
    if (media_type(fields.first("content-type")).starts_with("multipart/") && !parameter(fields.first("content-type"), "boundary").empty())
        return true;
    return has("from") && has("subject") && (has("date") || has("to"));
}

std::unique_ptr<Members> open_mail(std::string_view bytes) { return std::make_unique<Mail>(bytes); }

}  // namespace leakscan

// Not with a colon, as it stands: that would be a mail again.
#include "unpack/mail_head.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "unpack/mail_text.h"

namespace leakscan {
namespace {

// Fields of marks and signatures: long numbers that are nobody's.
constexpr std::array<std::string_view, 14> mark_fields = {
    "message-id",
    "references",
    "in-reply-to",
    "thread-index",
    "thread-topic",
    "dkim-signature",
    "domainkey-signature",
    "content-type",
    "content-id",
    "arc-seal",
    "arc-message-signature",
    "mime-version",
    "content-transfer-encoding",
    "authentication-results",
};

std::vector<std::string> words_of(std::string_view text) {
    constexpr std::string_view separators = " \t\r\n<>\"';,()";
    std::vector<std::string> words;
    for (size_t at = text.find_first_not_of(separators); at != std::string_view::npos;) {
        const size_t end = std::min(text.find_first_of(separators, at), text.size());
        words.push_back(to_ascii_lower(text.substr(at, end - at)));
        at = text.find_first_not_of(separators, end);
    }
    return words;
}

}  // namespace

void MailHead::add(const HeaderFields& fields) {
    for (const auto& [name, value] : fields.all()) {
        const auto is_name = [&name = name](std::string_view mark) { return equals_ignoring_case(mark, name); };
        if (std::any_of(mark_fields.begin(), mark_fields.end(), is_name)) continue;
        add_line(name, decode_field(value));
    }
}

void MailHead::add(std::string_view name, std::string_view value) {
    const std::vector<std::string> words = words_of(value);
    const auto is_known = [this](const std::string& word) { return words_.contains(word); };
    if (!std::all_of(words.begin(), words.end(), is_known)) add_line(name, value);
}

void MailHead::add_line(std::string_view name, std::string_view value) {
    ((((text_ += "[") += name) += "] ") += value) += "\n";
    for (std::string& word : words_of(value)) words_.insert(std::move(word));
}

}  // namespace leakscan

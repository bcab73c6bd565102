#include "unpack/web_record.h"

#include <charconv>
#include <vector>

#include "base/text.h"
#include "unpack/header_fields.h"

namespace leakscan {
namespace {

// Hostile heads have fields of megabytes; what is longer refers to nothing.
constexpr size_t longest_reference = 2048;

std::optional<std::uint64_t> number_of(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

// wget writes <http://…>, as the grammar of WARC 1.0 asked for.
std::string_view without_brackets(std::string_view text) {
    if (text.starts_with('<') && text.ends_with('>')) return text.substr(1, text.size() - 2);
    return text;
}

std::string reference(std::string_view text) { return std::string(text.size() <= longest_reference ? text : std::string_view()); }

std::string moment_of(std::string_view url, std::string_view date) { return date.empty() ? "" : reference(url) + ' ' + reference(date); }

// Look-ups of names, and what wget says of itself: metadata://gnu.org/software/wget/warc/wget_arguments.txt.
bool is_published(std::string_view url) {
    const std::string scheme = to_ascii_lower(url.substr(0, url.find(':')));
    return scheme != "dns" && scheme != "metadata" && scheme != "filedesc" && scheme != "warcinfo" && scheme != "whois";
}

RecordKind kind_of(std::string_view type, std::string_view url) {
    if (!is_published(url)) return RecordKind::other;
    if (equals_ignoring_case(type, "response")) return RecordKind::answer;
    if (equals_ignoring_case(type, "resource") || equals_ignoring_case(type, "conversion")) return RecordKind::page;
    if (equals_ignoring_case(type, "continuation")) return RecordKind::continuation;
    return equals_ignoring_case(type, "revisit") ? RecordKind::revisit : RecordKind::other;
}

}  // namespace

std::optional<WebRecord> parse_warc_record(std::string_view head) {
    if (!head.starts_with("WARC/")) return std::nullopt;
    const HeaderFields fields = HeaderFields::parse(head.substr(std::min(head.find('\n'), head.size())));
    const std::optional<std::uint64_t> length = number_of(fields.first("content-length"));
    if (!length) return std::nullopt;
    WebRecord record;
    record.length = *length;
    record.url = without_brackets(fields.first("warc-target-uri"));
    record.kind = kind_of(fields.first("warc-type"), record.url);
    const std::string_view type = fields.first("content-type");
    record.transport = {media_type(type), parameter(type, "charset")};
    record.truncated = fields.first("warc-truncated");
    record.segmented = !fields.first("warc-segment-number").empty();
    record.digest = reference(fields.first("warc-payload-digest"));
    const bool refers = record.kind == RecordKind::revisit;
    record.id = reference(fields.first(refers ? "warc-refers-to" : "warc-record-id"));
    const std::string_view other_url = without_brackets(fields.first("warc-refers-to-target-uri"));
    record.moment = refers ? moment_of(other_url.empty() ? record.url : other_url, fields.first("warc-refers-to-date"))
                           : moment_of(record.url, fields.first("warc-date"));
    return record;
}

std::optional<WebRecord> parse_arc_record(std::string_view line) {
    line = trim(line);
    // The address may hold spaces: the other fields are counted from the right.
    const std::vector<std::string_view> words = split(line, ' ');
    constexpr size_t fields_of_1 = 5, fields_of_2 = 10;
    const auto is_time = [](std::string_view word) { return word.size() >= 8 && word.size() <= 14 && number_of(word).has_value(); };
    const auto fits = [&](size_t fields) { return words.size() >= fields && is_time(words[words.size() - fields + 2]); };
    const size_t fields = fits(fields_of_1) ? fields_of_1 : fits(fields_of_2) ? fields_of_2 : 0;
    const std::optional<std::uint64_t> length = number_of(words.back());
    if (fields == 0 || !length) return std::nullopt;
    WebRecord record;
    const std::string_view address = words[words.size() - fields + 1];
    record.url = line.substr(0, static_cast<size_t>(address.data() - line.data()) - 1);
    record.length = *length;
    record.kind = is_published(record.url) ? RecordKind::answer : RecordKind::other;
    record.transport.content_type = to_ascii_lower(words[words.size() - fields + 3]);
    return record;
}

}  // namespace leakscan

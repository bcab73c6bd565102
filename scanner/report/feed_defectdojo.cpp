// DefectDojo, "Generic Findings Import" in JSON. Its importer refuses a whole file for one key that it does not know, one severity
// written otherwise or one endpoint that is no URL. Where nobody has set another rule it knows a finding again by title, description,
// file and service: what changes from run to run stands in other fields.
#include <algorithm>

#include "base/text.h"
#include "report/advice.h"
#include "report/issue_text.h"
#include "report/json_text.h"
#include "report/list_columns.h"
#include "report/printable.h"
#include "report/tracker_feed.h"

namespace leakscan {
namespace {

// Descriptions are Markdown there, in which the stars of a mask would mean something.
constexpr std::string_view fence = "```";
constexpr size_t most_title = 511;
constexpr size_t most_service = 200;
constexpr size_t most_path = 4000;
constexpr std::uint64_t exposed_private_data = 359;  // CWE

std::string_view severity_word(const Entry& entry) {
    if (entry.ruling == Ruling::review) return "Info";
    constexpr std::string_view words[] = {"Low", "Medium", "High"};
    return words[static_cast<size_t>(entry.severity)];
}

// What every URL library takes: a plain host, and nothing in the path that would have to be escaped.
bool is_plain_web_address(std::string_view url) {
    const size_t scheme = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
    if (scheme == 0) return false;
    const std::string_view host = url.substr(scheme, url.find('/', scheme) - scheme);
    const auto in_host = [](char c) { return is_ascii_alnum(c) || c == '.' || c == '-'; };
    const auto in_path = [](char c) { return is_ascii_alnum(c) || std::string_view("-._~/%?=&+").find(c) != std::string_view::npos; };
    if (host.empty() || !is_ascii_alnum(host.front()) || !std::all_of(host.begin(), host.end(), in_host)) return false;
    const std::string_view path = url.substr(scheme + host.size());
    for (size_t at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1)) {
        if (read_hex(path, at + 1, 2) < 0) return false;
    }
    return std::all_of(path.begin(), path.end(), in_path);
}

void write_date(JsonText& json, std::string_view key, const std::optional<Date>& date) {
    if (date && is_valid(*date)) json.field(key, to_string(*date));
}

void write_text(JsonText& json, std::string_view key, std::string_view text) {
    if (!text.empty()) json.field(key, text);
}

std::string evidence_block(const EntryRow& row, const Feed& feed) {
    return fenced(fence, in_lines(issue_state(row, feed.as_of, feed.language), feed.language), fence);
}

void write_standing(JsonText& json, const Entry& entry) {
    json.key("active").boolean(is_to_do(entry.standing));
    json.key("verified").boolean(entry.ruling == Ruling::leak && entry.standing != Standing::disputed);
    json.key("false_p").boolean(entry.standing == Standing::disputed);
    json.key("risk_accepted").boolean(entry.standing == Standing::waived);
    json.key("is_mitigated").boolean(entry.standing == Standing::rectified);
    // A moment, which the day of a run in China begins with.
    if (entry.standing == Standing::rectified && entry.rectified_on) {
        json.field("mitigated", to_string(*entry.rectified_on) + "T00:00:00+08:00");
    }
}

void write_finding(JsonText& json, const EntryRow& row, const Feed& feed) {
    const Entry& entry = *row.entry;
    const DocumentFacts& document = entry.document;
    json.line_break();
    json.begin_object();
    json.field("title", issue_title(row, feed.language, most_title));
    json.field("severity", severity_word(entry));
    json.field("description", fenced(fence, in_lines(issue_facts(row, feed.language), feed.language), fence));
    json.field("unique_id_from_tool", entry.id).field("vuln_id_from_tool", name(entry.kind)).count("cwe", exposed_private_data);
    write_date(json, "date", entry.first_seen);
    write_date(json, "planned_remediation_date", entry.due);
    write_date(json, "publish_date", parse_date(document.published));
    json.field("service", first_code_points(unit_title(*row.unit, feed.language), most_service));
    json.field("file_path", first_code_points(printable(document.path), most_path));
    json.count("nb_occurences", std::max<std::uint64_t>(1, entry.count));
    write_standing(json, entry);
    json.key("static_finding").boolean(true);
    json.key("dynamic_finding").boolean(false);
    json.field("steps_to_reproduce", evidence_block(row, feed));
    write_text(json, "mitigation", advice(entry, feed.as_of, feed.language));
    write_text(json, "severity_justification", basis_of(entry, feed.language));
    write_text(json, "references", printable(document.url));
    if (is_plain_web_address(document.url)) json.key("endpoints").begin_array().string(document.url).end_array();
    json.key("tags").begin_array().string("privacy").string(name(entry.kind)).string(name(entry.channel)).end_array();
    json.end_object();
}

}  // namespace

FeedText defectdojo_feed(const Feed& feed) {
    JsonText json;
    json.begin_object().field("name", "leakscan").field("type", "leakscan");
    if (!feed.ledger.runs.empty()) json.field("version", feed.ledger.runs.back().tool);
    json.key("findings").begin_array();
    for (const EntryRow& row : feed.rows) write_finding(json, row, feed);
    json.end_array().end_object().end_text();
    return {{{"", json.take()}}};
}

}  // namespace leakscan

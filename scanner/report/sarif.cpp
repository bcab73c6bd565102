// Identity is our id in partialFingerprints: line numbers go stale. Cells and archive members are logical locations (section 3.33).
#include "report/sarif.h"

#include <map>

#include "base/file.h"
#include "base/text.h"
#include "report/advice.h"
#include "report/json_text.h"
#include "report/place.h"
#include "report/printable.h"
#include "report/tally.h"
#include "report/unread.h"
#include "report/writers.h"

namespace leakscan {
namespace {

// RFC 3986: everything but unreserved characters and '/' is escaped, so that no path is taken for a scheme or a query.
std::string uri_of_path(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri;
    for (char c : path) {
        if (is_ascii_alnum(c) || std::string_view("-._~/!").find(c) != std::string_view::npos) {
            uri.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        uri += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return uri;
}

void write_message(JsonText& json, std::string_view key, std::string_view text) {
    json.key(key).begin_object().field("text", text).end_object();
}

using RuleIndex = std::map<std::string, std::uint64_t>;

RuleIndex rules_of(const Report& report) {
    RuleIndex rules;
    for (const JudgedFinding& judged : report.findings) rules.emplace(judged.finding.rule, 0);
    std::uint64_t next = 0;
    for (auto& [rule, index] : rules) index = next++;
    return rules;
}

void write_rules(JsonText& json, const Report& report, const RuleIndex& rules, Language language) {
    std::map<std::string_view, Kind> kinds;
    for (const JudgedFinding& judged : report.findings) kinds.emplace(judged.finding.rule, judged.finding.kind);
    json.key("rules").begin_array();
    for (const auto& [rule, index] : rules) {
        const Kind kind = kinds[rule];
        json.begin_object().field("id", rule).field("name", name(kind));
        write_message(json, "shortDescription", title(kind).in(language));
        write_message(json, "help", mask_rule(kind).in(language));
        json.key("defaultConfiguration").begin_object().field("level", "error").end_object();
        json.end_object();
    }
    json.end_array();
}

void write_region(JsonText& json, const Location& where) {
    if (where.line == 0) return;
    json.key("region").begin_object().count("startLine", where.line);
    if (where.column != 0) json.count("startColumn", where.column);
    json.end_object();
}

void write_locations(JsonText& json, const JudgedFinding& judged, Language language) {
    const Location& where = judged.finding.location;
    json.key("locations").begin_array().begin_object();
    json.key("physicalLocation").begin_object();
    json.key("artifactLocation").begin_object().field("uri", uri_of_path(judged.document->path)).end_object();
    write_region(json, where);
    json.end_object();
    if (!where.cell.empty() || where.table != 0 || where.page != 0) {
        std::string full_name = where.sheet;
        if (!where.cell.empty()) full_name += (full_name.empty() ? "" : "!") + where.cell;
        json.key("logicalLocations").begin_array().begin_object();
        if (!full_name.empty()) json.field("fullyQualifiedName", full_name);
        json.field("kind", "element").field("name", place_of(judged, language)).end_object().end_array();
    }
    json.end_object().end_array();
}

std::string message_of(const JudgedFinding& judged, const ReportSettings& settings) {
    const Language language = settings.language;
    const Finding& finding = judged.finding;
    const bool revealed = settings.reveal && !finding.value.empty();
    std::string text = std::string(title(finding.kind).in(language)) + " " + (revealed ? finding.value : finding.masked);
    text += (language == Language::zh ? "，" : ", ") + place_of(judged, language);
    if (is_hidden(finding.location.channel)) {
        const std::string channel(channel_title(finding.location.channel).in(language));
        text += language == Language::zh ? "（" + channel + "）" : " (" + channel + ")";
    }
    const std::string reason = judged.verdict->reason.in(language);
    if (!reason.empty()) text += (language == Language::zh ? "：" : ": ") + reason;
    return text;
}

void write_result(JsonText& json, const JudgedFinding& judged, const RuleIndex& rules, const ReportSettings& settings) {
    const Finding& finding = judged.finding;
    json.begin_object().field("ruleId", finding.rule).count("ruleIndex", rules.at(finding.rule));
    json.field("level", judged.verdict->ruling == Ruling::leak ? "error" : "warning");
    write_message(json, "message", message_of(judged, settings));
    write_locations(json, judged, settings.language);
    json.key("partialFingerprints").begin_object().field("leakscanId/v1", finding.id).end_object();
    json.key("properties").begin_object();
    json.field("channel", name(finding.location.channel)).key("confidence").decimal(finding.confidence);
    json.field("grade", name(finding.grade)).field("kind", name(finding.kind)).field("severity", name(judged.verdict->severity));
    json.field("unit", judged.unit->id).field("verdict", name(judged.verdict->ruling));
    json.end_object().end_object();
}

// What was not read is a notification: a log without results must not look clean when there are some.
void write_invocation(JsonText& json, const Report& report, Language language) {
    json.key("invocations").begin_array().begin_object();
    json.key("executionSuccessful").boolean(!report.partial);
    json.key("toolExecutionNotifications").begin_array();
    for (const JudgedSkip& skip : report.skips) {
        json.begin_object();
        json.key("descriptor").begin_object().field("id", name(skip.fault)).end_object();
        json.field("level", "warning");
        write_message(json, "message",
                      std::string(title(skip.fault).in(language)) + (skip.note.empty() ? "" : ": " + note_text(skip, language)));
        json.key("locations").begin_array().begin_object().key("physicalLocation").begin_object().key("artifactLocation").begin_object();
        json.field("uri", uri_of_path(skip.document->path)).end_object().end_object().end_object().end_array();
        json.end_object();
    }
    json.end_array().end_object().end_array();
}

}  // namespace

std::string sarif_log(const Report& report, const ReportSettings& settings) {
    const RuleIndex rules = rules_of(report);
    const size_t space = report.tool.find(' ');
    JsonText json;
    json.begin_object().field("$schema", "https://json.schemastore.org/sarif-2.1.0.json").field("version", "2.1.0");
    json.key("runs").begin_array().begin_object();
    json.key("tool").begin_object().key("driver").begin_object().field("name", report.tool.substr(0, space));
    if (space != std::string::npos) json.field("version", report.tool.substr(space + 1));
    write_rules(json, report, rules, settings.language);
    json.end_object().end_object();
    json.field("columnKind", "unicodeCodePoints");
    write_invocation(json, report, settings.language);
    json.key("results").begin_array();
    for (const JudgedFinding& judged : report.findings) {
        if (judged.verdict->ruling == Ruling::allowed) continue;
        json.line_break();
        write_result(json, judged, rules, settings);
    }
    json.end_array().end_object().end_array().end_object().end_text();
    return json.take();
}

WrittenFiles write_sarif(const Report& report, const std::string& folder, const ReportSettings& settings) {
    TRY(write_file(folder + "/findings.sarif", sarif_log(report, settings)));
    return std::vector<std::string>{"findings.sarif"};
}

}  // namespace leakscan

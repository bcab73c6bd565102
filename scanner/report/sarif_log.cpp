// Identity is our id in partialFingerprints: line numbers go stale. Cells and archive members are logical locations (section 3.33).
#include "report/sarif_log.h"

#include <algorithm>
#include <array>

#include "base/message.h"
#include "base/text.h"
#include "report/advice.h"

namespace leakscan {
namespace {

void append_segment(std::string& uri, std::string_view segment) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    // A reader would resolve these, escaped or not: members of an archive may be called so.
    if (segment == "." || segment == "..") {
        uri.append(segment.size(), '_');
        return;
    }
    for (char c : segment) {
        if (is_ascii_alnum(c) || std::string_view("-._~!").find(c) != std::string_view::npos) {
            uri.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        uri += {'%', digits[byte >> 4], digits[byte & 15]};
    }
}

// RFC 3986: everything but unreserved characters and '/' is escaped, so that no path is taken for a scheme or a query.
std::string uri_of_path(std::string_view path) {
    std::string uri;
    for (const std::string_view segment : split(path, '/')) {
        if (!uri.empty()) uri.push_back('/');
        append_segment(uri, segment);
    }
    return uri;
}

constexpr std::array<std::string_view, 4> baselines = {"new", "unchanged", "updated", "absent"};

// Section 3.27.25, 0 to 100: what is worst is looked at first.
std::uint64_t rank_of(const SarifResult& result) {
    constexpr std::array<std::uint64_t, 3> ranks = {30, 60, 90};
    return result.ruling == Ruling::leak ? ranks[static_cast<size_t>(result.severity)] : ranks[0] / 2;
}

void write_message(JsonText& json, std::string_view key, std::string_view text) {
    json.key(key).begin_object().field("text", text).end_object();
}

void write_properties(JsonText& json, const std::vector<std::pair<std::string_view, std::string>>& properties) {
    for (const auto& [name, value] : properties) {
        if (!value.empty()) json.field(name, value);
    }
}

void write_rules(JsonText& json, Language language) {
    json.key("rules").begin_array();
    for (size_t i = 0; i < kind_count; ++i) {
        const Kind kind = static_cast<Kind>(i);
        json.begin_object().field("id", name(kind));
        write_message(json, "shortDescription", title(kind).in(language));
        write_message(json, "fullDescription",
                      fill({"{}不得完整公开。", "A {} must not be published in full."}, language, {title(kind).in(language)}));
        write_message(json, "help", mask_rule(kind).in(language));
        json.key("defaultConfiguration").begin_object().field("level", "error").end_object();
        json.key("properties").begin_object().key("tags").begin_array().string("privacy").string("security").end_array();
        json.field("precision", "high").end_object().end_object();
    }
    json.end_array();
}

void write_artifact(JsonText& json, std::string_view path) {
    json.key("artifactLocation").begin_object().field("uri", uri_of_path(path)).end_object();
}

void write_place(JsonText& json, const SarifPlace& place) {
    json.begin_object().key("physicalLocation").begin_object();
    write_artifact(json, place.path);
    if (place.line != 0) {
        json.key("region").begin_object().count("startLine", place.line);
        if (place.column != 0) json.count("startColumn", place.column);
        json.end_object();
    }
    json.end_object();
    if (!place.name.empty()) {
        json.key("logicalLocations").begin_array().begin_object();
        if (!place.cell.empty()) json.field("fullyQualifiedName", place.cell);
        json.field("kind", "element").field("name", place.name).end_object().end_array();
    }
    json.end_object();
}

void write_suppressions(JsonText& json, const std::vector<std::string>& suppressions) {
    json.key("suppressions").begin_array();
    for (const std::string& justification : suppressions) {
        json.begin_object().field("kind", "external").field("status", "accepted").field("justification", justification).end_object();
    }
    json.end_array();
}

void write_notice(JsonText& json, const SarifNotice& notice) {
    json.begin_object().key("descriptor").begin_object().field("id", notice.id).end_object().field("level", "warning");
    write_message(json, "message", notice.text);
    if (!notice.path.empty()) {
        json.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
        write_artifact(json, notice.path);
        json.end_object().end_object().end_array();
    }
    json.end_object();
}

}  // namespace

SarifLog::SarifLog(const SarifFacts& facts, Language language) : facts_(facts), language_(language) {
    const size_t space = facts.tool.find(' ');
    json_.begin_object().field("$schema", "https://json.schemastore.org/sarif-2.1.0.json").field("version", "2.1.0");
    json_.key("runs").begin_array().begin_object();
    json_.key("tool").begin_object().key("driver").begin_object().field("name", facts.tool.substr(0, space));
    if (space != std::string::npos) json_.field("version", facts.tool.substr(space + 1));
    json_.field("language", language == Language::zh ? "zh-CN" : "en-US");
    write_rules(json_, language);
    json_.end_object().end_object();
    json_.key("automationDetails").begin_object().field("id", facts.category).end_object();
    json_.field("columnKind", "unicodeCodePoints");
    json_.key("results").begin_array();
}

void SarifLog::add(const SarifResult& result) {
    ++given_;
    if (is_full()) return;
    ++written_;
    json_.line_break();
    json_.begin_object().field("ruleId", name(result.kind)).count("ruleIndex", static_cast<std::uint64_t>(result.kind));
    json_.field("level", result.ruling == Ruling::leak ? "error" : "warning");
    write_message(json_, "message", result.message);
    write_places(result);
    // The second is the one by which GitHub tells alerts apart; it expects a number behind a colon.
    json_.key("partialFingerprints").begin_object().field("leakscanEntry/v1", result.id);
    json_.field("primaryLocationLineHash", result.id + ":1").end_object();
    if (result.baseline) json_.field("baselineState", baselines[static_cast<size_t>(*result.baseline)]);
    if (result.suppressions) write_suppressions(json_, *result.suppressions);
    json_.count("occurrenceCount", std::max<std::uint64_t>(1, result.occurrences)).count("rank", rank_of(result));
    json_.key("properties").begin_object().field("id", result.id).field("severity", name(result.severity));
    json_.field("verdict", name(result.ruling));
    write_properties(json_, result.properties);
    for (const auto& [figure, value] : result.figures) json_.count(figure, value);
    json_.end_object().end_object();
}

void SarifLog::write_places(const SarifResult& result) {
    size_t count = std::min(result.places.size(), most_sarif_places);
    if (places_ + count > most_sarif_places_in_all) count = std::min<size_t>(count, 1);
    places_ += count;
    if (count < result.places.size() || (result.places.size() > 1 && result.occurrences > count)) ++shortened_;
    json_.key("locations").begin_array();
    for (size_t i = 0; i < count; ++i) write_place(json_, result.places[i]);
    json_.end_array();
}

std::vector<std::string> SarifLog::remarks() const {
    std::vector<std::string> said;
    const std::string& whole = facts_.whole;
    if (given_ > written_) {
        said.push_back(fill({"SARIF：只写入最严重的 {} 条，共 {} 条（GitHub 每次最多接收 {} 条），其余见 {}",
                             "SARIF: only the worst {} results of {} are written (GitHub takes {} at a time); see {} for the rest"},
                            language_, {std::to_string(written_), std::to_string(given_), std::to_string(most_sarif_results), whole}));
    }
    if (shortened_ > 0) {
        said.push_back(fill({"SARIF：有 {} 条结果没有写入全部位置（每条最多 {} 处），全部位置见 {}",
                             "SARIF: {} results do not have all their locations (at most {} each); see {} for all of them"},
                            language_, {std::to_string(shortened_), std::to_string(most_sarif_places), whole}));
    }
    return said;
}

void SarifLog::write_invocation(const std::vector<std::string>& cut) {
    json_.key("invocations").begin_array().begin_object();
    json_.key("executionSuccessful").boolean(facts_.successful);
    json_.key("toolExecutionNotifications").begin_array();
    for (const SarifNotice& notice : facts_.notices) write_notice(json_, notice);
    for (const std::string& remark : cut) write_notice(json_, {"cut", remark, ""});
    json_.end_array().end_object().end_array();
}

ReportText SarifLog::finish() {
    ReportText done;
    done.remarks = remarks();
    json_.end_array();
    write_invocation(done.remarks);
    json_.key("properties").begin_object();
    write_properties(json_, facts_.properties);
    json_.end_object();
    json_.end_object().end_array().end_object().end_text();
    done.text = json_.take();
    return done;
}

}  // namespace leakscan

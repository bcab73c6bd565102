// Jira, CSV importer: no byte order mark (it would be part of the first header), no punctuation in headers, a column "Summary", several
// labels as several columns of one name, one date format for all dates. The mapping beside it is what the importer's wizard saves and
// loads; project, and the numbers of an instance's own fields, are filled in there.
#include <array>

#include "report/feed_csv.h"
#include "report/issue_text.h"
#include "report/json_text.h"
#include "report/list_columns.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr size_t most_summary = 255;
constexpr std::string_view date_format = "yyyy-MM-dd HH:mm";

std::string moment(const std::optional<Date>& date) {
    const std::string day = feed_date(date);
    return day.empty() ? "" : day + " 00:00";
}

std::string priority(const FeedRow& row) {
    if (row.entry().ruling == Ruling::review) return "Lowest";
    constexpr std::string_view words[] = {"Low", "Medium", "High"};
    return std::string(words[static_cast<size_t>(row.entry().severity)]);
}

std::string resolution(const FeedRow& row) {
    switch (row.entry().standing) {
        case Standing::rectified: return "Done";
        case Standing::waived:
        case Standing::disputed: return "Won't Do";
        default: return "";
    }
}

std::string resolved_on(const FeedRow& row) {
    const Entry& entry = row.entry();
    if (entry.standing == Standing::rectified) return moment(entry.rectified_on);
    return !is_to_do(entry.standing) && entry.ruled ? moment(entry.ruled->on) : "";
}

// In wiki markup the stars of a mask would mean bold.
std::string description(const FeedRow& row) {
    const Language language = row.feed.language;
    return fenced("{noformat}",
                  in_lines(issue_facts(row.row, language), language) + in_lines(issue_state(row.row, row.feed.as_of, language), language),
                  "{noformat}");
}

struct JiraColumn {
    FeedColumn column;
    std::string_view field;  // of Jira; empty: not mapped, for a field of the instance's own
};

constexpr std::array<JiraColumn, 15> columns = {{
    {{{"Summary", "Summary"}, [](const FeedRow& row) { return issue_title(row.row, row.feed.language, most_summary); }}, "summary"},
    {{{"Issue Type", "Issue Type"}, [](const FeedRow&) { return std::string("Task"); }}, "issuetype"},
    {{{"Status", "Status"}, [](const FeedRow& row) { return std::string(is_to_do(row.entry().standing) ? "To Do" : "Done"); }}, "status"},
    {{{"Resolution", "Resolution"}, resolution}, "resolution"},
    {{{"Resolved", "Resolved"}, resolved_on}, "resolutiondate"},
    {{{"Priority", "Priority"}, priority}, "priority"},
    {{{"Created", "Created"}, [](const FeedRow& row) { return moment(row.entry().first_seen); }}, "created"},
    {{{"Due Date", "Due Date"}, [](const FeedRow& row) { return moment(row.entry().due); }}, "duedate"},
    {{{"Assignee", "Assignee"}, [](const FeedRow& row) { return printable(row.entry().assigned); }}, "assignee"},
    {{{"Component", "Component"}, [](const FeedRow& row) { return unit_title(*row.row.unit, row.feed.language); }}, "components"},
    {{{"Labels", "Labels"}, [](const FeedRow& row) { return feed_id(row.entry()); }}, "labels"},
    {{{"Labels", "Labels"}, [](const FeedRow& row) { return std::string(name(row.entry().kind)); }}, "labels"},
    {{{"Labels", "Labels"}, [](const FeedRow& row) { return std::string(name(row.entry().standing)); }}, "labels"},
    {{{"Description", "Description"}, description}, "description"},
    {{{"Finding ID", "Finding ID"}, [](const FeedRow& row) { return feed_id(row.entry()); }}, ""},
}};

std::string mapping() {
    JsonText json;
    json.begin_object().field("config.version", "2.0").field("config.project.from.csv", "false").field("config.encoding", "UTF-8");
    json.field("config.email.suffix", "@").key("config.field.mappings").begin_object();
    std::string_view before;
    for (const JiraColumn& each : columns) {
        const std::string_view header = each.column.title.en;
        if (!each.field.empty() && header != before) json.key(header).begin_object().field("jira.field", each.field).end_object();
        before = header;
    }
    json.end_object().key("config.value.mappings").begin_object().end_object().field("config.delimiter", ",");
    json.key("config.project").begin_object();
    json.key("project.type").null().field("project.key", "").key("project.description").null().key("project.url").null();
    json.field("project.name", "").key("project.lead").null().end_object();
    json.field("config.date.format", date_format).end_object().end_text();
    return json.take();
}

}  // namespace

FeedText jira_feed(const Feed& feed) {
    std::vector<FeedColumn> plain;
    for (const JiraColumn& each : columns) plain.push_back(each.column);
    return {{{"", feed_table(plain, feed)}, {".mapping.json", mapping()}}};
}

}  // namespace leakscan

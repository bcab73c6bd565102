// Redmine, CSV import of issues: headers are the names of its fields (or of an instance's own, here those of number and unit), dates are
// year-month-day. It guesses separator and quotation mark by counting them at the beginning of the file. Values that an instance does
// not have (a status, a priority) are passed over, not refused. No byte order mark: older versions take it for a letter.
#include <array>

#include "report/feed_csv.h"
#include "report/issue_text.h"
#include "report/list_columns.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr size_t most_subject = 255;

// The names that a new Redmine has in this language.
std::string status(const FeedRow& row) {
    switch (row.entry().standing) {
        case Standing::rectified: return row.in({"已关闭", "Closed"});
        case Standing::waived:
        case Standing::disputed: return row.in({"已拒绝", "Rejected"});
        default: return row.in({"新建", "New"});
    }
}

std::string priority(const FeedRow& row) {
    if (row.entry().ruling == Ruling::review) return row.in({"低", "Low"});
    constexpr Phrase words[] = {{"低", "Low"}, {"普通", "Normal"}, {"高", "High"}};
    return row.in(words[static_cast<size_t>(row.entry().severity)]);
}

// Neither Textile nor Markdown touches what stands between these.
std::string description(const FeedRow& row) {
    const Language language = row.feed.language;
    return fenced("<pre>",
                  in_lines(issue_facts(row.row, language), language) + in_lines(issue_state(row.row, row.feed.as_of, language), language),
                  "</pre>");
}

constexpr std::array<FeedColumn, 12> columns = {{
    {{"unique_id", "unique_id"}, [](const FeedRow& row) { return feed_id(row.entry()); }},
    {{"subject", "subject"}, [](const FeedRow& row) { return issue_title(row.row, row.feed.language, most_subject); }},
    {{"description", "description"}, description},
    {{"status", "status"}, status},
    {{"priority", "priority"}, priority},
    {{"category", "category"}, [](const FeedRow& row) { return row.in(title(row.entry().kind)); }},
    {{"assigned_to", "assigned_to"}, [](const FeedRow& row) { return printable(row.entry().assigned); }},
    {{"start_date", "start_date"}, [](const FeedRow& row) { return feed_date(row.entry().first_seen); }},
    {{"due_date", "due_date"}, [](const FeedRow& row) { return feed_date(std::max(row.entry().first_seen, row.entry().due)); }},
    {{"done_ratio", "done_ratio"}, [](const FeedRow& row) { return std::string(is_to_do(row.entry().standing) ? "0" : "100"); }},
    {{"问题编号", "Finding ID"}, [](const FeedRow& row) { return feed_id(row.entry()); }},
    {{"责任单位", "Unit"}, [](const FeedRow& row) { return unit_title(*row.row.unit, row.feed.language); }},
}};

}  // namespace

FeedText redmine_feed(const Feed& feed) { return {{{"", feed_table(columns, feed)}}}; }

}  // namespace leakscan

// ZenTao, import of bugs: headers must be the names that its page shows in that language, values of lists their words with the key
// behind them, "安全相关(#security)". With a byte order mark, because Excel, in which such files are looked through, needs one; ZenTao
// may take it for a letter of the first header, so the first column is one that it does not know and skips. Repro steps are HTML there.
#include <array>

#include "report/feed_csv.h"
#include "report/issue_text.h"
#include "report/list_columns.h"
#include "report/markup.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr size_t most_title = 255;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// 1 is the worst of 4.
int severity(const Entry& entry) { return entry.ruling == Ruling::review ? 4 : 3 - static_cast<int>(entry.severity); }

std::string severity_text(const FeedRow& row) { return std::to_string(severity(row.entry())); }

// What is overdue comes first.
std::string priority(const FeedRow& row) {
    const bool late = is_to_do(row.entry().standing) && overdue_days(row.entry(), row.feed.as_of) > 0;
    return late ? "1" : severity_text(row);
}

std::string status(const FeedRow& row) {
    switch (row.entry().standing) {
        case Standing::rectified: return row.in({"已关闭(#closed)", "Closed(#closed)"});
        case Standing::waived:
        case Standing::disputed: return row.in({"已解决(#resolved)", "Resolved(#resolved)"});
        default: return row.in({"激活(#active)", "Active(#active)"});
    }
}

std::string steps(const FeedRow& row) {
    const Language language = row.feed.language;
    std::string text;
    for (const std::vector<IssueField>& fields : {issue_facts(row.row, language), issue_state(row.row, row.feed.as_of, language)}) {
        for (const IssueField& field : fields) {
            text += (text.empty() ? "" : "\n") + escaped(field.name) + row.in({"：", ": "}) + escaped(field.value);
        }
    }
    return text;
}

constexpr std::array<FeedColumn, 12> columns = {{
    {{"问题编号", "Finding ID"}, [](const FeedRow& row) { return feed_id(row.entry()); }},
    {{"Bug标题", "Title"}, [](const FeedRow& row) { return issue_title(row.row, row.feed.language, most_title); }},
    {{"严重程度", "Severity"}, severity_text},
    {{"优先级", "Priority"}, priority},
    {{"Bug类型", "Type"},
     [](const FeedRow& row) {
         return row.in({"安全相关(#security)", "Security(#security)"});
     }},
    {{"重现步骤", "Repro Steps"}, steps},
    {{"Bug状态", "Status"}, status},
    {{"指派给", "Assigned To"}, [](const FeedRow& row) { return printable(row.entry().assigned); }},
    {{"截止日期", "Deadline"}, [](const FeedRow& row) { return feed_date(row.entry().due); }},
    {{"关键词", "Keywords"}, [](const FeedRow& row) { return feed_id(row.entry()) + " " + std::string(name(row.entry().kind)); }},
    {{"影响版本", "Open Build"},
     [](const FeedRow& row) {
         return row.in({"主干(#trunk)", "Trunk(#trunk)"});
     }},
    {{"责任单位", "Unit"}, [](const FeedRow& row) { return unit_title(*row.row.unit, row.feed.language); }},
}};

}  // namespace

FeedText zentao_feed(const Feed& feed) { return {{{"", std::string(byte_order_mark) + feed_table(columns, feed)}}}; }

}  // namespace leakscan

#include "report/feed_csv.h"

#include "base/text.h"

namespace leakscan {
namespace {

void append_quoted(std::string& csv, std::string_view text) {
    csv.push_back('"');
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) csv.push_back('\'');
    for (char c : text) {
        if (c == '"') csv.push_back('"');
        csv.push_back(c);
    }
    csv.push_back('"');
}

}  // namespace

std::string feed_table(std::span<const FeedColumn> columns, const Feed& feed) {
    std::string csv;
    const auto append_row = [&](auto text_of) {
        for (const FeedColumn& column : columns) {
            if (&column != &columns.front()) csv.push_back(',');
            append_quoted(csv, text_of(column));
        }
        csv += "\r\n";
    };
    append_row([&](const FeedColumn& column) { return column.title.in(feed.language); });
    for (const EntryRow& row : feed.rows) {
        append_row([&](const FeedColumn& column) { return column.text({feed, row}); });
    }
    return csv;
}

std::string feed_date(const std::optional<Date>& date) { return date && is_valid(*date) ? to_string(*date) : ""; }

std::string feed_id(const Entry& entry) { return "leakscan-" + entry.id; }

}  // namespace leakscan

// GitLab, Code Quality report (a JSON array). GitLab stops reading at the first entry that its schema refuses, and of two with the
// same fingerprint the later one wins. What is not in the report is solved: only what is to be done is written.
#include "base/message.h"
#include "report/issue_text.h"
#include "report/json_text.h"
#include "report/list_columns.h"
#include "report/printable.h"
#include "report/tracker_feed.h"

namespace leakscan {
namespace {

constexpr size_t most_description = 1000;

std::string_view severity_word(const Entry& entry) {
    if (entry.ruling == Ruling::review) return "info";
    constexpr std::string_view words[] = {"minor", "major", "critical"};
    return words[static_cast<size_t>(entry.severity)];
}

// The file as it lies in the project; what is packed in it is said in the description.
std::string file_of(std::string_view path) {
    path = path.substr(0, path.find('!'));
    while (path.starts_with("./") || path.starts_with("/")) path.remove_prefix(path.front() == '/' ? 1 : 2);
    return printable(path);
}

std::string description_of(const EntryRow& row, const Feed& feed) {
    const Entry& entry = *row.entry;
    const char* gap = feed.language == Language::zh ? "，" : ", ";
    std::string text = issue_title(row, feed.language, most_description / 2);
    text += gap + unit_title(*row.unit, feed.language);
    if (!entry.place.empty()) text += gap + printable(entry.place);
    text +=
        gap + fill({"{}条，涉及{}人", "{} values, {} people"}, feed.language, {std::to_string(entry.count), std::to_string(entry.people)});
    if (!entry.masked.empty()) text += (feed.language == Language::zh ? "：" : ": ") + printable(entry.masked);
    return shortened(text, most_description);
}

}  // namespace

FeedText gitlab_feed(const Feed& feed) {
    JsonText json;
    size_t left_out = 0;
    json.begin_array();
    for (const EntryRow& row : feed.rows) {
        if (!is_to_do(row.entry->standing)) {
            ++left_out;
            continue;
        }
        json.line_break();
        json.begin_object().field("description", description_of(row, feed));
        json.field("check_name", "leakscan/" + std::string(name(row.entry->kind)));
        json.field("fingerprint", row.entry->id).field("severity", severity_word(*row.entry));
        json.key("location").begin_object().field("path", file_of(row.entry->document.path));
        json.key("lines").begin_object().count("begin", 1).end_object().end_object();
        json.end_object();
    }
    json.end_array().end_text();
    FeedText written{{{"", json.take()}}};
    if (left_out > 0) {
        written.remarks.push_back(fill({"GitLab 只收待整改的条目，已整改、经批准公开或认定误报的 {} 条未写入",
                                        "GitLab is told only what is to be done: {} entries that are rectified or let stand are left out"},
                                       feed.language, {std::to_string(left_out)}));
    }
    return written;
}

}  // namespace leakscan

// What other trackers import: the entries of a ledger in the form of each, one function per tracker, a line each in the table of
// tracker_feeds.cpp. A feed is a function of the ledger, the filter and the day: the same ledger gives the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/entry_table.h"

namespace leakscan {

// What is to be exported. `rows` are entries of `ledger`, in its order.
struct Feed {
    const LedgerView& ledger;
    std::vector<EntryRow> rows;
    Date as_of;
    Language language = Language::zh;
};

// The file itself has no suffix; what goes with it lies beside it, under its name with a suffix.
struct FeedFile {
    std::string suffix;
    std::string text;
};

struct FeedText {
    std::vector<FeedFile> files;
    std::vector<std::string> remarks = {};  // what a reader must be told, in the language of the feed
};

struct TrackerFeed {
    std::string_view name;  // "defectdojo"
    FeedText (*write)(const Feed& feed);
};

const TrackerFeed* find_tracker_feed(std::string_view name);
std::vector<std::string_view> tracker_feed_names();

FeedText sarif_feed(const Feed& feed);
FeedText defectdojo_feed(const Feed& feed);
FeedText gitlab_feed(const Feed& feed);
FeedText jira_feed(const Feed& feed);
FeedText redmine_feed(const Feed& feed);
FeedText zentao_feed(const Feed& feed);

}  // namespace leakscan

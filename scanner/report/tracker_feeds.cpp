// The table of trackers. Adding one: its file, its declaration in tracker_feed.h, its line here.
#include <algorithm>
#include <array>

#include "report/tracker_feed.h"

namespace leakscan {
namespace {

constexpr std::array<TrackerFeed, 6> feeds = {{
    {"sarif", sarif_feed},
    {"defectdojo", defectdojo_feed},
    {"gitlab", gitlab_feed},
    {"jira", jira_feed},
    {"redmine", redmine_feed},
    {"zentao", zentao_feed},
}};

}  // namespace

const TrackerFeed* find_tracker_feed(std::string_view name) {
    const auto* feed = std::find_if(feeds.begin(), feeds.end(), [name](const TrackerFeed& each) { return each.name == name; });
    return feed == feeds.end() ? nullptr : feed;
}

std::vector<std::string_view> tracker_feed_names() {
    std::vector<std::string_view> names;
    for (const TrackerFeed& feed : feeds) names.push_back(feed.name);
    return names;
}

}  // namespace leakscan

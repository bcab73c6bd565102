// track export: the entries of the ledger in the form that another tracker imports.
#include "app/console.h"
#include "app/entry_filter.h"
#include "app/track_actions.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "report/tracker_feed.h"

namespace leakscan {
namespace {

Result<const TrackerFeed*> feed_asked_for(const Options& options) {
    if (const TrackerFeed* feed = find_tracker_feed(options.to)) return feed;
    std::vector<std::string> names;
    for (const std::string_view name : tracker_feed_names()) names.emplace_back(name);
    return Error{Fault::usage, fill({"--to：没有 {}（可用：{}）", "--to: there is no {} (there are: {})"}, options.language,
                                    {options.to.empty() ? "?" : options.to, join(names, ", ")})};
}

}  // namespace

Result<int> track_export(const Options& options) {
    const TrackerFeed* tracker = TRY(feed_asked_for(options));
    if (options.out_file.empty()) {
        return Error{Fault::usage, std::string(Phrase{"需要 --out（写入的文件）", "--out FILE is needed"}.in(options.language))};
    }
    Ledger ledger = TRY(open_ledger(options));
    const LedgerView view = TRY(ledger.view(day_of(options)));
    const FeedText text = tracker->write({view, TRY(wanted_entries(options, view)), day_of(options), options.language});
    for (const FeedFile& file : text.files) {
        TRY(write_file(options.out_file + file.suffix, file.text));
        say(options, options.out_file + file.suffix);
    }
    for (const std::string& remark : text.remarks) say(options, remark);
    return 0;
}

}  // namespace leakscan

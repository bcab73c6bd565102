// The CSV files that trackers import: a table of columns, one row an entry.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "report/tracker_feed.h"

namespace leakscan {

struct FeedRow {
    const Feed& feed;
    const EntryRow& row;

    const Entry& entry() const { return *row.entry; }
    std::string in(Phrase phrase) const { return std::string(phrase.in(feed.language)); }
};

struct FeedColumn {
    Phrase title;  // as the importer of a tracker in that language knows it
    std::string (*text)(const FeedRow& row);
};

// RFC 4180: UTF-8, rows end in CR LF, every field quoted (importers guess at the quotation mark), nothing that a spreadsheet would run.
std::string feed_table(std::span<const FeedColumn> columns, const Feed& feed);

// The day or nothing.
std::string feed_date(const std::optional<Date>& date);
// The number under which a tracker knows the entry; with a word before it nothing takes it for a number: "leakscan-0a0000000001".
std::string feed_id(const Entry& entry);

}  // namespace leakscan

// Statements are made once from lists of column names, in the order in which the fields are written and read.
#include "track/rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "track/row_values.h"

namespace leakscan {
namespace {

constexpr char behind_hex = 'g';  // sorts behind every digit that an id may go on with

template <size_t count>
using Names = std::array<std::string_view, count>;

constexpr Names<47> entry_columns = {"id",
                                     "unit",
                                     "line",
                                     "also",
                                     "root",
                                     "document",
                                     "path",
                                     "url",
                                     "title",
                                     "site",
                                     "site_column",
                                     "published",
                                     "reference",
                                     "media",
                                     "sha256",
                                     "kind",
                                     "label",
                                     "channel",
                                     "place",
                                     "masked",
                                     "reason",
                                     "legal_basis",
                                     "count",
                                     "people",
                                     "severity",
                                     "ruling",
                                     "standing",
                                     "first_seen",
                                     "last_seen",
                                     "last_checked",
                                     "due",
                                     "rectified_on",
                                     "removed",
                                     "repeats",
                                     "assigned",
                                     "note",
                                     "ruled_by",
                                     "ruled_reason",
                                     "ruled_on",
                                     "ruled_until",
                                     "returned_on",
                                     "returned_person",
                                     "returned_contact",
                                     "returned_measures",
                                     "returned_link",
                                     "returned_state",
                                     "returned_note"};
constexpr Names<7> value_columns = {"entry", "digest", "id", "person", "occurrences", "covered", "present"};
constexpr Names<10> event_columns = {"number", "entry", "run", "kind", "on_day", "by_whom", "note", "standing", "count", "due"};
constexpr Names<15> run_columns = {"number", "as_of",  "tool",    "rules", "policy",  "roots",   "partial", "documents",
                                   "read",   "partly", "skipped", "leaks", "reviews", "allowed", "people"};
constexpr Names<6> unit_columns = {"id", "position", "name", "kind", "contact", "on_roster"};
constexpr Names<8> unit_run_columns = {"run", "unit", "documents", "attachments", "unread", "sites", "site_columns", "people"};

template <size_t count>
std::string listed(const Names<count>& columns) {
    std::string text;
    for (const std::string_view column : columns) text.append(text.empty() ? "" : ", ").append(column);
    return text;
}

template <size_t count>
std::string select_from(std::string_view table, const Names<count>& columns, std::string_view rest) {
    return "select " + listed(columns) + " from " + std::string(table) + " " + std::string(rest);
}

// The first `keys` columns say which row it is; the others are overwritten where it is known.
template <size_t count>
std::string put_into(std::string_view table, const Names<count>& columns, size_t keys) {
    std::string text = "insert into " + std::string(table) + " (" + listed(columns) + ") values (";
    for (size_t i = 1; i <= count; ++i) text.append(i == 1 ? "$" : ", $").append(std::to_string(i));
    text += ") on conflict (";
    for (size_t i = 0; i < keys; ++i) text.append(i == 0 ? "" : ", ").append(columns[i]);
    text += ") do update set ";
    for (size_t i = keys; i < count; ++i) text.append(i == keys ? "" : ", ").append(columns[i]).append(" = excluded.").append(columns[i]);
    return text;
}

std::string joined_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text.append(text.empty() ? "" : "\n").append(line);
    return text;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::optional<Ruled> read_ruled(RowReader& row) {
    Ruled ruled;
    ruled.by = row.text();
    ruled.reason = row.text();
    const std::optional<Date> on = row.optional_date();
    ruled.until = row.optional_date();
    if (!on) return std::nullopt;
    ruled.on = *on;
    return ruled;
}

Returned read_returned(RowReader& row) {
    Returned returned;
    returned.on = row.optional_date();
    returned.person = row.text();
    returned.contact = row.text();
    returned.measures = row.text();
    returned.link = row.text();
    returned.state = row.text();
    returned.note = row.text();
    return returned;
}

DocumentFacts read_document(RowReader& row) {
    DocumentFacts facts;
    for (std::string* field : {&facts.path, &facts.url, &facts.title, &facts.site, &facts.column, &facts.published, &facts.reference,
                               &facts.media, &facts.sha256}) {
        *field = row.text();
    }
    return facts;
}

KnownEntry read_entry(const SqlRow& cells) {
    RowReader row(cells);
    KnownEntry known;
    Entry& entry = known.entry;
    for (std::string* field : {&entry.id, &entry.unit, &known.line}) *field = row.text();
    known.also = lines_of(row.text());
    for (std::string* field : {&entry.root, &known.document}) *field = row.text();
    entry.document = read_document(row);
    entry.kind = row.word(kind_from);
    entry.label = row.text();
    entry.channel = row.word(channel_from);
    for (std::string* field : {&entry.place, &entry.masked, &entry.reason, &entry.legal_basis}) *field = row.text();
    entry.count = row.number();
    entry.people = row.number();
    entry.severity = row.word(severity_from);
    entry.ruling = row.word(ruling_from);
    entry.standing = row.word(standing_from);
    for (Date* field : {&entry.first_seen, &entry.last_seen, &entry.last_checked, &entry.due}) *field = row.date();
    entry.rectified_on = row.optional_date();
    entry.removed = row.flag();
    entry.repeats = static_cast<std::uint32_t>(row.number());
    entry.assigned = row.text();
    entry.note = row.text();
    entry.ruled = read_ruled(row);
    entry.returned = read_returned(row);
    return known;
}

SqlRow cells_of(const KnownEntry& known) {
    const Entry& entry = known.entry;
    const DocumentFacts& facts = entry.document;
    const Returned& returned = entry.returned;
    SqlRow row = {cell(entry.id), cell(entry.unit), cell(known.line), cell(joined_lines(known.also))};
    for (const std::string* field : {&entry.root, &known.document, &facts.path, &facts.url, &facts.title, &facts.site, &facts.column,
                                     &facts.published, &facts.reference, &facts.media, &facts.sha256}) {
        row.push_back(cell(*field));
    }
    row.insert(row.end(), {cell(name(entry.kind)),
                           cell(entry.label),
                           cell(name(entry.channel)),
                           cell(entry.place),
                           cell(entry.masked),
                           cell(entry.reason),
                           cell(entry.legal_basis),
                           cell(entry.count),
                           cell(entry.people),
                           cell(name(entry.severity)),
                           cell(name(entry.ruling)),
                           cell(name(entry.standing)),
                           cell(entry.first_seen),
                           cell(entry.last_seen),
                           cell(entry.last_checked),
                           cell(entry.due),
                           cell(entry.rectified_on),
                           cell(entry.removed),
                           cell(std::uint64_t{entry.repeats}),
                           cell(entry.assigned),
                           cell(entry.note)});
    if (const std::optional<Ruled>& ruled = entry.ruled; ruled) {
        row.insert(row.end(), {cell(ruled->by), cell(ruled->reason), cell(ruled->on), cell(ruled->until)});
    } else {
        row.insert(row.end(), 4, SqlValue());
    }
    row.push_back(cell(returned.on));
    for (const std::string* field :
         {&returned.person, &returned.contact, &returned.measures, &returned.link, &returned.state, &returned.note}) {
        row.push_back(cell(*field));
    }
    return row;
}

// Behind the entry, which stands first in the row.
KnownValue read_value(RowReader& row) {
    KnownValue value;
    value.digest = row.text();
    value.id = row.text();
    value.person = row.text();
    value.occurrences = row.number();
    value.covered = row.flag();
    value.present = row.flag();
    return value;
}

void add_value(KnownEntry& known, KnownValue value) {
    if (value.present) known.entry.findings.push_back(value.id);
    known.values.push_back(std::move(value));
}

}  // namespace

Result<std::vector<KnownEntry>> load_entries(Database& database) {
    static const std::string entries_statement = select_from("entry", entry_columns, "order by id");
    static const std::string values_statement = select_from("finding", value_columns, "order by entry, digest");
    std::vector<KnownEntry> entries;
    std::unordered_map<std::string, size_t> places;
    TRY(database.run(entries_statement, {}, [&](const SqlRow& row) {
        entries.push_back(read_entry(row));
        places.emplace(entries.back().entry.id, entries.size() - 1);
    }));
    TRY(database.run(values_statement, {}, [&](const SqlRow& cells) {
        RowReader row(cells);
        const auto place = places.find(row.text());
        if (place != places.end()) add_value(entries[place->second], read_value(row));
    }));
    return entries;
}

Result<std::optional<KnownEntry>> load_entry(Database& database, const std::string& id) {
    static const std::string entry_statement = select_from("entry", entry_columns, "where id = $1");
    static const std::string values_statement = select_from("finding", value_columns, "where entry = $1 order by digest");
    std::optional<KnownEntry> known;
    TRY(database.run(entry_statement, {cell(id)}, [&](const SqlRow& row) { known = read_entry(row); }));
    if (!known) return known;
    TRY(database.run(values_statement, {cell(id)}, [&](const SqlRow& cells) {
        RowReader row(cells);
        (void)row.text();
        add_value(*known, read_value(row));
    }));
    return known;
}

Result<std::vector<std::string>> find_ids(Database& database, const std::string& beginning) {
    std::vector<std::string> ids;
    // A range and not LIKE: what was typed may hold its wildcards.
    TRY(database.run("select id from entry where id >= $1 and id < $2 order by id limit 2", {cell(beginning), cell(beginning + behind_hex)},
                     [&](const SqlRow& row) { ids.push_back(RowReader(row).text()); }));
    return ids;
}

Status store_values(Database& database, const std::string& entry, const std::vector<KnownValue>& values) {
    static const std::string statement = put_into("finding", value_columns, 2);
    for (const KnownValue& value : values) {
        TRY(database.run(statement, {cell(entry), cell(value.digest), cell(value.id), cell(value.person), cell(value.occurrences),
                                     cell(value.covered), cell(value.present)}));
    }
    return {};
}

Status store_entry(Database& database, const KnownEntry& known, const KnownEntry* before) {
    static const std::string statement = put_into("entry", entry_columns, 1);
    TRY(database.run(statement, cells_of(known)));
    std::vector<KnownValue> different;
    auto old = before == nullptr ? std::vector<KnownValue>::const_iterator() : before->values.begin();
    for (const KnownValue& value : known.values) {
        while (before != nullptr && old != before->values.end() && old->digest < value.digest) ++old;
        if (before == nullptr || old == before->values.end() || !(*old == value)) different.push_back(value);
    }
    return store_values(database, known.entry.id, different);
}

Result<std::vector<SeenSite>> load_sites(Database& database) {
    std::vector<SeenSite> sites;
    TRY(database.run("select name, location from site order by name", {}, [&](const SqlRow& cells) {
        RowReader row(cells);
        SeenSite site;
        site.name = row.text();
        site.location = row.text();
        sites.push_back(std::move(site));
    }));
    TRY(database.run("select site, hash from site_sample order by site, hash", {}, [&](const SqlRow& cells) {
        RowReader row(cells);
        const std::string name = row.text();
        const auto site =
            std::lower_bound(sites.begin(), sites.end(), name, [](const SeenSite& a, const std::string& b) { return a.name < b; });
        if (site != sites.end() && site->name == name) site->sample.push_back(row.text());
    }));
    return sites;
}

Status store_site(Database& database, const SeenSite& site) {
    TRY(database.run("insert into site (name, location) values ($1, $2) on conflict (name) do update set location = excluded.location",
                     {cell(site.name), cell(site.location)}));
    TRY(database.run("delete from site_sample where site = $1", {cell(site.name)}));
    for (const std::string& hash : site.sample)
        TRY(database.run("insert into site_sample (site, hash) values ($1, $2)", {cell(site.name), cell(hash)}));
    return {};
}

Result<std::vector<EntryEvent>> load_events(Database& database, const std::string& entry) {
    static const std::string all = select_from("event", event_columns, "order by number");
    static const std::string of_one = select_from("event", event_columns, "where entry = $1 order by number");
    std::vector<EntryEvent> events;
    TRY(database.run(entry.empty() ? all : of_one, entry.empty() ? SqlRow{} : SqlRow{cell(entry)}, [&](const SqlRow& cells) {
        RowReader row(cells);
        EntryEvent event;
        (void)row.number();
        event.entry = row.text();
        event.run = row.number();
        event.kind = row.word(event_kind_from);
        event.on = row.date();
        event.by = row.text();
        event.note = row.text();
        event.after = row.word(standing_from);
        event.count = row.number();
        event.due = row.date();
        events.push_back(std::move(event));
    }));
    return events;
}

Result<std::uint64_t> next_event_number(Database& database) {
    std::uint64_t last = 0;
    TRY(database.run("select coalesce(max(number), 0) from event", {}, [&](const SqlRow& row) { last = RowReader(row).number(); }));
    return last + 1;
}

Status store_event(Database& database, const EntryEvent& event, std::uint64_t number) {
    static const std::string statement = put_into("event", event_columns, 1);
    return database.run(
        statement, {cell(number), cell(event.entry), event.run == 0 ? SqlValue() : cell(event.run), cell(name(event.kind)), cell(event.on),
                    cell(event.by), cell(event.note), cell(name(event.after)), cell(event.count), cell(event.due)});
}

Result<std::vector<RunRecord>> load_runs(Database& database) {
    static const std::string statement = select_from("run", run_columns, "order by number");
    std::vector<RunRecord> runs;
    TRY(database.run(statement, {}, [&](const SqlRow& cells) {
        RowReader row(cells);
        RunRecord run;
        run.number = row.number();
        run.as_of = row.date();
        for (std::string* field : {&run.tool, &run.rules, &run.policy}) *field = row.text();
        run.roots = lines_of(row.text());
        run.partial = row.flag();
        Totals& totals = run.totals;
        for (std::uint64_t* field : {&totals.documents, &totals.read, &totals.partly, &totals.skipped, &totals.leaks, &totals.reviews,
                                     &totals.allowed, &totals.people}) {
            *field = row.number();
        }
        runs.push_back(std::move(run));
    }));
    return runs;
}

Status store_run(Database& database, const RunRecord& run) {
    static const std::string statement = put_into("run", run_columns, 1);
    SqlRow row = {cell(run.number), cell(run.as_of), cell(run.tool), cell(run.rules), cell(run.policy), cell(joined_lines(run.roots)),
                  cell(run.partial)};
    const Totals& totals = run.totals;
    for (const std::uint64_t figure :
         {totals.documents, totals.read, totals.partly, totals.skipped, totals.leaks, totals.reviews, totals.allowed, totals.people}) {
        row.push_back(cell(figure));
    }
    return database.run(statement, row);
}

Result<std::vector<KnownUnit>> load_units(Database& database) {
    static const std::string statement = select_from("unit", unit_columns, "order by position, id");
    std::vector<KnownUnit> units;
    TRY(database.run(statement, {}, [&](const SqlRow& cells) {
        RowReader row(cells);
        KnownUnit known;
        known.unit.id = row.text();
        (void)row.number();
        for (std::string* field : {&known.unit.name, &known.unit.kind, &known.unit.contact}) *field = row.text();
        known.on_roster = row.flag();
        units.push_back(std::move(known));
    }));
    return units;
}

Status store_units(Database& database, const std::vector<KnownUnit>& units) {
    static const std::string statement = put_into("unit", unit_columns, 1);
    TRY(database.run("update unit set on_roster = 0, position = position + $1", {cell(std::uint64_t{units.size()})}));
    for (size_t i = 0; i < units.size(); ++i) {
        const KnownUnit& known = units[i];
        TRY(database.run(statement, {cell(known.unit.id), cell(std::uint64_t{i}), cell(known.unit.name), cell(known.unit.kind),
                                     cell(known.unit.contact), cell(known.on_roster)}));
    }
    return {};
}

Result<std::vector<UnitRun>> load_unit_runs(Database& database) {
    static const std::string statement = select_from("unit_run", unit_run_columns, "order by run, unit");
    std::vector<UnitRun> figures;
    TRY(database.run(statement, {}, [&](const SqlRow& cells) {
        RowReader row(cells);
        UnitRun each;
        each.run = row.number();
        each.unit = row.text();
        for (std::uint64_t* field : {&each.documents, &each.attachments, &each.unread, &each.sites, &each.columns, &each.people}) {
            *field = row.number();
        }
        figures.push_back(std::move(each));
    }));
    return figures;
}

Status store_unit_run(Database& database, const UnitRun& figures) {
    static const std::string statement = put_into("unit_run", unit_run_columns, 2);
    return database.run(statement, {cell(figures.run), cell(figures.unit), cell(figures.documents), cell(figures.attachments),
                                    cell(figures.unread), cell(figures.sites), cell(figures.columns), cell(figures.people)});
}

}  // namespace leakscan

// Migrations are never changed once released: a new table or column is a new step at the end.
//
// {integer}, {text}, {blob} and {strict} stand for what the database calls them (Database::word). Dates are text, "2017-11-20". No column
// holds a raw personal value: masks, keyed hashes and names of documents (masked like everywhere else) only.
#include "track/schema.h"

#include <array>
#include <optional>

#include "base/text.h"
#include "track/transaction.h"

namespace leakscan {
namespace {

constexpr std::string_view first_step = R"sql(
create table unit (
    id {text} primary key,              -- as in units.toml, or as metadata call it; "unassigned"
    position {integer} not null,        -- its place in the lists
    name {text} not null,               -- as it is printed
    kind {text} not null,               -- department, township ...; empty when unknown
    contact {text} not null,            -- printed on its list
    on_roster {integer} not null        -- 1: the roster of the last run names it
) {strict};

create table run (
    number {integer} primary key,       -- 1, 2, 3 ... in the order of recording
    as_of {text} not null,              -- its "today"
    tool {text} not null,               -- "leakscan 0.1.0"
    rules {text} not null,              -- digest of rules and tables
    policy {text} not null,             -- name of the policy
    roots {text} not null,              -- names of what was scanned, one a line
    partial {integer} not null,         -- 1: interrupted, absence proved nothing
    documents {integer} not null,       -- read, partly read and not read
    read {integer} not null,            -- of these, read
    partly {integer} not null,          -- of these, read in part
    skipped {integer} not null,         -- of these, not read
    leaks {integer} not null,           -- findings that must be rectified
    reviews {integer} not null,         -- findings that a person must look at
    allowed {integer} not null,         -- findings that are lawful or public
    people {integer} not null           -- distinct people among leaks and reviews
) {strict};

create table unit_run (
    run {integer} not null references run (number),   -- the run
    unit {text} not null references unit (id),        -- the unit
    documents {integer} not null,       -- scanned and assigned to it
    attachments {integer} not null,     -- of these, those that are no web pages
    unread {integer} not null,          -- of these, those not read, or only in part
    sites {integer} not null,           -- distinct sites of these
    site_columns {integer} not null,    -- distinct columns of these
    people {integer} not null,          -- distinct people among what was found
    primary key (run, unit)
) {strict};

create table entry (
    id {text} primary key,              -- 问题编号, 12 hex digits
    unit {text} not null references unit (id),        -- to whom its document belonged when last found
    line {text} not null,               -- the number it would have if it were new: another than id when it moved or its label changed
    also {text} not null,               -- the numbers that it would have under its other addresses, one a line
    root {text} not null,               -- name of the scan root its document lies in
    document {text} not null,           -- logical document: address, else path; members of containers below it
    path {text} not null,               -- document.path of findings.jsonl; so are the next eight
    url {text} not null,                -- document.url
    title {text} not null,              -- document.title
    site {text} not null,               -- document.site
    site_column {text} not null,        -- document.column
    published {text} not null,          -- document.published
    reference {text} not null,          -- document.reference
    media {text} not null,              -- document.media
    sha256 {text} not null,             -- document.sha256 when last found
    kind {text} not null,               -- resident_id ...
    label {text} not null,              -- column header or caption; else the column's letter or the table's number
    channel {text} not null,            -- body, hidden_column ...
    place {text} not null,              -- where in the document, in words
    masked {text} not null,             -- up to three masked values
    reason {text} not null,             -- of the verdict
    legal_basis {text} not null,        -- of the verdict
    count {integer} not null,           -- occurrences when last found
    people {integer} not null,          -- distinct people of these
    severity {text} not null,           -- high, medium, low
    ruling {text} not null,             -- leak or review
    standing {text} not null,           -- fresh, open, reopened, rectified, waived, disputed
    first_seen {text} not null,         -- day of the run that found it first
    last_seen {text} not null,          -- day of the last run that found it
    last_checked {text} not null,       -- day of the last run that read its document, or saw that it is gone
    due {text} not null,                -- deadline
    rectified_on {text},                -- day of the run that saw it rectified
    removed {integer} not null,         -- 1: rectified because the document is gone
    repeats {integer} not null,         -- how often it came back
    assigned {text} not null,           -- who takes care of it
    note {text} not null,               -- what the last run has to say of it: moved, hidden, could not be read
    ruled_by {text},                    -- who waived or disputed it
    ruled_reason {text},                -- why
    ruled_on {text},                    -- when
    ruled_until {text},                 -- last day of the waiver; null: without end
    returned_on {text},                 -- day on which the unit's workbook was imported; null: never
    returned_person {text} not null,    -- 责任人
    returned_contact {text} not null,   -- 联系方式
    returned_measures {text} not null,  -- 整改措施
    returned_link {text} not null,      -- 整改后链接
    returned_state {text} not null,     -- 状态, as the unit chose it
    returned_note {text} not null       -- 备注 and whatever else the unit wrote
) {strict};

create table finding (
    entry {text} not null references entry (id),      -- the entry that holds it
    digest {text} not null,             -- keyed hash of kind and value
    id {text} not null,                 -- id of findings.jsonl: keyed hash of kind, value, logical document, column or label
    person {text} not null,             -- keyed hash of the person; empty: nobody known
    occurrences {integer} not null,     -- how often it stood there when last found
    covered {integer} not null,         -- 1: there when the entry was waived or disputed
    present {integer} not null,         -- 1: there when the entry was last found
    primary key (entry, digest)
) {strict};
create index finding_by_digest on finding (digest);

create table site (
    name {text} primary key,            -- of a scan root; of a web archive in it: root, "/", path
    location {text} not null            -- keyed hash of where it lies; empty for an archive
) {strict};

create table site_sample (
    site {text} not null references site (name),      -- the site
    hash {text} not null,               -- keyed hash of the name of one of its documents
    primary key (site, hash)
) {strict};

create table event (
    number {integer} primary key,       -- 1, 2, 3 ... in the order in which they happened
    entry {text} not null references entry (id),      -- to which entry
    run {integer} references run (number),            -- in which run; null: by a person
    kind {text} not null,               -- found, moved, rectified ...
    on_day {text} not null,             -- day of the run, or of what the person did
    by_whom {text} not null,            -- "scan", or who it was
    note {text} not null,               -- from where to where, why, until when
    standing {text} not null,           -- of the entry afterwards
    count {integer} not null,           -- occurrences of the entry afterwards
    due {text} not null                 -- deadline of the entry afterwards
) {strict};
create index event_by_entry on event (entry);

create table key_check (
    value {text} primary key            -- keyed hash of a constant: tells whether an identity key is the one of this ledger
) {strict};

create table reading (
    roots {text} not null,              -- names of what the run scanned that read or used it last, one a line
    path {text} not null,               -- keyed hash of the file's logical path
    context {text} not null,            -- keyed hash of all that decides beside the bytes: program, rules, limits
    content {text} not null,            -- keyed hash of the bytes
    first_day {text} not null,          -- the first day on which the same would have been found
    last_day {text} not null,           -- and the last
    answer {blob} not null,             -- what the worker said of the file, masked as everywhere else
    primary key (roots, path)
) {strict};
)sql";

constexpr std::array steps = {first_step};

// Only remembered to save work: no part of what a ledger knows.
constexpr std::string_view table_of_readings = "reading";

// Which steps were taken. Made first and never changed.
constexpr std::string_view steps_table = "create table if not exists schema_step (number {integer} primary key) {strict};";

std::string in_words_of(const Database& database, std::string_view statements) {
    std::string text;
    while (true) {
        const size_t open = statements.find('{');
        if (open == std::string_view::npos) return text.append(statements);
        const size_t close = statements.find('}', open);
        text.append(statements.substr(0, open)).append(database.word(statements.substr(open + 1, close - open - 1)));
        statements.remove_prefix(close + 1);
    }
}

Result<size_t> steps_taken(Database& database) {
    std::int64_t taken = 0;
    TRY(database.run("select coalesce(max(number), 0) from schema_step", {},
                     [&](const SqlRow& row) { taken = std::get<std::int64_t>(row[0]); }));
    return static_cast<size_t>(taken);
}

// "    name {type} ..." in a step; constraints have no type there.
std::optional<LedgerColumn> column_in(std::string_view line) {
    if (!line.starts_with("    ")) return std::nullopt;
    const std::vector<std::string_view> words = split(trim(line), ' ');
    if (words.size() < 2 || !words[1].starts_with('{')) return std::nullopt;
    return LedgerColumn{std::string(words[0]), words[1].starts_with("{integer}")};
}

}  // namespace

size_t newest_schema() { return steps.size(); }

Status bring_up_to_date(Database& database, size_t step_wanted) {
    const Result<size_t> known = steps_taken(database);  // an error: there is no table yet
    if (known.ok() && *known == step_wanted) return {};
    Transaction transaction = TRY(Transaction::begin(database));
    TRY(database.execute(in_words_of(database, steps_table)));
    const size_t taken = TRY(steps_taken(database));  // another process may have been faster
    if (taken > steps.size()) return Error{Fault::usage, "the ledger was written by a newer leakscan"};
    for (size_t step = taken; step < step_wanted; ++step) {
        TRY(database.execute(in_words_of(database, steps[step])));
        TRY(database.run("insert into schema_step values ($1)", {static_cast<std::int64_t>(step + 1)}));
    }
    return transaction.commit();
}

std::vector<LedgerTable> ledger_tables() {
    constexpr std::string_view opening = "create table ";
    std::vector<LedgerTable> tables;
    for (std::string_view step : steps) {
        for (std::string_view line : split(step, '\n')) {
            if (line.starts_with(opening)) tables.push_back({std::string(split(line.substr(opening.size()), ' ').front()), {}});
            std::optional<LedgerColumn> column = column_in(line);
            if (column && !tables.empty()) tables.back().columns.push_back(std::move(*column));
        }
    }
    std::erase_if(tables, [](const LedgerTable& table) { return table.name == table_of_readings; });
    return tables;
}

}  // namespace leakscan

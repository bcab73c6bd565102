// The writing half of jsonl.h. Keys are written in the order of their names.
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <unordered_map>

#include "base/file.h"
#include "report/document_json.h"
#include "report/json_text.h"
#include "report/jsonl.h"
#include "report/tally.h"

namespace leakscan {
namespace {

constexpr std::uint64_t format_version = 1;
constexpr std::string_view fresh = "fresh";  // without a ledger no run before this one is known
constexpr std::string_view waived = "waived";
constexpr size_t piece_bytes = 1u << 20;

void write_unit(JsonText& json, const Assignment& unit) {
    json.key("unit").begin_object();
    json.field_or_null("by", unit.by).field("id", unit.id).field_or_null("name", unit.name).end_object();
}

// Pieces of JSON that many findings share, each made once: by the address of what they tell of, of the latest few.
class Pieces {
public:
    template <typename Make>
    const std::string& of(const void* shared, const Make& make) {
        Piece& piece = pieces_[reinterpret_cast<std::uintptr_t>(shared) / sizeof(void*) % pieces_.size()];
        if (piece.shared != shared) {
            JsonText json;
            make(json);
            piece = {shared, json.take()};
        }
        return piece.text;
    }

private:
    struct Piece {
        const void* shared = nullptr;
        std::string text;
    };
    std::array<Piece, 61> pieces_;
};

void write_location(JsonText& json, const Location& where) {
    json.key("location").begin_object();
    json.field_or_null("cell", where.cell);
    json.field("channel", name(where.channel));
    json.count_or_null("column", where.column);
    json.field_or_null("label", where.label);
    json.count_or_null("line", where.line);
    json.count_or_null("page", where.page);
    json.count_or_null("row", where.row);
    json.field_or_null("sheet", where.sheet);
    json.count_or_null("table", where.table);
    json.end_object();
}

// What the ledger says of the findings of a run, those on copies of a page included.
using Standings = std::unordered_map<const JudgedFinding*, Standing>;

Standings standings_of(const ListedReport& listed) {
    Standings standings;
    if (!listed.report.ledger) return standings;
    for (const UnitList& list : listed.lists) {
        for (const ListLine& line : list.lines) {
            if (line.known == nullptr) continue;
            for (const JudgedFinding* judged : line.findings) standings.emplace(judged, line.known->standing);
            for (const JudgedFinding* judged : line.copies) standings.emplace(judged, line.known->standing);
        }
    }
    return standings;
}

std::string_view standing_of(const JudgedFinding& judged, const Standings& standings) {
    if (judged.verdict->waiver > 0) return waived;
    const auto known = standings.find(&judged);
    return known == standings.end() ? fresh : name(known->second);
}

struct SharedPieces {
    Pieces documents;
    Pieces units;
    Pieces bases;    // of verdicts
    Pieces reasons;  // of verdicts
};

void write_finding(JsonText& json, const JudgedFinding& judged, std::string_view standing, const ReportSettings& settings,
                   SharedPieces& shared) {
    const Finding& finding = judged.finding;
    const Verdict& verdict = *judged.verdict;
    const Assignment& unit = *judged.unit;
    json.begin_object();
    json.key("candidates");
    finding.candidates ? json.number(*finding.candidates) : json.null();
    json.key("confidence").decimal(finding.confidence);
    json.field_or_null("context", finding.context);
    json.prepared(shared.documents.of(judged.document, [&](JsonText& piece) { write_document(piece, *judged.document); }));
    json.field("grade", name(finding.grade));
    json.field("id", finding.id);
    json.field("kind", name(finding.kind));
    json.prepared(shared.bases.of(&verdict, [&](JsonText& piece) { piece.field_or_null("legal_basis", verdict.legal_basis); }));
    write_location(json, finding.location);
    json.field("masked", finding.masked);
    json.prepared(
        shared.reasons.of(&verdict, [&](JsonText& piece) { piece.field_or_null("reason", verdict.reason.in(settings.language)); }));
    json.field("rule", finding.rule);
    json.field("severity", name(verdict.severity));
    json.field("standing", standing);
    json.field("type", "finding");
    json.prepared(shared.units.of(&unit, [&](JsonText& piece) { write_unit(piece, unit); }));
    if (settings.reveal) json.field_or_null("value", finding.value);
    json.field("verdict", name(verdict.ruling));
    json.end_object().end_text();
}

void write_skip(JsonText& json, const JudgedSkip& skip) {
    json.begin_object();
    write_document(json, *skip.document);
    json.field("fault", name(skip.fault)).field_or_null("note", skip.note).field("type", "skip");
    json.end_object().end_text();
}

void write_date(JsonText& json, std::string_view key, Date date) {
    json.field_or_null(key, is_valid(date) ? to_string(date) : std::string());
}

void write_returned(JsonText& json, const Returned& returned) {
    json.key("returned");
    if (!returned.on) {
        json.null();
        return;
    }
    json.begin_object().field_or_null("contact", returned.contact).field_or_null("link", returned.link);
    json.field_or_null("measures", returned.measures).field_or_null("note", returned.note);
    write_date(json, "on", *returned.on);
    json.field_or_null("person", returned.person).field_or_null("state", returned.state).end_object();
}

void write_known_line(JsonText& json, const std::string& number, const KnownLine& known) {
    json.begin_object().field_or_null("assigned", known.assigned);
    write_date(json, "due", known.due);
    write_date(json, "first_seen", known.first_seen);
    json.field("id", known.id);
    write_date(json, "last_checked", known.last_checked);
    json.count("new_values", known.new_values).field_or_null("note", known.note).field("number", number);
    json.count("repeats", known.repeats);
    write_returned(json, known.returned);
    json.field("standing", name(known.standing)).end_object();
}

void write_unverified(JsonText& json, const Entry& entry) {
    json.begin_object().field_or_null("assigned", entry.assigned).field("channel", name(entry.channel)).count("count", entry.count);
    write_document(json, entry.document);
    write_date(json, "due", entry.due);
    write_date(json, "first_seen", entry.first_seen);
    json.field("id", entry.id).field("kind", name(entry.kind)).field_or_null("label", entry.label);
    write_date(json, "last_checked", entry.last_checked);
    json.field_or_null("legal_basis", entry.legal_basis).field_or_null("masked", entry.masked).field_or_null("note", entry.note);
    json.count("people", entry.people).field_or_null("place", entry.place).field_or_null("reason", entry.reason);
    json.count("repeats", entry.repeats);
    write_returned(json, entry.returned);
    json.field("severity", name(entry.severity)).field("standing", name(entry.standing));
    json.field("unit", entry.unit).field("verdict", name(entry.ruling)).end_object();
}

void write_ledger(JsonText& json, const Report& report) {
    json.key("ledger");
    if (!report.ledger) {
        json.null();
        return;
    }
    const RunFigures& figures = report.ledger->figures;
    json.begin_object().key("figures").begin_object();
    json.count("disputed", figures.disputed).count("fresh", figures.fresh).count("open", figures.open);
    json.count("rectified", figures.rectified).count("removed", figures.removed).count("reopened", figures.reopened);
    json.count("unverified", figures.unverified).count("waived", figures.waived).end_object();
    json.key("lines").begin_array();
    const std::map<std::string, KnownLine> lines(report.ledger->lines.begin(), report.ledger->lines.end());
    for (const auto& [number, known] : lines) write_known_line(json, number, known);
    json.end_array().key("unverified").begin_array();
    for (const Entry& entry : report.ledger->unverified) write_unverified(json, entry);
    json.end_array().end_object();
}

// See jsonl.h.
void write_lists(JsonText& json, const ListedReport& listed) {
    const Report& report = listed.report;
    json.key("lists").begin_object();
    write_ledger(json, report);
    json.count("others", report.totals.others);
    json.key("persons").begin_array();
    for (const std::uint32_t person : listed.persons) json.number(person);
    json.end_array();
    json.count("pictures", report.totals.pictures);
    json.key("skip_units").begin_array();
    std::unordered_map<std::string_view, std::uint64_t> units;
    for (const UnitTally& unit : report.units) units.try_emplace(unit.unit.id, units.size());
    for (const JudgedSkip& skip : report.skips) {
        const auto unit = units.find(skip.unit->id);
        unit == units.end() ? json.null() : json.number(unit->second);
    }
    json.end_array().end_object();
}

void write_run(JsonText& json, const ListedReport& listed) {
    const Report& report = listed.report;
    json.begin_object();
    json.field("as_of", to_string(report.as_of));
    write_lists(json, listed);
    json.field("policy", report.policy);
    json.key("roots").begin_array();
    for (const std::string& root : report.roots) json.string(root);
    json.end_array();
    json.field("rules", report.rules).field("tool", report.tool).field("type", "run");
    json.key("units").begin_array();
    for (const UnitTally& tally : report.units) {
        json.begin_object();
        json.field_or_null("contact", tally.unit.contact).count("documents", tally.documents).field("id", tally.unit.id);
        json.field_or_null("kind", tally.unit.kind).field_or_null("name", tally.unit.name);
        json.end_object();
    }
    json.end_array();
    json.count("version", format_version);
    json.end_object().end_text();
}

void write_summary(JsonText& json, const Report& report) {
    const Totals& totals = report.totals;
    json.begin_object();
    json.count("documents", totals.documents);
    json.key("findings").begin_object();
    json.count("allowed", totals.allowed).count("leak", totals.leaks).count("review", totals.reviews);
    json.end_object();
    json.key("partial").boolean(report.partial);
    json.count("partly", totals.partly).count("people", totals.people).count("read", totals.read).count("skipped", totals.skipped);
    json.count("suppressed", totals.suppressed);
    json.key("suppressions").begin_array();
    for (const WaiverTally& waiver : report.waivers) {
        json.begin_object().field("approved_by", waiver.approved_by).key("expired").boolean(waiver.expired);
        json.count("findings", waiver.findings).field("reason", waiver.reason).field("until", to_string(waiver.until)).end_object();
    }
    json.end_array();
    json.field("type", "summary");
    json.end_object().end_text();
}

// Hands on the lines in pieces: a run of a million findings makes a gigabyte of them.
template <typename Take>
Status write_lines(const ListedReport& listed, const ReportSettings& settings, const Take& take) {
    const Report& report = listed.report;
    JsonText json;
    SharedPieces shared;
    const auto hand_on = [&](size_t due) -> Status {
        if (json.size() < due) return {};
        TRY(take(json.text()));
        json.clear();
        return {};
    };
    write_run(json, listed);
    const Standings standings = standings_of(listed);
    for (const JudgedFinding& judged : report.findings) {
        write_finding(json, judged, standing_of(judged, standings), settings, shared);
        TRY(hand_on(piece_bytes));
    }
    for (const JudgedSkip& skip : report.skips) {
        write_skip(json, skip);
        TRY(hand_on(piece_bytes));
    }
    write_summary(json, report);
    return hand_on(0);
}

}  // namespace

std::string findings_text(const ListedReport& listed, const ReportSettings& settings) {
    std::string text;
    const Status kept = write_lines(listed, settings, [&text](std::string_view lines) {
        text += lines;
        return Status();
    });
    return kept.ok() ? text : std::string();
}

Status write_findings(const ListedReport& listed, const std::string& path, const ReportSettings& settings) {
    FileWriter file = TRY(FileWriter::create(path));
    TRY(write_lines(listed, settings, [&file](std::string_view lines) { return file.append(lines); }));
    return file.commit();
}

}  // namespace leakscan

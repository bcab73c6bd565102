// Documents go by names that are masked as the lists have them, also under --reveal: nothing else enters the ledger.
#include "app/ledger_run.h"

#include <algorithm>

#include "app/ledger_key.h"
#include "base/message.h"
#include "report/place.h"
#include "report/rectification_list.h"
#include "unpack/glob.h"

namespace leakscan {
namespace {

constexpr size_t most_masked = 3;  // masked values kept of an entry
constexpr size_t most_other_numbers = 50;

std::string host_of(const std::string& url) {
    const size_t start = url.find("://");
    if (start == std::string::npos) return "";
    return url.substr(start + 3, url.find_first_of("/?#", start + 3) - start - 3);
}

std::string file_of(const std::string& path) { return path.substr(0, path.find('!')); }

Reached reached_of(Ending ending) {
    switch (ending) {
        case Ending::read:
        case Ending::container: return Reached::read;
        case Ending::partly: return Reached::partly;
        case Ending::skipped:
        case Ending::picture:  // what was a list may stand in the picture now
        case Ending::other: return Reached::unread;
    }
    return Reached::unread;
}

// Of several copies of an address one that was read says that the page was met; one that was not read leaves it open.
void merge(Reached& known, Reached now) {
    if (known == Reached::gone) known = now;
    if (now == Reached::partly || now == Reached::unread) known = std::max(known, now);
}

std::string note_of(const ScannedDocument& document) {
    if (!document.skips.empty()) return std::string(name(document.skips.front().why));
    return document.ending == Ending::picture ? "image_only" : "unsupported";
}

std::string masked_values(const ListLine& line) {
    std::vector<std::string_view> values;
    std::string text;
    for (const JudgedFinding* judged : line.findings) {
        const std::string& value = judged->finding.masked;
        if (std::find(values.begin(), values.end(), value) != values.end()) continue;
        if (values.size() == most_masked) break;
        values.push_back(value);
        text += (text.empty() ? "" : "; ") + value;
    }
    return text;
}

// Ascending by digest, each once.
std::vector<SeenValue> values_of(const ListLine& line, const PersonKeys& people) {
    std::map<std::string_view, SeenValue> values;
    for (const JudgedFinding* judged : line.findings) {
        const Finding& finding = judged->finding;
        // A topic of a whole document has no value of its own: it is the same only in the same document.
        const std::string& digest = finding.rule == expired_notice_rule ? finding.id : finding.digest;
        const auto [at, is_new] = values.try_emplace(digest);
        ++at->second.occurrences;
        if (!is_new) continue;
        const auto person = people.find(finding.person);
        at->second = {finding.id, digest, person == people.end() ? "" : person->second, 1};
    }
    std::vector<SeenValue> list;
    for (auto& [digest, value] : values) list.push_back(std::move(value));
    return list;
}

// A value that is known to stand somewhere, or may, is no reason to stop a publication.
void judge_by_values(const SeenEntry& seen, const StandingValues& known, Entry& entry, std::uint64_t& new_values) {
    if (entry.standing != Standing::fresh && new_values == 0) return;
    bool settled = true;
    new_values = 0;
    for (const SeenValue& value : seen.values) {
        const auto at = known.find(value.digest);
        if (at == known.end()) ++new_values;
        settled = settled && at != known.end() && !is_to_do(at->second);
    }
    if (entry.standing == Standing::fresh && new_values == 0) entry.standing = settled ? Standing::waived : Standing::open;
}

}  // namespace

Result<std::unique_ptr<LedgerRun>> LedgerRun::open(const Options& options, const RunSetup& setup) {
    if (options.ledger.empty()) return std::unique_ptr<LedgerRun>();
    std::unique_ptr<LedgerRun> run(new LedgerRun(options, setup));
    Ledger ledger = TRY(Ledger::open(options.ledger, options.command == Command::scan ? IfMissing::create : IfMissing::refuse));
    TRY(must_be_key_of(ledger.database(), options, setup.pool.match.key, options.command == Command::scan));
    run->watched_ = TRY(ledger.watched());
    run->known_sites_ = TRY(ledger.sites());
    for (const WatchedDocument& watched : run->watched_) run->watched_places_.insert(place_of(watched));
    return run;
}

void LedgerRun::begin(const WalkSettings& settings, const Walk& walk) {
    walked_how_ = settings;
    sites_.emplace(setup_.pool.match.key, known_sites_, settings.roots, walk);
    for (const Skip& problem : walk.problems) unlisted_.push_back(masked(problem.origin.file));
    // The folder that is the only root goes by its name where it could not be listed itself.
    const bool all =
        settings.roots.size() == 1 && std::find(unlisted_.begin(), unlisted_.end(), walk.root_names.front()) != unlisted_.end();
    if (all) unlisted_.emplace_back();
}

std::string LedgerRun::masked(const std::string& text) const { return setup_.matcher ? setup_.matcher->mask_values(text) : text; }

DocumentFacts LedgerRun::masked(DocumentFacts facts) const {
    for (std::string* text : {&facts.path, &facts.url, &facts.title, &facts.site, &facts.column, &facts.reference}) *text = masked(*text);
    return facts;
}

std::string LedgerRun::place_of_document(const DocumentFacts& facts) const {
    const LedgerPlace place = sites_->place(logical_document(facts));
    return place_of(place.root, facts.url.empty() ? place.path : logical_document(facts), !facts.url.empty());
}

void LedgerRun::saw(const ScannedDocument& document, const Assignment& unit) {
    DocumentFacts facts = facts_of(document);
    facts.path = masked(facts.path);
    facts.url = masked(facts.url);
    const std::string file = file_of(facts.path);
    files_.insert(file);
    if (!facts.url.empty() && facts.path.starts_with(file + "!" + facts.url)) sites_->saw_address(file, facts.url);
    const Reached reached = reached_of(document.ending);
    if (reached != Reached::read) blemished_.try_emplace(facts.path, Met{Reached::unread, note_of(document)});
    for (const Skip& skip : document.skips)
        blemished_.try_emplace(masked(skip.origin.path()), Met{Reached::unread, std::string(name(skip.why))});
    const std::string place = place_of_document(facts);
    if (watched_places_.contains(place) || !document.findings.empty()) {
        Met& met = met_[place];
        merge(met.reached, reached);
        if (reached != Reached::read) met.note = note_of(document);
    }
    count(document, facts, unit);
}

void LedgerRun::count(const ScannedDocument& document, const DocumentFacts& facts, const Assignment& unit) {
    if (document.ending == Ending::container || document.ending == Ending::picture || document.ending == Ending::other) return;
    UnitScope& scope = units_[unit.id];
    ++scope.figures.documents;
    if (document.media != "html") ++scope.figures.attachments;
    if (document.ending != Ending::read) ++scope.figures.unread;
    const std::string host = host_of(facts.url);
    const std::string site = !facts.site.empty() ? facts.site : !host.empty() ? host : sites_->place(facts.path).root;
    scope.sites.insert(site);
    if (!facts.column.empty()) scope.columns.insert(site + "\n" + facts.column);
}

std::vector<std::string> LedgerRun::remarks(Language language) const {
    std::vector<std::string> texts;
    for (const auto& [here, known] : sites_->renamed()) {
        texts.push_back(
            fill({"台账：{} 与已登记的 {} 文档大多相同，按同一网站处理", "ledger: {} holds most documents of {} and is taken for it"},
                 language, {here, known}));
    }
    for (const std::string& name : sites_->emptied()) {
        texts.push_back(
            fill({"注意：{} 中已没有一个台账里登记过的文件，可能是抓取失败；原有问题一律不销号",
                  "warning: {} holds none of the files that the ledger knows of, as if its mirror had failed: nothing is closed"},
                 language, {name}));
    }
    return texts;
}

bool LedgerRun::is_left_out(const std::string& file) const {
    const auto any = [](const std::vector<std::string>& globs, const std::string& path) {
        return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) { return matches_glob(path, glob); });
    };
    if (!walked_how_.include.empty() && !any(walked_how_.include, file)) return true;
    for (size_t end = file.size(); end != std::string::npos && end > 0; end = file.rfind('/', end - 1)) {
        if (any(walked_how_.exclude, file.substr(0, end))) return true;
    }
    return false;
}

// A document of a file that lies within this run's reach, and that did not come back.
LedgerRun::Met LedgerRun::fate_in_file(const std::string& file, const std::string& path, bool is_archive) const {
    if (files_.contains(file)) {
        for (size_t end = file.size(); end < path.size(); end = std::min(path.find('!', end + 1), path.size())) {
            const auto blemish = blemished_.find(path.substr(0, end));
            if (blemish != blemished_.end()) return blemish->second;
        }
        const auto blemish = blemished_.find(path);
        return blemish == blemished_.end() ? Met{Reached::gone, ""} : blemish->second;
    }
    if (is_archive || is_left_out(file)) return {Reached::out_of_reach, ""};
    for (const std::string& unlisted : unlisted_) {
        if (unlisted.empty() || file == unlisted || file.starts_with(unlisted + "/"))
            return {Reached::unread, std::string(name(Fault::io))};
    }
    return {Reached::gone, ""};
}

LedgerRun::Met LedgerRun::fate_of(const WatchedDocument& watched) const {
    const auto met = met_.find(place_of(watched));
    if (met != met_.end()) return met->second;
    const std::string file = file_of(watched.path);
    const bool is_archive = watched.by_address && watched.path.size() > file.size();
    if (is_archive) {
        const std::string archive = sites_->archive_for({watched.root, file});
        if (!archive.empty()) return fate_in_file(archive, archive + watched.path.substr(file.size()), true);
    }
    const std::string here = sites_->path_in_run({watched.root, watched.path});
    if (here.empty()) return {Reached::out_of_reach, ""};
    return fate_in_file(file_of(here), here, is_archive);
}

SeenRun LedgerRun::seen_run(const Report& report, const PersonKeys& people, size_t roster_size) const {
    SeenRun run;
    run.run = {0, report.as_of, report.tool, report.rules, report.policy, report.roots, report.partial, report.totals};
    for (size_t i = 0; i < report.units.size(); ++i) {
        const UnitTally& tally = report.units[i];
        run.units.push_back({tally.unit, i < roster_size && tally.unit.id != unassigned_id});
    }
    run.sites = sites_->seen();
    for (const WatchedDocument& watched : watched_) {
        const Met met = fate_of(watched);
        run.documents.push_back({place_of(watched), met.reached, met.note});
    }
    for (const auto& [place, met] : met_) run.documents.push_back({place, met.reached, met.note});
    for (const UnitList& list : rectification_lists(report)) {
        const auto scope = units_.find(list.unit->unit.id);
        if (scope != units_.end()) {
            UnitRun figures = scope->second.figures;
            figures.unit = list.unit->unit.id;
            figures.sites = scope->second.sites.size();
            figures.columns = scope->second.columns.size();
            figures.people = list.people;
            run.unit_runs.push_back(std::move(figures));
        }
        for (const ListLine& line : list.lines) run.entries.push_back(seen_entry(list, line, people));
    }
    return run;
}

SeenEntry LedgerRun::seen_entry(const UnitList& list, const ListLine& line, const PersonKeys& people) const {
    SeenEntry seen;
    const JudgedFinding& first = *line.first;
    Entry& entry = seen.entry;
    entry.id = line.number;
    entry.unit = list.unit->unit.id;
    entry.document = masked(*first.document);
    entry.kind = first.finding.kind;
    entry.label = masked(column_or_label(first.finding.location));
    entry.channel = first.finding.location.channel;
    entry.place = masked(place_of(line.findings, options_.language));
    entry.masked = masked_values(line);
    entry.reason = first.verdict->reason.in(options_.language);
    entry.legal_basis = first.verdict->legal_basis;
    entry.count = line.count;
    entry.people = line.people;
    entry.severity = line.severity;
    entry.ruling = line.ruling;
    entry.due = rectification_due(setup_.as_of);
    seen.also = line.other_numbers;
    if (seen.also.size() > most_other_numbers) seen.also.resize(most_other_numbers);
    const LedgerPlace place = sites_->place(entry.document.path);
    entry.root = place.root;
    seen.document = entry.document.url.empty() ? place.path : logical_document(entry.document);
    entry.document.path = place.path;
    seen.values = values_of(line, people);
    return seen;
}

void LedgerRun::take(Report& report, const Recorded& recorded) const {
    const std::vector<UnitList> lists = rectification_lists(report);
    LedgerAnswer answer;
    answer.figures = recorded.figures;
    size_t at = 0;
    std::set<std::string_view> units;
    for (const UnitList& list : lists) {
        units.insert(list.unit->unit.id);
        for (const ListLine& line : list.lines) {
            const Entry& entry = recorded.entries[at];
            answer.lines.emplace(line.number,
                                 KnownLine{entry.id, entry.standing, entry.first_seen, entry.last_checked, entry.due, entry.assigned,
                                           entry.repeats, recorded.new_values[at], entry.note, entry.returned});
            ++at;
        }
    }
    for (const Entry& entry : recorded.unverified) {
        if (units.contains(entry.unit)) answer.unverified.push_back(entry);
    }
    report.ledger = std::move(answer);
}

Status LedgerRun::record(Report& report, const PersonKeys& people, size_t roster_size) {
    // Opened again: a server may have ended a connection on which nothing was said for hours.
    Ledger ledger = TRY(Ledger::open(options_.ledger, IfMissing::create));
    take(report, TRY(ledger.record(seen_run(report, people, roster_size))));
    return {};
}

Status LedgerRun::compare(Report& report, const PersonKeys& people, size_t roster_size) {
    Ledger ledger = TRY(Ledger::open(options_.ledger, IfMissing::refuse));
    const SeenRun run = seen_run(report, people, roster_size);
    Recorded recorded = TRY(ledger.compare(run));
    const auto known = TRY(ledger.standing_values(report.as_of));
    for (size_t i = 0; i < run.entries.size(); ++i) judge_by_values(run.entries[i], known, recorded.entries[i], recorded.new_values[i]);
    take(report, recorded);
    return {};
}

}  // namespace leakscan

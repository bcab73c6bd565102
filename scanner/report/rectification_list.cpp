// Groups findings into lines in one pass over the report: hash maps only, so that a million findings cost a million look-ups.
#include "report/rectification_list.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/keyed_hash.h"
#include "base/text.h"
#include "report/people.h"

namespace leakscan {
namespace {

// Time that county rules give; a rule of this tool where nobody has set another.
constexpr int working_days_allowed = 10;
constexpr size_t id_digits = 12;

// A line's id hashes what the list prints beside it, so nothing has to be kept secret, and a list that is written again on
// another machine must show the same numbers: a constant key.
constexpr Key line_key = {'l', 'i', 's', 't', ' ', 'l', 'i', 'n', 'e'};

// The members of containers below the thing that has the URL: two files of one archive are never the same page.
std::string members_below_url(const DocumentFacts& document) {
    const size_t at = document.url.empty() ? std::string::npos : document.path.find("!" + document.url);
    if (at != std::string::npos) return document.path.substr(at + 1 + document.url.size());
    const size_t member = document.path.find('!');
    return member == std::string::npos ? std::string() : document.path.substr(member);
}

void append_column_or_label(std::string& to, const Location& where) {
    if (!where.label.empty()) {
        to += where.label;
    } else if (!where.cell.empty()) {
        const auto letters = std::find_if(where.cell.begin(), where.cell.end(), is_ascii_digit) - where.cell.begin();
        to.append(where.sheet).append("!").append(where.cell, 0, static_cast<size_t>(letters));
    } else if (where.table != 0) {
        to.append("#").append(std::to_string(where.table));
    }
}

// Which documents are one page: the same content, or the same address, within a unit. A union-find over their numbers.
class Pages {
public:
    // The number of the document's page; later documents may still join it to another, see root().
    size_t add(const std::string& unit, const DocumentFacts& document) {
        const auto [known, is_new] = numbers_.try_emplace(unit + "\np" + document.path, parents_.size());
        if (!is_new) return known->second;
        const size_t page = parents_.size();
        parents_.push_back(page);
        if (!document.sha256.empty()) join(page, unit + "\ns" + document.sha256);
        if (!document.url.empty()) join(page, unit + "\nu" + logical_document(document));
        return page;
    }

    size_t root(size_t page) {
        while (parents_[page] != page) page = parents_[page] = parents_[parents_[page]];
        return page;
    }

private:
    void join(size_t page, const std::string& key) {
        const auto [known, is_new] = numbers_.try_emplace(key, page);
        if (is_new) return;
        const size_t one = root(page);
        const size_t other = root(known->second);
        parents_[std::max(one, other)] = std::min(one, other);
    }

    std::vector<size_t> parents_;
    std::unordered_map<std::string, size_t> numbers_;
};

std::string line_id(const JudgedFinding& first) {
    const Finding& finding = first.finding;
    return keyed_hash(line_key, {name(finding.kind), logical_document(*first.document), column_or_label(finding.location),
                                 name(finding.location.channel)})
        .substr(0, id_digits);
}

// Keeps, of a page that exists several times, each occurrence once: copies beyond the first add only what it does not hold.
void drop_copies(ListLine& line) {
    const std::string* document = nullptr;
    std::unordered_map<std::string_view, size_t> kept;  // masked value -> occurrences kept so far
    std::unordered_map<std::string_view, size_t> here;  // the same in the document at hand
    std::unordered_set<std::string_view> addresses;
    const DocumentFacts* const first = line.findings.front()->document;
    const auto same_document = [first](const JudgedFinding* a) { return a->document == first || a->document->path == first->path; };
    if (std::all_of(line.findings.begin(), line.findings.end(), same_document)) return;
    std::vector<const JudgedFinding*> once;
    std::vector<std::uint32_t> persons;
    const DocumentFacts& main = *line.findings.front()->document;
    addresses.insert(main.url.empty() ? main.path : main.url);
    for (size_t i = 0; i < line.findings.size(); ++i) {
        const JudgedFinding* judged = line.findings[i];
        if (document == nullptr || *document != judged->document->path) {
            document = &judged->document->path;
            here.clear();
            const std::string& url = judged->document->url;
            const std::string& address = url.empty() || url == main.url ? *document : url;
            if (*document != main.path && addresses.insert(address).second) line.other_addresses.push_back(address);
            if (std::string number = line_id(*judged); number != line_id(*line.findings.front()))
                line.other_numbers.push_back(std::move(number));
        }
        if (++here[judged->finding.masked] <= kept[judged->finding.masked]) {
            line.copies.push_back(judged);
            continue;
        }
        ++kept[judged->finding.masked];
        once.push_back(judged);
        persons.push_back(line.persons[i]);
    }
    line.findings = std::move(once);
    line.persons = std::move(persons);
}

// People whom a notice names: they have no findings of their own, its reason counts them.
std::uint64_t named_by(const JudgedFinding& judged) {
    std::uint64_t names = 0;
    const std::vector<std::string>& words = judged.verdict->reason.words;
    if (words.empty() || judged.finding.rule != expired_notice_rule) return names;
    std::from_chars(words.back().data(), words.back().data() + words.back().size(), names);
    return names;
}

void finish(ListLine& line, const Report& report, PeopleCount& people) {
    drop_copies(line);
    people.begin_group();
    for (const std::uint32_t person : line.persons) people.add(person);
    // What is to be rectified speaks for the line, where there is any; else what is to be reviewed.
    struct Part {
        const JudgedFinding* first = nullptr;
        Severity severity = Severity::low;
    };
    Part leaks, reviews;
    for (const JudgedFinding* judged : line.findings) {
        const Verdict& verdict = *judged->verdict;
        if (verdict.ruling == Ruling::review) ++line.reviews;
        Part& part = verdict.ruling == Ruling::leak ? leaks : reviews;
        if (part.first == nullptr) part.first = judged;
        part.severity = std::max(part.severity, verdict.severity);
        line.people = std::max(line.people, named_by(*judged));
    }
    line.ruling = leaks.first != nullptr ? Ruling::leak : Ruling::review;
    line.first = leaks.first != nullptr ? leaks.first : reviews.first;
    line.severity = leaks.first != nullptr ? leaks.severity : reviews.severity;
    line.people = std::max(line.people, people.count());
    line.count = line.findings.size();
    line.number = line.id = line_id(*line.first);
    std::erase(line.other_numbers, line.number);
    line.due = rectification_due(report.as_of);
    if (!report.ledger) return;
    const auto known = report.ledger->lines.find(line.number);
    if (known == report.ledger->lines.end()) return;
    line.known = &known->second;
    line.id = line.known->id;
    line.due = line.known->due;
}

bool comes_before(const ListLine& a, const ListLine& b) {
    const auto key = [](const ListLine& line) {
        const Location& where = line.first->finding.location;
        return std::tie(line.first->document->path, where.label, where.sheet, where.cell);
    };
    if (a.is_settled() != b.is_settled()) return b.is_settled();
    if (a.ruling != b.ruling) return a.ruling < b.ruling;
    if (a.severity != b.severity) return a.severity > b.severity;
    if (a.people != b.people) return a.people > b.people;
    if (key(a) != key(b)) return key(a) < key(b);
    return a.id < b.id;
}

std::uint64_t people_of(const UnitList& list, PeopleCount& people) {
    people.begin_group();
    for (const ListLine& line : list.lines) {
        for (const std::uint32_t person : line.persons) people.add(person);
    }
    return people.count();
}

// Where findings go whose unit the report does not name: shown, never lost.
size_t list_of_strays(std::vector<UnitList>& lists) {
    static const UnitTally strays{{unassigned_id, "", "", {}, {}, ""}, 1};
    lists.push_back({&strays, {}, 0, {}});
    return lists.size() - 1;
}

}  // namespace

std::vector<UnitList> rectification_lists(const Report& report) { return rectification_lists(report, number_people(report)); }

std::vector<UnitList> rectification_lists(const Report& report, const std::vector<std::uint32_t>& persons) {
    std::vector<UnitList> lists;
    std::unordered_map<std::string_view, size_t> list_of_unit;
    for (const UnitTally& unit : report.units) {
        list_of_unit.emplace(unit.unit.id, lists.size());
        lists.push_back({&unit, {}, 0, {}});
    }
    Pages pages;
    std::vector<size_t> page_of_finding;
    page_of_finding.reserve(report.findings.size());
    const JudgedFinding* before = nullptr;  // mostly of the same document
    for (const JudgedFinding& judged : report.findings) {
        const bool same = before != nullptr && before->document == judged.document && before->unit == judged.unit;
        page_of_finding.push_back(same ? page_of_finding.back() : pages.add(judged.unit->id, *judged.document));
        before = &judged;
    }

    std::unordered_map<std::string, std::pair<size_t, size_t>> line_of_key;  // -> list, line
    std::string key;  // page, kind and channel as they lie in memory, then the column
    for (size_t i = 0; i < report.findings.size(); ++i) {
        const JudgedFinding& judged = report.findings[i];
        if (judged.verdict->ruling == Ruling::allowed) continue;
        const Location& where = judged.finding.location;
        const std::uint64_t page = pages.root(page_of_finding[i]);
        key.assign(reinterpret_cast<const char*>(&page), sizeof page);
        key.push_back(static_cast<char>(judged.finding.kind));
        key.push_back(static_cast<char>(where.channel));
        append_column_or_label(key, where);
        auto known = line_of_key.find(key);
        if (known == line_of_key.end()) {
            const auto unit = list_of_unit.find(judged.unit->id);
            const size_t list = unit == list_of_unit.end() ? list_of_strays(lists) : unit->second;
            if (unit == list_of_unit.end()) list_of_unit.emplace(judged.unit->id, list);
            known = line_of_key.emplace(key, std::pair(list, lists[list].lines.size())).first;
            lists[list].lines.emplace_back();
        }
        ListLine& line = lists[known->second.first].lines[known->second.second];
        line.findings.push_back(&judged);
        line.persons.push_back(persons[i]);
    }
    PeopleCount people;
    for (UnitList& list : lists) {
        for (ListLine& line : list.lines) finish(line, report, people);
        std::sort(list.lines.begin(), list.lines.end(), comes_before);
        list.people = people_of(list, people);
    }
    if (!report.ledger) return lists;
    for (const Entry& entry : report.ledger->unverified) {
        const auto list = list_of_unit.find(entry.unit);
        if (list != list_of_unit.end()) lists[list->second].unverified.push_back(std::make_unique<const UnverifiedLine>(entry));
    }
    return lists;
}

UnverifiedLine::UnverifiedLine(const Entry& entry)
    : known{entry.id, entry.standing, entry.first_seen, entry.last_checked, entry.due, entry.assigned, entry.repeats,
            0,        entry.note,     entry.returned},
      document{entry.document, {entry.unit, "", ""}} {
    verdict.ruling = entry.ruling;
    verdict.severity = entry.severity;
    verdict.reason.words = {entry.reason};
    verdict.reason.aside = {"{}", "{}"};
    verdict.legal_basis = entry.legal_basis;
    finding.finding.kind = entry.kind;
    finding.finding.masked = entry.masked;
    finding.finding.location.label = entry.label;
    finding.finding.location.channel = entry.channel;
    finding.document = &document.facts;
    finding.unit = &document.unit;
    finding.verdict = &verdict;
    line.id = line.number = entry.id;
    line.known = &known;
    line.first = &finding;
    line.findings = {&finding};
    line.people = entry.people;
    line.count = entry.count;
    line.severity = entry.severity;
    line.ruling = entry.ruling;
    line.due = entry.due;
    line.place = entry.place.empty() ? "-" : entry.place;
}

std::vector<const ListLine*> UnitList::shown() const {
    std::vector<const ListLine*> all;
    for (const ListLine& each : lines) all.push_back(&each);
    for (const auto& each : unverified) all.push_back(&each->line);
    return all;
}

std::string logical_document(const DocumentFacts& document) {
    return document.url.empty() ? document.path : document.url + members_below_url(document);
}

std::string column_or_label(const Location& where) {
    std::string text;
    append_column_or_label(text, where);
    return text;
}

Date rectification_due(Date as_of) {
    constexpr int thursday = 4;  // 1970-01-01 was one; Sunday is 0
    long day = day_number(as_of);
    for (int left = working_days_allowed; left > 0;) {
        ++day;
        const long weekday = ((day + thursday) % 7 + 7) % 7;
        if (weekday != 0 && weekday != 6) --left;
    }
    return date_from_day_number(day);
}

}  // namespace leakscan

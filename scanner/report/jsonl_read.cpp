// The reading half of jsonl.h. The file may come from anywhere: every field is checked for its type, every name for its meaning.
#include <limits>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/text.h"
#include "report/jsonl.h"

namespace leakscan {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t format_version = 1;

// One object of a line, with the words for what is wrong with it. `fault()` is empty as long as all was well; the first one stays.
class Fields {
public:
    Fields(const Json& json, std::string& fault) : json_(json), fault_(fault) {
        if (!json.is_object()) complain("", "is not an object");
    }

    std::string text(const char* key) const {
        const Json* value = find(key);
        if (value == nullptr || value->is_null()) return "";
        if (!value->is_string()) return complain(key, "must be a string"), "";
        return value->get<std::string>();
    }

    std::uint64_t count(const char* key) const { return number(key).value_or(0); }

    std::optional<std::uint64_t> number(const char* key) const {
        const Json* value = find(key);
        if (value == nullptr || value->is_null()) return std::nullopt;
        if (!value->is_number_unsigned()) return complain(key, "must be a whole number"), std::nullopt;
        return value->get<std::uint64_t>();
    }

    std::uint32_t small(const char* key) const {
        const std::uint64_t value = count(key);
        if (value <= std::numeric_limits<std::uint32_t>::max()) return static_cast<std::uint32_t>(value);
        return complain(key, "is too large"), 0;
    }

    double decimal(const char* key) const {
        const Json* value = find(key);
        if (value == nullptr || !value->is_number()) return complain(key, "must be a number"), 0;
        return value->get<double>();
    }

    bool flag(const char* key) const {
        const Json* value = find(key);
        if (value == nullptr || !value->is_boolean()) return complain(key, "must be true or false"), false;
        return value->get<bool>();
    }

    bool has(const char* key) const { return find(key) != nullptr; }
    bool is_object(const char* key) const { return has(key) && find(key)->is_object(); }

    Date date(const char* key) const {
        const std::string value = text(key);
        const std::optional<Date> read = parse_date(value);
        if (!read && !value.empty()) complain(key, "is no date");
        return read.value_or(Date{});
    }

    Fields object(const char* key) const {
        const Json* value = find(key);
        return Fields(value == nullptr ? empty() : *value, fault_);
    }

    const Json& array(const char* key) const {
        const Json* value = find(key);
        if (value != nullptr && value->is_array()) return *value;
        complain(key, "must be an array");
        return empty();
    }

    // A word with a meaning: `from` is one of the ..._from functions of the model.
    template <typename T>
    T word(const char* key, std::optional<T> (*from)(std::string_view)) const {
        const std::optional<T> meaning = from(text(key));
        if (!meaning) complain(key, "is unknown");
        return meaning.value_or(T{});
    }

    std::string& fault() const { return fault_; }

private:
    static const Json& empty() {
        static const Json array = Json::array();
        return array;
    }
    const Json* find(const char* key) const {
        const auto at = json_.is_object() ? json_.find(key) : json_.end();
        return at == json_.end() ? nullptr : &*at;
    }
    void complain(std::string_view key, std::string_view message) const {
        if (fault_.empty()) fault_ = (key.empty() ? "" : std::string(key) + " ") + std::string(message);
    }

    const Json& json_;
    std::string& fault_;
};

std::optional<Fault> fault_from(std::string_view text) {
    for (int i = 0; i <= static_cast<int>(Fault::partly); ++i) {
        if (name(static_cast<Fault>(i)) == text) return static_cast<Fault>(i);
    }
    return std::nullopt;
}

DocumentFacts read_document(const Fields& fields) {
    return {fields.text("path"),      fields.text("url"),       fields.text("title"), fields.text("site"),  fields.text("column"),
            fields.text("published"), fields.text("reference"), fields.text("media"), fields.text("sha256")};
}

Location read_location(const Fields& fields) {
    return {fields.word("channel", channel_from),
            fields.small("page"),
            fields.text("sheet"),
            fields.text("cell"),
            fields.small("table"),
            fields.small("row"),
            fields.text("label"),
            fields.small("line"),
            fields.small("column")};
}

// Runs of before answers were kept have none.
Returned read_returned(const Fields& fields) {
    if (!fields.is_object("returned")) return {};
    const Fields answer = fields.object("returned");
    return {answer.text("person"), answer.text("contact"), answer.text("measures"), answer.text("link"),
            answer.text("state"),  answer.text("note"),    answer.date("on")};
}

KnownLine read_known_line(const Fields& fields) {
    return {fields.text("id"),         fields.word("standing", standing_from),
            fields.date("first_seen"), fields.date("last_checked"),
            fields.date("due"),        fields.text("assigned"),
            fields.small("repeats"),   fields.count("new_values"),
            fields.text("note"),       read_returned(fields)};
}

Entry read_unverified(const Fields& fields) {
    Entry entry;
    entry.id = fields.text("id");
    entry.unit = fields.text("unit");
    entry.document = read_document(fields.object("document"));
    entry.kind = fields.word("kind", kind_from);
    entry.label = fields.text("label");
    entry.channel = fields.word("channel", channel_from);
    entry.place = fields.text("place");
    entry.masked = fields.text("masked");
    entry.reason = fields.text("reason");
    entry.legal_basis = fields.text("legal_basis");
    entry.count = fields.count("count");
    entry.people = fields.count("people");
    entry.severity = fields.word("severity", severity_from);
    entry.ruling = fields.word("verdict", ruling_from);
    entry.standing = fields.word("standing", standing_from);
    entry.first_seen = fields.date("first_seen");
    entry.last_checked = fields.date("last_checked");
    entry.due = fields.date("due");
    entry.repeats = fields.small("repeats");
    entry.returned = read_returned(fields);
    entry.assigned = fields.text("assigned");
    entry.note = fields.text("note");
    return entry;
}

LedgerAnswer read_ledger(const Fields& fields) {
    LedgerAnswer answer;
    const Fields figures = fields.object("figures");
    answer.figures = {figures.count("fresh"),   figures.count("open"),   figures.count("reopened"), figures.count("rectified"),
                      figures.count("removed"), figures.count("waived"), figures.count("disputed"), figures.count("unverified")};
    for (const Json& line : fields.array("lines")) {
        const Fields each(line, fields.fault());
        answer.lines.emplace(each.text("number"), read_known_line(each));
    }
    for (const Json& entry : fields.array("unverified")) answer.unverified.push_back(read_unverified(Fields(entry, fields.fault())));
    return answer;
}

// Reads the lines one after the other into a report.
class Reader {
public:
    explicit Reader(ReasonTranslator translate) : translate_(translate) {}

    // What is wrong with the line, empty if nothing is.
    std::string read(const Json& json) {
        std::string fault;
        const Fields fields(json, fault);
        const std::string type = fields.text("type");
        if (!fault.empty()) return fault;
        if (complete_) return "follows the summary";
        if (!started_ && type != "run") return "the first line must be the run";
        if (type == "run") {
            if (started_) return "is a second run";
            read_run(fields);
        } else if (type == "finding") {
            read_finding(fields);
        } else if (type == "skip") {
            read_skip(fields);
        } else if (type == "summary") {
            read_summary(fields);
        } else {
            return "type is unknown";
        }
        return fault;
    }

    bool complete() const { return complete_; }
    Report take() { return std::move(report_); }

private:
    void read_run(const Fields& fields) {
        started_ = true;
        if (fields.count("version") != format_version) {
            fields.fault() = "version is not " + std::to_string(format_version);
            return;
        }
        report_.tool = fields.text("tool");
        report_.rules = fields.text("rules");
        report_.policy = fields.text("policy");
        const std::optional<Date> as_of = parse_date(fields.text("as_of"));
        if (!as_of || !is_valid(*as_of)) {
            fields.fault() = "as_of is no date";
            return;
        }
        report_.as_of = *as_of;
        for (const Json& root : fields.array("roots")) {
            if (root.is_string()) report_.roots.push_back(root.get<std::string>());
        }
        for (const Json& entry : fields.array("units")) read_unit(Fields(entry, fields.fault()));
        const Fields lists = fields.object("lists");
        report_.totals.pictures = lists.count("pictures");
        report_.totals.others = lists.count("others");
        persons_ = lists.array("persons");
        skip_units_ = lists.array("skip_units");
        if (lists.is_object("ledger")) report_.ledger = read_ledger(lists.object("ledger"));
    }

    void read_unit(const Fields& fields) {
        UnitTally tally;
        tally.unit.id = fields.text("id");
        tally.unit.name = fields.text("name");
        tally.unit.kind = fields.text("kind");
        tally.unit.contact = fields.text("contact");
        tally.documents = fields.count("documents");
        report_.units.push_back(std::move(tally));
    }

    void read_finding(const Fields& fields) {
        JudgedFinding judged;
        Finding& finding = judged.finding;
        finding.rule = fields.text("rule");
        finding.kind = fields.word("kind", kind_from);
        finding.grade = fields.word("grade", grade_from);
        finding.confidence = fields.decimal("confidence");
        finding.masked = fields.text("masked");
        finding.value = fields.text("value");
        finding.candidates = fields.number("candidates");
        finding.id = fields.text("id");
        finding.location = read_location(fields.object("location"));
        finding.context = fields.text("context");
        const size_t index = report_.findings.size();
        if (index < persons_.size() && persons_[index].is_number_unsigned()) {
            finding.person = std::to_string(persons_[index].get<std::uint64_t>());
        }
        const Fields unit = fields.object("unit");
        const JudgedDocument& shared =
            keep({read_document(fields.object("document")), {unit.text("id"), unit.text("name"), unit.text("by")}});
        judged.document = &shared.facts;
        judged.unit = &shared.unit;
        Verdict verdict;
        verdict.ruling = fields.word("verdict", ruling_from);
        verdict.severity = fields.word("severity", severity_from);
        verdict.reason = translate_(fields.text("reason"));
        // A ledger waives what must be rectified, a policy makes it lawful.
        verdict.waiver = verdict.ruling == Ruling::allowed && fields.text("standing") == "waived" ? some_waiver : 0;
        verdict.legal_basis = fields.text("legal_basis");
        judged.verdict = &intern(report_.verdicts, std::move(verdict));
        report_.findings.push_back(std::move(judged));
    }

    void read_skip(const Fields& fields) {
        JudgedSkip skip;
        JudgedDocument document{read_document(fields.object("document")), {}};
        skip.fault = fields.word("fault", fault_from);
        skip.note = fields.text("note");
        const size_t index = report_.skips.size();
        if (index < skip_units_.size() && skip_units_[index].is_number_unsigned()) {
            const auto unit = skip_units_[index].get<std::uint64_t>();
            if (unit < report_.units.size()) document.unit = {report_.units[unit].unit.id, report_.units[unit].unit.name, ""};
        }
        const JudgedDocument& shared = keep(std::move(document));
        skip.document = &shared.facts;
        skip.unit = &shared.unit;
        report_.skips.push_back(std::move(skip));
    }

    // The findings of one document follow each other.
    const JudgedDocument& keep(JudgedDocument document) {
        if (report_.documents.empty() || report_.documents.back() != document) report_.documents.push_back(std::move(document));
        return report_.documents.back();
    }

    void read_summary(const Fields& fields) {
        complete_ = true;
        Totals& totals = report_.totals;
        totals.documents = fields.count("documents");
        totals.read = fields.count("read");
        totals.partly = fields.count("partly");
        totals.skipped = fields.count("skipped");
        totals.people = fields.count("people");
        const Fields findings = fields.object("findings");
        totals.leaks = findings.count("leak");
        totals.reviews = findings.count("review");
        totals.allowed = findings.count("allowed");
        report_.partial = fields.flag("partial");
        totals.suppressed = fields.count("suppressed");
        if (!fields.has("suppressions")) return;  // written before there were any
        for (const Json& entry : fields.array("suppressions")) read_waiver(Fields(entry, fields.fault()));
    }

    void read_waiver(const Fields& fields) {
        const std::optional<Date> until = parse_date(fields.text("until"));
        if (!until) fields.fault() = "until is no date";
        report_.waivers.push_back(
            {fields.text("approved_by"), until.value_or(Date{}), fields.text("reason"), fields.flag("expired"), fields.count("findings")});
    }

    ReasonTranslator translate_;
    Report report_;
    Json persons_;
    Json skip_units_;
    bool started_ = false;
    bool complete_ = false;
};

}  // namespace

Result<Report> read_findings(const std::string& path, ReasonTranslator translate) {
    FileBytes file;
    const std::string_view text = TRY(file.open(path));
    Reader reader(translate);
    size_t line = 0;
    for (size_t start = 0; start < text.size(); ++line) {
        const size_t end = std::min(text.find('\n', start), text.size());
        const Json json =
            Json::parse(text.begin() + static_cast<std::ptrdiff_t>(start), text.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
        const std::string fault = json.is_discarded() ? "is not JSON" : reader.read(json);
        if (!fault.empty()) return Error{Fault::malformed, path + ":" + std::to_string(line + 1) + ": " + fault};
        start = end + 1;
    }
    if (!reader.complete()) return Error{Fault::malformed, path + ":" + std::to_string(line) + ": ends before its summary"};
    return reader.take();
}

}  // namespace leakscan

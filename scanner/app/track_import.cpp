// track import-list: a list that a unit sent back. Its answers go into the ledger, with values masked; it closes nothing. What could not
// be matched, and what contradicts the scans, is said row by row.
#include <algorithm>
#include <map>

#include "app/console.h"
#include "app/exit_code.h"
#include "app/file_text.h"
#include "app/pattern_folders.h"
#include "app/track_actions.h"
#include "base/message.h"
#include "base/text.h"
#include "match/match.h"
#include "report/printable.h"
#include "report/returned_list.h"
#include "report/returned_match.h"

namespace leakscan {
namespace {

constexpr size_t longest_answer = 1000;  // code points of a field
constexpr int exit_contradiction = 1;

struct Taken {
    Returned answer;
    const ReturnedRow* row = nullptr;
};

// One import: rows against the ledger's entries.
class Import {
public:
    Import(const Options& options, const Matcher& matcher, const LedgerView& view)
        : options_(options), matcher_(matcher), view_(view), finder_(view.entries) {}

    void take(const ReturnedRow& row);
    // Writes what was taken.
    Status store(Ledger& ledger) const;
    void print_report(const ReturnedList& list) const;
    int exit_code() const {
        if (contradictions_ > 0) return exit_contradiction;
        return unmatched_ > 0 ? exit_not_all_read : 0;
    }

private:
    bool says_something(const ReturnedRow& row) const;
    void compare(const ReturnedRow& row, const Entry& entry, const Returned& answer);
    ReturnedRow masked(ReturnedRow row);
    std::string masked(std::string_view text);
    void complain_of(const ReturnedRow& row, const std::string& what) {
        problems_.push_back(row.place(options_.language) + (options_.language == Language::zh ? "：" : ": ") + what);
    }
    std::string in(Phrase phrase, std::initializer_list<std::string_view> values = {}) const {
        return fill(phrase, options_.language, values);
    }

    const Options& options_;
    const Matcher& matcher_;
    const LedgerView& view_;
    RowMatcher finder_;
    std::map<std::string, Taken> taken_;  // by entry
    std::vector<std::string> problems_;
    size_t rows_ = 0, blank_ = 0, mended_ = 0, unmatched_ = 0, contradictions_ = 0, masked_ = 0, rectified_ = 0;
};

// A row of totals or a signature below the table is no answer.
bool Import::says_something(const ReturnedRow& row) const {
    constexpr std::string_view endings[] = {"合计", "小计", "总计", "共计", "填报",   "填表",
                                            "制表", "审核", "注：", "注:",  "说明：", "total"};
    if (trim(row[ListField::id]).empty()) {
        for (const std::string& cell : row.cells) {
            const std::string text = to_ascii_lower(trim(cell));
            if (std::any_of(std::begin(endings), std::end(endings), [&](std::string_view words) { return text.starts_with(words); }))
                return false;
        }
    }
    for (const ListField field : {ListField::id, ListField::measures, ListField::link, ListField::state}) {
        if (!row[field].empty()) return true;
    }
    return false;
}

std::string Import::masked(std::string_view text) {
    const std::string clean(first_code_points(printable(text), longest_answer));
    std::string hidden = matcher_.mask_values(clean);
    if (hidden != clean) ++masked_;
    return hidden;
}

// What the unit wrote, as it may be kept and as it is compared with what is kept.
ReturnedRow Import::masked(ReturnedRow row) {
    for (const ListField field :
         {ListField::person, ListField::contact, ListField::measures, ListField::link, ListField::state, ListField::note}) {
        row[field] = masked(row[field]);
    }
    row.comments = masked(row.comments);
    return row;
}

void Import::take(const ReturnedRow& row) {
    if (!says_something(row)) return;
    ++rows_;
    const RowMatch match = finder_.match(row);
    if (match.entry == nullptr) {
        ++unmatched_;
        const std::string number = printable(matcher_.mask_values(row[ListField::id]));
        complain_of(row, match.several
                             ? in({"问题编号“{}”对应不止一条，未导入", "the number \"{}\" fits more than one entry; not taken"}, {number})
                         : number.empty()
                             ? in({"没有问题编号，页面和类型也对不上，未导入", "no number, and no entry of that page and kind; not taken"})
                             : in({"台账中没有问题编号“{}”，未导入", "the ledger has no entry \"{}\"; not taken"}, {number}));
        return;
    }
    const Entry& entry = *match.entry;
    if (match.mended) {
        ++mended_;
        complain_of(row, in({"问题编号“{}”已损坏或缺失，按页面和类型对应到 {}",
                             "number \"{}\" is damaged or missing; by its page and kind it is {}"},
                            {printable(matcher_.mask_values(row[ListField::id])), entry.id}));
    }
    std::string contact;
    for (const KnownUnit& known : view_.units) {
        if (known.unit.id == entry.unit) contact = matcher_.mask_values(known.unit.contact);
    }
    const std::optional<Returned> answer = answer_of(masked(row), entry, contact, day_of(options_));
    if (!answer) {
        ++blank_;
        return;
    }
    compare(row, entry, *answer);
    const auto [known, is_new] = taken_.try_emplace(entry.id, Taken{*answer, &row});
    if (is_new) return;
    ++contradictions_;
    complain_of(row, in({"{} 在{}已有不同的填报，以后一行为准", "{} was answered otherwise in {}; the later row counts"},
                        {entry.id, known->second.row->place(options_.language)}));
    known->second = {*answer, &row};
}

// A unit may say what it likes; a scan that was made after the list had gone out knows better.
void Import::compare(const ReturnedRow& row, const Entry& entry, const Returned& answer) {
    const std::optional<size_t> choice = state_choice_of(answer.state);
    if (!choice) {
        if (!answer.state.empty())
            complain_of(row, in({"看不懂状态“{}”，原样保存", "the state \"{}\" is not understood; kept as it is"}, {answer.state}));
        return;
    }
    if (*choice == choice_rectified && is_to_do(entry.standing)) {
        ++rectified_;
        const std::optional<Date> printed = parse_date(row[ListField::checked]);
        if (!printed || entry.last_seen <= *printed) return;
        ++contradictions_;
        complain_of(row, in({"{} 填报已整改，但 {} 的扫描仍然发现", "{} is said to be rectified, but the scan of {} still found it"},
                            {entry.id, to_string(entry.last_seen)}));
    }
    if (*choice == choice_open && entry.standing == Standing::rectified) {
        ++contradictions_;
        complain_of(row, in({"{} 填报未整改，但扫描已认定整改", "{} is said to be open, but a scan found it rectified"}, {entry.id}));
    }
    if (*choice == choice_false_alarm && is_to_do(entry.standing)) {
        complain_of(row, in({"{} 填报误报，须认定：track dispute {}", "{} is said to be a false alarm; to rule on it: track dispute {}"},
                            {entry.id, entry.id}));
    }
    if (*choice == choice_approved && is_to_do(entry.standing)) {
        complain_of(row, in({"{} 填报经批准公开，须认定：track waive {}", "{} is said to be approved; to rule on it: track waive {}"},
                            {entry.id, entry.id}));
    }
}

Status Import::store(Ledger& ledger) const {
    for (const auto& [id, taken] : taken_) TRY(ledger.take_return(id, taken.answer));
    return {};
}

void Import::print_report(const ReturnedList& list) const {
    const auto number = [](size_t value) { return std::to_string(value); };
    std::string text;
    for (const std::string& problem : problems_) text += problem + "\n";
    if (!list.headers_not_read.empty()) {
        std::string names;
        for (const std::string& name : list.headers_not_read)
            names += (names.empty() ? "" : options_.language == Language::zh ? "、" : ", ") + name;
        text += in({"自行增加的列未导入：{}\n", "columns of the unit's own, not taken: {}\n"}, {names});
    }
    text += in({"共 {} 行：导入 {} 条，未填写或没有变化 {} 行，未能对应 {} 行，矛盾 {} 处",
                "{} rows: {} answers taken, {} rows empty or unchanged, {} not matched, {} contradictions"},
               {number(rows_), number(taken_.size()), number(blank_), number(unmatched_), number(contradictions_)});
    if (mended_ > 0) text += in({"，修复问题编号 {} 个", ", {} numbers mended"}, {number(mended_)});
    if (masked_ > 0) text += in({"，填报内容中的个人信息已脱敏 {} 处", ", personal values masked in {} fields"}, {number(masked_)});
    text += "\n";
    if (rectified_ > 0) {
        text += in({"填报已整改 {} 条，须由下次扫描证实后销号\n", "{} are said to be rectified; the next scan has to prove it\n"},
                   {number(rectified_)});
    }
    print(text);
}

Result<ReturnedList> read_list(const Options& options, const std::string& file) {
    ReturnedListReader reader;
    bool all_read = true;
    TextReader text;
    text.document = [&](const Origin& origin) { reader.begin_document(origin.inner.empty() ? "" : printable(origin.path())); };
    text.part = [&](const Document& part) { reader.take(part); };
    text.not_read = [&](const Origin& origin, const Error& error) {
        all_read = false;
        say(options, printable(origin.path()) + ": " + printable(error.message));
    };
    TRY(read_file_text(file, options.limits, text));
    ReturnedList list = reader.finish();
    if (list.tables == 0) {
        return Error{all_read ? Fault::usage : Fault::malformed,
                     fill({"{}：没有整改清单（找不到问题编号和整改措施、状态等列）",
                           "{}: no rectification list in it (no columns of numbers and of measures or states)"},
                          options.language, {file})};
    }
    if (reader.cut())
        say(options, fill({"{}：表格过大，只读了前一部分", "{}: too large, only its beginning was read"}, options.language, {file}));
    return list;
}

}  // namespace

Result<int> track_import_list(const Options& options) {
    const std::string& file = options.arguments.back();
    Ledger ledger = TRY(open_ledger(options));
    const ReturnedList list = TRY(read_list(options, file));
    const LedgerView view = TRY(ledger.view(day_of(options)));
    MatchSettings settings;
    settings.pattern_folders = TRY(find_pattern_folders(options.patterns));
    settings.as_of = day_of(options);
    const Matcher matcher = TRY(Matcher::create(settings));

    Import import(options, matcher, view);
    for (const ReturnedRow& row : list.rows) import.take(row);
    TRY(import.store(ledger));
    import.print_report(list);
    return import.exit_code();
}

}  // namespace leakscan

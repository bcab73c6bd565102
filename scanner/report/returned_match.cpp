// Each way to read a damaged number gives the entries that it may mean; what else the row says leaves one of them, or none is taken.
#include "report/returned_match.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "report/list_columns.h"

namespace leakscan {
namespace {

constexpr size_t shortest_beginning = 8;  // of a number that was cut short

// Without the marks and blanks that a spreadsheet, a tracker or a person put around it; full-width letters as plain ones.
std::string plain_number(std::string_view text) {
    std::string plain;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        char32_t letter = point.value;
        if (letter >= 0xFF01 && letter <= 0xFF5E) letter = letter - 0xFF01 + '!';
        if (letter < 0x80 && (is_ascii_alnum(static_cast<char>(letter)) || letter == '.' || letter == '+'))
            plain.push_back(ascii_lower(static_cast<char>(letter)));
    }
    constexpr std::string_view prefix = "leakscan";
    if (plain.starts_with(prefix)) plain.erase(0, prefix.size());
    if (plain.ends_with(".0")) plain.resize(plain.size() - 2);
    return plain;
}

// The value that a spreadsheet sees in it: "001234567890", "12e456", "1.2e+11".
std::optional<double> value_of(const std::string& text) {
    double value = 0;
    std::string digits = text;
    std::erase(digits, '+');
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc() && end == digits.data() + digits.size() && !digits.empty() && is_ascii_digit(digits.front());
    return whole ? std::optional(value) : std::nullopt;
}

// Digits of the mantissa that are written: to so many the value may have been rounded.
int digits_shown(const std::string& text) {
    const std::string mantissa = text.substr(0, text.find('e'));
    return static_cast<int>(std::count_if(mantissa.begin(), mantissa.end(), is_ascii_digit));
}

std::string rounded(double value, int digits) {
    char text[64];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, std::max(0, digits - 1));
    return std::string(text, end);
}

std::string plain_text(std::string_view text) {
    std::string plain;
    for (char c : trim(text)) {
        if (!is_ascii_space(c)) plain.push_back(ascii_lower(c));
    }
    return plain;
}

bool is_of_kind(const Entry& entry, const std::string& kind) {
    const Phrase phrase = title(entry.kind);
    return kind.empty() || kind == plain_text(phrase.zh) || kind == plain_text(phrase.en);
}

// Whether what the row says of the page names this one; true if it says nothing.
bool is_of_document(const Entry& entry, const ReturnedRow& row) {
    bool said = false;
    for (const ListField field : {ListField::page, ListField::attachment, ListField::title}) {
        const std::string name = plain_text(row[field]);
        said = said || !name.empty();
        if (!name.empty() && (name == plain_text(entry.document.url) || name == plain_text(entry.document.path) ||
                              name == plain_text(document_title(entry.document))))
            return true;
    }
    return !said;
}

// Keeps those that also fit, unless that leaves none.
template <typename Fits>
void narrow(std::vector<const Entry*>& entries, Fits fits) {
    std::vector<const Entry*> fitting;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(fitting), [&](const Entry* entry) { return fits(*entry); });
    if (!fitting.empty()) entries = std::move(fitting);
}

// What the list printed there itself (list_columns: remarks).
bool is_own_remark(std::string_view part) {
    constexpr std::string_view beginnings[] = {"待核实：",     "本次新发现",         "已超期",
                                               "号码虽不完整", "同一信息另见：",     "单位反馈：",
                                               "本次未能复查", "本次未复查到",       "not verified this time",
                                               "to review:",   "new in this run",    "repeat no. ",
                                               "incomplete, ", "the same also at: ", "the unit said: "};
    constexpr std::string_view ends[] = {"次复发", " of them to review", " new values", " days late"};
    const auto begins = [part](std::string_view words) { return part.starts_with(words); };
    const auto ends_so = [part](std::string_view words) { return part.ends_with(words); };
    constexpr std::string_view of_them = "其中";
    const bool counted = part.starts_with(of_them) && part.size() > of_them.size() &&
                         (is_ascii_digit(part[of_them.size()]) || part.starts_with("其中新出现"));
    return counted || std::any_of(std::begin(beginnings), std::end(beginnings), begins) ||
           std::any_of(std::begin(ends), std::end(ends), ends_so);
}

// What the unit wrote behind them. Further addresses follow the remark that begins them.
std::string without_own_remarks(std::string_view remarks) {
    const std::string text = replace_all(replace_all(std::string(remarks), "；", "\n"), "; ", "\n");
    std::string kept;
    bool addresses = false;
    for (std::string_view part : split(text, '\n')) {
        part = trim(part);
        const bool ours = is_own_remark(part);
        const bool address = addresses && (part.find('/') != std::string_view::npos || part.starts_with("等") || part.ends_with("in all"));
        addresses = address || part.starts_with("同一信息另见：") || part.starts_with("the same also at: ");
        if (part.empty() || ours || address) continue;
        kept.append(kept.empty() ? "" : "；").append(part);
    }
    return kept;
}

void replace_if_said(std::string& kept, std::string_view said) {
    said = trim(said);
    if (!said.empty()) kept = said;
}

bool same_answer(const Returned& a, const Returned& b) {
    return a.person == b.person && a.contact == b.contact && a.measures == b.measures && a.link == b.link && a.state == b.state &&
           a.note == b.note;
}

// Whether the list itself printed this word: then the unit has not chosen it.
bool is_printed_state(size_t choice, const Entry& entry) {
    const std::vector<std::string> words = state_choices(Language::zh);
    if (words[choice] == title(entry.standing).zh) return true;
    return is_to_do(entry.standing) && words[choice] == (entry.ruling == Ruling::leak ? "未整改" : "待核实");
}

}  // namespace

RowMatcher::RowMatcher(const std::vector<Entry>& entries) {
    for (const Entry& entry : entries) {
        entries_.emplace(entry.id, &entry);
        if (value_of(entry.id)) numeric_.push_back(&entry);
        for (const std::string& name : {entry.document.url, entry.document.path, document_title(entry.document)}) {
            if (!name.empty()) documents_.emplace(plain_text(name), &entry);
        }
    }
}

std::vector<const Entry*> RowMatcher::by_number(const std::string& number) const {
    if (const auto exact = entries_.find(number); exact != entries_.end()) return {exact->second};
    std::vector<const Entry*> fitting;
    if (const std::optional<double> value = value_of(number)) {
        const bool is_rounded = number.find('e') != std::string::npos || number.size() > 12;
        for (const Entry* entry : numeric_) {
            const double theirs = *value_of(entry->id);
            const int digits = is_rounded ? digits_shown(number) : 15;
            if (rounded(theirs, digits) == rounded(*value, digits)) fitting.push_back(entry);
        }
    }
    if (!fitting.empty() || number.size() < shortest_beginning) return fitting;
    for (auto at = entries_.lower_bound(number); at != entries_.end() && at->first.starts_with(number); ++at) fitting.push_back(at->second);
    return fitting;
}

std::vector<const Entry*> RowMatcher::by_document(const ReturnedRow& row) const {
    std::vector<const Entry*> fitting;
    for (const ListField field : {ListField::page, ListField::attachment, ListField::title}) {
        const std::string name = plain_text(row[field]);
        if (name.empty()) continue;
        const auto [first, last] = documents_.equal_range(name);
        for (auto at = first; at != last; ++at) fitting.push_back(at->second);
        if (!fitting.empty()) break;
    }
    return fitting;
}

RowMatch RowMatcher::match(const ReturnedRow& row) const {
    const std::string number = plain_number(row[ListField::id]);
    std::vector<const Entry*> fitting = number.empty() ? std::vector<const Entry*>() : by_number(number);
    if (fitting.size() == 1 && fitting.front()->id == number) return {fitting.front(), false, false};
    if (fitting.empty()) fitting = by_document(row);
    const std::string kind = plain_text(row[ListField::kind]);
    std::erase_if(fitting, [&](const Entry* entry) { return !is_of_kind(*entry, kind) || !is_of_document(*entry, row); });
    narrow(fitting, [&](const Entry& entry) { return plain_text(entry.document.url) == plain_text(row[ListField::page]); });
    narrow(fitting, [&](const Entry& entry) { return plain_text(entry.document.path) == plain_text(row[ListField::attachment]); });
    narrow(fitting, [&](const Entry& entry) { return plain_text(entry.place) == plain_text(row[ListField::place]); });
    std::sort(fitting.begin(), fitting.end());
    fitting.erase(std::unique(fitting.begin(), fitting.end()), fitting.end());
    if (fitting.size() == 1) return {fitting.front(), true, false};
    return {nullptr, false, fitting.size() > 1};
}

std::optional<size_t> state_choice_of(std::string_view text) {
    const std::string word = plain_text(text);
    if (word.empty()) return std::nullopt;
    for (const Language language : {Language::zh, Language::en}) {
        const std::vector<std::string> choices = state_choices(language);
        for (size_t i = 0; i < choices.size(); ++i) {
            if (plain_text(choices[i]) == word) return i;
        }
    }
    struct Words {
        size_t choice;
        std::vector<std::string_view> parts;
    };
    // In this order: a denial before what it denies.
    static const std::vector<Words> table = {
        {choice_false_alarm, {"误报", "非个人信息", "不是个人信息", "不属于个人信息", "不属实", "falsealarm", "falsepositive"}},
        {choice_approved, {"批准", "审批", "同意公开", "依法公开", "approv"}},
        {5, {"核实", "核查"}},
        {choice_open, {"未", "没", "尚", "正在", "整改中", "处理中", "否", "待整改", "待处理", "not", "progress", "pending", "todo"}},
        {4, {"复发", "再次出现", "again"}},
        {choice_rectified,
         {"已", "完成", "完毕", "删除", "撤下", "下线", "处理", "修改", "替换", "是", "√", "✓", "✔", "done", "fixed", "yes", "resolved",
          "closed", "removed"}},
    };
    for (const Words& words : table) {
        const auto holds = [&](std::string_view part) { return word.find(part) != std::string::npos; };
        if (std::any_of(words.parts.begin(), words.parts.end(), holds)) return words.choice;
    }
    return std::nullopt;
}

std::optional<Returned> answer_of(const ReturnedRow& row, const Entry& entry, const std::string& contact, Date on) {
    Returned answer = entry.returned;
    if (trim(row[ListField::person]) != entry.assigned || !answer.person.empty()) replace_if_said(answer.person, row[ListField::person]);
    if (trim(row[ListField::contact]) != trim(contact)) replace_if_said(answer.contact, row[ListField::contact]);
    replace_if_said(answer.measures, row[ListField::measures]);
    replace_if_said(answer.link, row[ListField::link]);
    std::string note = without_own_remarks(row[ListField::note]);
    if (!row.comments.empty()) note += (note.empty() ? "" : "；") + std::string(trim(row.comments));
    replace_if_said(answer.note, note);
    const std::optional<size_t> choice = state_choice_of(row[ListField::state]);
    if (!choice) {
        replace_if_said(answer.state, row[ListField::state]);
    } else if (!is_printed_state(*choice, entry)) {
        answer.state = state_choices(Language::zh)[*choice];
    }
    if (same_answer(answer, entry.returned)) return std::nullopt;
    answer.on = on;
    return answer;
}

}  // namespace leakscan

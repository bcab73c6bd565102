// Two tables of fields; those without a value are left out.
#include "report/issue_text.h"

#include <algorithm>

#include "base/message.h"
#include "base/text.h"
#include "report/advice.h"
#include "report/entry_note.h"
#include "report/list_columns.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr size_t label_width = 40;

struct Subject {
    const EntryRow& row;
    Date as_of;
    Language language;

    const Entry& entry() const { return *row.entry; }
    const DocumentFacts& document() const { return row.entry->document; }
    std::string in(Phrase phrase) const { return std::string(phrase.in(language)); }
};

struct FieldRow {
    Phrase name;
    std::string (*value)(const Subject& subject);
};

std::string date_text(const std::optional<Date>& date) { return date && is_valid(*date) ? to_string(*date) : ""; }

std::string due_text(const Subject& subject) {
    const std::string due = date_text(subject.entry().due);
    const long late = is_to_do(subject.entry().standing) ? overdue_days(subject.entry(), subject.as_of) : 0;
    if (late == 0) return due;
    const std::string days = std::to_string(late);
    return due + fill({"（已超期{}天）", " ({} days overdue)"}, subject.language, {days});
}

constexpr FieldRow facts[] = {
    {{"问题编号", "ID"}, [](const Subject& s) { return s.entry().id; }},
    {{"责任单位", "Unit"}, [](const Subject& s) { return unit_title(*s.row.unit, s.language); }},
    {{"网站/平台", "Site"}, [](const Subject& s) { return site_name(s.document()); }},
    {{"栏目", "Column"}, [](const Subject& s) { return s.document().column; }},
    {{"信息标题", "Title"}, [](const Subject& s) { return document_title(s.document()); }},
    {{"文号/索引号", "Reference"}, [](const Subject& s) { return s.document().reference; }},
    {{"发布日期", "Published"}, [](const Subject& s) { return s.document().published; }},
    {{"页面链接", "Page"}, [](const Subject& s) { return s.document().url; }},
    {{"文件", "File"}, [](const Subject& s) { return s.document().path; }},
    {{"问题类型", "Kind"}, [](const Subject& s) { return s.in(title(s.entry().kind)); }},
};

constexpr FieldRow state[] = {
    {{"状态", "Standing"}, [](const Subject& s) { return s.in(title(s.entry().standing)); }},
    {{"判定", "Verdict"}, [](const Subject& s) { return s.in(title(s.entry().ruling)); }},
    {{"风险等级", "Severity"}, [](const Subject& s) { return s.in(title(s.entry().severity)); }},
    {{"可见方式", "How it can be seen"}, [](const Subject& s) { return visibility(s.entry(), s.language); }},
    {{"位置", "Place"}, [](const Subject& s) { return s.entry().place; }},
    {{"涉及人数", "People"}, [](const Subject& s) { return std::to_string(s.entry().people); }},
    {{"涉及条数", "Count"}, [](const Subject& s) { return std::to_string(s.entry().count); }},
    {{"脱敏后证据", "Masked evidence"}, [](const Subject& s) { return s.entry().masked; }},
    {{"判定依据", "Basis"}, [](const Subject& s) { return basis_of(s.entry(), s.language); }},
    {{"整改建议", "Advice"}, [](const Subject& s) { return advice(s.entry(), s.as_of, s.language); }},
    {{"整改时限", "Due"}, due_text},
    {{"责任人", "Assigned to"}, [](const Subject& s) { return s.entry().assigned; }},
    {{"首次发现", "First found"}, [](const Subject& s) { return date_text(s.entry().first_seen); }},
    {{"最近发现", "Last found"}, [](const Subject& s) { return date_text(s.entry().last_seen); }},
    {{"最近复查", "Last checked"}, [](const Subject& s) { return date_text(s.entry().last_checked); }},
    {{"整改日期", "Rectified on"}, [](const Subject& s) { return date_text(s.entry().rectified_on); }},
    {{"复发次数", "Came back"}, [](const Subject& s) { return s.entry().repeats == 0 ? "" : std::to_string(s.entry().repeats); }},
    {{"批准或认定", "Let stand"}, [](const Subject& s) { return ruling_in_words(s.entry(), s.language); }},
    {{"单位反馈", "Unit's answer"}, [](const Subject& s) { return answer_in_words(s.entry(), s.language); }},
    {{"备注", "Note"}, [](const Subject& s) { return note_in_words(s.entry().note, s.entry().document, s.language); }},
};

template <size_t count>
std::vector<IssueField> fields_of(const FieldRow (&table)[count], const Subject& subject) {
    std::vector<IssueField> fields;
    for (const FieldRow& row : table) {
        std::string value = printable(row.value(subject));
        if (!value.empty()) fields.push_back({subject.in(row.name), std::move(value)});
    }
    return fields;
}

// A sentence of those parts that say something.
std::string put_together(const std::vector<std::pair<Phrase, std::string>>& parts, Language language) {
    std::vector<std::string> said;
    for (const auto& [phrase, value] : parts) {
        if (!value.empty()) said.push_back(fill(phrase, language, {value}));
    }
    return join(said, language == Language::zh ? "，" : ", ");
}

}  // namespace

std::string issue_title(const EntryRow& row, Language language, size_t most) {
    const Entry& entry = *row.entry;
    const char* gap = language == Language::zh ? "，" : ", ";
    std::string end;
    if (!entry.label.empty()) end += gap + fill({"“{}”", "\"{}\""}, language, {shortened(entry.label, label_width)});
    end += " [" + entry.id + "]";
    std::string text = std::string(title(entry.kind).in(language)) + (language == Language::zh ? "：" : ": ");
    const size_t used = count_code_points(text) + count_code_points(end);
    const std::string document = document_title(entry.document);
    const size_t room = most > used ? most - used : 0;
    if (count_code_points(document) <= room) return text + document + end;
    return text + std::string(first_code_points(document, room - std::min<size_t>(room, 1))) + "…" + end;
}

std::vector<IssueField> issue_facts(const EntryRow& row, Language language) { return fields_of(facts, {row, {}, language}); }

std::vector<IssueField> issue_state(const EntryRow& row, Date as_of, Language language) { return fields_of(state, {row, as_of, language}); }

std::string in_lines(const std::vector<IssueField>& fields, Language language) {
    std::string text;
    for (const IssueField& field : fields) text += field.name + (language == Language::zh ? "：" : ": ") + field.value + "\n";
    return text;
}

std::string fenced(std::string_view begin, const std::string& text, std::string_view end) {
    return std::string(begin) + "\n" + replace_all(text, end, "") + std::string(end);
}

std::string basis_of(const Entry& entry, Language language) {
    const std::string reason = printable(entry.reason);
    const std::string law = printable(entry.legal_basis);
    if (reason.empty() || law.empty()) return reason + law;
    return reason + fill({"（{}）", " ({})"}, language, {law});
}

std::string ruling_in_words(const Entry& entry, Language language) {
    if (!entry.ruled) return "";
    const Ruled& ruled = *entry.ruled;
    return put_together({{{"{}", "{}"}, std::string(title(entry.standing).in(language))},
                         {{"{}", "by {}"}, printable(ruled.by)},
                         {{"{}", "on {}"}, date_text(ruled.on)},
                         {{"有效期至{}", "until {}"}, date_text(ruled.until)},
                         {{"理由：{}", "reason: {}"}, printable(ruled.reason)}},
                        language);
}

std::string answer_in_words(const Entry& entry, Language language) {
    const Returned& returned = entry.returned;
    if (!returned.on) return "";
    return put_together({{{"{}", "{}"}, date_text(returned.on)},
                         {{"责任人：{}", "person in charge: {}"}, printable(returned.person)},
                         {{"联系方式：{}", "contact: {}"}, printable(returned.contact)},
                         {{"整改措施：{}", "measures: {}"}, printable(returned.measures)},
                         {{"整改后链接：{}", "new page: {}"}, printable(returned.link)},
                         {{"所填状态：{}", "state given: {}"}, printable(returned.state)},
                         {{"备注：{}", "note: {}"}, printable(returned.note)}},
                        language);
}

}  // namespace leakscan

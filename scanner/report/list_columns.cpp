// One function per column where it needs more than a field; all of them return printable text.
#include "report/list_columns.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/advice.h"
#include "report/entry_note.h"
#include "report/markup.h"
#include "report/place.h"
#include "report/printable.h"
#include "report/returned_match.h"
#include "report/unread.h"

namespace leakscan {
namespace {

constexpr size_t most_values = 3;      // masked values shown in a line; the evidence sheet has all
constexpr size_t most_addresses = 5;   // other addresses of a page in the remarks
constexpr size_t context_width = 100;  // columns of the excerpt

bool is_zh(const ListRow& row) { return row.settings.language == Language::zh; }
std::string in(const ListRow& row, Phrase phrase) { return std::string(phrase.in(row.settings.language)); }
const DocumentFacts& document_of(const ListRow& row) { return *row.line.first->document; }

std::string host_of(std::string_view url) {
    const size_t start = url.find("://");
    if (start == std::string_view::npos) return "";
    const std::string_view rest = url.substr(start + 3);
    return std::string(rest.substr(0, rest.find_first_of("/?#")));
}

std::string site(const ListRow& row) { return site_name(document_of(row)); }

// The file a clerk has to look for: of a page with an address the address says it all.
std::string attachment(const ListRow& row) {
    const DocumentFacts& document = document_of(row);
    const bool plain_page =
        document.media == "html" && (document.path.find('!') == std::string::npos || document.path.ends_with("!" + document.url));
    if (plain_page && is_web_address(document.url)) return "";
    return printable(document.path);
}

std::string basis(const ListRow& row) {
    const Verdict& verdict = *row.line.first->verdict;
    std::string text = printable(verdict.reason.in(row.settings.language));
    if (verdict.legal_basis.empty()) return text;
    if (text.empty()) return printable(verdict.legal_basis);
    const std::string law = printable(verdict.legal_basis);
    return is_zh(row) ? text + "（" + law + "）" : text + " (" + law + ")";
}

// What the unit wrote into its list the last time; null if nothing came back.
const Returned* returned(const ListRow& row) {
    return row.line.known != nullptr && row.line.known->returned.on ? &row.line.known->returned : nullptr;
}

std::string answered(const ListRow& row, std::string Returned::*field, const std::string& otherwise = "") {
    const Returned* answer = returned(row);
    return printable(answer == nullptr || (answer->*field).empty() ? otherwise : answer->*field);
}

std::string state_in_words(const ListRow& row, const std::string& state) {
    const std::optional<size_t> choice = state_choice_of(state);
    return choice ? state_choices(row.settings.language)[*choice] : printable(state);
}

// What the ledger knows; a unit chooses among its words. Its choice stays, except where this run has found the value again.
std::string state(const ListRow& row) {
    if (const KnownLine* known = row.line.known;
        known != nullptr && known->standing != Standing::fresh && known->standing != Standing::open)
        return in(row, title(known->standing));
    const Returned* answer = returned(row);
    if (answer != nullptr && !answer->state.empty() && state_choice_of(answer->state) != choice_rectified) {
        return state_in_words(row, answer->state);
    }
    return row.line.ruling == Ruling::leak ? in(row, {"未整改", "open"}) : in(row, {"待核实", "to review"});
}

// The fewest values that remain possible among the masked or damaged ones of the line.
std::string candidates_remark(const ListRow& row) {
    std::optional<std::uint64_t> fewest;
    for (const JudgedFinding* judged : row.line.findings) {
        const std::optional<std::uint64_t>& left = judged->finding.candidates;
        if (left && (!fewest || *left < *fewest)) fewest = left;
    }
    if (!fewest) return "";
    const std::string count = std::to_string(*fewest);
    return is_zh(row) ? "号码虽不完整，可能的取值最少只剩" + count + "种"
                      : "incomplete, but as few as " + count + " values remain possible";
}

std::string addresses_remark(const ListRow& row) {
    const std::vector<std::string>& others = row.line.other_addresses;
    if (others.empty()) return "";
    std::string text = is_zh(row) ? "同一信息另见：" : "the same also at: ";
    for (size_t i = 0; i < others.size() && i < most_addresses; ++i) {
        if (i > 0) text += is_zh(row) ? "；" : "; ";
        text += printable(others[i]);
    }
    if (others.size() <= most_addresses) return text;
    const std::string count = std::to_string(others.size());
    return text + (is_zh(row) ? "；等" + count + "处" : "; " + count + " in all");
}

bool is_unverified(const ListLine& line) { return !line.place.empty(); }

// Why a line stands on the list that this run has not found: the note of its entry is the name of a fault, if its document was in reach.
std::string unverified_remark(const ListRow& row) {
    const bool zh = is_zh(row);
    const std::optional<Fault> fault = fault_of_note(row.line.known->note);
    if (!fault) return zh ? "本次未复查到，仍按未整改处理" : "not verified this time: still to be rectified";
    const std::string why(title(*fault).in(row.settings.language));
    return zh ? "本次未能复查（" + why + "），仍按未整改处理" : "not verified this time (" + why + "): still to be rectified";
}

// What the unit said and this run, or the office, has yet to agree to.
std::string answer_remark(const ListRow& row) {
    const Returned* answer = returned(row);
    if (answer == nullptr || answer->state.empty() || row.line.is_settled()) return "";
    const std::string said = to_string(*answer->on) + " " + state_in_words(row, answer->state);
    const bool denied = state_choice_of(answer->state) == choice_rectified && row.line.place.empty();
    if (is_zh(row)) return "单位反馈：" + said + (denied ? "，本次扫描仍发现" : "");
    return "the unit said: " + said + (denied ? ", still found" : "");
}

std::string remarks(const ListRow& row) {
    std::vector<std::string> parts;
    if (row.line.ruling == Ruling::review) {
        parts.push_back(in(row, {"待核实：请责任单位核对后填写状态", "to review: please check and set the state"}));
    } else if (row.line.reviews > 0) {
        const std::string count = std::to_string(row.line.reviews);
        parts.push_back(is_zh(row) ? "其中" + count + "条待核实" : count + " of them to review");
    }
    parts.push_back(ledger_remark(row));
    parts.push_back(answer_remark(row));
    parts.push_back(candidates_remark(row));
    parts.push_back(addresses_remark(row));
    parts.push_back(answered(row, &Returned::note));
    std::erase(parts, "");
    return join(parts, is_zh(row) ? "；" : "; ");
}

std::string first_found(const ListRow& row) { return to_string(row.line.known == nullptr ? row.as_of : row.line.known->first_seen); }
std::string last_checked(const ListRow& row) { return to_string(is_unverified(row.line) ? row.line.known->last_checked : row.as_of); }
std::string place(const ListRow& row) {
    return is_unverified(row.line) ? printable(row.line.place) : place_of(row.line.findings, row.settings.language);
}
std::string person(const ListRow& row) {
    return answered(row, &Returned::person, row.line.known == nullptr ? std::string() : row.line.known->assigned);
}

constexpr std::array<ListColumn, 28> columns = {{
    {{"序号", "No."}, 5, ColumnForm::number, false, [](const ListRow& row) { return std::to_string(row.number); }},
    {{"问题编号", "ID"}, 13, ColumnForm::centred, false, [](const ListRow& row) { return row.line.id; }},
    {{"责任单位", "Unit"},
     12,
     ColumnForm::text,
     false,
     [](const ListRow& row) { return unit_title(row.list.unit->unit, row.settings.language); }},
    {{"网站/平台", "Site"}, 12, ColumnForm::text, false, site},
    {{"栏目", "Column"}, 10, ColumnForm::text, false, [](const ListRow& row) { return printable(document_of(row).column); }},
    {{"信息标题", "Title"}, 19, ColumnForm::text, false, [](const ListRow& row) { return document_title(document_of(row)); }},
    {{"文号/索引号", "Reference"}, 12, ColumnForm::text, false, [](const ListRow& row) { return printable(document_of(row).reference); }},
    {{"发布日期", "Published"}, 10.5, ColumnForm::centred, false, [](const ListRow& row) { return printable(document_of(row).published); }},
    {{"页面链接", "Page"},
     17,
     ColumnForm::link,
     false,
     [](const ListRow& row) { return is_web_address(document_of(row).url) ? printable(document_of(row).url) : ""; }},
    {{"附件（含压缩包内路径）", "Attachment (with the path inside archives)"}, 19, ColumnForm::text, false, attachment},
    {{"位置", "Place"}, 17, ColumnForm::text, false, place},
    {{"可见方式（正文/隐藏列/批注…）", "How it can be seen (text, hidden column, comment ...)"},
     14,
     ColumnForm::text,
     false,
     [](const ListRow& row) { return visibility(row.line, row.settings.language); }},
    {{"问题类型", "Kind"}, 9, ColumnForm::centred, false, [](const ListRow& row) { return in(row, title(row.line.first->finding.kind)); }},
    {{"涉及人数", "People"}, 6, ColumnForm::number, false, [](const ListRow& row) { return std::to_string(row.line.people); }},
    {{"涉及条数", "Count"}, 6, ColumnForm::number, false, [](const ListRow& row) { return std::to_string(row.line.count); }},
    {{"脱敏后证据", "Masked evidence"}, 24, ColumnForm::text, false, [](const ListRow& row) { return evidence(row.line, row.settings); }},
    {{"风险等级", "Severity"}, 6, ColumnForm::severity, false, [](const ListRow& row) { return in(row, title(row.line.severity)); }},
    {{"判定依据", "Basis"}, 30, ColumnForm::text, false, basis},
    {{"整改建议", "Advice"},
     30,
     ColumnForm::text,
     false,
     [](const ListRow& row) { return advice(row.line, row.as_of, row.settings.language); }},
    {{"整改时限", "Due"}, 10.5, ColumnForm::centred, false, [](const ListRow& row) { return to_string(row.line.due); }},
    {{"责任人", "Person in charge"}, 8, ColumnForm::text, true, person},
    {{"联系方式", "Contact"},
     13,
     ColumnForm::text,
     true,
     [](const ListRow& row) { return answered(row, &Returned::contact, row.list.unit->unit.contact); }},
    {{"整改措施", "Measures"}, 15, ColumnForm::text, true, [](const ListRow& row) { return answered(row, &Returned::measures); }},
    {{"整改后链接", "Page after rectification"},
     15,
     ColumnForm::text,
     true,
     [](const ListRow& row) { return answered(row, &Returned::link); }},
    {{"状态", "State"}, 9, ColumnForm::state, true, state},
    {{"首次发现", "First found"}, 10.5, ColumnForm::centred, false, first_found},
    {{"最近复查", "Last checked"}, 10.5, ColumnForm::centred, false, last_checked},
    {{"备注", "Remarks"}, 16, ColumnForm::text, false, remarks},
}};

}  // namespace

std::span<const ListColumn> list_columns() { return columns; }

std::vector<std::string> state_choices(Language language) {
    if (language == Language::zh) return {"未整改", "已整改", "误报", "经批准公开", "复发", "待核实"};
    return {"open", "rectified", "false alarm", "published with approval", "reopened", "to review"};
}

std::string unit_title(const Unit& unit, Language language) {
    if (unit.id == unassigned_id) return language == Language::zh ? "未归属" : "unassigned";
    return printable(unit.name.empty() ? unit.id : unit.name);
}

std::string document_title(const DocumentFacts& document) {
    if (!document.title.empty()) return printable(document.title);
    return printable(document.path.substr(document.path.find_last_of("/\\!") + 1));  // npos + 1 == 0
}

std::string site_name(const DocumentFacts& document) { return printable(document.site.empty() ? host_of(document.url) : document.site); }

std::string ledger_remark(const ListRow& row) {
    const KnownLine* known = row.line.known;
    if (known == nullptr) return "";
    const bool zh = is_zh(row);
    std::vector<std::string> parts;
    if (is_unverified(row.line)) {
        parts.push_back(unverified_remark(row));
    } else if (known->standing == Standing::fresh) {
        parts.emplace_back(zh ? "本次新发现" : "new in this run");
    }
    if (known->repeats > 0) parts.push_back((zh ? "第" : "repeat no. ") + std::to_string(known->repeats) + (zh ? "次复发" : ""));
    if (known->standing != Standing::fresh && known->new_values > 0) {
        const std::string count = std::to_string(known->new_values);
        parts.push_back(zh ? "其中新出现" + count + "个" : count + " new values");
    }
    const long late = is_to_do(known->standing) ? day_number(row.as_of) - day_number(known->due) : 0;
    if (late > 0) parts.push_back(zh ? "已超期" + std::to_string(late) + "天" : std::to_string(late) + " days late");
    return join(parts, zh ? "；" : "; ");
}

std::string evidence(const ListLine& line, const ReportSettings& settings) {
    const bool zh = settings.language == Language::zh;
    std::vector<std::string> values;
    bool more = false;
    for (const JudgedFinding* judged : line.findings) {
        const Finding& finding = judged->finding;
        const std::string value = printable(settings.reveal && !finding.value.empty() ? finding.value : finding.masked);
        if (std::find(values.begin(), values.end(), value) != values.end()) continue;
        more = values.size() == most_values;
        if (more) break;
        values.push_back(value);
    }
    std::string text = join(values, zh ? "；" : "; ");
    if (more) text += zh ? " 等" + std::to_string(line.count) + "条" : " ... " + std::to_string(line.count) + " in all";
    const std::string context = shortened(line.first->finding.context, context_width);
    if (context.empty() || context == text) return text;
    return text + "\n" + (zh ? "原文：" : "in: ") + context;
}

}  // namespace leakscan

// overview.html: one page for the people who have to answer for it, with the figures first and each unit's list below.
// Everything that comes from a document is escaped; only http(s) addresses become links; no resource is ever loaded.
#include <algorithm>

#include "base/file.h"
#include "report/advice.h"
#include "report/html_page.h"
#include "report/list_columns.h"
#include "report/markup.h"
#include "report/place.h"
#include "report/printable.h"
#include "report/tally.h"
#include "report/unread.h"
#include "report/writers.h"

namespace leakscan {
namespace {

// Beyond these a page stops being an overview; the workbooks hold everything.
constexpr size_t most_lines_of_unit = 300;
constexpr size_t most_hidden = 50;
constexpr size_t most_skips = 300;
constexpr size_t most_waived = 300;
constexpr size_t most_units_open = 1;

// Of the columns of a unit's list, see Page::unit_list.
constexpr std::string_view list_widths[] = {"3.5%", "8%", "14%", "10.5%", "8.5%", "6%", "4%", "4%", "13.5%", "5%", "16%", "7%"};

std::string_view css_class(Severity severity) { return name(severity); }
std::string_view css_class(const ListLine& line) { return line.ruling == Ruling::review ? "review" : css_class(line.severity); }

// Writes the page from top to bottom into one string.
class Page {
public:
    Page(const Report& report, const Tally& tally, const ReportSettings& settings) : report_(report), tally_(tally), settings_(settings) {}

    std::string write() {
        head();
        headline();
        kinds();
        units();
        worst();
        hidden();
        waivers();
        unread();
        lists();
        foot();
        return std::move(html_);
    }

private:
    std::string_view in(Phrase phrase) const { return phrase.in(settings_.language); }

    template <typename... Parts>
    void put(const Parts&... parts) {
        (html_.append(parts), ...);
    }
    static std::string count(std::uint64_t value) { return std::to_string(value); }
    void number_cell(std::uint64_t value) { put("<td class=n data-v=\"", count(value), "\">", count(value), "</td>"); }
    void header_cells(std::initializer_list<std::pair<Phrase, bool>> titles) {
        put("<thead><tr>");
        for (const auto& [title, is_number] : titles) put(is_number ? "<th class=n>" : "<th>", in(title), "</th>");
        put("</tr></thead>\n");
    }
    void tag(std::string_view look, std::string_view text) { put("<span class=\"tag ", look, "\">", text, "</span>"); }
    void line_tag(const ListLine& line) {
        tag(css_class(line), line.ruling == Ruling::review ? in({"待核实", "to review"}) : title(line.severity).in(settings_.language));
    }
    void bar_part(std::string_view look, std::uint64_t value, std::uint64_t whole) {
        if (value == 0 || whole == 0) return;
        const std::uint64_t permille = std::max<std::uint64_t>(value * 1000 / whole, 5);
        put("<i class=", look, " style=\"width:", count(permille / 10), ".", count(permille % 10), "%\"></i>");
    }

    // The title as a link to the page where it has an address, and the file below it.
    void document_cell(const DocumentFacts& document) {
        const bool web = is_web_address(document.url);
        put("<td>");
        if (web) put("<a href=\"", escaped(document.url), "\" rel=\"noopener noreferrer\">");
        put(escaped(shortened(document_title(document), 80)));
        if (web) put("</a>");
        put("<br><span class=soft>", escaped(shortened(document.path, 160)), "</span></td>");
    }

    void head();
    void banners();
    void headline();
    void kinds();
    void units();
    void unit_row(const UnitFigures& unit, std::uint64_t most);
    void worst();
    void hidden();
    void waivers();
    void waived_findings();
    void unread();
    void lists();
    void unit_list(const UnitFigures& unit, bool open);
    void list_line(const ListRow& row);
    void ledger_state(const ListRow& row);
    void foot();

    const Report& report_;
    const Tally& tally_;
    const ReportSettings& settings_;
    std::string html_;
};

void Page::head() {
    const bool zh = settings_.language == Language::zh;
    const std::string_view heading = in({"个人信息泄露问题排查概览", "Published personal data: overview"});
    put("<!DOCTYPE html>\n<html lang=\"", zh ? "zh-CN" : "en", "\">\n<head>\n<meta charset=\"utf-8\">\n");
    put("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src "
        "'unsafe-inline'\">\n");
    put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n");
    put("<title>", heading, "</title>\n<style>", html_style, "</style>\n</head>\n<body>\n");
    put("<header class=top><div><h1>", heading, "</h1>\n<div class=meta>");
    put("<span>", in({"扫描日期 ", "Scanned "}), to_string(report_.as_of), "</span>");
    put("<span>", in({"判定策略 ", "Policy "}), escaped(report_.policy), "</span>");
    std::string roots;
    for (const std::string& root : report_.roots) roots += (roots.empty() ? "" : "、") + root;
    put("<span>", in({"范围 ", "Scope "}), escaped(shortened(roots, 100)), "</span>");
    put("<span>", escaped(report_.tool), "</span></div>\n");
    banners();
    put("</div></header>\n<main>\n");
}

void Page::banners() {
    const Totals& totals = report_.totals;
    const bool zh = settings_.language == Language::zh;
    if (report_.partial) {
        put("<p class=\"banner bad\">",
            in({"扫描中途停止，结果不完整：没有列出的不等于没有问题。",
                "The scan was interrupted: what is not listed here may still be there."}),
            "</p>\n");
    }
    if (totals.skipped + totals.partly > 0) {
        std::string what;
        if (totals.skipped > 0) what = count(totals.skipped) + (zh ? " 个文档未能读取" : " documents could not be read");
        if (totals.skipped > 0 && totals.partly > 0) what += zh ? "，" : ", ";
        if (totals.partly > 0) what += count(totals.partly) + (zh ? " 个只读取了一部分" : " were read only in part");
        put("<p class=banner>", what, in({"，不能据此认定没有问题；清单见下文“未读取的文件”。", ": they may hold more, see below."}),
            "</p>\n");
    }
    if (totals.documents == 0) {
        put("<p class=banner>", in({"本次没有扫描到任何文档。", "No document was scanned."}), "</p>\n");
    } else if (tally_.total.lines + tally_.total.unverified == 0 && totals.skipped + totals.partly == 0 && !report_.partial) {
        put("<p class=\"banner good\">",
            in({"全部文档均已读取，未发现需要整改的个人信息。",
                "Every document was read; no personal data was found that needs rectification."}),
            "</p>\n");
    }
}

void Page::headline() {
    const std::uint64_t to_rectify = tally_.total.lines - tally_.total.reviews;
    const auto units = static_cast<std::uint64_t>(
        std::count_if(tally_.units.begin(), tally_.units.end(), [](const UnitFigures& unit) { return unit.lines > 0; }));
    const auto tile = [this](std::string_view look, std::uint64_t value, Phrase caption) {
        put("<div class=\"tile ", look, "\"><b>", count(value), "</b><span>", in(caption), "</span></div>\n");
    };
    put("<div class=tiles>\n");
    tile(to_rectify > 0 ? "high" : "", to_rectify, {"须整改问题（条）", "lines to rectify"});
    tile("", report_.totals.people, {"涉及人数", "people concerned"});
    tile("", tally_.total.count, {"涉及个人信息（条）", "values found"});
    tile("", tally_.total.reviews, {"待核实（条）", "lines to review"});
    tile("", units, {"有问题的单位", "units with lines"});
    tile("", report_.totals.documents, {"扫描文档", "documents scanned"});
    tile("", report_.totals.skipped + report_.totals.partly, {"未读取或未读全", "not or partly read"});
    put("</div>\n");
    if (!report_.ledger) return;
    const RunFigures& figures = report_.ledger->figures;
    put("<div class=tiles>\n");
    tile("", figures.fresh, {"新发现（条）", "new lines"});
    tile("", figures.open, {"仍未整改（条）", "still open"});
    tile(figures.reopened > 0 ? "high" : "", figures.reopened, {"复发（条）", "reopened"});
    tile("", figures.rectified, {"本次销号（条）", "rectified"});
    tile("", figures.removed, {"其中下线（条）", "of these taken offline"});
    tile("", figures.waived + figures.disputed, {"经批准或误报（条）", "waived or false alarms"});
    tile("", figures.unverified, {"未能复查（条）", "not verified"});
    put("</div>\n");
}

void Page::kinds() {
    if (tally_.total.count == 0) return;
    const std::uint64_t most = *std::max_element(tally_.total.kinds.begin(), tally_.total.kinds.end());
    put("<h2>", in({"按类型", "By kind"}), "</h2>\n<div class=\"card kinds\">\n");
    for (size_t group = 0; group < kind_group_count; ++group) {
        put("<span>", in(kind_group_title(group)), "</span><span class=bar>");
        bar_part("plain", tally_.total.kinds[group], most);
        put("</span><span>", count(tally_.total.kinds[group]), "</span>\n");
    }
    put("</div>\n");
}

void Page::unit_row(const UnitFigures& unit, std::uint64_t most) {
    const bool good = unit.state == UnitState::nil_return;
    const bool odd = unit.state == UnitState::incomplete || unit.state == UnitState::not_scanned;
    const std::string name = escaped(unit_title(unit.list->unit->unit, settings_.language));
    const size_t index = static_cast<size_t>(&unit - tally_.units.data());
    put("<tr><td>");
    unit.lines > 0 ? put("<a href=\"#u", count(index), "\">", name, "</a>") : put(name);
    put("</td><td>");
    tag(good ? "good" : odd ? "medium" : "", in(title(unit.state)));
    put("</td>");
    number_cell(unit.documents);
    number_cell(unit.lines);
    put("<td data-v=\"", count(unit.lines), "\"><span class=bar>");
    bar_part("high", unit.severities[2], most);
    bar_part("medium", unit.severities[1], most);
    bar_part("low", unit.severities[0], most);
    bar_part("review", unit.reviews, most);
    put("</span></td>");
    for (std::uint64_t value : {unit.people, unit.severities[2], unit.severities[1], unit.severities[0], unit.reviews, unit.unread})
        number_cell(value);
    put("</tr>\n");
}

void Page::units() {
    put("<h2>", in({"各单位情况", "Units"}), "</h2>\n<div class=legend>");
    constexpr std::pair<std::string_view, Phrase> legend[] = {
        {"high", {"高", "high"}}, {"medium", {"中", "medium"}}, {"low", {"低", "low"}}, {"review", {"待核实", "to review"}}};
    for (const auto& [look, text] : legend) put("<span><i style=\"background:var(--", look, ")\"></i>", in(text), "</span>");
    put("</div>\n<div class=card><table class=sortable>\n");
    header_cells({{{"单位", "Unit"}, false},
                  {{"状态", "State"}, false},
                  {{"扫描文档", "Documents"}, true},
                  {{"问题条数", "Lines"}, true},
                  {{"构成", "Made up of"}, false},
                  {{"涉及人数", "People"}, true},
                  {{"高", "High"}, true},
                  {{"中", "Medium"}, true},
                  {{"低", "Low"}, true},
                  {{"待核实", "To review"}, true},
                  {{"未读取", "Not read"}, true}});
    std::uint64_t most = 0;
    for (const UnitFigures& unit : tally_.units) most = std::max(most, unit.lines);
    put("<tbody>\n");
    for (const UnitFigures& unit : tally_.units) unit_row(unit, most);
    put("</tbody>\n<tfoot><tr><td>", in({"合计", "Total"}), "</td><td></td>");
    number_cell(tally_.total.documents);
    number_cell(tally_.total.lines);
    put("<td></td>");
    const UnitFigures& total = tally_.total;
    for (std::uint64_t value : {total.people, total.severities[2], total.severities[1], total.severities[0], total.reviews, total.unread})
        number_cell(value);
    put("</tr></tfoot>\n</table></div>\n");
}

void Page::worst() {
    if (tally_.worst.empty()) return;
    put("<h2>", in({"涉及人数最多的文档", "Documents with the most people"}), "</h2>\n<div class=card><table>\n");
    header_cells({{{"文档", "Document"}, false},
                  {{"单位", "Unit"}, false},
                  {{"发布日期", "Published"}, false},
                  {{"涉及人数", "People"}, true},
                  {{"涉及条数", "Values"}, true}});
    put("<tbody>\n");
    for (const WorstDocument& worst : tally_.worst) {
        put("<tr>");
        document_cell(*worst.line->first->document);
        put("<td>", escaped(unit_title(worst.list->unit->unit, settings_.language)), "</td><td class=c>",
            escaped(worst.line->first->document->published), "</td>");
        number_cell(worst.people);
        number_cell(worst.count);
        put("</tr>\n");
    }
    put("</tbody></table></div>\n");
}

void Page::hidden() {
    if (tally_.hidden.empty()) return;
    put("<h2>", in({"看不见但能取到的泄露", "Leaks out of sight"}), "</h2>\n<p class=hint>",
        in({"隐藏列、批注、网页源代码、遮盖物下的文字等：页面上看不到，别人却能取到，同样须整改。",
            "Hidden columns, comments, page source, text under covers: not on display, yet within everybody's reach."}),
        "</p>\n<div class=card><table>\n");
    header_cells({{{"文档", "Document"}, false},
                  {{"单位", "Unit"}, false},
                  {{"可见方式", "How it is seen"}, false},
                  {{"位置", "Place"}, false},
                  {{"类型", "Kind"}, false},
                  {{"涉及人数", "People"}, true}});
    put("<tbody>\n");
    for (size_t i = 0; i < std::min(tally_.hidden.size(), most_hidden); ++i) {
        const auto& [list, line] = tally_.hidden[i];
        put("<tr>");
        document_cell(*line->first->document);
        put("<td>", escaped(unit_title(list->unit->unit, settings_.language)), "</td><td>", escaped(visibility(*line, settings_.language)),
            "</td><td>", escaped(place_of(line->findings, settings_.language)), "</td><td class=c>", in(title(line->first->finding.kind)),
            "</td>");
        number_cell(line->people);
        put("</tr>\n");
    }
    put("</tbody></table></div>\n");
    if (tally_.hidden.size() > most_hidden) {
        put("<p class=hint>", in({"以上为前 ", "The first "}), count(most_hidden), in({" 条，共 ", " of "}), count(tally_.hidden.size()),
            in({" 条，其余见各单位清单。", "; the rest is in the lists of the units."}), "</p>\n");
    }
}

// What the policy's [[suppress]] let stand: every entry with its count, and the findings where --all kept them.
void Page::waivers() {
    if (report_.waivers.empty()) return;
    put("<h2>", in({"经批准豁免", "Suppressed by the policy"}), "</h2>\n<p class=hint>",
        in({"策略文件中逐条批准、有期限的豁免；已到期的不再生效，没有用到的请核对是否还需要。",
            "What the policy file lets stand, entry by entry and for a time. Entries that have ended have no effect; entries without "
            "findings may be dropped."}),
        "</p>\n<div class=card><table>\n");
    header_cells({{{"批准人", "Approved by"}, false},
                  {{"有效期至", "Until"}, false},
                  {{"理由", "Reason"}, false},
                  {{"状态", "State"}, false},
                  {{"条数", "Values"}, true}});
    put("<tbody>\n");
    for (const WaiverTally& waiver : report_.waivers) {
        put("<tr><td>", escaped(waiver.approved_by), "</td><td class=c>", to_string(waiver.until), "</td><td>", escaped(waiver.reason),
            "</td><td class=c>", in(title(waiver)), "</td>");
        number_cell(waiver.findings);
        put("</tr>\n");
    }
    put("</tbody></table></div>\n");
    waived_findings();
}

void Page::waived_findings() {
    std::vector<const JudgedFinding*> waived;
    for (const JudgedFinding& judged : report_.findings) {
        if (judged.verdict->waiver > 0 && waived.size() < most_waived) waived.push_back(&judged);
    }
    if (waived.empty()) return;
    put("<details class=unit><summary>", in({"逐个列出", "One by one"}), "<span class=soft>", count(report_.totals.suppressed),
        "</span></summary><div class=list><table>\n");
    header_cells({{{"文档", "Document"}, false},
                  {{"位置", "Place"}, false},
                  {{"类型", "Kind"}, false},
                  {{"脱敏后证据", "Masked evidence"}, false},
                  {{"依据", "Why"}, false}});
    put("<tbody>\n");
    for (const JudgedFinding* judged : waived) {
        put("<tr>");
        document_cell(*judged->document);
        put("<td>", escaped(place_of(*judged, settings_.language)), "</td><td class=c>", in(title(judged->finding.kind)), "</td><td><code>",
            escaped(judged->finding.masked), "</code></td><td>", escaped(judged->verdict->reason.in(settings_.language)), "</td></tr>\n");
    }
    put("</tbody></table></div></details>\n");
}

void Page::unread() {
    if (report_.skips.empty()) return;
    put("<h2>", in({"未读取的文件", "What was not read"}), "</h2>\n<div class=legend>");
    for (const auto& [fault, number] : tally_.faults) put("<span class=tag>", in(title(fault)), " ", count(number), "</span>");
    put("</div>\n<details class=unit><summary>", in({"逐个列出", "One by one"}), "<span class=soft>", count(report_.skips.size()),
        "</span></summary><div class=list><table>\n");
    header_cells({{{"文件", "File"}, false}, {{"单位", "Unit"}, false}, {{"原因", "Why"}, false}, {{"说明", "Note"}, false}});
    put("<tbody>\n");
    for (size_t i = 0; i < std::min(report_.skips.size(), most_skips); ++i) {
        const JudgedSkip& skip = report_.skips[i];
        put("<tr>");
        document_cell(*skip.document);
        put("<td>", escaped(unit_title({skip.unit->id, skip.unit->name, "", {}, {}, ""}, settings_.language)), "</td><td class=c>",
            in(title(skip.fault)), "</td><td>", escaped(shortened(note_text(skip, settings_.language), 200)), "</td></tr>\n");
    }
    put("</tbody></table></div></details>\n");
    if (report_.skips.size() > most_skips) {
        put("<p class=hint>", in({"以上为前 ", "The first "}), count(most_skips), in({" 个，共 ", " of "}), count(report_.skips.size()),
            in({" 个，全部见 summary.xlsx。", "; all are in summary.xlsx."}), "</p>\n");
    }
}

void Page::list_line(const ListRow& row) {
    const ListLine& line = row.line;
    put("<tr data-level=", css_class(line), "><td class=n>", count(row.number), "</td><td><code>", line.id, "</code></td>");
    document_cell(*line.first->document);
    put("<td>", escaped(line.place.empty() ? place_of(line.findings, settings_.language) : printable(line.place)), "</td>");
    const std::string visible = visibility(line, settings_.language);
    is_hidden(line.first->finding.location.channel)
        ? put("<td>", escaped(visible), "</td>")
        : put("<td>", in(channel_title(line.first->finding.location.channel, *line.first->document)), "</td>");
    put("<td>", in(title(line.first->finding.kind)), "</td>");
    number_cell(line.people);
    number_cell(line.count);
    const std::string shown = evidence(line, settings_);
    const size_t values_end = std::min(shown.find('\n'), shown.size());
    put("<td><code>", escaped(shown.substr(0, values_end)), "</code><br><span class=soft>", escaped(shown.substr(values_end)),
        "</span></td><td>");
    line_tag(line);
    put("</td><td>", escaped(advice(line, row.as_of, settings_.language)), "</td><td class=c>", to_string(line.due));
    ledger_state(row);
    put("</td></tr>\n");
}

// What the ledger says of a line, below its deadline; the remarks are those of the workbook.
void Page::ledger_state(const ListRow& row) {
    const KnownLine* known = row.line.known;
    if (known == nullptr) return;
    const bool alarming = known->standing == Standing::reopened || (is_to_do(known->standing) && known->due < row.as_of);
    put("<br><span class=\"tag", alarming ? " high" : "", "\">", in(title(known->standing)), "</span><br><span class=soft>",
        in({"首次发现 ", "first found "}), to_string(known->first_seen), "</span>");
    if (const std::string remark = ledger_remark(row); !remark.empty()) put("<br><span class=soft>", escaped(remark), "</span>");
}

void Page::unit_list(const UnitFigures& unit, bool open) {
    const std::string name = escaped(unit_title(unit.list->unit->unit, settings_.language));
    const size_t index = static_cast<size_t>(&unit - tally_.units.data());
    put("<details class=unit id=u", count(index), " data-name=\"", name, open ? "\" open>" : "\">", "<summary>", name, "<span class=soft>",
        escaped(standing_sentence(unit, report_, settings_.language)),
        "</span></summary>\n<div class=list><table class=sortable>\n<colgroup>");
    for (std::string_view width : list_widths) put("<col style=\"width:", width, "\">");
    put("</colgroup>\n");
    header_cells({{{"序号", "No."}, true},
                  {{"问题编号", "ID"}, false},
                  {{"文档", "Document"}, false},
                  {{"位置", "Place"}, false},
                  {{"可见方式", "Seen in"}, false},
                  {{"类型", "Kind"}, false},
                  {{"人数", "People"}, true},
                  {{"条数", "Values"}, true},
                  {{"脱敏后证据", "Masked evidence"}, false},
                  {{"等级", "Severity"}, false},
                  {{"整改建议", "Advice"}, false},
                  {{"时限", "Due"}, false}});
    put("<tbody>\n");
    const std::vector<const ListLine*> lines = unit.list->shown();
    for (size_t i = 0; i < std::min(lines.size(), most_lines_of_unit); ++i) {
        list_line({*unit.list, *lines[i], i + 1, report_.as_of, settings_});
    }
    put("</tbody></table></div>\n");
    if (lines.size() > most_lines_of_unit) {
        put("<p class=hint>", in({"以上为前 ", "The first "}), count(most_lines_of_unit), in({" 条，共 ", " of "}), count(lines.size()),
            in({" 条，全部见该单位的清单文件。", "; all are in the unit's workbook."}), "</p>\n");
    }
    put("</details>\n");
}

void Page::lists() {
    size_t with_lines = 0;
    for (const UnitFigures& unit : tally_.units) with_lines += unit.lines + unit.unverified > 0 ? 1 : 0;
    if (with_lines == 0) return;
    put("<h2>", in({"各单位整改清单", "Rectification lists"}),
        "</h2>\n<div class=\"filter js\"><input id=filter-text type=search placeholder=\"",
        in({"按单位、标题、位置、类型筛选", "Filter by unit, title, place, kind"}), "\"><select id=filter-level><option value=\"\">",
        in({"全部等级", "all levels"}), "</option>");
    constexpr std::pair<std::string_view, Phrase> levels[] = {
        {"high", {"高", "high"}}, {"medium", {"中", "medium"}}, {"low", {"低", "low"}}, {"review", {"待核实", "to review"}}};
    for (const auto& [value, text] : levels) put("<option value=", value, ">", in(text), "</option>");
    put("</select></div>\n");
    for (const UnitFigures& unit : tally_.units) {
        if (unit.lines + unit.unverified > 0) unit_list(unit, with_lines <= most_units_open);
    }
}

void Page::foot() {
    put("<footer>",
        settings_.reveal ? in({"注意：本页含有未遮盖的个人信息，请按敏感资料保管，用后销毁。",
                               "Caution: the personal data on this page is not masked; destroy it after use."})
                         : in({"本页中的个人信息均已遮盖，仍请按内部资料保管，不得公开发布。",
                               "The personal data on this page is masked; keep it internal all the same."}),
        "</footer>\n</main>\n<script>", html_script, "</script>\n</body>\n</html>\n");
}

}  // namespace

WrittenFiles write_html(const ListedReport& listed, const std::string& folder, const ReportSettings& settings) {
    TRY(write_file(folder + "/overview.html", Page(listed.report, listed.tally, settings).write()));
    return WrittenReport{{"overview.html"}};
}

}  // namespace leakscan

// A document of the office as one page: no script, nothing loaded, made to be printed on A4.
#include <algorithm>

#include "report/chart_svg.h"
#include "report/markup.h"
#include "report/office_document.h"

namespace leakscan {
namespace {

constexpr std::string_view style = R"css(
body{margin:0;background:#eef1f5;color:#1a1f29;font:16px/1.8 "Times New Roman","FangSong_GB2312","FangSong","STFangsong","Noto Serif CJK SC","Songti SC",serif}
main{max-width:980px;margin:24px auto;padding:64px 72px;background:#fff;border:1px solid #dfe3ea}
h1{font:400 29px/1.5 "Times New Roman","FZXiaoBiaoSong-B05S","STZhongsong","SimSun","Noto Serif CJK SC",serif;text-align:center;margin:0 0 32px}
h2{font:400 18px/1.8 "Times New Roman","SimHei","Heiti SC","Noto Sans CJK SC",sans-serif;margin:22px 0 6px;break-after:avoid}
h3{font:400 16px/1.8 "Times New Roman","KaiTi_GB2312","KaiTi","STKaiti","Noto Serif CJK SC",serif;margin:14px 0 4px;break-after:avoid}
p{margin:4px 0;text-align:justify}
.zh p.body,.zh h2,.zh h3{text-indent:2em}
p.signature{text-align:right;margin-right:4em;break-inside:avoid}
p.note{font-size:13px;line-height:1.6;color:#4b5563}
.zh p.note{text-indent:2em}
table{border-collapse:collapse;width:100%;margin:8px 0 18px;font-size:13px;line-height:1.45}
caption{font:600 15px/2 "Times New Roman","SimHei","Heiti SC","Noto Sans CJK SC",sans-serif}
th,td{border:1px solid #8a93a3;padding:4px 6px;overflow-wrap:anywhere}
th{background:#eef1f5;font-weight:600}
td.centre{text-align:center}td.right{text-align:right;font-variant-numeric:tabular-nums}
td.alarm{color:#b42318;font-weight:600}
tr.total td{font-weight:600;background:#f6f8fa}
thead{display:table-header-group}tr{break-inside:avoid}
a{color:#1d4ed8}
hr{border:0;border-top:1px dashed #c5ccd6;margin:28px 0}
figure{margin:12px 0}svg{width:100%;height:auto;font-family:"Noto Sans CJK SC","Microsoft YaHei",sans-serif}
@media print{hr{border:0;margin:0;break-after:page}body{background:#fff;font-size:14px}main{max-width:none;margin:0;padding:0;border:0}table{font-size:11px}a{color:inherit;text-decoration:none}@page{size:A4;margin:25mm 20mm}}
)css";

std::string lines_of(std::string_view text) {
    std::string all;
    for (bool first = true; first || !text.empty(); first = false) {
        const size_t end = std::min(text.find('\n'), text.size());
        if (!first) all += "<br>";
        all += escaped(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

std::string cell(const OfficeCell& cell, OfficeAlign align, bool caption) {
    std::string text = lines_of(cell.text);
    if (is_web_address(cell.link)) text = "<a href=\"" + escaped(cell.link) + "\" rel=\"noopener noreferrer\">" + text + "</a>";
    if (caption) return "<th scope=row>" + text + "</th>";
    std::string look = align == OfficeAlign::left ? "" : align == OfficeAlign::centre ? "centre" : "right";
    if (cell.alarm) look += look.empty() ? "alarm" : " alarm";
    return look.empty() ? "<td>" + text + "</td>" : "<td class=\"" + look + "\">" + text + "</td>";
}

std::string_view name(ParagraphRole role) {
    switch (role) {
        case ParagraphRole::address: return "address";
        case ParagraphRole::signature: return "signature";
        case ParagraphRole::note: return "note";
        case ParagraphRole::body: break;
    }
    return "body";
}

void append(std::string& html, const OfficeHeading& heading) {
    const std::string_view tag = heading.level == 1 ? "h2" : "h3";
    html.append("<").append(tag).append(">").append(escaped(heading.text)).append("</").append(tag).append(">\n");
}

void append(std::string& html, const OfficeParagraph& paragraph) {
    html.append("<p class=").append(name(paragraph.role)).append(">").append(escaped(paragraph.text)).append("</p>\n");
}

void append(std::string& html, const OfficeTable& table) {
    double shares = 0;
    for (const OfficeColumn& column : table.columns) shares += column.width;
    html += "<table>\n";
    if (!table.caption.empty()) html += "<caption>" + escaped(table.caption) + "</caption>\n";
    html += "<colgroup>";
    for (const OfficeColumn& column : table.columns)
        html += "<col style=\"width:" + std::to_string(static_cast<int>(100 * column.width / shares)) + "%\">";
    html += "</colgroup>\n";
    if (table.has_header) {
        html += "<thead><tr>";
        for (const OfficeColumn& column : table.columns) html += "<th scope=col>" + escaped(column.title) + "</th>";
        html += "</tr></thead>\n";
    }
    html += "<tbody>\n";
    for (const std::vector<OfficeCell>& row : table.rows) {
        html += table.has_total && &row == &table.rows.back() ? "<tr class=total>" : "<tr>";
        for (size_t i = 0; i < row.size(); ++i) html += cell(row[i], table.columns[i].align, !table.has_header && i % 2 == 0);
        html += "</tr>\n";
    }
    html += "</tbody>\n</table>\n";
}

void append(std::string& html, const OfficeChart& chart) {
    const std::string svg = to_svg(chart);
    if (!svg.empty()) html += "<figure>\n" + svg + "</figure>\n";
}

void append(std::string& html, const OfficePageBreak&) { html += "<hr>\n"; }

}  // namespace

std::string to_html(const OfficeDocument& document) {
    const bool zh = document.language == Language::zh;
    std::string html =
        std::string("<!DOCTYPE html>\n<html lang=\"") + (zh ? "zh-CN" : "en") + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<title>" +
        escaped(document.title) + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body class=" + (zh ? "zh" : "en") +
        ">\n<main>\n<h1>" + escaped(document.title) + "</h1>\n";
    for (const OfficeBlock& block : document.blocks) std::visit([&](const auto& each) { append(html, each); }, block);
    return html + "</main>\n</body>\n</html>\n";
}

}  // namespace leakscan

// A document of the office as Markdown with tables (GitHub's dialect).
#include <algorithm>

#include "report/markup.h"
#include "report/office_document.h"
#include "report/printable.h"

namespace leakscan {
namespace {

// Nothing of a document's text may become a link, an emphasis, a cell or HTML. The asterisks of masks are the most usual case.
std::string plain(std::string_view text) {
    std::string safe;
    for (char c : printable(text)) {
        if (c == '&') {
            safe += "&amp;";
        } else if (c == '<') {
            safe += "&lt;";
        } else {
            if (std::string_view("\\`*_[]|~").find(c) != std::string_view::npos) safe.push_back('\\');
            safe.push_back(c);
        }
    }
    return safe;
}

std::string lines_of(std::string_view text) {
    std::string all;
    for (std::string_view rest = text; !rest.empty();) {
        const size_t end = std::min(rest.find('\n'), rest.size());
        if (!all.empty()) all += "<br>";
        all += plain(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return all;
}

std::string address(const std::string& url) {
    std::string safe;
    for (char c : printable(url)) {
        if (c == '(')
            safe += "%28";
        else if (c == ')')
            safe += "%29";
        else if (c == '|')
            safe += "%7C";
        else if (c == ' ')
            safe += "%20";
        else if (c == '<')
            safe += "%3C";
        else if (c == '>')
            safe += "%3E";
        else
            safe.push_back(c);
    }
    return safe;
}

std::string cell(const OfficeCell& cell) {
    const std::string text = lines_of(cell.text);
    if (!is_web_address(cell.link)) return text;
    return "[" + text + "](" + address(cell.link) + ")";
}

std::string_view rule(OfficeAlign align) {
    if (align == OfficeAlign::right) return " ---: |";
    return align == OfficeAlign::centre ? " :---: |" : " --- |";
}

void append(std::string& text, const OfficeHeading& heading) {
    text += std::string(heading.level == 1 ? "## " : "### ") + plain(heading.text) + "\n\n";
}

void append(std::string& text, const OfficeParagraph& paragraph) { text += plain(paragraph.text) + "\n\n"; }

void append(std::string& text, const OfficeTable& table) {
    if (!table.caption.empty()) text += "**" + plain(table.caption) + "**\n\n";
    text += "|";
    for (const OfficeColumn& column : table.columns) text += " " + (table.has_header ? plain(column.title) : "") + " |";
    text += "\n|";
    for (const OfficeColumn& column : table.columns) text += rule(column.align);
    text += "\n";
    for (const std::vector<OfficeCell>& row : table.rows) {
        text += "|";
        for (const OfficeCell& each : row) text += " " + cell(each) + " |";
        text += "\n";
    }
    text += "\n";
}

void append(std::string&, const OfficeChart&) {}  // its table stands beside it
void append(std::string& text, const OfficePageBreak&) { text += "---\n\n"; }

}  // namespace

std::string to_markdown(const OfficeDocument& document) {
    std::string text = "# " + plain(document.title) + "\n\n";
    for (const OfficeBlock& block : document.blocks) std::visit([&](const auto& each) { append(text, each); }, block);
    text.pop_back();
    return text;
}

}  // namespace leakscan

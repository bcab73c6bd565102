// rectification.csv: the lines of all units in one table (RFC 4180, UTF-8 with BOM because Excel asks for it).
#include <algorithm>

#include "base/file.h"
#include "base/text.h"
#include "report/list_columns.h"
#include "report/tally.h"
#include "report/writers.h"

namespace leakscan {
namespace {

constexpr size_t digits_kept_by_excel = 15;

// What a spreadsheet would run as a formula, or round as a number: it gets an apostrophe, which marks text.
bool needs_apostrophe(std::string_view text) {
    if (text.empty()) return false;
    if (std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) return true;
    const auto exponents = std::count_if(text.begin(), text.end(), [](char c) { return c == 'e' || c == 'E'; });
    const auto digits = std::count_if(text.begin(), text.end(), is_ascii_digit);
    const bool numeric = digits + exponents == static_cast<std::ptrdiff_t>(text.size()) && is_ascii_digit(text.front());
    return numeric && ((exponents == 1 && is_ascii_digit(text.back())) || (exponents == 0 && text.size() >= digits_kept_by_excel) ||
                       (exponents == 0 && text.size() > 1 && text.front() == '0'));
}

void append_field(std::string& csv, std::string_view text) {
    const bool quoted = text.find_first_of("\",\r\n") != std::string_view::npos;
    if (quoted) csv.push_back('"');
    if (needs_apostrophe(text)) csv.push_back('\'');
    for (char c : text) {
        if (c == '"') csv.push_back('"');
        csv.push_back(c);
    }
    if (quoted) csv.push_back('"');
}

}  // namespace

WrittenFiles write_csv(const Report& report, const std::string& folder, const ReportSettings& settings) {
    const std::vector<UnitList> lists = rectification_lists(report);
    std::string csv = "\xEF\xBB\xBF";
    for (const ListColumn& column : list_columns()) {
        if (&column != &list_columns().front()) csv.push_back(',');
        append_field(csv, column.title.in(settings.language));
    }
    csv += "\r\n";
    for (const UnitFigures& unit : tally_of(report, lists).units) {
        size_t number = 0;
        for (const ListLine& line : unit.list->lines) {
            const ListRow row{*unit.list, line, ++number, report.as_of, settings};
            for (const ListColumn& column : list_columns()) {
                if (&column != &list_columns().front()) csv.push_back(',');
                append_field(csv, column.text(row));
            }
            csv += "\r\n";
        }
    }
    TRY(write_file(folder + "/rectification.csv", csv));
    return std::vector<std::string>{"rectification.csv"};
}

}  // namespace leakscan

#include "report/csv_field.h"

#include <algorithm>

#include "base/text.h"

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

}  // namespace

void append_csv_field(std::string& csv, std::string_view text) {
    const bool quoted = text.find_first_of("\",\r\n") != std::string_view::npos;
    if (quoted) csv.push_back('"');
    if (needs_apostrophe(text)) csv.push_back('\'');
    for (char c : text) {
        if (c == '"') csv.push_back('"');
        csv.push_back(c);
    }
    if (quoted) csv.push_back('"');
}

}  // namespace leakscan

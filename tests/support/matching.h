// Verbs for tests that match: one text, a column of a table, a row, and the findings as short strings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "match/match.h"

namespace leakscan {

// The product's own rules, values revealed, "today" fixed at 2026-11-22. Loaded once.
const Matcher& product_matcher();
MatchSettings test_settings();

Document document_of(std::string_view text, std::string_view label = {});
// A table of one column under `label`, one row a text.
Document column_of(const std::vector<std::string>& cells, std::string_view label = {});
// A table of one row; each cell is {label, text}.
struct LabelledCell {
    std::string label;
    std::string text;
};
Document row_of(const std::vector<LabelledCell>& cells);

std::vector<Finding> find_in(const Document& document);
// "resident_id 340123190506150048 confirmed", in text order.
std::vector<std::string> found_in(const Document& document);
std::vector<std::string> found_in(std::string_view text, std::string_view label = {});
// Whether the time to search `head` and a flood of `unit` grows with its size, not with its square. A ratio within one run.
bool is_searched_in_linear_time(std::string_view head, std::string_view unit);
// Lines of a tab-separated file of tests/match/data, comments and header dropped.
std::vector<std::vector<std::string>> read_rows(const std::string& name);

}  // namespace leakscan

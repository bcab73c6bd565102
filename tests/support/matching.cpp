// See matching.h. One matcher serves all tests: loading rules and tables takes longer than most of them.
#include "support/matching.h"

#include <ctime>
#include <stdexcept>

#include "base/file.h"
#include "base/text.h"

namespace leakscan {
namespace {

// Processor time of this process: what else the machine does counts little.
double seconds_to_search(std::string text, std::string_view unit, size_t size) {
    while (text.size() < size) text += unit;
    const Document document = document_of(text);
    const std::clock_t begin = std::clock();
    find_in(document);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

MatchSettings test_settings() {
    MatchSettings settings;
    settings.pattern_folders = {LEAKSCAN_SOURCE "/patterns"};
    settings.reveal = true;
    settings.as_of = {2026, 11, 22};
    return settings;
}

const Matcher& product_matcher() {
    static const Matcher matcher = [] {
        Result<Matcher> created = Matcher::create(test_settings());
        if (!created.ok()) throw std::runtime_error(created.error().message);
        return created.take();
    }();
    return matcher;
}

Document document_of(std::string_view text, std::string_view label) {
    Document document;
    document.add(text, {}, label);
    return document;
}

Document column_of(const std::vector<std::string>& cells, std::string_view label) {
    Document document;
    Locus where;
    where.table = 1;
    where.column = 1;
    for (const std::string& cell : cells) {
        ++where.row;
        document.add(cell, where, label);
    }
    return document;
}

Document row_of(const std::vector<LabelledCell>& cells) {
    Document document;
    Locus where;
    where.table = 1;
    where.row = 2;
    for (const LabelledCell& cell : cells) {
        ++where.column;
        document.add(cell.text, where, cell.label);
    }
    return document;
}

std::vector<Finding> find_in(const Document& document) {
    Origin origin;
    origin.file = "a.html";
    return product_matcher().find(document, origin);
}

std::vector<std::string> found_in(const Document& document) {
    std::vector<std::string> found;
    for (const Finding& finding : find_in(document)) {
        found.push_back(std::string(name(finding.kind)) + " " + finding.value + " " + std::string(name(finding.grade)));
    }
    return found;
}

std::vector<std::string> found_in(std::string_view text, std::string_view label) { return found_in(document_of(text, label)); }

std::vector<std::vector<std::string>> read_rows(const std::string& name) {
    const Result<std::string> content = read_file(std::string(LEAKSCAN_SOURCE "/tests/match/data/") + name);
    if (!content.ok()) throw std::runtime_error(content.error().message);
    std::vector<std::vector<std::string>> rows;
    for (std::string_view line : split(*content, '\n')) {
        if (line.empty() || line.front() == '#') continue;
        const std::vector<std::string_view> fields = split(line, '\t');
        rows.emplace_back(fields.begin(), fields.end());
    }
    return rows;
}

bool is_searched_in_linear_time(std::string_view head, std::string_view unit) {
    constexpr size_t size = 75'000;
    constexpr double measurable = 0.1;  // seconds: below it a ratio says nothing
    const double once = seconds_to_search(std::string(head), unit, size);
    const double four_times = seconds_to_search(std::string(head), unit, 4 * size);
    return four_times < measurable || four_times < 10 * once;  // sixteen times, if it were the square
}

}  // namespace leakscan

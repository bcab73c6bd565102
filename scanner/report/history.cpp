// One table of columns for text and document; JSON has the same figures under their English names.
#include "report/history.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "report/printable.h"

namespace leakscan {
namespace {

std::string month_name(const Period& month) {
    char name[32];
    std::snprintf(name, sizeof name, "%04d-%02d", month.first.year, month.first.month);
    return name;
}

const UnitPeriod& figures_in(const PeriodFigures& month, const std::string& unit) {
    static const UnitPeriod nothing;
    if (unit.empty()) return month.total;
    const auto found =
        std::find_if(month.units.begin(), month.units.end(), [&](const UnitPeriod& each) { return each.unit->unit.id == unit; });
    return found == month.units.end() ? nothing : *found;
}

struct HistoryColumn {
    std::string_view name;
    Phrase title;
    std::uint64_t (*value)(const UnitPeriod& figures);
};
constexpr std::array<HistoryColumn, 8> columns = {{
    {"carried", {"上期结转", "Carried"}, [](const UnitPeriod& f) { return f.carried; }},
    {"fresh", {"新发现", "New"}, [](const UnitPeriod& f) { return f.fresh; }},
    {"reopened", {"复发", "Back"}, [](const UnitPeriod& f) { return f.reopened; }},
    {"fixed", {"已整改", "Rectified"}, [](const UnitPeriod& f) { return f.fixed; }},
    {"late", {"其中逾期整改", "of these late"}, [](const UnitPeriod& f) { return f.late; }},
    {"remaining", {"未整改", "Remaining"}, [](const UnitPeriod& f) { return f.remaining; }},
    {"overdue", {"其中逾期", "Overdue"}, [](const UnitPeriod& f) { return f.overdue; }},
    {"waived", {"经批准公开", "Approved"}, [](const UnitPeriod& f) { return f.waived; }},
}};

std::string padded(std::string_view text, size_t width) {
    const size_t used = display_width(text);
    return std::string(width > used ? width - used : 0, ' ') + std::string(text);
}

}  // namespace

void add_history(OfficeDocument& document, const std::vector<PeriodFigures>& months, Language language) {
    if (months.empty()) return;
    OfficeTable table;
    table.caption = Phrase{"各月情况", "Month by month"}.in(language);
    table.columns = {{std::string(Phrase{"月份", "Month"}.in(language)), 9, OfficeAlign::centre},
                     {std::string(Phrase{"扫描次数", "Scans"}.in(language)), 7, OfficeAlign::centre}};
    OfficeChart chart{table.caption, {}, {}};
    for (const HistoryColumn& column : columns) table.columns.push_back({std::string(column.title.in(language)), 8, OfficeAlign::centre});
    table.columns.push_back({std::string(Phrase{"整改率", "Rate"}.in(language)), 8, OfficeAlign::centre});
    chart.series = {{std::string(Phrase{"发现", "found"}.in(language)), {}},
                    {std::string(Phrase{"已整改", "rectified"}.in(language)), {}},
                    {std::string(Phrase{"未整改", "remaining"}.in(language)), {}},
                    {std::string(Phrase{"逾期", "overdue"}.in(language)), {}}};
    for (const PeriodFigures& month : months) {
        const UnitPeriod& all = month.total;
        std::vector<OfficeCell>& row = table.rows.emplace_back();
        row = {month_name(month.period), std::uint64_t{month.runs.size()}};
        for (const HistoryColumn& column : columns) row.push_back(column.value(all));
        row.push_back(rate(all));
        chart.labels.push_back(month_name(month.period));
        const std::array<std::uint64_t, 4> values = {all.found, all.fixed, all.remaining, all.overdue};
        for (size_t i = 0; i < values.size(); ++i) chart.series[i].values.push_back(values[i]);
    }
    document.blocks.push_back(std::move(table));
    document.blocks.push_back(std::move(chart));
}

std::string history_text(const std::vector<PeriodFigures>& months, const std::string& unit, Language language) {
    constexpr size_t month_width = 8;
    constexpr size_t gap = 2;
    std::string text =
        padded(Phrase{"月份", "Month"}.in(language), month_width) + padded(Phrase{"扫描次数", "Scans"}.in(language), month_width + gap);
    const auto width = [language](const HistoryColumn& column) {
        return std::max<size_t>(display_width(column.title.in(language)), 5) + gap;
    };
    for (const HistoryColumn& column : columns) text += padded(column.title.in(language), width(column));
    text += padded(Phrase{"整改率", "Rate"}.in(language), month_width) + "\n";
    for (const PeriodFigures& month : months) {
        const UnitPeriod& figures = figures_in(month, unit);
        text += padded(month_name(month.period), month_width) + padded(std::to_string(month.runs.size()), month_width + gap);
        for (const HistoryColumn& column : columns) text += padded(std::to_string(column.value(figures)), width(column));
        text += padded(rate(figures), month_width) + "\n";
    }
    return text;
}

std::string history_json(const std::vector<PeriodFigures>& months, const std::string& unit) {
    std::string lines;
    for (const PeriodFigures& month : months) {
        const UnitPeriod& figures = figures_in(month, unit);
        nlohmann::json line = {{"type", "month"},
                               {"month", month_name(month.period)},
                               {"until", to_string(month.end)},
                               {"runs", month.runs.size()},
                               {"unit", unit.empty() ? nlohmann::json() : nlohmann::json(unit)},
                               {"found", figures.found},
                               {"people", figures.people.count},
                               {"people_distinct", figures.people.distinct},
                               {"scanned", unit.empty() ? month.scanned() : figures.scanned}};
        for (const HistoryColumn& column : columns) line[std::string(column.name)] = column.value(figures);
        const std::uint64_t whole = figures.fixed + figures.remaining;
        line["rate"] = whole == 0 ? nlohmann::json() : nlohmann::json(static_cast<double>(figures.fixed) / static_cast<double>(whole));
        lines += line.dump() + "\n";
    }
    return lines;
}

}  // namespace leakscan

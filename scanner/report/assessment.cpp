// Each figure is written twice: as a formula, and as the value that office_figures counted. A test lets LibreOffice compare them.
#include "report/assessment.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/message.h"
#include "report/list_columns.h"
#include "report/printable.h"
#include "report/workbook.h"

namespace leakscan {
namespace {

struct Parameter {
    Phrase title;
    Phrase meaning;
    std::uint64_t value;
};
// Proposals: no rule sets them, and an office changes them in the cells.
constexpr std::array<Parameter, 4> parameters = {{
    {{"按期整改率满分", "points for the rate in time"}, {"按期整改率×此数", "times the rate in time"}, 60},
    {{"整改率满分", "points for the rate"}, {"整改率×此数", "times the rate"}, 40},
    {{"每条逾期未整改扣分", "off for each overdue entry"},
     {"年末仍未整改且已过时限的，每条", "still to be done at the end, past its deadline"},
     1},
    {{"每条复发扣分", "off for each entry that came back"}, {"整改后又出现的，每条", "back after it had been rectified"}, 2},
}};
enum ParameterIndex : size_t { in_time_points, rate_points, overdue_loss, reopened_loss };

constexpr size_t first_parameter_row = 3;
constexpr size_t formula_row = first_parameter_row + parameters.size();
constexpr size_t header_row = formula_row + 4;
constexpr size_t parameter_column = 1;

// The flags of an entry, each a column of the second sheet and a sum on the first.
struct Flag {
    Phrase title;
    bool (*holds)(const PeriodEntry& entry);
    std::uint64_t (*sum)(const UnitPeriod& unit);
};
constexpr std::array<Flag, 8> flags = {{
    {{"上年结转", "Carried over"}, [](const PeriodEntry& e) { return e.carried; }, [](const UnitPeriod& u) { return u.carried; }},
    {{"发现", "Found"}, [](const PeriodEntry& e) { return e.found(); }, [](const UnitPeriod& u) { return u.found; }},
    {{"其中新发现", "of these new"}, [](const PeriodEntry& e) { return e.fresh; }, [](const UnitPeriod& u) { return u.fresh; }},
    {{"其中复发", "of these back"}, [](const PeriodEntry& e) { return e.reopened; }, [](const UnitPeriod& u) { return u.reopened; }},
    {{"按期整改", "Rectified in time"},
     [](const PeriodEntry& e) { return e.fixed && !e.late; },
     [](const UnitPeriod& u) { return u.in_time(); }},
    {{"逾期整改", "Rectified late"}, [](const PeriodEntry& e) { return e.late; }, [](const UnitPeriod& u) { return u.late; }},
    {{"未整改", "Remaining"}, [](const PeriodEntry& e) { return e.remains(); }, [](const UnitPeriod& u) { return u.remaining; }},
    {{"其中逾期", "of these overdue"}, [](const PeriodEntry& e) { return e.overdue > 0; }, [](const UnitPeriod& u) { return u.overdue; }},
}};
enum FlagIndex : size_t { carried, found, fresh, reopened, in_time, late, remaining, overdue };

// Columns of the first sheet: unit, its number there, state, the flags, two rates, score, rank.
constexpr size_t state_column = 2;
constexpr size_t first_flag_column = 3;
constexpr size_t rate_column = first_flag_column + flags.size();
constexpr size_t in_time_column = rate_column + 1;
constexpr size_t score_column = rate_column + 2;
constexpr size_t rank_column = rate_column + 3;

// Columns of the second sheet: the unit's number (names may be the same, and a number matches only itself), unit, entry, title, kind,
// people, due, rectified on, standing, the flags.
constexpr size_t entry_flag_column = 9;

std::string letter(size_t column) { return std::string(1, static_cast<char>('A' + column)); }
std::string cell_name(size_t row, size_t column) { return letter(column) + std::to_string(row + 1); }
std::string fixed_name(size_t row, size_t column) { return "$" + letter(column) + "$" + std::to_string(row + 1); }

std::optional<double> share(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

std::optional<double> in_time_rate(const UnitPeriod& unit) { return share(unit.in_time(), unit.in_time() + unit.late + unit.overdue); }
std::optional<double> fixed_rate(const UnitPeriod& unit) { return share(unit.fixed, unit.fixed + unit.remaining); }

// Whether there is anything to give a score for: a unit that was not scanned, or not read whole, has not earned full marks.
bool is_scored(const UnitPeriod& unit) {
    if (unit.unit->unit.id == unassigned_id) return false;
    return unit.carried + unit.found > 0 || unit.state == UnitState::nil_return || unit.state == UnitState::listed;
}

double score_of(const UnitPeriod& unit) {
    const double gained = in_time_rate(unit).value_or(1) * static_cast<double>(parameters[in_time_points].value) +
                          fixed_rate(unit).value_or(1) * static_cast<double>(parameters[rate_points].value);
    const double lost =
        static_cast<double>(unit.overdue * parameters[overdue_loss].value + unit.reopened * parameters[reopened_loss].value);
    return std::max(0.0, gained - lost);
}

class Assessment {
public:
    Assessment(Workbook& book, const LedgerView& view, const PeriodFigures& figures, Language language)
        : view_(view),
          figures_(figures),
          language_(language),
          units_(book.add_sheet(in({"考核表", "Assessment"}))),
          entries_(book.add_sheet(in({"考核条目", "Entries"}))) {}

    void write() {
        head();
        header();
        for (size_t i = 0; i < figures_.units.size(); ++i) unit(i);
        total();
        units_.header(header_row, 1, total_row() - 1, rank_column);
        units_.print_layout(false, language_);
        entries();
    }

private:
    std::string in(Phrase phrase) const { return std::string(phrase.in(language_)); }
    size_t first_row() const { return header_row + 1; }
    size_t total_row() const { return first_row() + figures_.units.size(); }
    size_t listed_entries() const { return std::min(figures_.entries.size(), most_rows_of_sheet - 1); }
    // On the first sheet, from 1.
    size_t number_of(const PeriodEntry& entry) const {
        const auto same = [&](const UnitPeriod& each) { return each.unit == &view_.units[entry.unit]; };
        return static_cast<size_t>(std::find_if(figures_.units.begin(), figures_.units.end(), same) - figures_.units.begin()) + 1;
    }
    std::string entry_range(size_t column) const {
        return in({"考核条目", "Entries"}) + "!$" + letter(column) + "$2:$" + letter(column) + "$" +
               std::to_string(std::max<size_t>(listed_entries(), 1) + 1);
    }

    void head();
    void score_in_words();
    void header();
    void unit(size_t index);
    void rates(size_t row, const UnitPeriod& figures, CellStyle style);
    void rate(size_t row, size_t column, const std::string& part, const std::string& whole, std::optional<double> value, CellStyle style);
    void score(size_t row, const UnitPeriod& figures);
    void total();
    void entries();

    const LedgerView& view_;
    const PeriodFigures& figures_;
    Language language_;
    Sheet units_;
    Sheet entries_;
};

void Assessment::head() {
    const std::string year = title(figures_.period, language_);
    units_.text(0, 0,
                fill({"{}个人信息泄露问题整改考核表", "Assessment of the rectification of published personal data, {}"}, language_, {year}),
                CellStyle::title);
    units_.row_height(0, 30);
    units_.text(1, 0,
                fill({"统计截至{}。全部数字由“考核条目”各行汇总，修改黄色参数后得分自动重算。",
                      "As of {}. All figures are sums over the sheet of entries; change the yellow parameters and the scores follow."},
                     language_, {long_date(figures_.end, language_)}),
                CellStyle::note);
    units_.text(first_parameter_row - 1, 0, in({"参数", "Parameters"}), CellStyle::heading);
    for (size_t i = 0; i < parameters.size(); ++i) {
        units_.text(first_parameter_row + i, 0, parameters[i].title.in(language_), CellStyle::text);
        units_.text(first_parameter_row + i, 2, parameters[i].meaning.in(language_), CellStyle::note);
        units_.number(first_parameter_row + i, parameter_column, parameters[i].value, CellStyle::parameter);
    }
    score_in_words();
    units_.text(formula_row + 1, 0,
                in({"整改率＝（按期整改＋逾期整改）÷（按期整改＋逾期整改＋未整改）；按期整改率＝按期整改÷（按期整改＋逾期整改＋逾期未整改）"
                    "。分母为零记“—”，计分时按100%。",
                    "Rate = rectified of rectified and remaining. Rate in time = rectified in time of rectified and overdue. A dash where "
                    "there is nothing to "
                    "divide by; it counts as 100%."}),
                CellStyle::note);
    units_.text(formula_row + 2, 0,
                in({"未扫描、未读全且没有问题的单位和未归属的问题不计分。一条问题一年内只计一次；经批准公开和认定误报的不计入未整改。",
                    "No score for units that were not scanned or not read whole and have no entries, nor for what belongs to nobody. An "
                    "entry counts once in the "
                    "year; approved ones and false alarms do not remain."}),
                CellStyle::note);
}

// A formula too, so that the sentence says what is computed when somebody changes a parameter.
void Assessment::score_in_words() {
    constexpr std::array<Phrase, parameters.size() + 1> parts = {{
        {"得分＝按期整改率×", "Score = rate in time x "},
        {"＋整改率×", " + rate x "},
        {"－逾期未整改条数×", " - overdue entries x "},
        {"－复发条数×", " - entries that came back x "},
        {"，不低于0分", ", not below 0"},
    }};
    std::string formula = "=";
    std::string words;
    for (size_t i = 0; i < parameters.size(); ++i) {
        formula += "\"" + in(parts[i]) + "\"&" + fixed_name(first_parameter_row + i, parameter_column) + "&";
        words += in(parts[i]) + std::to_string(parameters[i].value);
    }
    units_.formula(formula_row, 0, formula + "\"" + in(parts.back()) + "\"", words + in(parts.back()), CellStyle::heading);
}

void Assessment::header() {
    const auto column = [this](size_t at, Phrase title, double width) {
        units_.column_width(at, width);
        units_.text(header_row, at, title.in(language_), CellStyle::header);
    };
    column(0, {"单位", "Unit"}, 26);
    column(1, {"序号", "No."}, 7);
    column(state_column, {"状态", "State"}, 12);
    for (size_t i = 0; i < flags.size(); ++i) column(first_flag_column + i, flags[i].title, 9);
    column(rate_column, {"整改率", "Rate"}, 9);
    column(in_time_column, {"按期整改率", "Rate in time"}, 9);
    column(score_column, {"得分", "Score"}, 9);
    column(rank_column, {"名次", "Rank"}, 7);
    units_.fit_row(header_row);
}

void Assessment::rate(size_t row, size_t column, const std::string& part, const std::string& whole, std::optional<double> value,
                      CellStyle style) {
    const std::string formula = "=IF(" + whole + "=0,\"—\",(" + part + ")/(" + whole + "))";
    value ? units_.formula(row, column, formula, *value, style) : units_.formula(row, column, formula, "—", style);
}

void Assessment::rates(size_t row, const UnitPeriod& figures, CellStyle style) {
    const auto flag = [row](FlagIndex index) { return cell_name(row, first_flag_column + index); };
    const std::string fixed = flag(in_time) + "+" + flag(late);
    rate(row, rate_column, fixed, fixed + "+" + flag(remaining), fixed_rate(figures), style);
    rate(row, in_time_column, flag(in_time), fixed + "+" + flag(overdue), in_time_rate(figures), style);
}

void Assessment::score(size_t row, const UnitPeriod& figures) {
    if (figures.unit->unit.id == unassigned_id) {
        units_.text(row, score_column, "—", CellStyle::centred);
        units_.text(row, rank_column, "—", CellStyle::centred);
        return;
    }
    const auto flag = [row](FlagIndex index) { return cell_name(row, first_flag_column + index); };
    const auto parameter = [](ParameterIndex index) { return fixed_name(first_parameter_row + index, parameter_column); };
    const auto or_full = [row](size_t column) { return "IF(ISNUMBER(" + cell_name(row, column) + ")," + cell_name(row, column) + ",1)"; };
    const std::string state = cell_name(row, state_column);
    const std::string unseen = "AND(" + flag(carried) + "+" + flag(found) + "=0,OR(" + state + "=\"" + in(title(UnitState::not_scanned)) +
                               "\"," + state + "=\"" + in(title(UnitState::incomplete)) + "\"))";
    const std::string points = "MAX(0," + or_full(in_time_column) + "*" + parameter(in_time_points) + "+" + or_full(rate_column) + "*" +
                               parameter(rate_points) + "-" + flag(overdue) + "*" + parameter(overdue_loss) + "-" + flag(reopened) + "*" +
                               parameter(reopened_loss) + ")";
    const std::string formula = "=IF(" + unseen + ",\"—\"," + points + ")";
    const std::string own = cell_name(row, score_column);
    const std::string all = fixed_name(first_row(), score_column) + ":" + fixed_name(total_row() - 1, score_column);
    const std::string rank = "=IF(ISNUMBER(" + own + "),RANK(" + own + "," + all + "),\"—\")";
    if (!is_scored(figures)) {
        units_.formula(row, score_column, formula, "—", CellStyle::score);
        units_.formula(row, rank_column, rank, "—", CellStyle::number);
        return;
    }
    const auto better = std::count_if(figures_.units.begin(), figures_.units.end(),
                                      [&](const UnitPeriod& each) { return is_scored(each) && score_of(each) > score_of(figures); });
    units_.formula(row, score_column, formula, score_of(figures), CellStyle::score);
    units_.formula(row, rank_column, rank, static_cast<double>(better + 1), CellStyle::number);
}

void Assessment::unit(size_t index) {
    const UnitPeriod& figures = figures_.units[index];
    const size_t row = first_row() + index;
    units_.text(row, 0, unit_title(figures.unit->unit, language_), CellStyle::text);
    units_.number(row, 1, index + 1, CellStyle::number);
    const bool stale = figures.state == UnitState::listed && !figures.scanned;
    units_.text(row, state_column, stale ? in({"本年未扫描", "not this year"}) : in(title(figures.state)), CellStyle::centred);
    for (size_t i = 0; i < flags.size(); ++i) {
        const std::string formula = "=SUMIFS(" + entry_range(entry_flag_column + i) + "," + entry_range(0) + "," + cell_name(row, 1) + ")";
        const std::uint64_t value = flags[i].sum(figures);
        const bool bad = (i == overdue || i == reopened) && value > 0;
        units_.formula(row, first_flag_column + i, formula, static_cast<double>(value), bad ? CellStyle::alarm : CellStyle::number);
    }
    rates(row, figures, CellStyle::percent);
    score(row, figures);
    units_.fit_row(row);
}

void Assessment::total() {
    const size_t row = total_row();
    units_.text(row, 0, in({"合计", "Total"}), CellStyle::total);
    for (size_t column : {size_t{1}, state_column, score_column, rank_column}) units_.text(row, column, "", CellStyle::total);
    for (size_t i = 0; i < flags.size(); ++i) {
        const size_t column = first_flag_column + i;
        if (figures_.units.empty()) {
            units_.number(row, column, 0, CellStyle::total_number);
        } else {
            units_.sum(row, column, first_row(), row - 1, flags[i].sum(figures_.total), CellStyle::total_number);
        }
    }
    rates(row, figures_.total, CellStyle::total_percent);
    units_.fit_row(row);
}

void Assessment::entries() {
    constexpr std::array<std::pair<Phrase, double>, entry_flag_column> titles = {{
        {{"单位序号", "Unit no."}, 8},
        {{"单位", "Unit"}, 22},
        {{"问题编号", "ID"}, 14},
        {{"信息标题", "Title"}, 34},
        {{"问题类型", "Kind"}, 13},
        {{"涉及人数", "People"}, 8},
        {{"整改时限", "Due"}, 11},
        {{"整改日期", "Rectified on"}, 11},
        {{"状态", "Standing"}, 12},
    }};
    for (size_t i = 0; i < titles.size(); ++i) {
        entries_.column_width(i, titles[i].second);
        entries_.text(0, i, titles[i].first.in(language_), CellStyle::header);
    }
    for (size_t i = 0; i < flags.size(); ++i) {
        entries_.column_width(entry_flag_column + i, 8);
        entries_.text(0, entry_flag_column + i, flags[i].title.in(language_), CellStyle::header);
    }
    entries_.fit_row(0);
    for (size_t i = 0; i < listed_entries(); ++i) {
        const PeriodEntry& period = figures_.entries[i];
        const Unit& unit = view_.units[period.unit].unit;
        const size_t row = i + 1;
        entries_.number(row, 0, number_of(period), CellStyle::number);
        entries_.text(row, 1, unit_title(unit, language_), CellStyle::text);
        entries_.text(row, 2, period.entry->id, CellStyle::centred);
        entries_.text(row, 3, document_title(period.entry->document), CellStyle::text);
        entries_.text(row, 4, title(period.entry->kind).in(language_), CellStyle::centred);
        entries_.number(row, 5, period.entry->people, CellStyle::number);
        entries_.text(row, 6, to_string(period.due), CellStyle::centred);
        entries_.text(row, 7, period.closed ? to_string(*period.closed) : "", CellStyle::centred);
        entries_.text(row, 8, title(period.standing).in(language_), CellStyle::centred);
        for (size_t j = 0; j < flags.size(); ++j)
            entries_.number(row, entry_flag_column + j, flags[j].holds(period) ? 1 : 0, CellStyle::number);
        entries_.fit_row(row);
    }
    entries_.header(0, 3, listed_entries(), entry_flag_column + flags.size() - 1);
    entries_.print_layout(false, language_);
}

}  // namespace

Status write_assessment(const LedgerView& view, int year, Date today, Language language, const std::string& path) {
    if (!path.ends_with(".xlsx")) {
        return Error{Fault::usage, fill({"{}：文件名须以 .xlsx 结尾", "{}: the name must end in .xlsx"}, language, {path})};
    }
    const PeriodFigures figures = figures_of(view, year_of(year), today);
    Workbook book = TRY(Workbook::create(path, today, language));
    Assessment(book, view, figures, language).write();
    return book.close();
}

}  // namespace leakscan

// libxlsxwriter behind values. It writes to a path, with the process's mask: the file is made private before it is filled.
#include "report/workbook.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "report/markup.h"
#include "report/printable.h"
#include "report/xlsxwriter.h"

namespace leakscan {
namespace {

constexpr size_t most_characters = 32'000;  // of a cell; Excel refuses more than 32,767
constexpr size_t longest_link = 2'000;      // Excel: 2,079
constexpr size_t most_links = 60'000;       // of a sheet; Excel: 65,530
constexpr size_t longest_sheet_name = 28;   // Excel: 31, less the room for a number

constexpr lxw_color_t ink = 0x1F2937;
constexpr lxw_color_t grey = 0x6B7280;
constexpr lxw_color_t line_grey = 0xBFC5CE;
constexpr lxw_color_t our_header_fill = 0xDCE6F2;
constexpr lxw_color_t their_header_fill = 0xFCE8B2;
constexpr lxw_color_t their_fill = 0xFFFBEF;
constexpr lxw_color_t total_fill = 0xF1F4F8;
constexpr lxw_color_t alarm_ink = 0xB42318;
constexpr lxw_color_t link_ink = 0x1D4ED8;

// Loaded once, by the first who asks.
const Result<Xlsxwriter>& library() {
    static const Result<Xlsxwriter> loaded = Xlsxwriter::load();
    return loaded;
}

// Precondition: there is a workbook, so it could be loaded.
const Xlsxwriter& xlsx() { return *library(); }

lxw_row_t row_number(size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_number(size_t column) { return static_cast<lxw_col_t>(column); }

bool is_header(CellStyle style) { return style == CellStyle::header || style == CellStyle::their_header; }
bool is_total(CellStyle style) {
    return style == CellStyle::total || style == CellStyle::total_number || style == CellStyle::total_percent;
}
bool is_computed(CellStyle style) { return style >= CellStyle::total_number; }
bool is_table(CellStyle style) { return style >= CellStyle::header; }

void set_font(lxw_format* format, CellStyle style, Language language) {
    xlsx().format_set_font_name(format, language == Language::zh ? "宋体" : "Calibri");
    xlsx().format_set_font_size(format, style == CellStyle::title ? 16 : style == CellStyle::heading ? 12 : 10);
    xlsx().format_set_font_color(format, style == CellStyle::note                                   ? grey
                                         : style == CellStyle::alarm || style == CellStyle::warning ? alarm_ink
                                         : style == CellStyle::link                                 ? link_ink
                                                                                                    : ink);
    const bool bold = style == CellStyle::title || style == CellStyle::heading || style == CellStyle::alarm ||
                      style == CellStyle::warning || is_header(style) || is_total(style);
    if (bold) xlsx().format_set_bold(format);
}

void set_alignment(lxw_format* format, CellStyle style) {
    xlsx().format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    const bool centred = is_header(style) || style == CellStyle::centred || style == CellStyle::their_centred ||
                         style == CellStyle::alarm || style == CellStyle::number || is_computed(style);
    if (centred) xlsx().format_set_align(format, LXW_ALIGN_CENTER);
    if (is_table(style) || style == CellStyle::plain) xlsx().format_set_text_wrap(format);
}

void set_surface(lxw_format* format, CellStyle style) {
    if (!is_table(style)) return;
    xlsx().format_set_border(format, LXW_BORDER_THIN);
    xlsx().format_set_border_color(format, line_grey);
    if (style == CellStyle::header) xlsx().format_set_bg_color(format, our_header_fill);
    if (style == CellStyle::their_header) xlsx().format_set_bg_color(format, their_header_fill);
    if (style == CellStyle::their_text || style == CellStyle::their_centred || style == CellStyle::parameter)
        xlsx().format_set_bg_color(format, their_fill);
    if (is_total(style)) xlsx().format_set_bg_color(format, total_fill);
}

lxw_format* make_format(lxw_workbook* book, CellStyle style, Language language) {
    lxw_format* format = xlsx().workbook_add_format(book);
    set_font(format, style, language);
    set_alignment(format, style);
    set_surface(format, style);
    if (style == CellStyle::number || style == CellStyle::total_number) xlsx().format_set_num_format(format, "0");
    if (style == CellStyle::percent || style == CellStyle::total_percent) xlsx().format_set_num_format(format, "0.0%");
    if (style == CellStyle::score) xlsx().format_set_num_format(format, "0.0");
    if (style == CellStyle::their_text) xlsx().format_set_num_format(format, "@");  // a telephone number typed there stays as typed
    return format;
}

// Lines that a text takes in a column. Where it has to wrap, a line loses up to one Han character or the rest of a word.
size_t wrapped_lines(std::string_view text, double width) {
    const auto whole = std::max<size_t>(static_cast<size_t>(width), 4);
    if (text.size() <= whole && text.find('\n') == std::string_view::npos) return 1;  // no character is wider than its bytes
    size_t lines = 0;
    for (std::string_view part : split(text, '\n')) {
        const size_t needed = display_width(part);
        lines += needed <= whole ? 1 : (needed + whole - 3) / (whole - 2);
    }
    return lines;
}

// Without what Excel forbids, and of a length that leaves room for a number.
std::string fit_sheet_name(std::string_view name) {
    std::string fit;
    for (char c : printable(name)) fit.push_back(std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ');
    return fit.empty() ? "Sheet" : std::string(first_code_points(fit, longest_sheet_name));
}

}  // namespace

Status may_write_workbooks() { return library().ok() ? Status() : Status(library().error()); }

Result<std::string> workbook_writer_version() {
    TRY(may_write_workbooks());
    return std::string("libxlsxwriter ") + xlsx().lxw_version();
}

struct Sheet::Handle {
    lxw_worksheet* sheet;
    const std::array<lxw_format*, cell_style_count>* formats;
    size_t links = 0;
    std::vector<double> widths;  // of the columns that have been set
    size_t row_lines = 1;        // of the row that is being written

    lxw_format* format(CellStyle style) const { return (*formats)[static_cast<size_t>(style)]; }

    void count_lines(size_t column, std::string_view text, CellStyle style) {
        if (!is_table(style) || column >= widths.size()) return;
        row_lines = std::max(row_lines, wrapped_lines(text, widths[column]));
    }
};

void Sheet::text(size_t row, size_t column, std::string_view text, CellStyle style) {
    const std::string fit(first_code_points(text, most_characters));
    xlsx().worksheet_write_string(handle_->sheet, row_number(row), column_number(column), fit.c_str(), handle_->format(style));
    handle_->count_lines(column, fit, style);
}

void Sheet::number(size_t row, size_t column, std::uint64_t value, CellStyle style) {
    xlsx().worksheet_write_number(handle_->sheet, row_number(row), column_number(column), static_cast<double>(value),
                                  handle_->format(style));
}

void Sheet::sum(size_t row, size_t column, size_t first_row, size_t last_row, std::uint64_t value, CellStyle style) {
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    xlsx().lxw_rowcol_to_range(range, row_number(first_row), column_number(column), row_number(last_row), column_number(column));
    const std::string formula = "=SUM(" + std::string(range) + ")";
    xlsx().worksheet_write_formula_num(handle_->sheet, row_number(row), column_number(column), formula.c_str(), handle_->format(style),
                                       static_cast<double>(value));
}

void Sheet::formula(size_t row, size_t column, const std::string& formula, double value, CellStyle style) {
    xlsx().worksheet_write_formula_num(handle_->sheet, row_number(row), column_number(column), formula.c_str(), handle_->format(style),
                                       value);
}

void Sheet::formula(size_t row, size_t column, const std::string& formula, const std::string& value, CellStyle style) {
    xlsx().worksheet_write_formula_str(handle_->sheet, row_number(row), column_number(column), formula.c_str(), handle_->format(style),
                                       value.c_str());
}

void Sheet::link(size_t row, size_t column, const std::string& url) {
    if (!is_web_address(url) || url.size() > longest_link || handle_->links >= most_links) return text(row, column, url, CellStyle::text);
    ++handle_->links;
    xlsx().worksheet_write_url(handle_->sheet, row_number(row), column_number(column), url.c_str(), handle_->format(CellStyle::link));
    handle_->count_lines(column, url, CellStyle::link);
}

void Sheet::column_width(size_t column, double characters) {
    xlsx().worksheet_set_column(handle_->sheet, column_number(column), column_number(column), characters, nullptr);
    if (handle_->widths.size() <= column) handle_->widths.resize(column + 1, 8);
    handle_->widths[column] = characters;
}

void Sheet::row_height(size_t row, double points) { xlsx().worksheet_set_row(handle_->sheet, row_number(row), points, nullptr); }

void Sheet::fit_row(size_t row) {
    constexpr double line_height = 13.5;
    constexpr double most_height = 405;  // Excel: 409
    row_height(row, std::min(line_height * static_cast<double>(handle_->row_lines) + 6, most_height));
    handle_->row_lines = 1;
}

void Sheet::header(size_t header_row, size_t fixed_columns, size_t last_row, size_t last_column) {
    xlsx().worksheet_freeze_panes(handle_->sheet, row_number(header_row + 1), column_number(fixed_columns));
    xlsx().worksheet_repeat_rows(handle_->sheet, row_number(header_row), row_number(header_row));
    xlsx().worksheet_autofilter(handle_->sheet, row_number(header_row), 0, row_number(last_row), column_number(last_column));
}

void Sheet::choices(size_t first_row, size_t last_row, size_t column, std::vector<std::string> values) {
    std::vector<char*> list;
    for (std::string& value : values) list.push_back(value.data());
    list.push_back(nullptr);
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = list.data();
    xlsx().worksheet_data_validation_range(handle_->sheet, row_number(first_row), column_number(column), row_number(last_row),
                                           column_number(column), &validation);
}

void Sheet::print_layout(bool a3, Language language) {
    constexpr std::uint8_t paper_a3 = 8;
    constexpr std::uint8_t paper_a4 = 9;
    xlsx().worksheet_set_landscape(handle_->sheet);
    xlsx().worksheet_set_paper(handle_->sheet, a3 ? paper_a3 : paper_a4);
    xlsx().worksheet_fit_to_pages(handle_->sheet, 1, 0);
    xlsx().worksheet_set_margins(handle_->sheet, 0.4, 0.4, 0.5, 0.6);
    xlsx().worksheet_set_footer(handle_->sheet, language == Language::zh ? "&C第 &P 页，共 &N 页" : "&CPage &P of &N");
}

struct Workbook::State {
    std::string path;
    std::string beside;
    lxw_workbook* book = nullptr;
    std::array<lxw_format*, cell_style_count> formats{};
    std::deque<Sheet::Handle> sheets;
    std::set<std::string> names;

    ~State() {
        if (book == nullptr) return;
        xlsx().lxw_workbook_free(book);
        std::remove(beside.c_str());
    }
};

Workbook::Workbook(std::unique_ptr<State> state) : state_(std::move(state)) {}
Workbook::Workbook(Workbook&&) noexcept = default;
Workbook::~Workbook() = default;

Result<Workbook> Workbook::create(const std::string& path, Date created, Language language) {
    constexpr long seconds_of_day = 86'400;
    TRY(may_write_workbooks());
    auto state = std::make_unique<State>();
    state->path = path;
    state->beside = path + ".part";
    TRY(write_file(state->beside, ""));  // with our mode; the library only truncates it
    state->book = xlsx().workbook_new(state->beside.c_str());
    if (state->book == nullptr) return Error{Fault::io, path + ": cannot be written"};
    lxw_doc_properties properties{};
    properties.created = day_number(created) * seconds_of_day;
    xlsx().workbook_set_properties(state->book, &properties);
    for (size_t i = 0; i < cell_style_count; ++i) state->formats[i] = make_format(state->book, static_cast<CellStyle>(i), language);
    return Workbook(std::move(state));
}

Sheet Workbook::add_sheet(std::string_view name) {
    const std::string fit = fit_sheet_name(name);
    std::string unique = fit;
    for (size_t i = 2; !state_->names.insert(to_ascii_lower(unique)).second; ++i) unique = fit + std::to_string(i);
    lxw_worksheet* sheet = xlsx().workbook_add_worksheet(state_->book, unique.c_str());
    xlsx().worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    state_->sheets.push_back({sheet, &state_->formats, 0, {}, 1});
    return Sheet(&state_->sheets.back());
}

Status Workbook::close() {
    const lxw_error error = xlsx().workbook_close(state_->book);  // frees the book in any case
    state_->book = nullptr;
    if (error == LXW_NO_ERROR && std::rename(state_->beside.c_str(), state_->path.c_str()) == 0) return {};
    std::remove(state_->beside.c_str());
    return Error{Fault::io, state_->path + ": " + (error == LXW_NO_ERROR ? "cannot be renamed" : xlsx().lxw_strerror(error))};
}

}  // namespace leakscan

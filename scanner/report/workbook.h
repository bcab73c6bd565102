// A worksheet file in the few strokes that our tables need. Equal calls give equal bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/result.h"

namespace leakscan {

// What a cell looks like. `their_...` is for the part that the unit fills in.
enum class CellStyle {
    title,
    note,
    warning,
    heading,
    plain,
    header,
    their_header,
    text,
    centred,
    number,
    link,
    their_text,
    their_centred,
    alarm,
    total,
    total_number,
    percent,
    total_percent,
    score,      // one decimal
    parameter,  // a number that the reader may change
};
inline constexpr size_t cell_style_count = 20;

inline constexpr size_t most_rows_of_sheet = 1'000'000;  // Excel holds 1,048,576

// An error where no workbook can be made: libxlsxwriter is not installed.
Status may_write_workbooks();
// "libxlsxwriter 1.1.4"; the same error.
Result<std::string> workbook_writer_version();

class Workbook;

// Rows and columns count from 0. Lives as long as its workbook.
class Sheet {
public:
    // Text stays text, whatever it looks like: never a formula, never a number. Cut at what a cell can hold.
    void text(size_t row, size_t column, std::string_view text, CellStyle style);
    void number(size_t row, size_t column, std::uint64_t value, CellStyle style);
    // "=SUM(C5:C9)" with the value that a reader without a calculator shows.
    void sum(size_t row, size_t column, size_t first_row, size_t last_row, std::uint64_t value, CellStyle style);
    // Any other formula of ours, with its value as a reader without a calculator shows it. Never from a document's text.
    void formula(size_t row, size_t column, const std::string& formula, double value, CellStyle style);
    void formula(size_t row, size_t column, const std::string& formula, const std::string& value, CellStyle style);
    // A link to an http(s) address; plain text when Excel could not take it for one.
    void link(size_t row, size_t column, const std::string& url);

    void column_width(size_t column, double characters);
    void row_height(size_t row, double points);
    // Ends a row of a table: gives it the height that its wrapped texts need. Readers disagree on finding it themselves.
    void fit_row(size_t row);
    // What stays in view, what is repeated on each printed page, and the filter buttons over the table.
    void header(size_t header_row, size_t fixed_columns, size_t last_row, size_t last_column);
    void choices(size_t first_row, size_t last_row, size_t column, std::vector<std::string> values);
    // Landscape, all columns on one page of A4 or A3, page numbers.
    void print_layout(bool a3, Language language);

private:
    friend class Workbook;
    struct Handle;
    explicit Sheet(Handle* handle) : handle_(handle) {}
    Handle* handle_;
};

class Workbook {
public:
    // Written to `path` by close(). `created` is printed in the properties, instead of the time.
    static Result<Workbook> create(const std::string& path, Date created, Language language);
    Workbook(Workbook&&) noexcept;
    ~Workbook();

    // The name is made fit for a sheet and unique.
    Sheet add_sheet(std::string_view name);
    Status close();

private:
    struct State;
    explicit Workbook(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace leakscan

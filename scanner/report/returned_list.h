// A rectification list as it comes back from a unit: the table found again in whatever the unit made of the workbook (columns moved,
// titles above, headers renamed, sheets added, cells merged, rows sorted or hidden), its rows in our fields. Whose rows they are is
// report/returned_match.h. Works on the text of a document (model/document.h), so every format with tables will do.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/language.h"
#include "model/document.h"

namespace leakscan {

// The columns of the list that are read back, or that tell which line is meant.
enum class ListField : std::uint8_t { id, title, page, attachment, place, kind, checked, person, contact, measures, link, state, note };
inline constexpr size_t list_field_count = 13;

// Whether the header of a column means one of them: our own titles in both languages, and what units call them.
std::optional<ListField> list_field_of(std::string_view header);

struct ReturnedRow {
    std::string sheet;      // its name, after that of the file where an archive holds several; empty: no sheets
    std::uint32_t row = 0;  // as the spreadsheet numbers it
    std::array<std::string, list_field_count> cells;
    std::string comments;  // notes that are attached to cells of the row

    const std::string& operator[](ListField field) const { return cells[static_cast<size_t>(field)]; }
    std::string& operator[](ListField field) { return cells[static_cast<size_t>(field)]; }
    // "整改清单 第12行".
    std::string place(Language language) const;
};

struct ReturnedList {
    std::vector<ReturnedRow> rows;           // in the order of the file, empty rows left out
    std::set<std::string> headers_not_read;  // columns that the unit added
    size_t tables = 0;                       // that are a list
};

// Takes the parts of one or more documents, then gives all rows. Memory is bounded by the cells, most_cells of them.
class ReturnedListReader {
public:
    void begin_document(const std::string& name) { document_ = name; }
    void take(const Document& part);
    ReturnedList finish();

    static constexpr size_t most_cells = 2'000'000;
    bool cut() const { return cells_ >= most_cells; }

private:
    struct Row {
        std::map<std::uint32_t, std::string> cells;  // by column
        std::string comments;
    };
    struct Table {
        std::string name;
        std::map<std::uint32_t, Row> rows;
        std::vector<MergedCells> merged;
    };
    Table& table_of(const Document& part, const Locus& where);
    static void spread_merged(Table& table);
    static void read_table(const Table& table, ReturnedList& list);

    std::string document_;
    std::vector<Table> tables_;
    std::map<std::string, size_t> table_index_;
    size_t cells_ = 0;
};

}  // namespace leakscan

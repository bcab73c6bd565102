// Entries as rows of the tables in the office's documents: which columns there are, and what each says of an entry.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/office_document.h"
#include "report/office_figures.h"

namespace leakscan {

enum class EntryColumn {
    number,
    id,
    unit,
    document,  // its title, linked to the page
    site_column,
    place,
    seen,  // 可见方式
    kind,
    people,
    due,
    overdue,
    standing,
    first_found,
    repeats,
    ruling,  // approved or false alarm, by whom, why, until when
    measures,
    checked,
};

struct EntryRows {
    const LedgerView& view;
    Language language = Language::zh;
};

// The table of the first `most` entries, and below it how many there are if that leaves some out.
void add_entries(OfficeDocument& document, const EntryRows& rows, const std::vector<const PeriodEntry*>& entries,
                 std::initializer_list<EntryColumn> columns, std::string caption, size_t most);

// A list of words with the separator of the language: "甲、乙和丙" is not attempted.
std::string enumerated(const std::vector<std::string>& words, Language language);

// Numbers the sections of a document: "一、总体情况", "1. Overview".
class Sections {
public:
    Sections(OfficeDocument& document, Language language) : document_(document), language_(language) {}
    void open(Phrase title);

private:
    OfficeDocument& document_;
    Language language_;
    size_t number_ = 0;
};

}  // namespace leakscan

// The lines of the rectification lists (ARCHITECTURE.md): one per document, column or block, channel and kind.
// Every list format (xlsx, csv, html) prints these lines; none counts for itself. What a line says in words is list_columns.h.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "model/report.h"

namespace leakscan {

struct ListLine {
    std::string id;                              // 问题编号: as the ledger has it, else the number
    std::string number;                          // first 12 digits of the hash of (kind, document, column or label, channel)
    const KnownLine* known = nullptr;            // what the ledger says of it; null without one
    const JudgedFinding* first = nullptr;        // the occurrence that stands for the line
    std::vector<const JudgedFinding*> findings;  // each occurrence once, in walk order
    std::vector<std::uint32_t> persons;          // whom each of them counts for (people.h); of lines of this run
    std::vector<const JudgedFinding*> copies;    // the same occurrences on other copies of the page
    std::vector<std::string> other_addresses;    // the same page under other paths or URLs
    std::vector<std::string> other_numbers;      // the numbers that it would have there
    std::uint64_t people = 0;
    std::uint64_t count = 0;
    std::uint64_t reviews = 0;  // how many of `count` a person must look at
    Severity severity = Severity::medium;
    Ruling ruling = Ruling::leak;  // review only when every occurrence is one
    Date due;
    std::string place;  // of an unverified line, which has no findings to tell it from

    // Approved, or called a false alarm: nothing is to be done about it.
    bool is_settled() const { return known != nullptr && !is_to_do(known->standing); }
    // Not known before this run, or known to be rectified, or with values that were not. Without a ledger everything is new.
    bool is_new() const {
        return known == nullptr || known->standing == Standing::fresh || known->standing == Standing::reopened || known->new_values > 0;
    }
};

// What the ledger still has on its list, and this run neither found nor ruled out, in the shape of a line with one finding that stands for
// all it held.
struct UnverifiedLine {
    explicit UnverifiedLine(const Entry& entry);
    UnverifiedLine(const UnverifiedLine&) = delete;
    UnverifiedLine& operator=(const UnverifiedLine&) = delete;

    KnownLine known;
    JudgedDocument document;
    Verdict verdict;
    JudgedFinding finding;
    ListLine line;
};

struct UnitList {
    const UnitTally* unit = nullptr;
    std::vector<ListLine> lines;                                    // leaks first, then by severity, people, path; what is settled last
    std::uint64_t people = 0;                                       // distinct over all lines
    std::vector<std::unique_ptr<const UnverifiedLine>> unverified;  // shown behind the lines, counted in no figure of theirs

    // Those that a list shows: its lines, and the unverified ones behind them.
    std::vector<const ListLine*> shown() const;
};

// One entry per unit of the report, in its order, those without lines included (零报告 or 未扫描). Documents of one unit with the
// same content or the same address make one line. Points into `report`. Allowed findings are never listed.
// `persons`: as number_people() has them.
std::vector<UnitList> rectification_lists(const Report& report, const std::vector<std::uint32_t>& persons);
std::vector<UnitList> rectification_lists(const Report& report);

// The logical document: its address, else its path; with the members of containers below it.
std::string logical_document(const DocumentFacts& document);
// The column or block that a clerk would mend as one: by its label, else by its letter or table.
std::string column_or_label(const Location& where);

// The deadline of what is found on `as_of`: ten working days, Saturdays and Sundays left out; public holidays are not known here.
Date rectification_due(Date as_of);

}  // namespace leakscan

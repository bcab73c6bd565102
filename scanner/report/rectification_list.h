// The lines of the rectification lists (contract.md): one per document, column or block, and kind.
// Every list format (xlsx, csv, html) prints these lines; none counts for itself.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "model/report.h"

namespace leakscan {

struct ListLine {
    std::string id;                        // 问题编号: first 12 digits of the keyed hash (kind, document, column or label, channel)
    const JudgedFinding* first = nullptr;  // the occurrence that stands for the line
    std::vector<const JudgedFinding*> findings;
    std::vector<std::string> other_addresses;  // the same page under other paths or URLs
    std::uint64_t people = 0;
    std::uint64_t count = 0;
    Severity severity = Severity::medium;
    Ruling ruling = Ruling::leak;
    Date due;
};

struct UnitList {
    const UnitTally* unit = nullptr;
    std::vector<ListLine> lines;  // leaks first, then by severity, people, path
};

// One entry per unit of the report, in its order, those without lines included (零报告 or 未扫描).
std::vector<UnitList> rectification_lists(const Report& report);

}  // namespace leakscan

// The columns of the rectification list (ARCHITECTURE.md), in both languages: the one table that xlsx, csv and html print.
// The left part is filled by the tool, the right part (from the person in charge on) by the unit.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/formats.h"
#include "report/rectification_list.h"

namespace leakscan {

struct ListRow {
    const UnitList& list;
    const ListLine& line;
    size_t number = 0;  // 序号, from 1 within the list
    Date as_of;
    ReportSettings settings;
};

// `severity` and `state` are centred words with a meaning of their own: colour, drop-down list.
enum class ColumnForm { text, centred, number, link, severity, state };

struct ListColumn {
    Phrase title;
    double width = 10;  // characters, for worksheets
    ColumnForm form = ColumnForm::text;
    bool filled_by_unit = false;
    std::string (*text)(const ListRow& row);
};

std::span<const ListColumn> list_columns();

// The values 状态 may take, the drop-down list of the unit.
std::vector<std::string> state_choices(Language language);

// The name a list prints for a unit: "未归属" for what nobody claims.
std::string unit_title(const Unit& unit, Language language);
// Title of the document, else the name of its file.
std::string document_title(const DocumentFacts& document);
// Its site, else the host of its address.
std::string site_name(const DocumentFacts& document);
// What the ledger knows of a line: new, how often it came back, how late, why not verified. Empty without a ledger.
std::string ledger_remark(const ListRow& row);
// The masked values of a line, a few of many, and the masked text around the first.
std::string evidence(const ListLine& line, const ReportSettings& settings);

}  // namespace leakscan

// Where in a document findings stand, in the words of a clerk who has the file open: 工作表“名单”第2至101行，C列（身份证号）.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "model/report.h"

namespace leakscan {

// One place for all of them: rows, lines and pages compressed to ranges, long enumerations cut with the number of what is left out.
std::string place_of(const std::vector<const JudgedFinding*>& findings, Language language);
std::string place_of(const JudgedFinding& finding, Language language);

// "C" of "C7"; empty when the cell is not written like that.
std::string column_letters(const std::string& cell);

}  // namespace leakscan

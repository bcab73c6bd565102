// The sheets that workbooks are made of: the rectification list, its evidence, what was not read, and how to read and fill it all.
#pragma once

#include <vector>

#include "report/formats.h"
#include "report/tally.h"
#include "report/workbook.h"

namespace leakscan {

// 整改清单 of one unit, or what takes its place: 零报告, 未读全, 未扫描.
void write_list_sheet(Workbook& book, Phrase sheet_name, const UnitFigures& unit, const Report& report, const ReportSettings& settings);
// 证据明细: every occurrence with its place and masked value.
void write_evidence_sheet(Workbook& book, const UnitList& list, const ReportSettings& settings);
// 未读取文件: nothing when there is none.
void write_unread_sheet(Workbook& book, const std::vector<const JudgedSkip*>& skips, const ReportSettings& settings);
// 豁免情况: what the policy's [[suppress]] let stand, and with --all each such finding; nothing when there is no entry.
void write_waiver_sheet(Workbook& book, const Report& report, const ReportSettings& settings);
// 说明: how to read and fill the list, the masks, the law.
void write_guide_sheet(Workbook& book, const Report& report, const ReportSettings& settings);

}  // namespace leakscan

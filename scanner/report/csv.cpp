// rectification.csv: the lines of all units in one table (RFC 4180, UTF-8 with BOM because Excel asks for it).
#include "base/file.h"
#include "report/csv_field.h"
#include "report/list_columns.h"
#include "report/tally.h"
#include "report/writers.h"

namespace leakscan {
WrittenFiles write_csv(const ListedReport& listed, const std::string& folder, const ReportSettings& settings) {
    std::string csv = "\xEF\xBB\xBF";
    for (const ListColumn& column : list_columns()) {
        if (&column != &list_columns().front()) csv.push_back(',');
        append_csv_field(csv, column.title.in(settings.language));
    }
    csv += "\r\n";
    for (const UnitFigures& unit : listed.tally.units) {
        size_t number = 0;
        for (const ListLine* line : unit.list->shown()) {
            const ListRow row{*unit.list, *line, ++number, listed.report.as_of, settings};
            for (const ListColumn& column : list_columns()) {
                if (&column != &list_columns().front()) csv.push_back(',');
                append_csv_field(csv, column.text(row));
            }
            csv += "\r\n";
        }
    }
    TRY(write_file(folder + "/rectification.csv", csv));
    return WrittenReport{{"rectification.csv"}};
}

}  // namespace leakscan

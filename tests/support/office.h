// Office documents for tests: packages made from readable XML, and what an extractor read from them as readable lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/formats.h"
#include "support/make_zip.h"

namespace leakscan {

struct ReadDocument {
    bool ok = false;
    Fault fault = Fault::internal;  // if not ok
    size_t parts = 0;
    std::string title;
    // One per block: "channel [label] text"; the place first for tables ("t1 r2 c3") and sheets ("Sheet1!C7"). Channel body is left out.
    std::vector<std::string> lines;
    std::vector<std::string> warnings;

    std::string all() const;  // the lines, each with a line feed
    bool has(std::string_view line) const;
};
ReadDocument read_with(Reader reader, std::string_view bytes, const Limits& limits = {});

// A document whose body holds `body` (w:p, w:tbl ...); parts beside it as given, with relationships written for those known by name:
// word/styles.xml, comments, footnotes, header1, footer1.
std::string make_docx(std::string_view body, const std::vector<ZipMember>& more = {});
// A workbook of one sheet, `sheet` being what stands inside <worksheet>; `strings` become the shared strings.
std::string make_xlsx(std::string_view sheet, const std::vector<std::string>& strings = {}, const std::vector<ZipMember>& more = {});

// Runs tests/support/office_samples.py once and returns the bytes of one of the files it writes ("openpyxl.xlsx").
// Empty if the producer is not installed.
std::string produced_sample(const std::string& name);

}  // namespace leakscan

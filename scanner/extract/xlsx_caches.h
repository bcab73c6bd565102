// What a workbook remembers of data that stands, or stood, elsewhere: pivot caches keep the whole source table even when its
// sheet is deleted, external links keep cells of other files. ECMA-376 part 1, 18.10 and 18.14.
#pragma once

#include "extract/package.h"
#include "extract/text_parts.h"

namespace leakscan {

// Adds the caches of all pivot tables and external links of the workbook, in the channel of older revisions.
void add_xlsx_caches(Package& package, TextParts& parts);

}  // namespace leakscan

#include "report/xlsxwriter.h"

#include "base/late_library.h"

namespace leakscan {

Result<Xlsxwriter> Xlsxwriter::load() {
    const LateLibrary library = TRY(LateLibrary::load("libxlsxwriter.so." LXW_SOVERSION, "libxlsxwriter" LXW_SOVERSION));
    Xlsxwriter xlsxwriter;
#define LEAKSCAN_FIND(function) TRY(library.find(#function, xlsxwriter.function));
    LEAKSCAN_XLSXWRITER_FUNCTIONS(LEAKSCAN_FIND)
#undef LEAKSCAN_FIND
    return xlsxwriter;
}

}  // namespace leakscan

#include "track/libpq.h"

#include "base/late_library.h"

namespace leakscan {

Result<Libpq> Libpq::load() {
    const LateLibrary library = TRY(LateLibrary::load("libpq.so.5", "libpq5"));
    Libpq libpq;
#define LEAKSCAN_FIND(function) TRY(library.find(#function, libpq.function));
    LEAKSCAN_LIBPQ_FUNCTIONS(LEAKSCAN_FIND)
#undef LEAKSCAN_FIND
    return libpq;
}

}  // namespace leakscan

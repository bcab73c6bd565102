#include "track/libpq.h"

#include <dlfcn.h>

#include <string>

namespace leakscan {
namespace {

constexpr const char* library_name = "libpq.so.5";  // since PostgreSQL 8.2

Error missing() {
    const char* words = ::dlerror();
    return {Fault::unsupported, "--ledger postgresql: the client library of PostgreSQL cannot be used (Debian: libpq5): " +
                                    std::string(words == nullptr ? library_name : words)};
}

}  // namespace

Result<Libpq> Libpq::load() {
    void* const library = ::dlopen(library_name, RTLD_LAZY | RTLD_LOCAL);
    if (library == nullptr) return missing();
    Libpq libpq;
#define LEAKSCAN_FIND(function)                                                               \
    libpq.function = reinterpret_cast<decltype(libpq.function)>(::dlsym(library, #function)); \
    if (libpq.function == nullptr) return missing();
    LEAKSCAN_LIBPQ_FUNCTIONS(LEAKSCAN_FIND)
#undef LEAKSCAN_FIND
    return libpq;
}

}  // namespace leakscan

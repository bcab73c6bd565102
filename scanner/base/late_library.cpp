#include "base/late_library.h"

#include <dlfcn.h>

namespace leakscan {
namespace {

Error error_of(const char* name, const char* package) {
    const char* words = ::dlerror();
    return {Fault::unsupported, std::string(words == nullptr ? name : words) + " (Debian: " + package + ")"};
}

}  // namespace

Result<LateLibrary> LateLibrary::load(const char* name, const char* package) {
    void* const handle = ::dlopen(name, RTLD_LAZY | RTLD_LOCAL);
    if (handle == nullptr) return error_of(name, package);
    return LateLibrary(handle, package);
}

void* LateLibrary::address_of(const char* name) const { return ::dlsym(handle_, name); }

Error LateLibrary::missing(const char* name) const { return error_of(name, package_); }

}  // namespace leakscan

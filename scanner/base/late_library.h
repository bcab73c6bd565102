// A library that few runs need, loaded when one does. What is linked is paid for by every process of every run: what libpq brings (TLS,
// Kerberos, LDAP) took half of the time in which one started, what libxlsxwriter brings (libcrypto) a third of the rest.
#pragma once

#include <string>

#include "base/result.h"

namespace leakscan {

class LateLibrary {
public:
    // `name` as the linker knows it, "libpq.so.5"; `package` is what Debian calls it, for the message. Fault::unsupported if it is not
    // installed. It stays loaded.
    static Result<LateLibrary> load(const char* name, const char* package);

    // Fault::unsupported if it has no such function.
    template <typename Function>
    Status find(const char* name, Function*& function) const {
        function = reinterpret_cast<Function*>(address_of(name));
        return function != nullptr ? Status() : Status(missing(name));
    }

private:
    LateLibrary(void* handle, const char* package) : handle_(handle), package_(package) {}
    void* address_of(const char* name) const;
    Error missing(const char* name) const;

    void* handle_;
    const char* package_;
};

}  // namespace leakscan

// Receives what a worker says of the items of one file: the wire to the parent, or a vector in tests and --jobs 0.
#pragma once

#include "model/scanned.h"

namespace leakscan {

class Sink {
public:
    virtual ~Sink() = default;

    virtual void begin(std::uint64_t number, const Origin& origin) = 0;
    virtual void found(std::uint64_t number, Finding finding) = 0;
    virtual void skip(std::uint64_t number, Skip skip) = 0;
    // The document without its findings and skips, which were sent before.
    virtual void end(const ScannedDocument& document) = 0;
};

}  // namespace leakscan

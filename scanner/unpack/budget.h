// What unpacking one file has cost so far, against its limits. Bytes count when they come out of a decompressor,
// at every level: a container inside a container counts for itself and again for its members.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "model/limits.h"

namespace leakscan {

class Budget {
public:
    Budget(const Limits& limits, std::uint64_t packed_bytes) : limits_(limits), packed_bytes_(packed_bytes) {}

    // Each returns the limit that is hit, as Fault::too_large. After spend() or count_member() the whole file is at its end.
    Status spend(std::uint64_t bytes);
    Status count_member();
    bool exhausted() const { return exhausted_; }
    std::uint64_t document_bytes() const { return limits_.document_bytes; }
    Status check_document(std::uint64_t bytes) const;
    Status check_depth(std::uint32_t depth) const;  // of containers in containers, the outermost being 1

private:
    Status exhaust(const std::string& what);

    Limits limits_;
    std::uint64_t packed_bytes_;
    std::uint64_t unpacked_bytes_ = 0;
    std::uint64_t members_ = 0;
    bool exhausted_ = false;
};

}  // namespace leakscan

// What one document, one file and one worker may cost. Defaults are for public web sites; every limit that
// is hit ends in a Skip{too_large | timeout} naming it.
#pragma once

#include <cstdint>

namespace leakscan {

struct Limits {
    std::uint64_t document_bytes = 256ull << 20;  // --max-document: one document after unpacking
    std::uint64_t unpacked_bytes = 2ull << 30;    // --max-unpacked: all members of one file together
    std::uint64_t expansion_ratio = 200;          // --max-ratio: unpacked : packed, checked once 16 MB have come out
    std::uint64_t members = 100'000;              // --max-members: of one file, all levels together
    std::uint32_t depth = 5;                      // --max-depth: containers inside containers
    std::uint32_t document_seconds = 60;          // --max-seconds: deadline per document
    std::uint32_t ocr_seconds = 0;  // --ocr, --max-ocr-seconds: beyond that, for what its pictures show; 0: they are not looked at
    std::uint64_t worker_memory = 1ull << 30;  // --max-memory: address space of a worker beyond its start
    std::uint64_t part_bytes = 8ull << 20;     // text an extractor collects before it hands a part on
};

}  // namespace leakscan

// Random access to the members of a ZIP in memory, for document packages (OOXML and the like). Specification: PKWARE
// APPNOTE 6.3, stored and deflated members, ZIP64. Archives that people pack go through codec/archive instead.
//
// The central directory decides; where it is damaged or cut off the local headers are read one after the other.
// Members that overlap others are left out: only bombs and tricks look like that.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace leakscan {

struct ZipLimits {
    std::uint64_t member_bytes = 256ull << 20;  // a longer member is cut there, with a warning
    std::uint64_t total_bytes = 1ull << 30;     // of all read() together
    std::uint64_t ratio = 200;                  // unpacked : packed of one member, checked once 16 MB have come out
    std::uint64_t entries = 100'000;            // members beyond are left out, with a warning
};

struct ZipEntry {
    std::string_view name;       // as stored; folders end in '/'
    std::uint64_t header = 0;    // where the local header starts
    std::uint64_t data = 0;      // where the packed bytes start
    std::uint64_t packed = 0;    // how many there are at most
    std::uint64_t unpacked = 0;  // as claimed; 0 may mean unknown
    std::uint32_t crc = 0;       // 0 may mean unknown
    std::uint16_t method = 0;
    bool encrypted = false;
};

class ZipReader {
public:
    // `bytes` must outlive the reader. Fault::malformed if neither a directory nor any local header is there.
    static Result<ZipReader> open(std::string_view bytes, const ZipLimits& limits = {});

    // In directory order.
    const std::vector<ZipEntry>& entries() const { return entries_; }
    // By name, ASCII case and the kind of slash ignored, as package names are compared; null if there is none.
    const ZipEntry* find(std::string_view name) const;
    // The content of a member. A damaged one gives what stands before the damage, and a warning. Faults: encrypted,
    // unsupported (another method), too_large (ratio, total), malformed (nothing came out).
    Result<std::string> read(const ZipEntry& entry);
    // What went wrong without being fatal, in the order it was met.
    const std::vector<Error>& warnings() const { return warnings_; }

private:
    ZipReader(std::string_view bytes, const ZipLimits& limits) : bytes_(bytes), limits_(limits) {}
    bool read_directory();
    bool read_directory_entry(size_t& at);
    void scan_local_headers();
    void drop_overlaps();
    void build_index();
    void warn(Fault fault, std::string message) { warnings_.push_back({fault, std::move(message)}); }

    std::string_view bytes_;
    ZipLimits limits_;
    std::uint64_t total_ = 0;
    std::uint64_t shift_ = 0;  // bytes before the archive proper (self-extracting programs)
    std::vector<ZipEntry> entries_;
    std::unordered_map<std::string, size_t> index_;  // folded name -> entry
    std::vector<Error> warnings_;
};

}  // namespace leakscan

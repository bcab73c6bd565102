// Storages and streams of an OLE2 compound file in memory. Specification: MS-CFB. What the streams hold is the readers' business.
//
// Every chain is bounded by the number of sectors; a directory that is damaged still gives the entries that can be read.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace leakscan {

struct CompoundEntry {
    std::string name;  // UTF-8; may begin with a control character ("\5SummaryInformation")
    size_t parent = 0;
    bool storage = false;
    std::uint64_t size = 0;   // of a stream, as claimed
    std::uint32_t start = 0;  // first sector
};

class CompoundFile {
public:
    static constexpr size_t root = 0;  // index of the root storage

    static bool has_signature(std::string_view bytes);
    // `bytes` must outlive the file. Fault::malformed if there is no directory.
    static Result<CompoundFile> open(std::string_view bytes);

    const std::vector<CompoundEntry>& entries() const { return entries_; }
    // The entry of that name in a storage, ASCII case ignored (files in lower and upper case exist).
    std::optional<size_t> find(size_t storage, std::string_view name) const;
    // What a storage holds, in the order of the directory.
    std::span<const size_t> children(size_t storage) const;

    struct Stream {
        std::string bytes;
        bool whole = true;  // false: it ends before its claimed size
    };
    // Nothing for a storage. All streams together cannot give much more than the file has: the rest comes out empty and not whole.
    Stream read(size_t entry);

private:
    explicit CompoundFile(std::string_view bytes) : bytes_(bytes) {}
    void read_table();
    void read_directory();
    void link_children(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right,
                       const std::vector<std::uint32_t>& child);
    std::string_view sector(std::uint32_t number) const;
    Stream read_chain(std::uint32_t start, std::uint64_t size) const;
    Stream read_small(std::uint32_t start, std::uint64_t size) const;

    std::string_view bytes_;
    unsigned shift_ = 9;
    std::uint32_t small_limit_ = 4096;  // smaller streams live in the small sectors of the root's stream
    std::vector<std::uint32_t> table_;  // next sector of each
    std::vector<std::uint32_t> small_table_;
    std::string small_sectors_;
    std::vector<CompoundEntry> entries_;
    std::vector<size_t> by_storage_;  // all but the root, by their parent
    std::uint64_t given_ = 0;
};

}  // namespace leakscan

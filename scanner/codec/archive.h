// Archives and compressed streams, member by member, from memory. The only home of libarchive.
//
// The caller says what the bytes are (it looked at them): libarchive is never left to guess among all its readers, of
// which some take CSV files for archives, read other files named in them, or start external programs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace leakscan {

// `raw`: no archive at all, only the compression is taken off; it has one member without a name.
enum class ArchiveFormat : std::uint8_t { zip, rar4, rar5, sevenzip, tar, cab, iso, cpio, ar, lha, raw };
enum class Compression : std::uint8_t { none, gzip, bzip2, xz, lzma, zstd, lz4, compress };

struct ArchiveMember {
    std::string name;        // as stored: UTF-8 where the archive knows, else raw bytes of some charset
    bool encrypted = false;  // its data cannot be read
};

// "libarchive 3.6.2": what reads archives here, for `doctor`.
std::string archive_reader_version();

// Loads what reading archives takes from the system (the locale of member names). For a process that will soon be able to open
// nothing but its inputs.
void prepare_archives();

class Archive {
public:
    // `bytes` must outlive the archive. One layer of `compression` lies around the format (tar.gz, raw gz).
    static Result<Archive> open(std::string_view bytes, ArchiveFormat format, Compression compression = Compression::none);
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    ~Archive();

    // Goes on to the next regular file; folders, links and devices are passed over. Nothing: the end. An error
    // (malformed, encrypted, unsupported) means that nothing more can be read.
    Result<std::optional<ArchiveMember>> next();
    // The next piece of the member's data, valid until the next call; empty: the end. An error ends this member; next()
    // says whether others can still be read.
    Result<std::string_view> read();
    // What was wrong with the data although it could be read (a checksum); empty: nothing. Known once read() came to its end.
    const std::string& complaint() const;

private:
    struct State;
    explicit Archive(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace leakscan

// A long stream of bytes from memory, plain or as gzip members one behind the other (RFC 1952), for formats that are read record by
// record. Says where it stands, so that a place can be found again; goes on at the next member where one is damaged.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace leakscan {

class GzipStream {
public:
    struct Place {
        std::uint64_t member = 0;  // where the gzip member begins in the packed bytes
        std::uint64_t offset = 0;  // bytes of it that were taken
    };

    // `bytes` must outlive it. Not `packed`: they are the stream themselves, one member without an end of its own.
    GzipStream(std::string_view bytes, bool packed);
    GzipStream(GzipStream&&) noexcept;
    GzipStream& operator=(GzipStream&&) noexcept;
    ~GzipStream();

    // The next bytes, as many as are at hand, at most 64 KB where they are packed; empty: the end, or damage.
    std::string_view window();
    // Takes `size` bytes. Precondition: size <= window().size().
    void take(size_t size);

    // The packed bytes are cut or wrong from here on. What lies before was given.
    bool damaged() const { return damaged_; }
    // Where the next byte stands: go_to() its member, then take `offset` bytes.
    Place place() const;
    // Goes to where a member begins.
    void go_to(std::uint64_t member);
    // Behind damage: goes on at whatever looks like the start of a member and unpacks to something that begins with `mark`.
    // False: nothing follows.
    bool recover(std::string_view mark);

private:
    struct Inflater;
    void fill();
    bool begins_at(std::uint64_t at, std::string_view mark) const;

    std::string_view bytes_;
    bool packed_ = false;
    bool damaged_ = false;
    bool ended_ = false;
    std::uint64_t member_ = 0;  // where the member in hand begins
    std::uint64_t taken_ = 0;   // of it
    std::uint64_t read_ = 0;    // packed bytes that went into the inflater
    std::string unpacked_;      // and what came out of it last
    size_t used_ = 0;
    std::unique_ptr<Inflater> inflater_;
};

}  // namespace leakscan

// Walks the records of a web archive (WARC, ARC), plain or in gzip members: each head, and the bytes of its block. Records lie over
// several members, or all of them in one, as they please. What a record is worth is not decided here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "codec/gzip_stream.h"
#include "unpack/budget.h"
#include "unpack/web_record.h"

namespace leakscan {

enum class WebArchiveFormat : std::uint8_t { warc, arc };

class RecordReader {
public:
    // `bytes` and `budget` must outlive it. What is passed over is paid for here, what is read by who reads it.
    RecordReader(std::string_view bytes, bool packed, WebArchiveFormat format, Budget& budget);

    // Goes on to the next record; nothing: the end. An error says that something is damaged; asked again, it goes on behind.
    Result<std::optional<WebRecord>> next();
    // Goes to a record that began() there.
    Status go_to(GzipStream::Place place);
    GzipStream::Place began() const { return began_; }  // the record in hand

    // Lines of the block up to the first empty one, which is taken too.
    Result<std::string> read_head();
    // The next bytes of the block, at most `most`.
    std::string read_block(std::uint64_t most);
    std::uint64_t left() const { return left_; }                         // of the block
    bool ends_early() { return left_ > 0 && stream_.window().empty(); }  // the archive, before the block does

private:
    Status pass_over(std::uint64_t size);
    Status pass_line_ends();
    Result<std::string> read_line(std::uint64_t most);
    Result<std::string> read_lines(std::uint64_t most);
    Error give_up_record();

    GzipStream stream_;
    bool packed_ = false;
    WebArchiveFormat format_ = WebArchiveFormat::warc;
    Budget& budget_;
    GzipStream::Place began_;
    std::uint64_t left_ = 0;
    bool ended_ = false;
};

}  // namespace leakscan

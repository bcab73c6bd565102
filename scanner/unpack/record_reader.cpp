// The head of a record may lie across members like everything else; a block is never searched.
#include "unpack/record_reader.h"

#include <algorithm>

namespace leakscan {
namespace {

// Of records and of HTTP answers; real ones stay below 16 KB.
constexpr std::uint64_t longest_head = 256u << 10;

// What a record begins with: only asked behind damage.
std::string_view mark_of(WebArchiveFormat format) { return format == WebArchiveFormat::warc ? "WARC/" : "http"; }

}  // namespace

RecordReader::RecordReader(std::string_view bytes, bool packed, WebArchiveFormat format, Budget& budget)
    : stream_(bytes, packed), packed_(packed), format_(format), budget_(budget) {}

Status RecordReader::pass_over(std::uint64_t size) {
    while (size > 0) {
        const std::uint64_t piece = std::min<std::uint64_t>(size, stream_.window().size());
        if (piece == 0) return {};
        stream_.take(static_cast<size_t>(piece));
        size -= piece;
        if (packed_) TRY(budget_.spend(piece));
    }
    return {};
}

Status RecordReader::pass_line_ends() {
    for (;;) {
        const std::string_view window = stream_.window();
        const size_t blank = std::min(window.find_first_not_of("\r\n"), window.size());
        if (blank == 0) return {};
        TRY(pass_over(blank));
    }
}

// With its LF, where it has one within `most` bytes.
Result<std::string> RecordReader::read_line(std::uint64_t most) {
    std::string line;
    while (line.size() < most && !line.ends_with('\n')) {
        const std::string_view window = stream_.window().substr(0, static_cast<size_t>(most - line.size()));
        const size_t end = window.find('\n');
        const std::string_view piece = window.substr(0, end == std::string_view::npos ? end : end + 1);
        if (piece.empty()) break;
        line += piece;
        TRY(pass_over(piece.size()));
    }
    return line;
}

Result<std::string> RecordReader::read_lines(std::uint64_t most) {
    std::string lines;
    for (;;) {
        const std::string line = TRY(read_line(most - lines.size()));
        lines += line;
        if (!line.ends_with('\n') || line == "\n" || line == "\r\n") return lines;
    }
}

// Goes on where the next member begins, or again at the start of one into which the search for a head has led; a plain archive
// says nowhere where that could be.
Error RecordReader::give_up_record() {
    left_ = 0;
    bool goes_on = false;
    if (packed_) {
        while (!stream_.window().empty() && stream_.place().member == began_.member) {
            if (const Status passed = pass_over(stream_.window().size()); !passed.ok()) return passed.error();
        }
        if (!stream_.damaged()) stream_.go_to(stream_.place().member);
        goes_on = stream_.damaged() ? stream_.recover(mark_of(format_)) : !stream_.window().empty();
    }
    ended_ = !goes_on;
    if (goes_on) return {Fault::partly, "a record of the web archive is damaged and was not read"};
    return {Fault::malformed, "the web archive is damaged or cut off; what may lie behind was not read"};
}

Result<std::optional<WebRecord>> RecordReader::next() {
    if (ended_) return std::optional<WebRecord>();
    if (ends_early()) return give_up_record();
    TRY(pass_over(left_));
    left_ = 0;
    TRY(pass_line_ends());
    if (stream_.window().empty()) {
        if (stream_.damaged()) return give_up_record();
        ended_ = true;
        return std::optional<WebRecord>();
    }
    began_ = stream_.place();
    const bool is_warc = format_ == WebArchiveFormat::warc;
    const std::string head = TRY(is_warc ? read_lines(longest_head) : read_line(longest_head));
    std::optional<WebRecord> record;
    if (head.ends_with('\n')) record = is_warc ? parse_warc_record(head) : parse_arc_record(head);
    if (!record) return give_up_record();
    left_ = record->length;
    return record;
}

Status RecordReader::go_to(GzipStream::Place place) {
    left_ = 0;
    ended_ = false;
    stream_.go_to(place.member);
    return pass_over(place.offset);
}

Result<std::string> RecordReader::read_head() {
    std::string head = TRY(read_lines(std::min(left_, longest_head)));
    left_ -= head.size();
    return head;
}

std::string RecordReader::read_block(std::uint64_t most) {
    std::string block;
    const std::uint64_t size = std::min(left_, most);
    while (block.size() < size) {
        const std::string_view piece = stream_.window().substr(0, static_cast<size_t>(size - block.size()));
        if (piece.empty()) break;
        block += piece;
        stream_.take(piece.size());
    }
    left_ -= block.size();
    return block;
}

}  // namespace leakscan

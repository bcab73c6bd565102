// zlib, because it gives what stands before the damage and says where a member ends.
#include "codec/gzip_stream.h"

#include <zlib.h>

#include <algorithm>

namespace leakscan {
namespace {

constexpr int gzip_window = MAX_WBITS + 16;
constexpr size_t window_size = 64u << 10;
constexpr std::string_view gzip_signature = "\x1F\x8B\x08";
// Bytes that look like the start of a member behind a damaged one; each costs an attempt to unpack.
constexpr int most_attempts = 10'000;

Bytef* input_of(std::string_view bytes) { return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); }

}  // namespace

struct GzipStream::Inflater {
    Inflater() { usable = inflateInit2(&stream, gzip_window) == Z_OK; }
    ~Inflater() { inflateEnd(&stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    z_stream stream{};
    bool usable = false;
    bool at_end = false;  // of a member
};

GzipStream::GzipStream(std::string_view bytes, bool packed) : bytes_(bytes), packed_(packed) {
    if (packed_) inflater_ = std::make_unique<Inflater>();
}
GzipStream::GzipStream(GzipStream&&) noexcept = default;
GzipStream& GzipStream::operator=(GzipStream&&) noexcept = default;
GzipStream::~GzipStream() = default;

std::string_view GzipStream::window() {
    if (!packed_) return bytes_.substr(taken_);
    while (used_ == unpacked_.size() && !ended_ && !damaged_) fill();
    return std::string_view(unpacked_).substr(used_);
}

void GzipStream::take(size_t size) {
    taken_ += size;
    if (packed_) used_ += size;
}

GzipStream::Place GzipStream::place() const {
    if (!packed_) return {taken_, 0};
    // Behind the last byte of a member stands the next one.
    const bool behind = inflater_->at_end && used_ == unpacked_.size();
    return behind ? Place{read_, 0} : Place{member_, taken_};
}

// One step of the inflater; enters the next member where one ended.
void GzipStream::fill() {
    if (inflater_->at_end) {
        ended_ = !bytes_.substr(read_).starts_with(gzip_signature);  // padding behind the last member is nothing
        if (ended_) return;
        go_to(read_);
    }
    z_stream& stream = inflater_->stream;
    const std::string_view rest = bytes_.substr(read_);
    unpacked_.resize(window_size);
    used_ = 0;
    stream.next_in = input_of(rest);
    stream.avail_in = static_cast<uInt>(std::min<size_t>(rest.size(), UINT32_MAX));
    const uInt given = stream.avail_in;
    stream.next_out = reinterpret_cast<Bytef*>(unpacked_.data());
    stream.avail_out = window_size;
    const int status = inflater_->usable ? inflate(&stream, Z_NO_FLUSH) : Z_MEM_ERROR;
    unpacked_.resize(window_size - stream.avail_out);
    read_ += given - stream.avail_in;
    inflater_->at_end = status == Z_STREAM_END;
    damaged_ = status != Z_STREAM_END && status != Z_OK;
}

void GzipStream::go_to(std::uint64_t member) {
    member_ = std::min<std::uint64_t>(member, bytes_.size());
    taken_ = packed_ ? 0 : member_;
    read_ = member_;
    unpacked_.clear();
    used_ = 0;
    damaged_ = ended_ = false;
    if (!packed_) return;
    inflater_->at_end = false;
    inflater_->usable = inflateReset(&inflater_->stream) == Z_OK;
}

bool GzipStream::recover(std::string_view mark) {
    if (!packed_ || !damaged_) return false;
    std::uint64_t at = member_;
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        at = bytes_.find(gzip_signature, at + 1);
        if (at == std::string_view::npos) return false;
        if (!begins_at(at, mark)) continue;
        go_to(at);
        return true;
    }
    return false;
}

bool GzipStream::begins_at(std::uint64_t at, std::string_view mark) const {
    Inflater inflater;
    const std::string_view rest = bytes_.substr(at);
    std::string start(mark.size(), '\0');
    inflater.stream.next_in = input_of(rest);
    inflater.stream.avail_in = static_cast<uInt>(std::min<size_t>(rest.size(), UINT32_MAX));
    inflater.stream.next_out = reinterpret_cast<Bytef*>(start.data());
    inflater.stream.avail_out = static_cast<uInt>(start.size());
    if (!inflater.usable) return false;
    const int status = inflate(&inflater.stream, Z_SYNC_FLUSH);
    return (status == Z_OK || status == Z_STREAM_END) && inflater.stream.avail_out == 0 && start == mark;
}

}  // namespace leakscan

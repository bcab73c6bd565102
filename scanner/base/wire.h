// Values as bytes, for messages between processes of the same build: numbers in LEB128, strings with their length.
// Reading never fails half-way: a reader that met nonsense says so once and gives zeros from then on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace leakscan {

class WireWriter {
public:
    WireWriter() { bytes_.reserve(usual_message); }

    void put(std::uint64_t value);
    void put_flag(bool value) { bytes_.push_back(value ? '\1' : '\0'); }
    void put_real(double value);
    void put(std::string_view text);
    // UTF-8 as promised to the reader: what is not becomes U+FFFD.
    void put_text(std::string_view text);

    const std::string& bytes() const& { return bytes_; }
    std::string bytes() && { return std::move(bytes_); }

private:
    static constexpr size_t usual_message = 512;  // a finding with its excerpt, without growing on the way

    std::string bytes_;
};

class WireReader {
public:
    explicit WireReader(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t number();
    // Fails unless the number is at most `largest`.
    std::uint64_t number_up_to(std::uint64_t largest);
    std::uint32_t small_number() { return static_cast<std::uint32_t>(number_up_to(UINT32_MAX)); }
    bool flag() { return number_up_to(1) == 1; }
    double real();
    std::string_view bytes();  // as long as what is read
    std::string string() { return std::string(bytes()); }
    // Fails unless it is UTF-8.
    void text(std::string& into);
    std::string text();
    template <typename Enum>
    Enum enumerator(Enum last) {
        return static_cast<Enum>(number_up_to(static_cast<std::uint64_t>(last)));
    }

    void fail() { failed_ = true; }
    bool failed() const { return failed_; }
    // Nothing failed and nothing is left over.
    bool complete() const { return !failed_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool failed_ = false;
};

// A message as it travels: four bytes of length, then the bytes.
inline constexpr size_t frame_head = 4;
void append_frame(std::string& stream, std::string_view message);

// Collects what arrives and gives whole messages back.
class FrameBuffer {
public:
    explicit FrameBuffer(std::uint32_t longest) : longest_(longest) {}

    void append(std::string_view bytes);
    // False: no whole message is there yet, or the stream is broken. The view is valid until the next append().
    bool next(std::string_view& message);
    bool broken() const { return broken_; }  // a length beyond the longest

private:
    std::string bytes_;
    size_t read_ = 0;
    std::uint32_t longest_;
    bool broken_ = false;
};

}  // namespace leakscan

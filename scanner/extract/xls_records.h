// Records of a binary workbook stream, and the strings in them. Specification: MS-XLS 2.1.4 (records), 2.5.293 and on (strings), for
// BIFF5 the Excel 97 Developer's Kit. What the records mean is the readers' business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

struct XlsRecord {
    std::uint16_t id = 0;
    std::string_view bytes;  // without the header
};

// Steps over the records of a stream; what is longer than the stream is cut there.
class XlsRecords {
public:
    explicit XlsRecords(std::string_view stream, std::uint64_t at = 0) : stream_(stream), at_(at) {}

    bool next(XlsRecord& record);
    // The next record without taking it; id 0 at the end.
    XlsRecord peek() const;
    std::uint64_t position() const { return at_; }

private:
    std::string_view stream_;
    std::uint64_t at_;
};

// What a record and the CONTINUE records behind it hold, read from front to back. Beyond the end everything is 0 or empty.
class XlsBytes {
public:
    explicit XlsBytes(std::string_view bytes) : pieces_{bytes} { advance(); }
    // Takes the CONTINUE records that follow.
    XlsBytes(std::string_view bytes, XlsRecords& records);

    bool at_end() const { return piece_ >= pieces_.size(); }
    std::uint8_t u8();
    std::uint16_t u16();
    std::uint32_t u32();
    double number();
    void skip(std::uint64_t count);
    // Bytes as they are, across records.
    std::string take(std::uint64_t count);
    // A string of BIFF8: options, then `characters`; formatting runs and phonetics behind it are stepped over. Within the
    // characters each new record begins with the options again.
    std::string unicode(std::uint32_t characters);

private:
    void advance();

    std::vector<std::string_view> pieces_;
    size_t piece_ = 0;
    size_t at_ = 0;  // in the piece
};

// Line breaks and other control characters as spaces.
std::string on_one_line(std::string text);

// How strings of a workbook are stored.
struct XlsEncoding {
    int version = 8;  // BIFF 2..5, 8
    std::uint32_t code_page = 1252;

    // A string with a count of one or two bytes before it; control characters become spaces, for a block is one line.
    std::string text(XlsBytes& bytes, unsigned size_of_count) const;
};

}  // namespace leakscan

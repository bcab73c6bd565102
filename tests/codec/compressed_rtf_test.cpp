// The examples of MS-OXRTFCP, and streams that are cut or no such streams.
#include "codec/compressed_rtf.h"

#include <catch2/catch.hpp>

#include "support/make_outlook_mail.h"

using namespace leakscan;

namespace {

std::string from_hex(std::string_view digits) {
    std::string bytes;
    for (size_t at = 0; at + 1 < digits.size(); at += 3)
        bytes.push_back(static_cast<char>(std::stoi(std::string(digits.substr(at, 2)), nullptr, 16)));
    return bytes;
}

}  // namespace

TEST_CASE("the examples of the specification unpack") {
    const std::string simple = from_hex(
        "2d 00 00 00 2b 00 00 00 4c 5a 46 75 f1 c5 c7 a7 03 00 0a 00 72 63 70 67 31 32 35 42 32 0a f3 20 68 65 6c 09 00 20 62 77 05 b0 6c "
        "64 "
        "7d 0a 80 0f a0");
    CHECK(unpack_rtf(simple).bytes == "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
    CHECK(unpack_rtf(simple).whole);
    // A repetition that goes on into what it writes.
    const std::string overlapping = from_hex("1a 00 00 00 1c 00 00 00 4c 5a 46 75 e2 d4 4b 51 41 00 04 20 57 58 59 5a 0d 6e 7d 01 0e b0");
    CHECK(unpack_rtf(overlapping).bytes == "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
    CHECK(unpack_rtf(from_hex("10 00 00 00 04 00 00 00 4d 45 4c 41 00 00 00 00 41 42 43 44")).bytes == "ABCD");
}

TEST_CASE("what is cut gives its beginning and says so") {
    const std::string rtf = "{\\rtf1 " + std::string(10'000, 'x') + "}";
    const std::string packed = pack_rtf(rtf);
    CHECK(unpack_rtf(packed).bytes == rtf);
    CHECK(unpack_rtf(packed).whole);
    const UnpackedRtf cut = unpack_rtf(packed.substr(0, packed.size() / 2));
    CHECK_FALSE(cut.whole);
    CHECK(cut.bytes.size() > 4000);
    CHECK(rtf.starts_with(cut.bytes));
    for (const char* wrong : {"", "{\\rtf1 plain}", "LZFu"}) CHECK_FALSE(unpack_rtf(wrong).whole);
    CHECK(unpack_rtf(std::string(4, '\xFF') + std::string(4, '\xFF') + "LZFu" + std::string(1000, '\xFF')).bytes.size() < 17'000);
}

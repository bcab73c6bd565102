#include "base/wire.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace leakscan;

TEST_CASE("numbers, reals and strings are read as written") {
    WireWriter to;
    const std::uint64_t numbers[] = {0, 127, 128, 16383, 16384, std::numeric_limits<std::uint64_t>::max()};
    for (std::uint64_t number : numbers) to.put(number);
    to.put_real(-0.5);
    to.put("raw \xFF");
    to.put_text("bad \xFF 名");
    WireReader from(to.bytes());
    for (std::uint64_t number : numbers) CHECK(from.number() == number);
    CHECK(from.real() == -0.5);
    CHECK(from.string() == "raw \xFF");
    CHECK(from.text() == "bad \uFFFD 名");
    CHECK(from.complete());
}

TEST_CASE("nonsense fails once and for all") {
    const std::string_view nonsense[] = {"", "\x80", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02",
                                         std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 11)};
    for (std::string_view bytes : nonsense) {
        WireReader from(bytes);
        CHECK(from.number() == 0);
        CHECK(from.failed());
        CHECK(from.number() == 0);
        CHECK_FALSE(from.complete());
    }
    for (std::string_view bytes : {"\x05"
                                   "abcd",
                                   "\x01", "\x80\x01x"}) {
        WireReader from(bytes);
        CHECK(from.string().empty());
        CHECK(from.failed());
    }
    WireReader flag("\x02");
    CHECK_FALSE(flag.flag());
    CHECK(flag.failed());
    WireReader text("\x01\xFF");
    CHECK(text.text().empty());
    CHECK(text.failed());
}

TEST_CASE("frames come whole, however they arrive") {
    std::string stream;
    append_frame(stream, "one");
    append_frame(stream, "");
    append_frame(stream, "three");
    for (size_t step = 1; step <= stream.size(); ++step) {
        FrameBuffer buffer(100);
        std::string got;
        for (size_t at = 0; at < stream.size(); at += step) {
            buffer.append(std::string_view(stream).substr(at, step));
            std::string_view message;
            while (buffer.next(message)) got += "<" + std::string(message) + ">";
        }
        CHECK(got == "<one><><three>");
    }
    FrameBuffer buffer(4);
    buffer.append(stream.substr(stream.size() - 9));
    std::string_view message;
    CHECK_FALSE(buffer.next(message));
    CHECK(buffer.broken());
}

#include "report/printable.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("controls, overrides and invalid bytes do not reach the reader") {
    CHECK(printable("名单\r\n 一") == "名单 一");
    CHECK(printable("a\x1b[31mb") == "a [31mb");
    CHECK(printable("a\tb\n\n\nc\n") == "a b c");
    CHECK(printable("\xE2\x80\xAEtxt.exe") == "txt.exe");
    CHECK(printable("a\xff") == "a\xEF\xBF\xBD");
    CHECK(printable("a\xEF\xBF\xBE") == "a");
    CHECK(printable("") == "");
}

TEST_CASE("Han characters take two columns") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("民政局") == 6);
    CHECK(display_width("“名单”") == 8);
    CHECK(display_width("ＡＢ１") == 6);
    CHECK(display_width("𠀀") == 2);
}

TEST_CASE("a text is cut at its width, whole characters only") {
    CHECK(shortened("巢湖市民政局", 12) == "巢湖市民政局");
    CHECK(shortened("巢湖市民政局", 11) == "巢湖市民政…");
    CHECK(shortened("巢湖市民政局", 6) == "巢湖…");
    CHECK(shortened("abcdef", 4) == "abc…");
    CHECK(shortened("", 4) == "");
}

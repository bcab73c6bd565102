// Hostile documents: four times the bytes may take about four times the time, whatever they are, and nothing may crash.
#include <catch2/catch.hpp>
#include <ctime>

#include "extract/extracted_text.h"

using namespace leakscan;

namespace {

std::string repeat(std::string_view unit, size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += unit;
    return text;
}

double seconds_for(const std::string& bytes) {
    const std::clock_t begin = std::clock();
    extract_parts(bytes);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("time grows with the size of a hostile document, not with its square") {
    struct {
        std::string_view head;
        std::string_view unit;
    } const cases[] = {
        {"<html>", "<"},
        {"<html>", "<div>"},
        {"<html>", "<b>"},
        {"<html>", "<table><tr><td>"},
        {"<html>", "<td colspan=1000 rowspan=1000>张三"},
        {"<html><table>", "<tr><th colspan=1000>姓名<th colspan=1000>电话"},
        {"<html><table><tr>", "<td>1"},
        {"<html><table>", "<tr><td>1<td>2<td>3<td>4<td>5<td>6"},
        {"<html><a ", "a=1 "},
        {"<html><a ", "a='13800138000' "},
        {"<html>", "<a \""},
        {"<html>", "<a b=\""},
        {"<html>", "<!--"},
        {"<html><!--", "--"},
        {"<html>", "<!-- <!-- 13800138000 -- "},
        {"<html>", "</"},
        {"<html>", "&"},
        {"<html>", "&amp"},
        {"<html>", "&#49;"},
        {"<html>", "<input value=13800138000>张三 "},
        {"<html>", "<p hidden>"},
        {"<html>", "138<i hidden>13800138000</i>"},
        {"<html><title>", "</titl"},
        {"<html><script>", "\"\\"},
        {"<html><script>", "\\\""},
        {"<html><script>", "<!--<script>"},
        {"<html><script>", "[{a:"},
        {"<html><script>", "`"},
        {"<html><script>", "/*"},
        {"<html><img src='data:image/png;base64,", "iVBORw0KGgo1"},
        {"<html><a href='data:text/html,", "<a href=\"data:text/html,"},
        {"<html><a href='?", "a=13800138000&"},
        {"<?xml version='1.0'?>", "<a>"},
        {"<?xml version='1.0'?>", "<a b='13800138000'/>"},
        {"<?xml version='1.0'?><![CDATA[", "]]"},
        {"{\"a\":", "["},
        {"[", "{\"a\":\"13800138000\"},"},
        {"a,b,c\n1,2,3\n", "\""},
        {"a,b,c\n1,2,3\n", "\",\n"},
        {"a,b,c\n1,2,3\n", ","},
        {"姓名,电话\n张三,138\n李四,139\n", "姓名,电话\n"},
        {"", "姓名 "},
        {"", "姓名  电话\n"},
        {"", "\n"},
        {"\xB0\xA1", "\x81\x30\x81\x30"},
        {"", "all of it is text but this byte: \xFF"},
    };
    constexpr size_t size = 150'000;
    constexpr double measurable = 0.1;  // seconds: below it a ratio says nothing
    for (const auto& hostile : cases) {
        INFO(std::string(hostile.head) + " + n * " + std::string(hostile.unit));
        const double once = seconds_for(std::string(hostile.head) + repeat(hostile.unit, size));
        const double four_times = seconds_for(std::string(hostile.head) + repeat(hostile.unit, 4 * size));
        CHECK((four_times < measurable || four_times < 10 * once));
    }
}

TEST_CASE("a document cut off anywhere is read") {
    const std::string page =
        "<!DOCTYPE html><html><head><meta charset=gbk><title>a&amp;b</title><script>var a=\"\\u5f20\";</script><style>/*x*/</style>"
        "<!-- <table><tr><td>张三 --><body><table><tr><th>姓名</th></tr><tr><td title='张三'>&#49;</td></tr></table><textarea>x</textarea>"
        "<a href='data:text/html;base64,PGI+'>x</a><svg><![CDATA[x]]></svg><?x ?></p></body></html>";
    for (size_t size = 0; size <= page.size(); ++size) extract_parts(page.substr(0, size));
    SUCCEED();
}

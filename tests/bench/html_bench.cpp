// Throughput of extraction on generated pages of the everyday kind: decoding, tokenizing, blocks and labels, no matching.
// Prints MB/s of source bytes for each input; the pages hold invented names and no valid identity numbers.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

#include "extract/extract.h"

using namespace leakscan;

namespace {

// An article page of about 11 KB: head, navigation, a table, paragraphs, a script, a footer.
std::string article(int number) {
    std::string page =
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>关于公示名单的通知</title>\n"
        "<meta name=\"ContentSource\" content=\"某某市民政局\"><link rel=\"stylesheet\" href=\"/css/style.css\">\n"
        "<script>var page = {\"column\": \"公示公告\", \"id\": 1868472};\nfunction show(n) { return document.getElementById(n); "
        "}\n</script></head><body>\n";
    for (int i = 0; i < 40; ++i) {
        page += "<li class=\"nav-item\"><a href=\"/gk/column_" + std::to_string(i) + "/index.html\" target=\"_blank\">政务公开栏目" +
                std::to_string(i) + "</a></li>\n";
    }
    for (int i = 0; i < 18; ++i) {
        page +=
            "<p style=\"text-indent: 2em; line-height: 1.75em;\"><span style=\"font-family: 仿宋; font-size: "
            "21px;\">各乡镇人民政府、各街道办事处，"
            "市政府各部门：为进一步做好城乡居民最低生活保障工作，经研究，现将有关事项通知如下。</span></p>\n";
    }
    page += "<table border=\"1\" width=\"100%\"><tr><th>序号</th><th>姓名</th><th>所在村</th><th>金额</th></tr>\n";
    for (int i = 0; i < 12; ++i) {
        page += "<tr><td align=\"center\">" + std::to_string(i + number % 7) +
                "</td><td align=\"center\">王小明</td><td>和平村</td><td>520</td></tr>\n";
    }
    return page + "</table>\n<div class=\"footer\">主办单位：某某市人民政府&nbsp;&nbsp;电话：0551-82311227</div></body></html>\n";
}

// A roster as text, in columns.
std::string roster(int rows) {
    std::string text = "姓名,编号,电话,金额\n";
    for (int i = 0; i < rows; ++i)
        text += "王小明," + std::to_string(100000 + i) + ",0551-8231" + std::to_string(1000 + i % 9000) + ",520\n";
    return text;
}

void measure(const char* what, std::string_view bytes, double seconds) {
    size_t rounds = 0;
    size_t text = 0;
    const std::clock_t begin = std::clock();  // our own time: other processes do not count
    double passed = 0;
    do {
        Item item;
        item.bytes = bytes;
        const Result<Extracted> extracted = extract(item, {}, [&](const Document& part) { text += part.text.size(); });
        if (!extracted) std::abort();
        ++rounds;
        passed = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    } while (passed < seconds);
    std::printf("%-12s %8.0f MB/s   (%zu bytes, %zu of text)\n", what, static_cast<double>(bytes.size() * rounds) / passed / 1e6,
                bytes.size(), text / rounds);
}

}  // namespace

int main(int argument_count, char** arguments) {
    const double seconds = argument_count == 3 && std::string_view(arguments[1]) == "--seconds" ? std::atof(arguments[2]) : 2.0;
    measure("page", article(1), seconds);
    std::string pages;
    for (int i = 0; i < 200; ++i) pages += article(i);
    measure("large page", pages, seconds);
    measure("csv", roster(50'000), seconds);
}

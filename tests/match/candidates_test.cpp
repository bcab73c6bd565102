// The first pass may find too much, never too little: with it and without it the findings are the same.
#include "match/candidates.h"

#include <catch2/catch.hpp>
#include <random>

#include "base/text.h"
#include "match/fold.h"
#include "support/matching.h"

using namespace leakscan;

namespace {

struct Reference {
    Matcher matcher;
    Reference() : matcher(create()) {}
    static Matcher create() {
        MatchSettings settings = test_settings();
        settings.candidates_first = false;
        Result<Matcher> created = Matcher::create(settings);
        REQUIRE(created.ok());
        return created.take();
    }
};

std::vector<std::string> listed(const std::vector<Finding>& findings) {
    std::vector<std::string> lines;
    for (const Finding& f : findings) lines.push_back(f.rule + " " + f.value + " " + std::string(name(f.grade)) + " " + f.id);
    return lines;
}

void check_same(const Document& document) {
    static const Reference reference;
    INFO(document.text);
    CHECK(listed(find_in(document)) == listed(reference.matcher.find(document, [] {
              Origin origin;
              origin.file = "a.html";
              return origin;
          }())));
}

// Values in every spelling between words, as on a page.
std::string random_text(std::mt19937& random, const std::vector<std::string>& values, const std::vector<std::string>& words) {
    const auto pick = [&random](const std::vector<std::string>& from) {
        return from[std::uniform_int_distribution<size_t>(0, from.size() - 1)(random)];
    };
    std::string text;
    for (int i = 0; i < 8; ++i) text += pick(words) + pick(values) + pick(words);
    return text;
}

}  // namespace

TEST_CASE("the candidate pass causes no miss") {
    const std::vector<std::string> words = {"，",   "。", "：", "/",  "、", "（",   "）",   "身份证号", "手机", "联系电话：",
                                            "张三", "的", "年", "元", "A",  "号楼", "Tel:", "某",       "座",   "户",
                                            "皖",   "%",  "；", "E",  "零", "陈某", "沪B",  "x"};
    std::vector<std::string> values = {"12",
                                       "501",
                                       "2017-11-20",
                                       "3.14",
                                       "0551-62345678",
                                       "62345678",
                                       "13800138000",
                                       "138/0013/8000",
                                       "340123_19050615_0048",
                                       "皖A12345",
                                       "1905年6月15日出生",
                                       "340123190506150048",
                                       "138****8000",
                                       "幸福小区3栋2单元501室",
                                       "住址：桃花源大厦2865",
                                       "怡景苑三幢1027",
                                       "怡景苑二单元1027",
                                       "，现住幸福小区三栋二单元五零二室",
                                       "户籍地：城东8-2-143",
                                       "Flat A, 15/F, Block 3, Example Court, Kowloon",
                                       "a.b@mail.example.com",
                                       "1.3800138E+10",
                                       "〡〢〣〤〥〦",
                                       "一二三",
                                       "3401231905０６１５００48",
                                       "三四〇123190506150048",
                                       "13800138〇〇〇",
                                       "6228480000000000000"};
    for (const auto& row : read_rows("unicode.tsv")) values.push_back(replace_all(replace_all(row[1], "\\n", "\n"), "\\t", "\t"));
    std::mt19937 random(20171120);
    for (int i = 0; i < 300; ++i) {
        Document document;
        for (int block = 0; block < 4; ++block) document.add(random_text(random, values, words), {});
        check_same(document);
    }
}

TEST_CASE("windows do not cross blocks and end at their digits") {
    Document document;
    document.add("电话13800138000转", {});
    document.add("13900139000", {});
    const Candidates found = find_candidates(document, {});
    REQUIRE(found.numbers.size() == 2);
    CHECK(document.text.substr(found.numbers[0].begin, found.numbers[0].end - found.numbers[0].begin) == "13800138000");
    CHECK(found.numbers[1].block == 1);
}

TEST_CASE("dates and years are no candidates, a number in Han digits is one") {
    CHECK(find_candidates(document_of("二〇一七年十一月二十日，2017年，第3条"), {}).numbers.empty());
    CHECK(find_candidates(document_of("请拨打一三八〇〇一三八〇〇〇联系"), {}).numbers.size() == 1);
}

TEST_CASE("no digit of any script and no '@' of any width is passed over, punctuation around it or not") {
    for (char32_t c = 0x30; c < 0x110000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        const bool at = c == '@' || c == 0xFF20 || c == 0xFE6B;
        if (!at && digit_class(c) != DigitClass::digit) continue;
        std::string text = "“，（…";
        for (int i = 0; i < 11; ++i) append_utf8(text, c);
        const Candidates found = find_candidates(document_of(text + "）。”…，“，（”"), {});
        INFO("U+" << std::hex << static_cast<std::uint32_t>(c));
        REQUIRE((at ? found.ats.size() == 11 : found.numbers.size() == 1));
    }
}

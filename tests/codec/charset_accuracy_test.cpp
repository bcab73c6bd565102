// How often the charset of short undeclared text is right, on generated name lists and sentences: what leaks consist of, and what
// general detectors get wrong. The thresholds are those that the heuristic was chosen for.
#include <iconv.h>
#include <catch2/catch.hpp>

#include "codec/charset.h"

using namespace leakscan;

namespace {

constexpr std::string_view surnames_simplified =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭";
constexpr std::string_view given_simplified =
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国玉梅红志文海春生雪琴金凤德荣成龙婷鑫瑞琪佳慧";
constexpr std::string_view sentence_simplified =
    "各乡镇人民政府街道办事处市直有关部门为进一步做好城乡居民最低生活保障工作现将本年度享受补贴的人员名单予以公示请社会各界监督如有异议请在"
    "公示期内向民政局反映";
constexpr std::string_view surnames_traditional =
    "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何高林羅鄭梁謝宋唐許韓馮鄧曹彭曾蕭田董袁潘於蔣蔡余杜葉程蘇魏呂丁任沈姚盧姜崔鍾譚";
constexpr std::string_view given_traditional =
    "偉芳娜秀英敏靜麗強磊軍洋勇艷傑娟濤明超蘭霞平剛桂華建國玉梅紅志文海春生雪琴金鳳德榮成龍婷鑫瑞琪佳慧";
constexpr std::string_view sentence_traditional =
    "各鄉鎮人民政府街道辦事處市直有關部門為進一步做好城鄉居民最低生活保障工作現將本年度享受補貼的人員名單予以公示請社會各界監督如有異議請在"
    "公示期內向民政局反映";

struct Script {
    const char* charset;
    std::string_view expected;
    std::string_view surnames;
    std::string_view given;
    std::string_view sentence;
};
constexpr Script gbk{"GBK", "GB18030", surnames_simplified, given_simplified, sentence_simplified};
constexpr Script big5{"BIG5", "Big5-HKSCS", surnames_traditional, given_traditional, sentence_traditional};
constexpr Script utf8{"UTF-8", "UTF-8", surnames_simplified, given_simplified, sentence_simplified};

// The same sequence in each run.
class Chance {
public:
    size_t below(size_t limit) {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<size_t>(state_ >> 33) % limit;
    }

private:
    std::uint64_t state_ = 20171120;
};

std::string_view pick(std::string_view characters, Chance& chance) { return characters.substr(3 * chance.below(characters.size() / 3), 3); }

std::string row(const Script& script, Chance& chance) {
    std::string text(pick(script.surnames, chance));
    text += pick(script.given, chance);
    if (chance.below(3) > 0) text += pick(script.given, chance);
    text += ",1380013";
    for (int i = 0; i < 4; ++i) text += static_cast<char>('0' + chance.below(10));
    return text + ",520\r\n";
}

std::string rows(const Script& script, size_t count, Chance& chance) {
    std::string text;
    for (size_t i = 0; i < count; ++i) text += row(script, chance);
    return text;
}

std::string sentence(const Script& script, size_t characters, Chance& chance) {
    const size_t all = script.sentence.size() / 3;
    return std::string(script.sentence.substr(3 * chance.below(all - characters), 3 * characters));
}

std::string encode(std::string text, const char* charset) {
    iconv_t converter = iconv_open(charset, "UTF-8");
    std::string bytes(text.size() * 2, '\0');
    char* in = text.data();
    char* out = bytes.data();
    size_t in_left = text.size();
    size_t out_left = bytes.size();
    REQUIRE(iconv(converter, &in, &in_left, &out, &out_left) == 0);
    iconv_close(converter);
    bytes.resize(bytes.size() - out_left);
    return bytes;
}

template <typename Make>
double right_percent(const Script& script, Make make) {
    constexpr int samples = 300;
    Chance chance;
    int right = 0;
    for (int i = 0; i < samples; ++i) {
        if (choose_charset(encode(make(chance), script.charset), "").charset == script.expected) ++right;
    }
    return 100.0 * right / samples;
}

}  // namespace

TEST_CASE("lists of names are read in the right charset") {
    const auto list_of = [](const Script& script, size_t count) {
        return right_percent(script, [&](Chance& chance) { return rows(script, count, chance); });
    };
    CHECK(list_of(gbk, 1) >= 98);
    CHECK(list_of(gbk, 5) >= 99.5);
    CHECK(list_of(gbk, 50) == 100);
    CHECK(list_of(big5, 1) >= 98);
    CHECK(list_of(big5, 5) >= 99.5);
    CHECK(list_of(big5, 50) == 100);
    CHECK(list_of(utf8, 1) == 100);
}

TEST_CASE("a few characters of everyday text are enough") {
    const auto text_of = [](const Script& script, size_t characters) {
        return right_percent(script, [&](Chance& chance) { return sentence(script, characters, chance); });
    };
    CHECK(text_of(gbk, 4) >= 99);
    CHECK(text_of(gbk, 8) == 100);
    CHECK(text_of(big5, 4) >= 99);
    CHECK(text_of(big5, 8) >= 99.5);
    CHECK(text_of(utf8, 4) == 100);
}

// What is published masked: which signs hide, which do not, and how many values remain possible.
#include "match/masked_search.h"

#include <catch2/catch.hpp>

#include "support/matching.h"

using namespace leakscan;
using Found = std::vector<std::string>;

namespace {

// "resident_id 3401231905****0048 32"
Found masks_in(const Document& document) {
    Found found;
    for (const Finding& finding : find_in(document)) {
        REQUIRE(finding.grade == Grade::weak_mask);
        REQUIRE(finding.candidates);
        found.push_back(std::string(name(finding.kind)) + " " + finding.value + " " + std::to_string(*finding.candidates));
    }
    return found;
}
Found masks_in(std::string_view text, std::string_view label = {}) { return masks_in(document_of(text, label)); }

}  // namespace

TEST_CASE("a mask is found whatever sign hides") {
    for (const char* sign : {"*", "＊", "∗", "※", "●", "○", "■", "█", "▇", "◆"}) {
        std::string text = "3401231905";
        for (int i = 0; i < 4; ++i) text += sign;
        INFO(text);
        CHECK(masks_in(text + "0048") == Found{"resident_id 3401231905****0048 32"});
    }
    for (const char* sign : {"×", "x", "X", "Ｘ", "#", "_", "＿", "□", "某", "★", " ", "　", "-", "?"}) {
        std::string text = "3401231905";
        for (int i = 0; i < 4; ++i) text += sign;
        INFO(text);
        CHECK(masks_in("身份证号：" + text + "0048") == Found{"resident_id 3401231905****0048 32"});
        CHECK(masks_in(text + "0048", "身份证号码") == Found{"resident_id 3401231905****0048 32"});
    }
}

TEST_CASE("masks are found in every style of publication") {
    struct Case {
        const char* text;
        const char* label;
        const char* found;
    };
    for (const Case& c : {
             Case{"3****************8", "身份证号", "resident_id 3****************8"},
             Case{"34*************048", "身份证号", "resident_id 34*************048"},
             Case{"３４０１２３＊＊＊＊＊＊＊＊００４８", "", "resident_id 340123********0048 4212"},
             Case{"340123 ******** 0048", "", "resident_id 340123********0048 4212"},
             Case{"340123-********-0048", "", "resident_id 340123********0048 4212"},
             Case{"3401231906****007X", "", "resident_id 3401231906****007X"},
             Case{"340123190601XXXXXX", "身份证号", "resident_id 340123190601****** 31000"},
             Case{"34012319050615004*", "", "resident_id 34012319050615004* 1"},
             Case{"3401231905061500XX", "", "resident_id 3401231905061500** 10"},
             Case{"340123050615***", "身份证号", "resident_id 340123050615*** 1000"},
             Case{"340123****0048", "证件号码", "resident_id 340123********0048 4212"},
             Case{"340123…0048", "身份证号", "resident_id 340123********0048 4212"},
             Case{"138****8000", "", "mobile_phone 138****8000 10000"},
             Case{"186 **** 1402", "", "mobile_phone 186****1402 10000"},
             Case{"137******50", "手机", "mobile_phone 137******50 1000000"},
             Case{"*******8000", "联系电话", "mobile_phone *******8000"},
             Case{"138x0138000", "手机", "mobile_phone 138*0138000 10"},
             Case{"张**138****8000", "", "mobile_phone 138****8000 10000"},
             Case{"0551-62****78", "家庭电话", "landline_phone 055162****78 10000"},
             Case{"1234 **** **** **** **** 91", "银行账号", "bank_account 1234****************91"},
             Case{"622848*********0018", "", "bank_card 622848*********0018 100000000"},
             Case{"622848000000000000*", "卡号", "bank_card 622848000000000000* 1"},
             Case{"A12***6(3)", "香港身份证", "hk_id A12***63 91"},
             Case{"A12****789", "台湾身份证", "taiwan_id A12****789"},
             Case{"E12****78", "护照号码", "passport E12****78 10000"},
             Case{"810000********0028", "居住证号", "resident_id 810000********0028"},
         }) {
        INFO(c.text);
        const Found found = masks_in(c.text, c.label);
        REQUIRE(found.size() == 1);
        CHECK(found[0].starts_with(c.found));
    }
}

TEST_CASE("what looks like a mask and is none") {
    for (const char* text : {"身份证号：______",
                             "身份证号码□□□□□□□□□□□□□□□□□□",
                             "身份证号：xxxxxx",
                             "身份证号：XXXXXX19XXXXXXXXXX",
                             "联系电话____________",
                             "电话：0551-________",
                             "★★★★☆ 4.5分",
                             "1300*600*18",
                             "138×138",
                             "1380×013800",
                             "**13800138**",
                             "第1…18页",
                             "2017****",
                             "5*****6",
                             "No.0012***",
                             "注1*：138",
                             "*12*34*56*78*9*01",
                             "身份证号：34________________",
                             "项目编号：340123********0048",
                             "订单号 6228****0018",
                             "● 12345678901 项",
                             "#13800138#",
                             "——————138——————",
                             "0x1380013800",
                             "138....",
                             "3 * 4 * 5 = 60",
                             "1、*2、*3、*"}) {
        INFO(text);
        CHECK(found_in(text).empty());
    }
}

TEST_CASE("several masks in one line are told apart") {
    CHECK(masks_in("张** 340123********0048 138****8000") ==
          Found{"resident_id 340123********0048 4212", "mobile_phone 138****8000 10000"});
    CHECK(masks_in("| 340123********0048 | 138****8000 |3401231905****0048|") ==
          Found{"resident_id 340123********0048 4212", "mobile_phone 138****8000 10000", "resident_id 3401231905****0048 32"});
    CHECK(masks_in("身份证号：3401231905****0048，电话：138****8000、139****9000").size() == 3);
}

TEST_CASE("nobody is born after the publication") {
    Document page = document_of("340123********0048");
    page.meta.published = "2017-11-20";
    const std::vector<Finding> found = find_in(page);
    REQUIRE(found.size() == 1);
    CHECK(*found[0].candidates < 4212);
    CHECK(*found[0].candidates > 3800);
}

TEST_CASE("people who share a mask are different people") {
    const std::vector<Finding> found = find_in(column_of({"340123********0048", "340123********0048"}, "身份证号"));
    REQUIRE(found.size() == 2);
    CHECK(found[0].person != found[1].person);
}

TEST_CASE("floods of signs and digits end in linear time") {
    for (const char* unit : {"*1", "1*", "**11", "1 *", "____1", "1    ", "340123********0048", "○1", "x1", "1…"}) {
        INFO(unit);
        CHECK(is_searched_in_linear_time("身份证号：", unit));
    }
}

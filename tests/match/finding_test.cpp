// What a finding shows and how it is identified.
#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>

#include "base/text.h"
#include "match/fold.h"
#include "match/identity.h"
#include "match/locate.h"
#include "match/mask.h"
#include "support/matching.h"

using namespace leakscan;

namespace {

Finding only(const std::vector<Finding>& findings) {
    REQUIRE(findings.size() == 1);
    return findings.front();
}

std::string masked_in(std::string_view text, std::string_view label = {}) { return only(find_in(document_of(text, label))).masked; }

}  // namespace

TEST_CASE("masks keep what the contract allows") {
    CHECK(masked_in("340123190506150048") == "34*************048");
    CHECK(masked_in("13800138000") == "138****8000");
    CHECK(masked_in("010-62345678") == "010******78");
    CHECK(masked_in("0551-62345678") == "0551******78");
    CHECK(masked_in("62345678", "联系电话") == "******78");
    CHECK(masked_in("6228480000000000000") == "***************0000");
    CHECK(masked_in("现住址：合肥市蜀山区某某街道幸福小区3栋2单元501室") == "合肥市蜀山区某某街道***");
    CHECK(mask_name("欧阳小明") == "欧***");
    CHECK(mask_middle("12", 3, 4) == "**");
}

TEST_CASE("what a machine read in a picture is confirmed by a check digit alone") {
    const auto read_by_machine = [](std::string_view text, std::string_view label) {
        Document document = document_of(text, label);
        for (Block& block : document.blocks) block.where.channel = Channel::ocr;
        return only(find_in(document));
    };
    CHECK(read_by_machine("340123190506150048", "身份证号").grade == Grade::confirmed);
    const Finding mobile = read_by_machine("13800138000", "联系电话");
    CHECK(mobile.grade == Grade::likely);
    CHECK(mobile.confidence < only(find_in(document_of("13800138000", "联系电话"))).confidence);
}

TEST_CASE("an excerpt shows the place and no personal value") {
    const Document document = document_of("经查，王小明（340123190506150048，电话13800138000，邮箱ab@example.com）已列入名单。");
    for (const Finding& finding : find_in(document)) {
        INFO(finding.context);
        CHECK(finding.context.find(finding.masked) != std::string::npos);
        for (const char* raw : {"340123190506150048", "13800138000", "小明", "ab@example.com"})
            CHECK(finding.context.find(raw) == std::string::npos);
    }
}

TEST_CASE("the excerpt of a table cell shows its row, masked") {
    const Document document =
        row_of({{"姓名", "王小明"}, {"身份证号", "340123190506150048"}, {"联系电话", "13800138000"}, {"备注", "卡6228480000000000000"}});
    const std::vector<Finding> found = find_in(document);
    REQUIRE(found.size() == 3);
    CHECK(found[0].context == "姓名：王**　身份证号：34*************048　联系电话：138****8000　备注：卡***************0000");
    CHECK(found[0].features.name_beside);
    CHECK(found[0].location.label == "身份证号");
    CHECK(found[0].location.row == 2);
}

TEST_CASE("no spelling of a number survives in an excerpt") {
    const auto longest_run = [](const std::string& text) {
        size_t longest = 0;
        size_t run = 0;
        for (char c : fold(text)) {
            run = c >= '0' && c <= '9' ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        return longest;
    };
    for (const auto& row : read_rows("unicode.tsv")) {
        const std::string spelled = replace_all(replace_all(row[1], "\\n", "\n"), "\\t", "\t");
        const Document document = document_of("身份证号340123190506150048，其余" + spelled + "，又" + spelled + "及13800138000。");
        for (const Finding& finding : find_in(document)) {
            INFO(row[0] << ": " << finding.context);
            CHECK(longest_run(finding.context) <= 4);
            CHECK(longest_run(finding.masked) <= 4);
        }
    }
}

TEST_CASE("digits that are no finding are masked in excerpts as well") {
    const Finding finding = only(find_in(document_of("身份证号340123190506150048，准考证号2401020304，第12号")));
    CHECK(finding.context.find("2401020304") == std::string::npos);
    CHECK(finding.context.find("第12号") != std::string::npos);
}

TEST_CASE("values of one row belong to one person, the same value to one digest") {
    const std::vector<Finding> row = find_in(row_of({{"姓名", "王小明"}, {"身份证号", "340123190506150048"}, {"联系电话", "13800138000"}}));
    REQUIRE(row.size() == 2);
    CHECK(row[0].person == row[1].person);
    CHECK(row[0].person == row[0].digest);
    const std::vector<Finding> elsewhere = find_in(document_of("13800138000"));
    CHECK(only(elsewhere).digest == row[1].digest);
    CHECK(only(elsewhere).id != row[1].id);
}

TEST_CASE("without digests findings and people keep their identities") {
    MatchSettings settings = test_settings();
    settings.digests = false;
    const Result<Matcher> matcher = Matcher::create(settings);
    REQUIRE(matcher.ok());
    for (const Document& document :
         {row_of({{"姓名", "王小明"}, {"身份证号", "340123190506150048"}, {"残疾人证号", "34012319050615004842"}, {"手机", "13800138000"}}),
          document_of("13800138000"), row_of({{"联系电话", "13800138000"}})}) {
        const std::vector<Finding> with = product_matcher().find(document, {});
        const std::vector<Finding> without = matcher->find(document, {});
        REQUIRE(!with.empty());
        REQUIRE(with.size() == without.size());
        for (size_t i = 0; i < with.size(); ++i) {
            CHECK(!with[i].digest.empty());
            CHECK(without[i].digest.empty());
            CHECK(without[i].id == with[i].id);
            CHECK(without[i].person == with[i].person);
        }
    }
}

TEST_CASE("a card made of an ID is the same person, two IDs in a row are two people") {
    const std::vector<Finding> card = find_in(
        row_of({{"姓名", "王小明"}, {"身份证号", "340123190506150048"}, {"残疾人证号", "34012319050615004842"}, {"手机", "13800138000"}}));
    REQUIRE(card.size() == 3);
    CHECK(card[0].person == card[1].person);
    CHECK(card[0].person == card[2].person);
    const std::vector<Finding> couple =
        find_in(row_of({{"妻子身份证号", "340123190506150048"}, {"丈夫身份证号", "340123190506150056"}, {"联系电话", "13800138000"}}));
    REQUIRE(couple.size() == 3);
    CHECK(couple[0].person != couple[1].person);
    CHECK(couple[1].person == couple[2].person);
}

TEST_CASE("the id depends on kind, value, document and label, not on the line") {
    const std::string id = only(find_in(column_of({"13800138000"}, "手机"))).id;
    CHECK(find_in(column_of({"略", "略", "13800138000"}, "手机")).at(0).id == id);
    CHECK(find_in(column_of({"13800138000"}, "电话")).at(0).id != id);
    Origin page;
    page.url = "https://example.gov.cn/1.html";
    CHECK(product_matcher().find(column_of({"13800138000"}, "手机"), page).at(0).id != id);
}

TEST_CASE("places are told in the reader's terms") {
    CHECK(cell_name(1, 7) == "A7");
    CHECK(cell_name(28, 2) == "AB2");
    CHECK(cell_name(0, 2).empty());
    Document document;
    document.source = "<p>第一行</p>\n<p>电话13800138000</p>\n<p>13900139000</p>";
    document.add_from_source("电话13800138000", static_cast<std::uint32_t>(document.source.find("电话")), {});
    document.add_from_source("13900139000", static_cast<std::uint32_t>(document.source.find("139")), {});
    const std::vector<Finding> found = find_in(document);
    REQUIRE(found.size() == 2);
    CHECK((found[0].location.line == 2 && found[0].location.column == 6));
    CHECK((found[1].location.line == 3 && found[1].location.column == 4));
}

TEST_CASE("a number in a run of thousands costs no more than one in a run of hundreds") {
    const auto seconds = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += "340123190506150048 ";
        const Document document = document_of(text);
        const std::clock_t begin = std::clock();  // of this process alone: others do not count
        REQUIRE(find_in(document).size() == static_cast<size_t>(count));
        return static_cast<double>(std::clock() - begin);
    };
    seconds(100);                                 // tables are built at first use
    CHECK(seconds(4'000) < 10 * seconds(1'000));  // four times as much; sixteen if each looked at all others
}

#include "match/notice.h"

#include <catch2/catch.hpp>

#include "support/matching.h"

using namespace leakscan;

namespace {

const Origin origin{"gk/a.html", {}, ""};

std::optional<Finding> notice_in(const std::vector<Document>& parts, const Matcher& matcher = product_matcher()) {
    NoticeReader reader(matcher, origin);
    for (const Document& part : parts) reader.read(part);
    return reader.finding();
}

Document statement(std::string_view text = "公示期：2017年11月1日至11月7日。如有异议请来电。") { return document_of(text); }

}  // namespace

TEST_CASE("a notice that names people is one finding with its last day and their number") {
    const std::optional<Finding> finding = notice_in({statement(), column_of({"王小明", "李四平", "张伟"}, "姓名")});
    REQUIRE(finding);
    CHECK(finding->rule == expired_notice_rule);
    CHECK(finding->kind == Kind::person_name);
    CHECK(finding->features.period_end == Date{2017, 11, 7});
    CHECK(finding->features.names == 3);
    CHECK(finding->masked == "公示期：2017年11月1日至11月7日");
    CHECK_FALSE(finding->id.empty());
}

TEST_CASE("people in running text count when there are several") {
    CHECK(notice_in({statement(), document_of("拟录用人员：王小明、李建国、张伟。")}));
    CHECK_FALSE(notice_in({statement(), document_of("联系人：王小明。")}));
}

TEST_CASE("the roster may stand before the statement of a notice") {
    Document roster = column_of({"王小明"}, "姓名");
    roster.meta.title = "2017年拟资助对象公示";
    CHECK(notice_in({roster, statement()}));
}

TEST_CASE("without a period, without names or with masked names there is no topic") {
    CHECK_FALSE(notice_in({document_of("公示公告"), column_of({"王小明", "李四平"}, "姓名")}));
    CHECK_FALSE(notice_in({statement(), column_of({"某某有限公司"}, "单位名称")}));
    CHECK_FALSE(notice_in({statement(), column_of({"王*明", "李某某"}, "姓名")}));
}

TEST_CASE("a caption and the cell beside it state a period too") {
    CHECK(notice_in({document_of("2017年11月1日至11月7日", "公示期限"), column_of({"王小明"}, "姓名")}));
}

TEST_CASE("whom the words of a notice name is masked in them") {
    MatchSettings settings = test_settings();
    settings.reveal = false;
    const Result<Matcher> matcher = Matcher::create(settings);
    REQUIRE(matcher.ok());
    const std::optional<Finding> finding =
        notice_in({document_of("公示期：2017年11月1日至11月7日，王小明、李建国、张伟。")}, matcher.value());
    REQUIRE(finding);
    CHECK(finding->features.names == 3);
    for (const char* given : {"小明", "建国", "伟"}) {
        INFO(finding->masked);
        CHECK(finding->masked.find(given) == std::string::npos);
        CHECK(finding->context.find(given) == std::string::npos);
    }
}

// Plates, birth dates and health facts: values that are somebody's only where a person stands beside them.
#include <catch2/catch.hpp>

#include "support/matching.h"

using namespace leakscan;
using Found = std::vector<std::string>;

namespace {

Document titled(std::string_view title, Document document) {
    document.meta.title = title;
    return document;
}

// A heading over a table of people.
Document list_under(std::string_view heading, const std::vector<std::string>& names) {
    Document document;
    document.add(heading, {});
    Locus where;
    where.table = where.column = 1;
    for (const std::string& name : names) {
        ++where.row;
        document.add(name, where, "姓名");
    }
    return document;
}

}  // namespace

TEST_CASE("plates in every spelling, with the office that issues them") {
    CHECK(found_in("车牌号皖A12345") == Found{"license_plate 皖A12345 confirmed"});
    CHECK(found_in("车牌：皖Ａ·１２３４５") == Found{"license_plate 皖A12345 confirmed"});
    CHECK(found_in("驾驶皖AD12345号小型汽车") == Found{"license_plate 皖AD12345 likely"});
    CHECK(found_in("驾驶皖S1B234、粤B123D5") == Found{"license_plate 皖S1B234 likely", "license_plate 粤B123D5 likely"});
    CHECK(found_in("皖 A 12345") == Found{"license_plate 皖A12345 likely"});
    CHECK(found_in("总领馆闽20401领") == Found{"license_plate 闽20401领 likely"});
    for (std::string_view other :
         {"皖Z12345", "皖ICP备05006150号", "皖A1234", "皖A123456789", "新3栋2单元501室", "贵C2023年", "晋A级景区5000个"}) {
        INFO(other);
        CHECK(found_in(other).empty());
    }
}

TEST_CASE("a plate's owner is whoever stands in its row") {
    const std::vector<Finding> own = find_in(row_of({{"车主", "王小明"}, {"车牌号", "皖A12345"}}));
    REQUIRE(own.size() == 1);
    CHECK(own[0].features.owner == Owner::person);
    CHECK(own[0].masked == "皖A*****");
    const std::vector<Finding> firm = find_in(row_of({{"企业名称", "某某运输有限公司"}, {"车牌号", "皖A12345"}}));
    REQUIRE(firm.size() == 1);
    CHECK(firm[0].features.owner == Owner::organisation);
}

TEST_CASE("birth dates beside a name, in a column, a caption or running text") {
    for (std::string_view date : {"1905-06-15", "1905.06", "1905年6月", "19050615", "190506", "1905/6/15", "1905年06月15日"}) {
        INFO(date);
        const Found found = found_in(row_of({{"姓名", "王小明"}, {"出生年月", std::string(date)}}));
        CHECK(found == Found{"birth_date " + std::string(date) + " confirmed"});
    }
    CHECK(found_in("姓名：王小明　性别：男　出生日期：1905年6月15日") == Found{"birth_date 1905年6月15日 confirmed"});
    CHECK(found_in("当事人：王小明，男，1905年6月15日出生，汉族") == Found{"birth_date 1905年6月15日 likely"});
}

TEST_CASE("birth dates of nobody, of companies and of officials are none") {
    CHECK(found_in("出生日期：1905年6月15日").empty());
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"报名日期", "1905-06-15"}})).empty());
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"出生年月", "1905-13"}})).empty());
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"出生年月", "1905.06"}, {"现任职务", "副局长"}, {"拟任职务", "局长"}})).empty());
    CHECK(found_in("王小明，男，汉族，1905年6月15日出生，1925年8月参加工作").empty());
    CHECK(found_in(titled("处罚公告", document_of("王小明，1905年6月15日出生。"))) == Found{"birth_date 1905年6月15日 likely"});
    CHECK(found_in(titled("领导简历", document_of("王小明，1905年6月15日出生。"))).empty());
}

TEST_CASE("the lines of an official's form rule a birth date out") {
    Document form;
    form.add("姓名：王小明", {});
    form.add("出生年月：1905年6月", {});
    CHECK(found_in(form) == Found{"birth_date 1905年6月 confirmed"});
    form.add("现任职务：副局长", {});
    CHECK(found_in(form).empty());
}

TEST_CASE("health facts in a person's row, under a caption or as a word") {
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"残疾类别", "精神"}})) == Found{"health 精神 confirmed"});
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"残疾等级", "二级"}})) == Found{"health 二级 confirmed"});
    CHECK(found_in(row_of({{"户主", "王小明"}, {"备注", "妻子患尿毒症"}})) == Found{"health 尿毒症 likely"});
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"健康状况", "健康"}})).empty());
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"病种", "无"}})).empty());
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"健康状况", "□健康 ☑重病 □残疾"}})) == Found{"health 重病 confirmed"});
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"健康状况", "□健康 □重病"}, {"残疾类别", "□视力 □听力"}})).empty());
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"", "健康状况"}, {"", "□健康"}, {"", "残疾类别"}, {"", "□视力"}})).empty());
    const std::vector<Finding> found = find_in(row_of({{"姓名", "王小明"}, {"诊断结果", "重度抑郁"}}));
    REQUIRE(found.size() == 1);
    CHECK(found[0].masked == "重***");
    CHECK(found[0].location.label == "诊断结果");
}

TEST_CASE("health facts in running text need a caption, or a list's title") {
    CHECK(found_in("姓名：王小明　诊断：精神分裂症") == Found{"health 精神分裂症 confirmed"});
    const std::string sentence =
        "王小明，男，住石桥镇柳荫村，因患尿毒症，家庭生活困难，经本人申请、村民代表评议、镇政府审核，拟给予临时救助三千元，公示期七天，如有"
        "异议请"
        "向镇社会事务办公室反映";
    CHECK(found_in(titled("临时救助对象公示", document_of(sentence))) == Found{"health 尿毒症 likely"});
    CHECK(found_in(titled("我市开展义诊活动", document_of(sentence))).empty());
    CHECK(found_in(titled("临时救助对象公示", document_of("对因患尿毒症致困的家庭给予救助"))).empty());
    const std::string identified = "经走访，王小明（身份证号340123190506150048）确诊患有精神分裂症，长期服药。";
    CHECK(found_in(titled("关于走访情况的说明", document_of(identified))) ==
          Found{"resident_id 340123190506150048 confirmed", "health 精神分裂症 likely"});
    CHECK(found_in("医保咨询电话13800138000。王小明介绍，患有精神分裂症的人可以申请补助。") == found_in("医保咨询电话13800138000。"));
}

TEST_CASE("in a table laid on its side the name stands above the value") {
    Document document;
    Locus where;
    where.table = 1;
    const std::vector<std::vector<std::string>> rows = {
        {"姓名", "王小明", "李小红"}, {"出生年月", "1905.06", "1906.07"}, {"残疾等级", "二级", "三级"}, {"车牌号", "皖A12345", "皖B12345"}};
    for (const std::vector<std::string>& row : rows) {
        ++where.row;
        where.column = 0;
        for (const std::string& cell : row) {
            ++where.column;
            document.add(cell, where);
        }
    }
    CHECK(found_in(document) == Found{"birth_date 1905.06 confirmed", "birth_date 1906.07 confirmed", "health 二级 confirmed",
                                      "health 三级 confirmed", "license_plate 皖A12345 confirmed", "license_plate 皖B12345 likely"});
}

TEST_CASE("a heading that names an illness makes a topic of the list below it") {
    const Found found = found_in(list_under("2016年免费孕前优生健康检查人员名单", {"王小明", "李小红"}));
    CHECK(found == Found{"health 孕前优生健康检查 likely"});
    CHECK(found_in(list_under("关于做好孕前优生健康检查工作的通知", {"王小明", "李小红"})).empty());
    CHECK(found_in(list_under("2016年免费孕前优生健康检查人员名单", {"石桥镇", "合计"})).empty());
}

TEST_CASE("policies, figures, doctors and health education name nobody's illness") {
    CHECK(found_in("本办法所称残疾类别：视力、听力、言语、肢体、智力、精神、多重").empty());
    CHECK(found_in("高血压、糖尿病患者每年免费随访四次").empty());
    CHECK(found_in(row_of({{"残疾类别", "精神残疾"}, {"人数", "120"}})).empty());
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"职称", "主任医师"}, {"擅长", "糖尿病、高血压"}})).empty());
    CHECK(found_in(row_of({{"病种", "高血压"}, {"报销比例", "60%"}})).empty());
}

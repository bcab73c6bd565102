// Addresses with what must be found of them, and texts in which none must be.
#include <catch2/catch.hpp>

#include "match/matcher_state.h"
#include "support/matching.h"

using namespace leakscan;

namespace {

const AddressFinder& finder() { return product_matcher().state().addresses; }

struct Case {
    const char* text;
    const char* address;  // the deepest span; "" when there is none
    AddressLevel level;
};

}  // namespace

TEST_CASE("an address that leads to a door is found whole") {
    const Case cases[] = {
        {"西湖区幸福城市花园西雅园10幢3底层", "西湖区幸福城市花园西雅园10幢", AddressLevel::building},
        {"上海市浦东新区某某路100弄5号302", "上海市浦东新区某某路100弄5号302", AddressLevel::household},
        {"某某厂宿舍3栋201", "某某厂宿舍3栋201", AddressLevel::household},
        {"房屋坐落:幸福小区3栋2单元501室", "幸福小区3栋2单元501室", AddressLevel::household},
        {"现住址:幸福小区3栋501", "幸福小区3栋501", AddressLevel::household},
        {"通讯地址:合肥市某某路88号3栋501室(张三收)", "合肥市某某路88号3栋501室", AddressLevel::household},
        {"大连市中山区某某街8号1-2-3", "大连市中山区某某街8号1-2-3", AddressLevel::household},
        {"台北市大安區某某路一段12巷3弄5號6樓之2", "台北市大安區某某路一段12巷3弄5號6樓之2", AddressLevel::household},
        {"长丰县水湖镇李岗村东李组", "长丰县水湖镇李岗村东李组", AddressLevel::group},
        {"哈尔滨市道里区某某街12号3单元5楼2门", "哈尔滨市道里区某某街12号3单元5楼2门", AddressLevel::household},
        {"合肥市蜀山区某某路88号幸福小区3#楼2单元501", "合肥市蜀山区某某路88号幸福小区3#楼2单元501", AddressLevel::household},
        {"重庆市渝中区某某街12号附3号5-2", "重庆市渝中区某某街12号附3号5-2", AddressLevel::household},
        {"高雄市三民區某某里5鄰某某路12號", "高雄市三民區某某里5鄰某某路12號", AddressLevel::household},
        {"幸福小区3栋2单元501室", "幸福小区3栋2单元501室", AddressLevel::household},
        {"浙江省台州市临海市江南大道创业大道288号", "浙江省台州市临海市江南大道创业大道288号", AddressLevel::doorplate},
        {"某村花园新达苑18幢二单元101", "某村花园新达苑18幢二单元101", AddressLevel::household},
        {"沈阳市和平区某某街8号4-5-1", "沈阳市和平区某某街8号4-5-1", AddressLevel::household},
        {"上海上海市静安区共和新路街道某某路669弄14号1102", "上海上海市静安区共和新路街道某某路669弄14号1102", AddressLevel::household},
        {"某某镇红旗大队第五生产队", "某某镇红旗大队第五生产队", AddressLevel::group},
        {"西溪北苑南区2栋1单元301", "西溪北苑南区2栋1单元301", AddressLevel::household},
        {"某某大学学生公寓5号楼603", "某某大学学生公寓5号楼603", AddressLevel::household},
        {"延边朝鲜族自治州某某市某某街8委3组", "延边朝鲜族自治州某某市某某街8委3组", AddressLevel::household},
        {"沿山村5组6号", "沿山村5组6号", AddressLevel::household},
        {"香港九龍觀塘某某道12號某某大廈15樓A室", "香港九龍觀塘某某道12號某某大廈15樓A室", AddressLevel::household},
        {"西藏某某县某某乡某某村12户", "西藏某某县某某乡某某村12户", AddressLevel::household},
        {"香港新界沙田某某邨某某樓1234室", "香港新界沙田某某邨某某樓1234室", AddressLevel::household},
        {"乌鲁木齐市某某路100号某某小区5栋3单元101室", "乌鲁木齐市某某路100号某某小区5栋3单元101室", AddressLevel::household},
        {"幸福小区3-2-501", "幸福小区3-2-501", AddressLevel::household},
        {"台中市西屯區某某路12之3號4樓之1", "台中市西屯區某某路12之3號4樓之1", AddressLevel::household},
        {"成都市某某路12号附5号", "成都市某某路12号附5号", AddressLevel::doorplate},
        {"合肥市蜀山区某某路88号", "合肥市蜀山区某某路88号", AddressLevel::doorplate},
        {"某某乡王庄村三社8号", "某某乡王庄村三社8号", AddressLevel::household},
        {"北京市东城区某某胡同12号旁门", "北京市东城区某某胡同12号", AddressLevel::doorplate},
        {"某某花园B-3栋972", "某某花园B-3栋972", AddressLevel::household},
        {"某某北苑726-1071", "某某北苑726-1071", AddressLevel::household},
        {"某某路101-1", "某某路101-1", AddressLevel::doorplate},
        {"某某路101-1-302", "某某路101-1-302", AddressLevel::household},
        {"某某路268号二楼", "某某路268号二楼", AddressLevel::building},
        {"三门峡市湖滨区某某路42号", "三门峡市湖滨区某某路42号", AddressLevel::doorplate},
        {"某某居民住宅小区15号楼2号", "某某居民住宅小区15号楼2号", AddressLevel::household},
        {"绿城桃花源12-3-501", "绿城桃花源12-3-501", AddressLevel::household},
        {"万科魅力之城3栋", "万科魅力之城3栋", AddressLevel::building},
        {"万科魅力之城3栋2单元", "万科魅力之城3栋2单元", AddressLevel::entrance},
        {"利园小区H902", "利园小区H902", AddressLevel::household},
        {"阳光花园A座1203", "阳光花园A座1203", AddressLevel::household},
        {"幸福小区三单元五零二室", "幸福小区三单元五零二室", AddressLevel::household},
        {"幸福小区3#2-501", "幸福小区3#2-501", AddressLevel::household},
        {"幸福小区3幢底层", "幸福小区3幢底层", AddressLevel::building},
        {"幸福小区3#2单元204号楼顶违法搭建", "幸福小区3#2单元204号", AddressLevel::household},
        {"幸福小区3栋2单元1103楼上漏水", "幸福小区3栋2单元1103", AddressLevel::household},
        {"某某路12号之2", "某某路12号之2", AddressLevel::doorplate},
        {"某某路12号之一3栋1168", "某某路12号之一3栋1168", AddressLevel::household},
        {"某某路88号3幢2311-2312室", "某某路88号3幢2311-2312室", AddressLevel::household},
        {"北京市东城区某某里12号", "北京市东城区某某里12号", AddressLevel::doorplate},
        {"红星农场三连12号", "红星农场三连12号", AddressLevel::doorplate},
        {"148团17连3号", "148团17连3号", AddressLevel::doorplate},
        {"某某苏木某某嘎查12号", "某某苏木某某嘎查12号", AddressLevel::doorplate},
        {"某某经济技术开发区某某路12号3栋501", "某某经济技术开发区某某路12号3栋501", AddressLevel::household},
        {"某某学校宿舍楼302", "某某学校宿舍楼302", AddressLevel::household},
        {"某某路12号-3-501", "某某路12号-3-501", AddressLevel::household},
        {"天通苑东2区29号楼1门366室", "天通苑东2区29号楼1门366室", AddressLevel::household},
        {"朝晖7区143-10-475", "朝晖7区143-10-475", AddressLevel::household},
        {"下沙6号大街1100号", "下沙6号大街1100号", AddressLevel::doorplate},
        {"香港九龍觀塘某某道12號3樓A", "香港九龍觀塘某某道12號3樓A", AddressLevel::household},
        {"香港新界沙田某某邨某某樓12字樓1234室", "香港新界沙田某某邨某某樓12字樓1234室", AddressLevel::household},
        {"澳門某某大馬路12號某某大廈5樓A", "澳門某某大馬路12號某某大廈5樓A", AddressLevel::household},
        {"臺北市信義區某某路五段7號12樓之3", "臺北市信義區某某路五段7號12樓之3", AddressLevel::household},
        {"12/F, Flat B, Example Mansion, 3 Example Street, Hong Kong", "12/F, Flat B, Example Mansion, 3 Example Street, Hong Kong",
         AddressLevel::household},
        {"Room 501, Unit 2, Building 3, Example Garden, No. 88 Example Road, Hefei",
         "Room 501, Unit 2, Building 3, Example Garden, No. 88 Example Road, Hefei", AddressLevel::household},
        {"Apt 5B, 12 Example Street, Springfield", "Apt 5B, 12 Example Street, Springfield", AddressLevel::household},
        {"G/F, 12 Example Village, Tai Po, New Territories", "G/F, 12 Example Village, Tai Po, New Territories", AddressLevel::household},
        {"氹仔某某大馬路某某花園某某閣12樓C", "氹仔某某大馬路某某花園某某閣12樓C", AddressLevel::household},
        {"新界元朗某某花園3座12樓B室", "新界元朗某某花園3座12樓B室", AddressLevel::household},
        {"5F.-2, No.6, Aly. 5, Ln. 3, Sec. 1, Example Rd., Taipei City", "5F.-2, No.6, Aly. 5, Ln. 3, Sec. 1, Example Rd., Taipei City",
         AddressLevel::household},
        {"Flat A, 15/F, Block 3, Example Court, 12 Example Road, Kwun Tong, Kowloon",
         "Flat A, 15/F, Block 3, Example Court, 12 Example Road, Kwun Tong, Kowloon", AddressLevel::household},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const std::string text = c.text;
        const std::vector<AddressSpan> spans = finder().find(text);
        REQUIRE(spans.size() == 1);
        CHECK(text.substr(spans[0].begin, spans[0].end - spans[0].begin) == c.address);
        CHECK(spans[0].level == c.level);
    }
}

TEST_CASE("what only looks like an address leads to no door") {
    const char* texts[] = {
        "室内环境",
        "3号楼电梯更换公示",
        "第3条第2款",
        "如图1-3-5所示",
        "2017年11月20日",
        "(2023)京0105民初12345号",
        "皖政办秘[2017]47号",
        "广西柳州市城中区潭中东路勿忘我网吧附近",
        "地铁1号线",
        "国务院令第711号",
        "5组数据",
        "第3组选手",
        "文一西路阿里巴巴五期",
        "某某路与某某路交叉口东南角",
        "全村12户贫困户",
        "12号台风",
        "2楼会议室",
        "三室一厅",
        "型号A-12-3",
        "合肥市蜀山区某某街道",
        "会议在第一会议室召开",
        "全市共有3栋楼",
        "0551-62345678-801",
        "2017-11-20",
        "12月20号上午",
        "咨询电话:0551-62345678",
        "某某县2018年3月至5月",
        "一楼大厅3号窗口",
        "某某股市指数全天上升16-73",
        "某某省中部和西部将有5-6级大风",
        "女排决赛比分为25-18-21",
        "第三组5号选手",
        "场内最前排3排5号",
        "东至某某大道东100米",
        "住在3楼的居民",
        "现住房屋2间",
        "现住院12天",
        "住房12-15平方米",
        "住院部3楼12床",
        "现住房3室2厅",
        "居住面积90-120平方米",
        "居住在某某小区2000余户居民",
        "Room 3, Level 2, 10 exercises",
        "白马乡清河村1组12户",
        "男子小组3-2-1",
        "小组赛积分3-2-1",
        "家庭住址的格式为:XX市XX区XX街道XX小区X栋X单元X室",
        "咨询电话400-860-8608",
        "门票30元咨询热线400-860-860",
    };
    for (const char* text : texts) {
        CAPTURE(text);
        for (const AddressSpan& span : finder().find(text)) CHECK(span.level < AddressLevel::doorplate);
    }
}

TEST_CASE("what is told of a named person's home is a finding below the village, of anybody else only at the door") {
    const auto span = [](AddressLevel level, bool organisation = false) { return AddressSpan{0, 1, level, 0, organisation}; };
    Evidence home;
    home.sense = LabelSense::address;
    home.owner = Owner::person;
    const Evidence nothing;
    Evidence company;
    company.sense = LabelSense::office_address;
    company.owner = Owner::organisation;
    CHECK_FALSE(may_be_home(span(AddressLevel::village), home));
    CHECK(may_be_home(span(AddressLevel::group), home));
    CHECK(may_be_home(span(AddressLevel::doorplate), home));
    CHECK_FALSE(may_be_home(span(AddressLevel::doorplate), nothing));
    CHECK_FALSE(may_be_home(span(AddressLevel::doorplate), company));
    CHECK(may_be_home(span(AddressLevel::household), nothing));
    CHECK_FALSE(may_be_home(span(AddressLevel::household, true), nothing));
}

TEST_CASE("a word that tells of somebody's home makes an address of any number behind it") {
    for (const char* text : {"现住合肥市桃花源大厦2865", "现住江南一品490号1148室", "本人住幸福里12-501", "家住幸福小区三栋二单元五零二",
                             "住址 合肥市蜀山区金源商城8-143", "户籍地:城东8-2-143", "住址(户籍地):四季青中洲商城2136"}) {
        CAPTURE(text);
        const std::vector<AddressSpan> spans = finder().find(text);
        REQUIRE(spans.size() == 1);
        CHECK(spans[0].level == AddressLevel::household);
        CHECK(spans[0].end == std::string_view(text).size());
    }
    for (const char* text : {"3-2-501", "12栋2单元501", "3#2-501"}) {  // under 房号
        CAPTURE(text);
        const std::vector<AddressSpan> spans = finder().find(text, true);
        REQUIRE(spans.size() == 1);
        CHECK(spans[0].level == AddressLevel::household);
    }
    for (const char* text : {"2017-11-20", "3栋", "0551-62345678", "2019-05"}) {
        CAPTURE(text);
        CHECK(finder().find(text, true).empty());
    }
    Evidence nothing;
    AddressSpan span{0, 1, AddressLevel::household, 0};
    span.announced = true;
    CHECK_FALSE(may_be_home(span, nothing));
}

TEST_CASE("an address in a bracket begins behind the bracket") {
    const std::string text = "贫困户张三(沿山村5组6号)";
    const std::vector<AddressSpan> spans = finder().find(text);
    REQUIRE(spans.size() == 1);
    CHECK(text.substr(spans[0].begin, spans[0].end - spans[0].begin) == "沿山村5组6号");
    const std::vector<AddressSpan> whole = finder().find("合肥市庐阳区(原中市区)某某路5号3栋501室");
    REQUIRE(whole.size() == 1);
    CHECK(whole[0].begin == 0);
}

TEST_CASE("parcels, the limits of an area and ranges of doors are nobody's home") {
    for (const char* text : {"南起某某村三组，北至某某村五组12号", "涉及幸福小区3栋2单元101室至1804室", "东至某某村3组12号"}) {
        INFO(text);
        for (const AddressSpan& span : finder().find(text)) CHECK(span.level < AddressLevel::household);
    }
    CHECK(finder().find("某某村林班3小班12", true).empty());
    CHECK(finder().find("东至县某某镇某某村3组12号").size() == 1);
    CHECK(finder().find("某某村3组12号至2019年", true).size() == 1);
}

TEST_CASE("a count of doors is no door") {
    const std::vector<AddressSpan> spans = finder().find("某某小区朝阳街126号1-13栋2560户");
    REQUIRE(spans.size() == 1);
    CHECK(spans[0].level == AddressLevel::building);
}

TEST_CASE("an office behind the door is noticed") {
    for (const char* text :
         {"政务中心A座12楼1205室", "某某路88号行政服务中心3号楼501室", "某某街29号东环广场B座5层", "某某路8号3栋501室某某有限公司"}) {
        CAPTURE(text);
        const std::vector<AddressSpan> spans = finder().find(text);
        REQUIRE(spans.size() == 1);
        CHECK(spans[0].organisation_tail);
    }
}

TEST_CASE("the part down to the township is known, for the mask") {
    const std::string text = "安徽省合肥市长丰县水湖镇李岗村5组6号";
    const std::vector<AddressSpan> spans = finder().find(text);
    REQUIRE(spans.size() == 1);
    CHECK(text.substr(0, spans[0].town_end) == "安徽省合肥市长丰县水湖镇");
}

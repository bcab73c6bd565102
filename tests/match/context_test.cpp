// Whose value it is, and what it is called, from words, cells and captions around it.
#include "match/context.h"

#include <catch2/catch.hpp>

using namespace leakscan;

namespace {

const Context& context() {
    static const Context instance = Context::create(LEAKSCAN_SOURCE "/patterns/data").take();
    return instance;
}

// Evidence for `value` in the only block of a document.
Evidence evidence_in(const std::string& text, const std::string& value, const std::string& label = "", const std::string& title = "") {
    Document document;
    document.meta.title = title;
    document.add(text, Locus{}, label);
    const size_t at = text.find(value);
    REQUIRE(at != std::string::npos);
    return PageContext(context(), document)
        .gather_evidence(0, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + value.size()));
}

// Evidence for the cell `column` (from 0) of a table with one row below its header.
Evidence evidence_in_row(const std::vector<std::pair<std::string, std::string>>& cells, size_t column) {
    Document document;
    std::uint32_t number = 0;
    for (const auto& [label, text] : cells) {
        Locus where;
        where.table = 1;
        where.row = 2;
        where.column = ++number;
        document.add(text, where, label);
    }
    const Block& block = document.blocks[column];
    return PageContext(context(), document).gather_evidence(column, block.begin, block.end);
}

}  // namespace

TEST_CASE("a caption's last phrase is its head, a bracket refines it") {
    struct Case {
        const char* label;
        LabelSense sense;
    };
    const Case cases[] = {
        {"身份证号", LabelSense::resident_id},
        {"公民身份号码", LabelSense::resident_id},
        {"身 份 证 号 码：", LabelSense::resident_id},
        {"身份證號碼", LabelSense::resident_id},
        {"家庭成员/身份证号", LabelSense::resident_id},
        {"ID No.", LabelSense::resident_id},
        {"证件号码", LabelSense::any_id},
        {"证件号码（身份证）", LabelSense::resident_id},
        {"联系电话（手机）", LabelSense::mobile_phone},
        {"手机号码", LabelSense::mobile_phone},
        {"Mobile", LabelSense::mobile_phone},
        {"联系电话", LabelSense::phone},
        {"聯絡電話", LabelSense::phone},
        {"Tel", LabelSense::phone},
        {"监督举报电话", LabelSense::office_phone},
        {"咨询热线", LabelSense::office_phone},
        {"部门电话", LabelSense::office_phone},
        {"家庭住址", LabelSense::address},
        {"申请人家庭住址", LabelSense::address},
        {"戶籍地址", LabelSense::address},
        {"企业地址", LabelSense::office_address},
        {"项目建设地点", LabelSense::office_address},
        {"一卡通账号", LabelSense::bank_account},
        {"姓　名", LabelSense::person_name},
        {"项目编号", LabelSense::other_number},
        {"统一社会信用代码", LabelSense::other_number},
        {"统一社会信用代码/身份证号", LabelSense::resident_id},
        {"身份证号/统一社会信用代码", LabelSense::resident_id},
        {"身份证复印件", LabelSense::other},
        {"备注", LabelSense::other},
        {"职务", LabelSense::duty},
        {"企业名称", LabelSense::organisation},
        {"", LabelSense::none},
        {"天气", LabelSense::none},
    };
    for (const Case& c : cases) {
        CAPTURE(c.label);
        CHECK(context().sense_of_label(c.label) == c.sense);
    }
}

TEST_CASE("the words around a value name it") {
    struct Case {
        const char* text;
        const char* value;
        LabelSense sense;
    };
    const Case cases[] = {
        {"身份证号：340123190506150048", "340123190506150048", LabelSense::resident_id},
        {"申请人：冯磊，身份证号 330105190802145513。", "330105190802145513", LabelSense::resident_id},
        {"联系电话(手机)：13800138000", "13800138000", LabelSense::mobile_phone},
        {"电话：0551-62345678、13800138000", "13800138000", LabelSense::phone},
        {"13800138000（手机）", "13800138000", LabelSense::mobile_phone},
        {"统一社会信用代码：91110000600037341L", "91110000600037341L", LabelSense::other_number},
        {"咨询电话：0551-62345678，联系人：王科长。", "0551-62345678", LabelSense::office_phone},
        {"身份证号不详。13800138000", "13800138000", LabelSense::none},
        {"身份证号340123190506150048，13800138000", "13800138000", LabelSense::none},
        {"张三，住幸福小区3栋2单元501室", "幸福小区3栋2单元501室", LabelSense::address},
        {"我的手机号是13800000000。", "13800000000", LabelSense::mobile_phone},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(evidence_in(c.text, c.value).sense == c.sense);
    }
}

TEST_CASE("a value belongs to the person, the office or the company beside it") {
    struct Case {
        const char* text;
        const char* value;
        Owner owner;
        const char* name;
    };
    const Case cases[] = {
        {"申请人：冯磊，身份证号 330105190802145513。", "330105190802145513", Owner::person, "冯磊"},
        {"张三，男，汉族，1950年6月生，身份证号340123190506150048", "340123190506150048", Owner::person, "张三"},
        {"看房客户：何俊杰（配偶同行），联系电话 13588889999。", "13588889999", Owner::person, "何俊杰"},
        {"王小明 13588889999", "13588889999", Owner::person, "王小明"},
        {"关于王小明（13588889999）反映问题的答复", "13588889999", Owner::person, "王小明"},
        {"你（单位）在幸福小区3栋501室违法搭建", "幸福小区3栋501室", Owner::unknown, ""},
        {"关于低保（13588889999）问题的答复", "13588889999", Owner::unknown, ""},
        {"王小明13588889999", "13588889999", Owner::person, "王小明"},
        {"手机13588889999（王小明）", "13588889999", Owner::person, "王小明"},
        {"学生周雨桐的电话是13588889999。", "13588889999", Owner::person, "周雨桐"},
        {"咨询电话：0551-62345678", "0551-62345678", Owner::office, ""},
        {"联系人：王科长，电话：0551-62345678", "0551-62345678", Owner::office, ""},
        {"李主任 13588889999", "13588889999", Owner::office, ""},
        {"巢湖市民政局：0551-62345678", "0551-62345678", Owner::office, ""},
        {"联系人：张三 电话：0551-62345678", "0551-62345678", Owner::organisation, "张三"},
        {"项目联系人电话：13588889999", "13588889999", Owner::organisation, ""},
        {"防汛责任人：张三（手机13588889999）", "13588889999", Owner::office, "张三"},
        {"罚款缴至巢湖市财政局非税收入专户，账号：6222020200112233445", "6222020200112233445", Owner::office, ""},
        {"户名：王小明，开户行：工商银行巢湖支行，账号：6222020200112233445", "6222020200112233445", Owner::person, "王小明"},
        {"户名：某某有限公司，账号：6222020200112233445", "6222020200112233445", Owner::office, ""},
        {"开户行：工商银行巢湖支行，账号：6222020200112233445", "6222020200112233445", Owner::unknown, ""},
        {"缴至账号：6222020200112233445（户名：巢湖市财政局）", "6222020200112233445", Owner::office, ""},
        {"捐款账号：6222020200112233445，户名：王小明", "6222020200112233445", Owner::person, "王小明"},
        {"联系人：王刚、李军　联系电话：0551-62345678", "0551-62345678", Owner::organisation, "李军"},
        {"请夫妇到县妇幼保健院（人民中路200号3楼302室）登记", "人民中路200号3楼302室", Owner::office, ""},
        {"王小明（人民中路200号3楼302室）", "人民中路200号3楼302室", Owner::person, "王小明"},
        {"维修工杜娟辉 13800138000", "13800138000", Owner::office, "杜娟辉"},
        {"联系人：孙队长、钱明，电话：0551-62345678", "0551-62345678", Owner::organisation, "钱明"},
        {"监督电话：0551-62345678　邮箱：jiandu@163.com", "jiandu@163.com", Owner::office, ""},
        {"举报邮箱：jubao@163.com", "jubao@163.com", Owner::office, ""},
        {"公示期5天，邮箱：gonghui@example.gov.cn", "gonghui@example.gov.cn", Owner::office, ""},
        {"联系电话：0551-62345678，邮箱：zhang@163.com", "zhang@163.com", Owner::unknown, ""},
        {"办公地址：合肥市蜀山区某某路88号", "合肥市蜀山区某某路88号", Owner::office, ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const Evidence evidence = evidence_in(c.text, c.value);
        CHECK(evidence.owner == c.owner);
        CHECK(evidence.person_name == c.name);
        CHECK(evidence.name_beside == (c.name[0] != '\0'));
    }
}

TEST_CASE("the columns of a table say whose values its rows hold") {
    const Evidence roster = evidence_in_row({{"姓名", "王小明"}, {"联系电话", "13588889999"}}, 1);
    CHECK(roster.owner == Owner::person);
    CHECK(roster.person_name == "王小明");
    CHECK(roster.label == "联系电话");

    CHECK(evidence_in_row({{"单位名称", "民政局"}, {"联系电话", "0551-62345678"}}, 1).owner == Owner::office);
    CHECK(evidence_in_row({{"企业名称", "某某公司"}, {"联系电话", "13588889999"}}, 1).owner == Owner::organisation);

    CHECK(evidence_in_row({{"name", "石桥镇敬老院"}, {"tel", "0551-62345678"}}, 1).owner == Owner::organisation);

    const Evidence official = evidence_in_row({{"姓名", "王小明"}, {"职务", "副局长"}, {"手机", "13588889999"}}, 2);
    CHECK(official.owner == Owner::office);
    CHECK(official.name_beside);

    CHECK(evidence_in_row({{"姓名", "王小明"}, {"职务", "副局长"}, {"银行账号", "6222020200112233445"}}, 2).owner == Owner::person);

    const Evidence transposed = evidence_in_row({{"", "联系电话"}, {"", "13588889999"}, {"", "13588887777"}}, 2);
    CHECK(transposed.sense == LabelSense::phone);
    CHECK(evidence_in_row({{"", "住址"}, {"", "幸福小区3栋2单元501室"}, {"", "幸福小区3栋2单元502室"}}, 2).sense == LabelSense::address);

    const Evidence bare = evidence_in_row({{"", "王小明"}, {"", "13588889999"}}, 1);
    CHECK(bare.owner == Owner::person);
}

TEST_CASE("a form's earlier field names the person") {
    Document document;
    document.add("姓名：王小明", Locus{});
    document.add("性别：男", Locus{});
    document.add("身份证号：340123190506150048", Locus{});
    const Block& block = document.blocks[2];
    const Evidence evidence = PageContext(context(), document).gather_evidence(2, block.end - 18, block.end);
    CHECK(evidence.person_name == "王小明");
    CHECK(evidence.owner == Owner::person);
}

TEST_CASE("in a person's form the number of the contact is no business") {
    Document document;
    document.add("姓名：王小明", Locus{});
    document.add("联系人电话：13800138000", Locus{});
    const Block& block = document.blocks[1];
    CHECK(PageContext(context(), document).gather_evidence(1, block.end - 11, block.end).owner == Owner::person);
}

TEST_CASE("the caption 开户银行 of a form's field is no institution beside the account") {
    Document document;
    std::uint32_t column = 0;
    for (const auto& [label, text] : std::vector<std::pair<const char*, const char*>>{
             {"", "开户银行"}, {"开户银行", "农业银行支行"}, {"", "账号"}, {"账号", "6222020200112233445"}}) {
        Locus where;
        where.table = 1;
        where.row = 1;
        where.column = ++column;
        document.add(text, where, label);
    }
    const Block& block = document.blocks[3];
    CHECK(PageContext(context(), document).gather_evidence(3, block.begin, block.end).owner == Owner::unknown);
}

TEST_CASE("an institution beside a value is nearer than a name some lines before") {
    Document document;
    document.add("来信人：王小明", Locus{});
    document.add("主办单位：巢湖市民政局　电话：0551-62345678", Locus{});
    const Block& block = document.blocks[1];
    CHECK(PageContext(context(), document).gather_evidence(1, block.end - 13, block.end).owner == Owner::office);
}

TEST_CASE("what stands just above a page's footer is not its owner's") {
    Document document;
    document.add("其住所地为巢湖市幸福小区3栋501室。", Locus{});
    document.add("皖ICP备05006150号-1　网站标识码：3411810001", Locus{});
    const Block& block = document.blocks[0];
    CHECK(PageContext(context(), document).gather_evidence(0, block.begin + 15, block.end - 3).owner == Owner::person);
}

TEST_CASE("the number that somebody called from is theirs") {
    CHECK(evidence_in("市民王小明来电（来电号码：13588889999）反映停水。承办单位：市水务局", "13588889999").owner == Owner::person);
    CHECK(evidence_in("市民王某接到13588889999来电，对方自称是客服", "13588889999").owner == Owner::unknown);
    const std::string handled = "市民王小明来电反映幸福小区3栋501室漏水。承办单位：市住建局";
    CHECK(evidence_in(handled, "幸福小区3栋501室").owner == Owner::person);
}

TEST_CASE("a mailbox or a line in the row above the footer's words is the office's") {
    Document document;
    document.add("主办：巢湖市人民政府办公室　网站标识码：3411810001", Locus{});
    document.add("联系电话：0551-62345678　邮箱：chzwgk@163.com", Locus{});
    const Block& block = document.blocks[1];
    CHECK(PageContext(context(), document).gather_evidence(1, block.end - 14, block.end).owner == Owner::office);
}

TEST_CASE("the account of a party that is a company is the company's") {
    Document document;
    const auto row = [&document](std::uint32_t number, const char* caption, const char* text, const char* label) {
        Locus where;
        where.table = 1;
        where.row = number;
        where.column = 1;
        document.add(caption, where);
        where.column = 2;
        document.add(text, where, label);
    };
    row(1, "承包人", "某某建设有限公司", "");
    row(2, "承包人账号", "34050000000000001234", "承包人账号");
    const Block& block = document.blocks[3];
    CHECK(PageContext(context(), document).gather_evidence(3, block.begin, block.end).owner == Owner::organisation);
    const char* fine = "法定代表人：王小明；缴款账户：某某县财政局非税专户，账号20000000000000001234。";
    CHECK(evidence_in(fine, "20000000000000001234").owner == Owner::office);
    for (const char* mark : {"；", "，", "　"}) {
        const std::string bank = std::string(mark) + "开户行：农业银行某某县支行" + mark + "账号：20000000000000001234。";
        CHECK(evidence_in("户名：某某县慈善总会" + bank, "20000000000000001234").owner == Owner::office);
        CHECK(evidence_in("户名：王小明" + bank, "20000000000000001234").owner == Owner::person);
    }
    CHECK(evidence_in("户名王小明，账号：20000000000000001234，开户行：某某农商行", "20000000000000001234").owner == Owner::person);
    const char* claims = "联系人：王小明；开户名：某某纺织有限公司管理人，账号：20000000000000001234。";
    CHECK(evidence_in(claims, "20000000000000001234").owner == Owner::office);
}

TEST_CASE("a value alone below a name alone is that person's, a landline or one below other words is not") {
    const auto evidence_below = [](std::initializer_list<const char*> above, const char* value) {
        Document document;
        for (const char* text : above) document.add(text, Locus{});
        document.add(value, Locus{});
        const Block& block = document.blocks.back();
        return PageContext(context(), document).gather_evidence(document.blocks.size() - 1, block.begin, block.end);
    };
    CHECK(evidence_below({"姓名", "手机号", "王小明"}, "13588889999").person_name == "王小明");
    CHECK(evidence_below({"王小明", "340123190506150048"}, "幸福小区3栋501室").owner == Owner::person);
    CHECK_FALSE(evidence_below({"王小明"}, "0551-62345678").name_beside);
    CHECK_FALSE(evidence_below({"王小明", "以上为本次活动的全部参加人员，请互相转告，按时到场参加活动。"}, "13588889999").name_beside);
}

TEST_CASE("the mailbox that reports are sent to is the office's") {
    CHECK(evidence_in("举报渠道：微信公众号、电话12319、邮箱chcg12319@163.com。", "chcg12319@163.com").owner == Owner::office);
}

TEST_CASE("the lines of an account say who holds it") {
    for (const auto& [holder, owner] : {std::pair{"户名：某某县红十字会", Owner::office}, {"户名：王小明", Owner::person}}) {
        Document document;
        for (const char* line : {holder, "开户行：农业银行某某县支行", "账号：20000000000000001234"}) document.add(line, Locus{});
        const Block& block = document.blocks[2];
        CHECK(PageContext(context(), document).gather_evidence(2, block.end - 20, block.end).owner == owner);
    }
}

TEST_CASE("the holder's name ends where the next words of its line begin") {
    Document document;
    document.add("收款人：某某县公共资源交易中心 开户银行：徽商银行某某支行", Locus{});
    document.add("银行账号：20000000000000001234", Locus{});
    const Block& block = document.blocks[1];
    CHECK(PageContext(context(), document).gather_evidence(1, block.end - 20, block.end).owner == Owner::office);
}

TEST_CASE("names some lines above a footer do not own its numbers") {
    Document document;
    document.add("姓名：王小明", Locus{});
    document.add("主办：巢湖市人民政府办公室　网站标识码：3411810001", Locus{});
    document.add("联系电话：0551-62345678", Locus{});
    const Block& block = document.blocks[2];
    CHECK(PageContext(context(), document).gather_evidence(2, block.end - 13, block.end).owner == Owner::office);
}

TEST_CASE("a company named earlier in a form owns its later fields") {
    Document document;
    const auto row = [&document](std::uint32_t number, const char* caption, const char* text) {
        Locus where;
        where.table = 1;
        where.row = number;
        where.column = 1;
        document.add(caption, where);
        where.column = 2;
        document.add(text, where, caption);
    };
    row(1, "行政相对人名称", "某某建筑有限公司");
    row(2, "住所", "巢湖市某某路118号");
    const Block& block = document.blocks[3];
    CHECK(PageContext(context(), document).gather_evidence(3, block.begin, block.end).owner == Owner::organisation);
}

TEST_CASE("in a letter the citizen speaks, in the answer the office") {
    const std::string title = "关于路灯的来信";
    CHECK(evidence_in("路灯坏了，请回电13588889999", "13588889999", "来信内容", title).owner == Owner::person);
    CHECK(evidence_in("王先生您好，请拨打科室电话0551-62345678", "0551-62345678", "答复内容", title).owner == Owner::office);
    CHECK(evidence_in("来信人：王小明。回复：如有疑问请拨打12345或0551-62345678。", "0551-62345678").owner == Owner::office);
    CHECK(evidence_in("联系电话：0551-62345678", "0551-62345678", "", "全市民政工作会议召开").owner == Owner::unknown);
}

TEST_CASE("examples are noticed") {
    CHECK(evidence_in("身份证号（如：340123190506150048）", "340123190506150048").sample);
    CHECK(evidence_in("340123190506150048", "340123190506150048", "身份证号", "申请表填写示例").sample);
    CHECK(evidence_in("手机号码为11位，如13800138000（示例）", "13800138000").sample);
    CHECK(evidence_in("手机号码：13800138000（样例）", "13800138000").sample);
    CHECK(evidence_in("手机号码请填写11位，如13800138000。", "13800138000").sample);
    const char* form = "填写样例：姓名 张三；身份证号 340123190506150048；住址 某某村；联系电话 13800000000。电话13800138000";
    CHECK(evidence_in(form, "340123190506150048").sample);
    CHECK(evidence_in(form, "13800000000").sample);
    CHECK(evidence_in("门牌号应填写完整，如“某某路12号3栋2单元501室”。", "某某路12号3栋2单元501室").sample);
    CHECK_FALSE(evidence_in(form, "13800138000").sample);
    CHECK_FALSE(evidence_in("身份证号：340123190506150048", "340123190506150048").sample);
    CHECK_FALSE(evidence_in("手机号码：13800138000（王小明）", "13800138000").sample);
    CHECK_FALSE(evidence_in("340123190506150048", "340123190506150048", "身份证号", "食品抽检样本采集名单").sample);
    CHECK_FALSE(evidence_in("典型案例：张三340123190506150048", "340123190506150048").sample);
}

TEST_CASE("names of people are told from words and organisations") {
    for (const char* name : {"张三", "王小明", "欧阳锋", "诸葛小明", "张*", "李某某", "王*明", "买买提·阿卜杜拉", "刘建国", "陈 晨"}) {
        CAPTURE(name);
        CHECK(context().is_person_name(name));
    }
    for (const char* word :
         {"周边",   "高速",   "任务",   "方案",   "程序",   "安全", "时间", "项目", "单位",     "金额",   "曾用名", "于是", "和谐",
          "民政局", "高度重", "王科长", "李主任", "张老师", "天气", "",     "张",   "石家庄市", "江苏省", "马路",   "万元"}) {
        CAPTURE(word);
        CHECK_FALSE(context().is_person_name(word));
    }
    for (const char* name : {"巢湖市民政局", "某某有限公司", "李岗村委会", "合肥市第一中学", "财政局"})
        CHECK(context().is_organisation_name(name));
}

TEST_CASE("names in running text are found under a cue only") {
    const auto names_in = [](const std::string& text, const std::string& label = "") {
        std::vector<std::string> names;
        for (const NameSpan& span : context().find_person_names(text, label))
            names.push_back(text.substr(span.begin, span.end - span.begin));
        return names;
    };
    using List = std::vector<std::string>;
    CHECK(names_in("姓名：王小明　身份证号：34***") == List{"王小明"});
    CHECK(names_in("申请人冯磊，身份证号") == List{"冯磊"});
    CHECK(names_in("已纳入低保。其监护人冯小磊联系电话") == List{"冯小磊"});
    CHECK(names_in("其子公司名称").empty());
    CHECK(names_in("王小明", "姓名") == List{"王小明"});
    CHECK(names_in("王小明、李大力、张三") == List{"王小明", "李大力", "张三"});
    CHECK(names_in("关于加强安全生产工作的通知").empty());
    CHECK(names_in("高度重视，周密部署，严格落实").empty());
}

// Tables drawn as rows of cells, and the label that each value's cell must get.
#include "extract/table_labels.h"

#include <catch2/catch.hpp>

using namespace leakscan;
using Row = std::vector<std::string>;

namespace {

// The labels that the last of the rows gets; "3*text" spans three columns, "#text" is marked as header.
Row labels_of_last(const std::vector<Row>& rows) {
    TableLabels labels;
    Row last;
    for (const Row& row : rows) {
        std::vector<TableCell> cells;
        std::uint32_t column = 1;
        for (const std::string& text : row) {
            TableCell cell{column, 1, text, false};
            if (text.size() > 2 && text[1] == '*') {
                cell.span = static_cast<std::uint32_t>(text[0] - '0');
                cell.text.remove_prefix(2);
            }
            if (cell.text.starts_with('#')) {
                cell.header = true;
                cell.text.remove_prefix(1);
            }
            if (text != "-") cells.push_back(cell);  // covered by a cell above
            column += cell.span;
        }
        last = labels.add_row(cells);
    }
    return last;
}

}  // namespace

TEST_CASE("a roster's header names the cells below, also under a title and without th") {
    CHECK(labels_of_last({{"姓名", "身份证号", "联系电话"}, {"张三", "340123190506150048", "13800138000"}}) ==
          Row{"姓名", "身份证号", "联系电话"});
    CHECK(labels_of_last({{"3*2017年低保名单"}, {"序号", "姓 名", "家庭住址（村组）"}, {"1", "张三", "某村三组"}}) ==
          Row{"序号", "姓名", "家庭住址（村组）"});
    CHECK(labels_of_last({{"#代号", "#备考"}, {"a", "b"}}) == Row{"代号", "备考"});
    CHECK(labels_of_last({{"name", "id_card"}, {"Zhang", "340123190506150048"}}) == Row{"name", "id_card"});
    CHECK(labels_of_last({{"姓名", "电话"}, {"李四", "13900139000"}, {"姓名", "电话"}, {"张三", "13800138000"}}) == Row{"姓名", "电话"});
}

TEST_CASE("the first row of a table may be a header of words that are no captions") {
    CHECK(labels_of_last({{"科目编码", "科目名称", "预算数（元）", "文号"}, {"2010301", "行政运行", "13805621500", "财预〔2021〕47号"}}) ==
          Row{"科目编码", "科目名称", "预算数（元）", "文号"});
    CHECK(labels_of_last({{"承包方编码", "承包方代表", "证件号码", "面积", "地块数"}, {"34", "张三", "340123190506150048", "2.5", "3"}}) ==
          Row{"承包方编码", "承包方代表", "证件号码", "面积", "地块数"});
    CHECK(labels_of_last({{"指标", "本月", "同比（%）"}, {"用电量", "13805621500", "2.5"}}) == Row{"指标", "本月", "同比（%）"});
    CHECK(labels_of_last({{"基本信息", "姓名", "张三"}, {"", "电话", "13800138000"}}) == Row{"", "", "电话"});
}

TEST_CASE("a first row of words over a row of values is a header, however few of them are captions") {
    CHECK(labels_of_last({{"Name", "Nationality", "护照号码", "聘用学校"}, {"JOHN", "UK", "E10000001", "某某中学"}}) ==
          Row{"Name", "Nationality", "护照号码", "聘用学校"});
    CHECK(labels_of_last({{"单位编码", "单位名称", "人员经费", "总计"}, {"301001", "某某局", "13200000000", "15700000000"}}) ==
          Row{"单位编码", "单位名称", "人员经费", "总计"});
    CHECK(labels_of_last({{"性别", "女", "女", "男", "男", "女"},
                          {"身份证号", "340123190506150048", "340123190506150021", "34**1", "34**2", "34**3"}}) ==
          Row{"", "身份证号", "", "", "", ""});
    CHECK(labels_of_last({{"姓名", "张三", "性别", "男"}, {"身份证号", "340123190506150048", "电话", "13800138000"}}) ==
          Row{"", "身份证号", "", "电话"});
}

TEST_CASE("a year in a header does not make a value of it") {
    CHECK(
        labels_of_last({{"科目编码", "科目名称", "2019年决算数", "2020年预算数"}, {"2017946", "行政运行", "16648521193", "7742963343"}}) ==
        Row{"科目编码", "科目名称", "2019年决算数", "2020年预算数"});
    CHECK(labels_of_last({{"张三", "2019年5月", "1000"}, {"李四", "2019年6月", "900"}}) == Row{"", "", ""});
}

TEST_CASE("two header rows are joined where the upper cell spans the lower ones") {
    CHECK(
        labels_of_last({{"序号", "户主姓名", "2*家庭成员"}, {"-", "-", "姓名", "身份证号"}, {"1", "张三", "李四", "340123190506150048"}}) ==
        Row{"序号", "户主姓名", "家庭成员/姓名", "家庭成员/身份证号"});
}

TEST_CASE("a form's captions name the cell to their right") {
    CHECK(labels_of_last({{"姓名", "张三", "身份证号码", "340123190506150048"}}) == Row{"", "姓名", "", "身份证号码"});
    CHECK(labels_of_last({{"2*申请表"}, {"姓名：", "张三"}, {"家庭住址：", "某村三组"}}) == Row{"", "家庭住址"});
    CHECK(labels_of_last({{"姓名", "张三", "性别", "男"}, {"#联系电话", "3*13800138000"}}) == Row{"", "联系电话"});
}

TEST_CASE("a form below a roster, and a roster below a form, are told apart") {
    CHECK(labels_of_last(
              {{"姓名", "张三", "性别", "男"}, {"称谓", "姓名", "身份证号", "工作单位"}, {"妻", "李四", "340123190506150048", "某厂"}}) ==
          Row{"称谓", "姓名", "身份证号", "工作单位"});
    CHECK(labels_of_last({{"姓名", "电话", "住址", "备注"}, {"申请人", "张三", "联系电话", "13800138000"}}) ==
          Row{"", "申请人", "", "联系电话"});
}

TEST_CASE("rows of names or numbers are no header") {
    CHECK(labels_of_last({{"张三", "李四", "王五"}, {"赵六", "孙七", "周八"}}) == Row{"", "", ""});
    CHECK(labels_of_last({{"张三", "340123190506150048"}, {"李四", "340123190506150048"}}) == Row{"", ""});
    CHECK(labels_of_last({{"姓名", "与户主关系"}, {"张三", "户主"}, {"李四", "配偶"}}) == Row{"姓名", "与户主关系"});
    CHECK(labels_of_last({{"姓名", "街道", "开户银行"}, {"张三", "湖滨街道", "建设银行"}}) == Row{"姓名", "街道", "开户银行"});
    CHECK(labels_of_last({{"籍贯", "", "民族", ""}, {"张三", "安徽", "李四", "汉"}}) == Row{"", "", "", ""});
}

TEST_CASE("a title or subtotal in the middle keeps the header") {
    CHECK(labels_of_last({{"姓名", "电话"}, {"2*二、农村低保"}, {"张三", "13800138000"}}) == Row{"姓名", "电话"});
}

TEST_CASE("captions are cleaned before they name anything") {
    CHECK(clean_caption(" *姓　名： ") == "姓名");
    CHECK(clean_caption("身份证\n号码") == "身份证号码");
    CHECK(is_caption("联系电话（手机）"));
    CHECK(is_caption("ID_Card"));
    CHECK(is_caption("所在街道"));
    CHECK(is_caption("所在村"));
    CHECK_FALSE(is_caption("湖滨街道"));
    CHECK_FALSE(is_caption("建设银行"));
    CHECK_FALSE(is_caption("张三"));
    CHECK_FALSE(is_caption("姓名：张三"));
    CHECK_FALSE(is_caption("13800138000"));
    CHECK_FALSE(is_caption(""));
}

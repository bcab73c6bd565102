// Lists as units send them back: the table is found again, its rows lead to their entries, their answers are understood.
#include "report/returned_list.h"

#include <catch2/catch.hpp>

#include "report/returned_match.h"
#include "report/sample_ledger.h"

using namespace leakscan;

namespace {

using Cells = std::vector<std::string>;

Document sheet_of(const std::vector<Cells>& rows, std::uint32_t first_row = 1) {
    Document document;
    document.sheets = {"整改清单"};
    for (size_t row = 0; row < rows.size(); ++row) {
        for (size_t column = 0; column < rows[row].size(); ++column) {
            Locus where;
            where.sheet = 1;
            where.row = first_row + static_cast<std::uint32_t>(row);
            where.column = static_cast<std::uint32_t>(column) + 1;
            document.add(rows[row][column], where);
        }
    }
    return document;
}

ReturnedList list_of(const Document& document) {
    ReturnedListReader reader;
    reader.take(document);
    return reader.finish();
}

ReturnedRow row_with(const std::string& number) {
    ReturnedRow row;
    row[ListField::id] = number;
    return row;
}

std::vector<Entry> entries_of(const std::vector<std::string>& numbers) {
    std::vector<Entry> entries;
    for (const std::string& number : numbers) {
        Entry& entry = entries.emplace_back();
        entry.id = number;
        entry.kind = Kind::mobile_phone;
        entry.document.path = "gk/" + number + ".html";
        entry.document.title = "名单";
        entry.place = "第1行";
    }
    return entries;
}

std::string matched(const std::vector<Entry>& entries, const ReturnedRow& row) {
    const RowMatch match = RowMatcher(entries).match(row);
    return match.entry != nullptr ? match.entry->id : match.several ? "several" : "none";
}

}  // namespace

TEST_CASE("headers are known by what they mean") {
    CHECK(list_field_of("问题编号") == ListField::id);
    CHECK(list_field_of(" 问题 编号 ") == ListField::id);
    CHECK(list_field_of("*整改措施（必填）：") == ListField::measures);
    CHECK(list_field_of("整改情况") == ListField::measures);
    CHECK(list_field_of("是否已整改") == ListField::state);
    CHECK(list_field_of("联系电话") == ListField::contact);
    CHECK(list_field_of("Person in charge") == ListField::person);
    CHECK(list_field_of("附件（含压缩包内路径）") == ListField::attachment);
    CHECK(list_field_of("序号") == std::nullopt);
    CHECK(list_field_of("") == std::nullopt);
}

TEST_CASE("a table is found below titles, with its columns moved and others added") {
    const ReturnedList list = list_of(sheet_of({{"巢湖市民政局整改情况反馈表"},
                                                {"填报日期：2017年12月1日", "填报人：王*"},
                                                {"状态", "整改措施", "问题编号", "整改时间", "责任人"},
                                                {"已整改", "撤下", "0a0000000001", "2017-11-30", "张科"},
                                                {},
                                                {"未整改", "", "0a0000000002", "", ""},
                                                {"合计", "2条"}}));
    CHECK(list.tables == 1);
    CHECK(list.headers_not_read == std::set<std::string>{"整改时间"});
    REQUIRE(list.rows.size() == 3);
    CHECK(list.rows[0][ListField::id] == "0a0000000001");
    CHECK(list.rows[0][ListField::person] == "张科");
    CHECK(list.rows[0].place(Language::zh) == "整改清单 第4行");
    CHECK(list.rows[1][ListField::state] == "未整改");
    CHECK(list.rows[2][ListField::id].empty());  // the sums: no number
}

TEST_CASE("cells merged over rows hold for each of them") {
    Document document =
        sheet_of({{"问题编号", "责任人", "状态"}, {"aa", "张科", "已整改"}, {"bb", "", "已整改"}, {"cc", "", ""}, {"dd", "李科", ""}});
    document.merged = {{1, 2, 2, 3, 1}, {1, 2, 3, 2, 1}};
    const ReturnedList list = list_of(document);
    REQUIRE(list.rows.size() == 4);
    CHECK(list.rows[1][ListField::person] == "张科");
    CHECK(list.rows[2][ListField::person] == "张科");
    CHECK(list.rows[2][ListField::state].empty());
    CHECK(list.rows[3][ListField::person] == "李科");
}

TEST_CASE("a header of two lines, with a group above, means its second line") {
    Document document = sheet_of({{"问题编号", "整改情况", "", ""}, {"", "责任人", "整改措施", "状态"}, {"aa", "张科", "撤下", "已整改"}});
    document.merged = {{1, 1, 1, 2, 1}, {1, 1, 2, 1, 3}};
    const ReturnedList list = list_of(document);
    REQUIRE(list.rows.size() == 1);
    CHECK(list.rows[0][ListField::id] == "aa");
    CHECK(list.rows[0][ListField::person] == "张科");
    CHECK(list.rows[0][ListField::measures] == "撤下");
}

TEST_CASE("tables below each other and hidden rows are read, comments go with their row") {
    Document document = sheet_of({{"问题编号", "状态"}, {"aa", "已整改"}, {"状态", "问题编号"}, {"误报", "bb"}});
    Locus hidden;
    hidden.channel = Channel::hidden_row;
    hidden.sheet = 1;
    hidden.row = 5;
    hidden.column = 2;
    document.add("cc", hidden);
    Locus comment = hidden;
    comment.channel = Channel::cell_comment;
    comment.row = 4;
    document.add("系机构编号", comment);
    const ReturnedList list = list_of(document);
    REQUIRE(list.rows.size() == 3);
    CHECK(list.rows[1][ListField::id] == "bb");
    CHECK(list.rows[1].comments == "系机构编号");
    CHECK(list.rows[2][ListField::id] == "cc");
}

TEST_CASE("what is no list has no rows") {
    CHECK(list_of(sheet_of({{"序号", "问题编号", "位置", "脱敏值"}, {"1", "aa", "第1行", "*"}})).tables == 0);  // the evidence sheet
    CHECK(list_of(sheet_of({{"姓名", "状态"}, {"王*", "在职"}})).rows.empty());
    CHECK(list_of(Document{}).tables == 0);
}

TEST_CASE("numbers that spreadsheets and people damaged lead to their entry, if only to one") {
    const std::vector<Entry> entries =
        entries_of({"001234567890", "120456789012", "12e456789012", "9e3000000001", "abcdef012345", "abcdef999999"});
    CHECK(matched(entries, row_with("abcdef012345")) == "abcdef012345");
    CHECK(matched(entries, row_with(" ABCDEF 012345 ")) == "abcdef012345");
    CHECK(matched(entries, row_with("'abcdef012345")) == "abcdef012345");
    CHECK(matched(entries, row_with("ａｂｃｄｅｆ０１２３４５")) == "abcdef012345");
    CHECK(matched(entries, row_with("leakscan-abcdef012345")) == "abcdef012345");
    CHECK(matched(entries, row_with("1234567890")) == "001234567890");
    CHECK(matched(entries, row_with("1234567890.0")) == "001234567890");
    CHECK(matched(entries, row_with("1.2E+11")) == "120456789012");
    CHECK(matched(entries, row_with("1.20457E+11")) == "120456789012");
    CHECK(matched(entries, row_with("abcdef01")) == "abcdef012345");
    CHECK(matched(entries, row_with("abcdef0")) == "none");  // too short to be sure
    CHECK(matched(entries, row_with("1.3E+11")) == "none");
    CHECK(matched(entries, row_with("ffffffffffff")) == "none");
}

TEST_CASE("where a number fits several, the rest of the row decides or nobody does") {
    const std::vector<Entry> entries = entries_of({"120456789012", "120499999999"});
    ReturnedRow row = row_with("1.2E+11");
    CHECK(matched(entries, row) == "several");
    row[ListField::attachment] = "gk/120499999999.html";
    CHECK(matched(entries, row) == "120499999999");
    row[ListField::attachment] = "gk/other.html";
    CHECK(matched(entries, row) == "none");
}

TEST_CASE("without a number the page, the kind and the place decide") {
    std::vector<Entry> entries = entries_of({"aaaaaaaaaaa1", "aaaaaaaaaaa2", "aaaaaaaaaaa3"});
    entries[1].document = entries[0].document;
    entries[1].kind = Kind::resident_id;
    ReturnedRow row;
    row[ListField::attachment] = "gk/aaaaaaaaaaa1.html";
    CHECK(matched(entries, row) == "several");
    row[ListField::kind] = "公民身份号码";
    CHECK(matched(entries, row) == "aaaaaaaaaaa2");
    row[ListField::kind] = "车牌号码";
    CHECK(matched(entries, row) == "none");
}

TEST_CASE("states are understood as units write them") {
    for (const char* word : {"已整改", "已 整改", "整改完毕", "已删除", "已撤下", "是", "√", "完成", "rectified", "Done"}) {
        INFO(word);
        CHECK(state_choice_of(word) == choice_rectified);
    }
    for (const char* word : {"未整改", "未完成", "尚未整改", "没有整改", "正在整改", "整改中", "否", "open", "in progress"}) {
        INFO(word);
        CHECK(state_choice_of(word) == choice_open);
    }
    for (const char* word : {"误报", "不属于个人信息", "false alarm"}) CHECK(state_choice_of(word) == choice_false_alarm);
    for (const char* word : {"经批准公开", "已批准公开", "published with approval"}) CHECK(state_choice_of(word) == choice_approved);
    CHECK(state_choice_of("待核实") == size_t{5});
    CHECK(state_choice_of("详见附件") == std::nullopt);
    CHECK(state_choice_of("") == std::nullopt);
}

TEST_CASE("an answer adds to what was there; what the list printed itself is none") {
    Entry entry = entries_of({"aaaaaaaaaaa1"})[0];
    entry.assigned = "王科";
    const Date on{2017, 12, 1};
    ReturnedRow row = row_with(entry.id);
    row[ListField::person] = "王科";
    row[ListField::contact] = "0551-1";
    row[ListField::state] = "未整改";
    row[ListField::note] = "本次新发现；其中2条待核实；同一信息另见：http://x.example/a；gk/b.html；等7处";
    entry.standing = Standing::fresh;
    CHECK(answer_of(row, entry, "0551-1", on) == std::nullopt);

    row[ListField::state] = "已删除";
    row[ListField::measures] = "撤下";
    row[ListField::note] += "；第三方平台已同步删除";
    const std::optional<Returned> answer = answer_of(row, entry, "0551-1", on);
    REQUIRE(answer);
    CHECK(answer->state == "已整改");
    CHECK(answer->measures == "撤下");
    CHECK(answer->person.empty());
    CHECK(answer->note == "第三方平台已同步删除");
    CHECK(answer->on == on);

    entry.returned = *answer;
    CHECK(answer_of(row, entry, "0551-1", {2017, 12, 8}) == std::nullopt);  // the same list again
    ReturnedRow later = row_with(entry.id);
    later[ListField::link] = "http://x.example/new";
    const std::optional<Returned> more = answer_of(later, entry, "", on);
    REQUIRE(more);
    CHECK(more->measures == "撤下");
    CHECK(more->link == "http://x.example/new");
}

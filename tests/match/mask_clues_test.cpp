// What stands beside a mask and narrows it down.
#include "match/mask_clues.h"

#include <catch2/catch.hpp>

#include "support/matching.h"

using namespace leakscan;

namespace {

struct Counted {
    std::uint64_t candidates = 0;
    std::uint8_t clues = 0;
    bool operator==(const Counted&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Counted& counted) {
    return out << counted.candidates << " with " << static_cast<int>(counted.clues);
}

constexpr std::uint8_t operator|(MaskClue a, MaskClue b) { return static_cast<std::uint8_t>(flag_of(a) | flag_of(b)); }

Counted first_mask_in(const Document& document) {
    for (const Finding& finding : find_in(document)) {
        if (finding.grade == Grade::weak_mask) return {finding.candidates.value_or(0), finding.mask.clues};
    }
    return {};
}

Counted in_row(const std::vector<LabelledCell>& cells) { return first_mask_in(row_of(cells)); }
Counted in_text(std::string_view text) { return first_mask_in(document_of(text)); }

}  // namespace

TEST_CASE("birth dates are read as people write them") {
    const auto day = std::pair{Date{1905, 6, 15}, Date{1905, 6, 15}};
    for (const char* text :
         {"1905-06-15", "1905/6/15", "1905.06.15", "1905年6月15日", "19050615", "１９０５年６月１５日", "1905 年 6 月 15 日"}) {
        INFO(text);
        CHECK(read_birth(text) == day);
    }
    const auto month = std::pair{Date{1905, 6, 1}, Date{1905, 6, 30}};
    for (const char* text : {"1905-06", "1905年6月", "190506", "1905.6", "1905年6月生"}) {
        INFO(text);
        CHECK(read_birth(text) == month);
    }
    CHECK(read_birth("1905年") == std::pair{Date{1905, 1, 1}, Date{1905, 12, 31}});
    for (const char* text : {"", "汉族", "190513", "1905-13-01", "13800138000", "66", "1905-02-30", "340123"}) {
        INFO(text);
        CHECK_FALSE(read_birth(text));
    }
}

TEST_CASE("the columns of the row give the number away") {
    CHECK(in_row({{"姓名", "张小明"}, {"身份证号", "340123********0048"}, {"出生日期", "1905-06-15"}}) ==
          Counted{1, flag_of(MaskClue::birth_date)});
    CHECK(in_row({{"姓名", "张小明"}, {"出生日期", "1905-06-15"}, {"身份证号", "340***********0048"}}) ==
          Counted{9, flag_of(MaskClue::birth_date)});
    CHECK(in_row({{"出生年份", "1905年"}, {"身份证号", "340123********0048"}}) == Counted{32, flag_of(MaskClue::birth_date)});
    CHECK(in_row({{"性别", "女"}, {"身份证号", "34012319050615****"}}) == Counted{500, flag_of(MaskClue::sex)});
    CHECK(in_row({{"户籍所在地", "合肥市"}, {"身份证号", "******190506150048"}}) == Counted{1, flag_of(MaskClue::home)});
    CHECK(in_row({{"家庭住址", "安徽省合肥市某某镇"}, {"出生日期", "1905-06-15"}, {"身份证号", "3****************8"}}) ==
          Counted{818, MaskClue::birth_date | MaskClue::home});
    const Counted aged = in_row({{"年龄", "120"}, {"身份证号", "340123********0048"}});
    CHECK(aged.clues == flag_of(MaskClue::age));
    CHECK(aged.candidates >= 30);
    CHECK(aged.candidates <= 70);
}

TEST_CASE("the sentence and the form give it away") {
    CHECK(in_text("身份证号：340123********0048，出生年月：1905年6月15日") == Counted{1, flag_of(MaskClue::birth_date)});
    CHECK(in_text("张小明，女，1905年6月15日出生，身份证号340123************").clues == (MaskClue::birth_date | MaskClue::sex));
    CHECK(in_text("出生日期：1905-06-15，身份证号：340***********0048。李某，1906年1月1日生") == Counted{9, flag_of(MaskClue::birth_date)});
    Document lines;
    lines.add("姓名：张小明", {});
    lines.add("出生日期：1905年6月15日", {});
    lines.add("身份证号：340123********0048", {});
    CHECK(first_mask_in(lines) == Counted{1, flag_of(MaskClue::birth_date)});
    Document form;
    Locus where;
    where.table = 1;
    for (const auto& [label, value] :
         {std::pair{"姓名", "张小明"}, std::pair{"出生日期", "1905-06-15"}, std::pair{"身份证号", "340***********0048"}}) {
        ++where.row;
        where.column = 2;
        form.add(value, where, label);
    }
    CHECK(first_mask_in(form) == Counted{9, flag_of(MaskClue::birth_date)});
}

TEST_CASE("a table on its side has a person in each column") {
    Document table;
    Locus where;
    where.table = 1;
    const std::vector<std::vector<std::string>> rows = {
        {"姓名", "张小明", "李大海"}, {"出生日期", "1905-06-15", "1906-01-02"}, {"身份证号", "340123********0048", "340123********0048"}};
    for (const std::vector<std::string>& row : rows) {
        ++where.row;
        where.column = 0;
        for (const std::string& cell : row) {
            ++where.column;
            table.add(cell, where, where.column == 2 ? row[0] : "");
        }
    }
    const std::vector<Finding> found = find_in(table);
    std::vector<std::uint64_t> counts;
    for (const Finding& finding : found) {
        if (finding.grade == Grade::weak_mask) counts.push_back(finding.candidates.value_or(0));
    }
    CHECK(counts == std::vector<std::uint64_t>{1, 4212});  // the second date does not fit the check character
}

TEST_CASE("other people's dates and harmless columns change nothing") {
    CHECK(in_row({{"身份证号", "340123********0048"}, {"配偶出生日期", "1905-06-16"}}).clues == 0);
    CHECK(in_row({{"身份证号", "3401231905****0048"}, {"出生日期", "1931-06-15"}}) == Counted{32, 0});
    CHECK(in_row({{"身份证号", "340123********0048"}, {"审批日期", "2017-06-15"}, {"人口", "3"}}) == Counted{4212, 0});
    CHECK(in_row({{"身份证号", "340123********0048"}, {"性别", "女"}}) == Counted{4212, 0});  // the sequence shows it already
    Document roster;
    Locus where;
    where.table = 1;
    for (int row = 1; row <= 2; ++row) {
        where.row = static_cast<std::uint32_t>(row);
        where.column = 1;
        if (row == 1) roster.add("1905-06-15", where, "出生日期");
        where.column = 2;
        roster.add("340123********0048", where, "身份证号");
    }
    const std::vector<Finding> found = find_in(roster);
    REQUIRE(found.size() == 2);
    CHECK(found[0].candidates == 1);
    CHECK(found[1].candidates == 4212);
}

TEST_CASE("the site's county counts last and is named") {
    Document page = row_of({{"出生日期", "1905-06-15"}, {"身份证号", "340***********0048"}});
    page.meta.site_name = "肥西县人民政府";
    const std::vector<Finding> found = find_in(page);
    REQUIRE_FALSE(found.empty());
    const Finding& mask = found.back();
    CHECK(mask.candidates == 1);
    CHECK(mask.mask.clues == (MaskClue::birth_date | MaskClue::site));
    CHECK(mask.mask.without_site == 9);
}

TEST_CASE("places are found by their names") {
    const Result<Regions> regions = Regions::create(LEAKSCAN_SOURCE "/patterns/data");
    REQUIRE(regions.ok());
    const RegionNames names(*regions);
    const auto first = [&names](std::string_view text) {
        const std::vector<CodeRange> ranges = names.find(text);
        return ranges.empty() ? CodeRange{} : ranges.front();
    };
    CHECK(first("合肥市人民政府").first == 340100);
    CHECK(first("合肥市人民政府").last == 340199);
    CHECK(first("安徽省某某厅").last == 349999);
    CHECK(first("合肥市肥西县某某镇").first == first("肥西县").first);
    CHECK(names.find("某某局关于市辖区的通知").empty());
    for (const CodeRange& range : names.find("江苏省南京市鼓楼区")) CHECK(range.first / 10'000 == 32);
}

// Addresses built from the table of townships with random names and numbers: the rule must hold beyond the cases thought of.
#include <catch2/catch.hpp>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "match/matcher_state.h"
#include "match/table_file.h"
#include "support/matching.h"

using namespace leakscan;

namespace {

class Generator {
public:
    explicit Generator(unsigned seed) : random_(seed) {
        const Status read = read_table(LEAKSCAN_SOURCE "/patterns/data/towns.tsv", 2, [this](TableRow row) {
            towns_.emplace_back(row[1]);
            return true;
        });
        REQUIRE(read.ok());
    }

    std::string town_address() { return town() + road() + number(1, 999) + "号" + estate() + door(); }
    std::string estate_address() { return estate() + door(); }
    std::string rural_address() { return town() + village() + group() + number(1, 199) + "号"; }
    // What has no suffix, no unit or no number in figures; behind a label only, some of them.
    std::string labelled_address() {
        const std::string room = number(1, 33) + "0" + number(1, 4);
        switch (random_() % 14) {
            case 0: return town() + road() + number(1, 999) + "号" + words() + "大厦" + room;
            case 1: return words() + words() + number(1, 60) + "-" + room;
            case 2: return town() + words() + words() + number(1, 60) + "-" + number(1, 6) + "-" + room;
            case 3: return words() + "魅力之城" + number(1, 60) + "栋" + number(1, 6) + "单元" + room;
            case 4: return estate() + "H" + room;
            case 5: return town() + road() + number(1, 999) + "号A座" + room;
            case 6: return estate() + "三栋二单元五零二室";
            case 7: return words() + number(2, 9) + "区" + number(1, 60) + "幢" + room;
            case 8: return words() + "市场" + number(2, 9) + "楼" + room;
            case 9: return estate() + number(1, 60) + "_" + room + "室";
            case 10:
                return road() + number(1, 99) + "弄" + number(1, 60) + "号" + room + "-" + std::to_string(3400 + random_() % 99) + "室";
            case 11: return town() + words() + "中学宿舍楼" + room;
            case 12: return road() + number(1, 999) + "号之" + number(1, 9) + number(1, 60) + "栋" + room;
            default: return estate() + number(1, 60) + "幢" + number(1, 6) + "单元" + room + "一" + number(1, 9);
        }
    }

private:
    template <size_t n>
    std::string one_of(const std::array<const char*, n>& choices) {
        return choices[random_() % n];
    }
    std::string number(unsigned low, unsigned high) { return std::to_string(low + random_() % (high - low + 1)); }
    std::string town() { return towns_[random_() % towns_.size()]; }
    std::string words() {
        constexpr std::array<const char*, 16> parts = {"金", "玉", "福", "安", "建", "长", "黄", "淮",
                                                       "朝", "阳", "文", "明", "锦", "绣", "望", "江"};
        return one_of(parts) + one_of(parts);
    }
    std::string road() { return words() + one_of(std::array{"路", "街", "大道", "东路", "巷", "西大街"}); }
    std::string estate() {
        return words() + one_of(std::array{"小区", "花园", "苑", "新村", "公寓", "家园", "名城", "国际", "华庭", "府", "湾", "宿舍",
                                           "家属院", "一村", "安置房"});
    }
    std::string village() {
        return one_of(std::array{"王", "李", "大", "东"}) + one_of(std::array{"庄村", "家村", "塘村", "岗社区", "圩行政村"});
    }
    std::string group() { return one_of(std::array{"第", ""}) + number(1, 20) + one_of(std::array{"组", "村民组", "社", "村民小组"}); }
    std::string door() {
        const std::string building = number(1, 60);
        const std::string unit = number(1, 6);
        const std::string room = number(1, 33) + "0" + number(1, 4);
        switch (random_() % 16) {
            case 0: return building + "栋" + unit + "单元" + room + "室";
            case 1: return building + "幢" + room;
            case 2: return building + "-" + unit + "-" + room;
            case 3: return building + "号楼" + unit + "单元" + room + "户";
            case 4: return building + "#" + unit + "-" + room;
            case 5: return building + "栋 " + unit + "单元 " + room + "室";
            case 6: return building + "座" + unit + "单元5楼东户";
            case 8: return building + "栋A座" + room;
            case 9: return building + "幢" + unit + "单元H" + room;
            case 10: return building + "号楼" + unit + "门" + room + "号";
            case 11: return building + "栋" + unit + "单元东户";
            case 12: return building + "号楼二单元五零二";
            case 13: return "二期" + building + "栋" + room;
            case 14: return building + "排" + room + "号";
            case 15: return building + "幢" + unit + "单元" + unit + "层A户";
            case 7: return "A区" + building + "栋" + room + "室";
            default: return "三栋二单元" + room + "室";
        }
    }

    std::mt19937 random_;
    std::vector<std::string> towns_;
};

}  // namespace

TEST_CASE("random household addresses are found whole") {
    const AddressFinder& finder = product_matcher().state().addresses;
    Generator generator(20171109);
    constexpr int count = 900;
    int found = 0;
    for (int i = 0; i < count; ++i) {
        const std::string address = i % 3 == 0   ? generator.town_address()
                                    : i % 3 == 1 ? generator.estate_address()
                                                 : generator.rural_address();
        const std::vector<AddressSpan> spans = finder.find("住址:" + address);
        const std::vector<AddressSpan> unlabelled = finder.find("收到" + address);
        const size_t label = std::string_view("住址:").size();
        const bool whole = spans.size() == 1 && spans[0].level == AddressLevel::household && spans[0].begin == label &&
                           spans[0].end == label + address.size();
        const bool alone = !unlabelled.empty() && unlabelled.back().level == AddressLevel::household;
        if (whole && alone) ++found;
        if (!whole || !alone) UNSCOPED_INFO(address << (whole ? " only with a label" : " not whole"));
    }
    CHECK(found >= count * 99 / 100);
}

TEST_CASE("behind a label an address is found whatever its numbers look like") {
    const AddressFinder& finder = product_matcher().state().addresses;
    Generator generator(20171110);
    constexpr int count = 900;
    int found = 0;
    for (int i = 0; i < count; ++i) {
        const std::string address = generator.labelled_address();
        const std::vector<AddressSpan> spans = finder.find(address, true);
        const bool whole =
            spans.size() == 1 && spans[0].level == AddressLevel::household && spans[0].begin == 0 && spans[0].end == address.size();
        if (whole) ++found;
        if (!whole) UNSCOPED_INFO(address);
    }
    CHECK(found >= count * 99 / 100);
}

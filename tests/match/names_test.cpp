// A person or an organisation? Names built from parts, so that the rule holds beyond the cases thought of.
#include "match/names.h"

#include <catch2/catch.hpp>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "match/table_file.h"

using namespace leakscan;

namespace {

const Names& names() {
    static const Names instance = Names::create(LEAKSCAN_SOURCE "/patterns/data").take();
    return instance;
}

class Generator {
public:
    explicit Generator(unsigned seed) : random_(seed) {
        const Status read = read_table(LEAKSCAN_SOURCE "/patterns/data/surnames.tsv", 2, [this](TableRow row) {
            if (surnames_.size() < 200 || row[0].size() > 3) surnames_.emplace_back(row[0]);
            return true;
        });
        REQUIRE(read.ok());
    }

    std::string person() {
        constexpr std::array<const char*, 24> given = {"建", "国", "志", "明", "秀", "英", "丽", "华", "元", "栋", "和", "有",
                                                       "伟", "芳", "娜", "敏", "静", "强", "磊", "洋", "艳", "勇", "军", "杰"};
        const std::string surname = surnames_[random_() % surnames_.size()];
        const std::string last = one_of(given);
        return random_() % 4 == 0 && surname.size() == 3 ? surname + one_of(std::array{"伟", "芳", "娜", "敏", "静", "强", "磊"})
                                                         : surname + one_of(std::array{"建", "国", "志", "明", "秀", "晓", "玉"}) + last;
    }

    std::string organisation() {
        const std::string place = one_of(std::array{"澄湖市", "石桥镇", "王集乡", "柳林县", "", ""});
        const std::string word = one_of(std::array{"恒顺", "金穗", "老李", "王记", "张家", "周氏", "鑫旺", "东方", "和平", "马记"});
        return place + word + one_of(std::array{"建筑有限公司", "面馆",     "种植专业合作社", "家庭农场", "便利店", "大药房",  "养殖场",
                                                "修理厂",       "百货商店", "幼儿园",         "小学",     "饭庄",   "服装店",  "物流公司",
                                                "加油站",       "诊所",     "村民委员会",     "财政所",   "卫生院", "烟酒商行"});
    }

private:
    template <size_t n>
    std::string one_of(const std::array<const char*, n>& choices) {
        return choices[random_() % n];
    }
    std::mt19937 random_;
    std::vector<std::string> surnames_;
};

}  // namespace

TEST_CASE("under a label of names, people are told from organisations") {
    Generator generator(20171109);
    constexpr int count = 2000;
    int people = 0;
    int mistaken = 0;
    int organisations = 0;
    for (int i = 0; i < count; ++i) {
        const std::string person = generator.person();
        const std::string organisation = generator.organisation();
        people += names().may_be_name(person);
        mistaken += names().is_organisation_name(person);
        organisations += names().is_organisation_name(organisation) && names().name_in_cell(organisation).empty();
        if (!names().may_be_name(person)) UNSCOPED_INFO(person);
        if (!names().is_organisation_name(organisation)) UNSCOPED_INFO(organisation);
    }
    CHECK(people >= count * 99 / 100);
    CHECK(mistaken == 0);
    CHECK(organisations >= count * 99 / 100);
}

TEST_CASE("names of every kind are names under their label") {
    for (const char* name :
         {"张三",     "欧阳秀英", "司马光远",     "陈奎元",     "张国栋", "李栋",     "赵和",   "买买提·阿不都拉", "阿不都热合曼.吐尔逊",
          "阿依古丽", "旦增曲珍", "阿旺洛桑旺堆", "图门巴雅尔", "张　三", "王 小 明", "钱某某", "张*明",           "李**",
          "范徐丽英", "禤宗明"}) {
        CAPTURE(name);
        CHECK(names().may_be_name(name));
        CHECK(names().name_in_cell(name) == name);
    }
    for (const char* word :
         {"王记烧烤", "张家客栈", "马记烧饼", "林家铺子", "恒大地产", "单位食堂", "柳荫村", "柳荫村委会", "市财政局", "金穗合作社",
          "高速公路", "时代广场", "施工单位", "项目经理", "合计",     "同意",     "低保户", "范县",       "百元",     "3栋"}) {
        CAPTURE(word);
        CHECK_FALSE(names().may_be_name(word));
    }
}

TEST_CASE("the first name of a cell is found among notes and other names") {
    CHECK(names().name_in_cell("张三（户主）") == "张三");
    CHECK(names().name_in_cell("李小明、王芳") == "李小明");
    CHECK(names().name_in_cell("李小明　王芳") == "李小明");
    CHECK(names().name_in_cell("王建国等3人") == "王建国");
    CHECK(names().name_in_cell("赵志强夫妇") == "赵志强");
    CHECK(names().name_in_cell("张三服装店（个体工商户）").empty());
    CHECK(names().name_in_cell("恒顺建筑有限公司").empty());
    CHECK(names().name_in_cell("").empty());
}

TEST_CASE("without a label only a frequent surname makes a name, and no word does") {
    CHECK(names().is_person_name("陈奎元"));
    CHECK(names().is_person_name("张国栋"));
    for (const char* word : {"余万元", "高层栋", "共计元", "王栋", "安徽路", "和平年", "方便站"}) {
        CAPTURE(word);
        CHECK_FALSE(names().is_person_name(word));
    }
}

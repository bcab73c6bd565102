// Tables of invented numbers: every valid one is found, no look-alike is.
#include <catch2/catch.hpp>

#include "base/text.h"
#include "support/matching.h"

using namespace leakscan;
using Found = std::vector<std::string>;

namespace {

std::string unescaped(const std::string& text) { return replace_all(replace_all(text, "\\n", "\n"), "\\t", "\t"); }

// Kinds and values without grades.
Found values_in(std::string_view text, std::string_view label = {}) {
    Found found;
    for (const Finding& finding : find_in(document_of(text, label))) found.push_back(finding.value);
    return found;
}

}  // namespace

TEST_CASE("resident IDs: regions of every year, dates, check digits") {
    for (const auto& row : read_rows("id_cn.tsv")) {
        INFO(row[0] << " " << row[1]);
        const Found bare = found_in(row[1]);
        if (row[0] == "cn_id15") {
            CHECK(bare.empty());
            CHECK(found_in(row[1], "身份证号") == Found{"resident_id " + row[1] + " confirmed"});
        } else if (row[2] == "valid") {
            REQUIRE(bare.size() == 1);
            CHECK(bare[0].ends_with(" confirmed"));
        } else {
            CHECK(bare.empty());
        }
    }
}

TEST_CASE("telephone numbers: segments, area codes, styles, hotlines") {
    for (const auto& row : read_rows("phone.tsv")) {
        INFO(row[0] << " " << row[1]);
        const Found found = found_in(row[1]);
        if (row[2] == "valid" || row[2] == "flag") {
            CHECK_FALSE(found.empty());
        } else if (row[2] == "office-number") {
            CHECK_FALSE(found_in("值班电话：" + row[1]).empty());
        } else {
            CHECK(found.empty());
        }
    }
}

TEST_CASE("hotlines stay unreported under a telephone label as well") {
    for (const auto& row : read_rows("phone.tsv")) {
        if (row[2] != "public-not-flag") continue;
        INFO(row[1]);
        CHECK(found_in("咨询电话：" + row[1]).empty());
        CHECK(found_in(row[1], "联系电话").empty());
    }
}

TEST_CASE("identity papers and telephones of other regions, each under its label") {
    for (const auto& row : read_rows("regional.tsv")) {
        INFO(row[0] << " " << row[1] << " " << row[3]);
        const Found found = values_in(row[1], row[2]);
        if (row[3] == "-") {
            CHECK(found.empty());
        } else {
            CHECK(found == Found{row[3]});
        }
    }
}

TEST_CASE("bank cards: issuer, length, Luhn digit") {
    for (const auto& row : read_rows("bank_card.tsv")) {
        INFO(row[1]);
        CHECK(found_in(row[1]).empty() == (row[2] == "invalid"));
    }
}

TEST_CASE("signs between the groups of a number join, between whole numbers they separate") {
    for (std::string_view joint : {"/", "_", ","}) {
        INFO(joint);
        const auto joined = [joint](std::initializer_list<std::string> parts) { return join(std::vector<std::string>(parts), joint); };
        CHECK(values_in("电话：" + joined({"138", "0013", "8000"})) == Found{"13800138000"});
        CHECK(values_in(joined({"138", "0013", "8000"})).empty());
        CHECK(values_in(joined({"340123", "19050615", "0048"})) == Found{"340123190506150048"});
        CHECK(values_in("电话：" + joined({"1", "3", "8", "0", "0", "1", "3", "8", "0", "0", "0"})) == Found{"13800138000"});
        CHECK(values_in("电话：" + joined({"13800138000", "13900139000"})) == Found{"13800138000", "13900139000"});
        CHECK(values_in("电话：" + joined({"62345678", "79"})) == Found{"62345678"});
        CHECK(values_in("电话：" + joined({"0551-62345678", "0551-62345679"})) == Found{"055162345678", "055162345679"});
    }
    CHECK(values_in("2017/11/20，138,001,380元，1/2/3").empty());
}

TEST_CASE("a wrong check letter X is mistyped, not a mask of one digit") {
    const std::vector<Finding> found = find_in(document_of("34012319050615004X", "身份证号"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].grade == Grade::likely);
    CHECK(found[0].features.checksum_failed);
}

TEST_CASE("a mistyped card number under a card's label waits for review, an account without a check digit does not") {
    const auto grade_of = [](std::string_view text, std::string_view label) {
        const std::vector<Finding> found = find_in(document_of(text, label));
        REQUIRE(found.size() == 1);
        return std::pair(found[0].grade, found[0].features.checksum_failed);
    };
    CHECK(grade_of("6228480000000000001", "银行卡号") == std::pair(Grade::likely, true));
    CHECK(grade_of("4111111111111112", "卡号") == std::pair(Grade::likely, true));
    CHECK(grade_of("6228480000000000001", "一卡通账号") == std::pair(Grade::confirmed, false));
    CHECK(grade_of("12020200090123456", "银行卡号") == std::pair(Grade::confirmed, false));
}

TEST_CASE("every spelling of a number is read as the number") {
    for (const auto& row : read_rows("unicode.tsv")) {
        INFO(row[0] << " " << row[1]);
        CHECK(values_in(unescaped(row[1])) == Found{replace_all(row[2], "-", "")});
        CHECK(values_in("他的号码是" + unescaped(row[1]) + "，特此说明") == Found{replace_all(row[2], "-", "")});
    }
}

TEST_CASE("look-alikes are not reported") {
    for (const auto& row : read_rows("lookalike.tsv")) {
        INFO(row[0] << " " << row[1]);
        CHECK(found_in(row[1]).empty());
        CHECK(found_in("（" + row[1] + "）。").empty());
        CHECK(found_in(row[1], "备注").empty());
    }
}

TEST_CASE("numbers that a spreadsheet damaged are read as far as they go") {
    for (const auto& row : read_rows("excel.tsv")) {
        INFO(row[0]);
        CHECK(found_in(row[0], "身份证号") == Found{row[1]});
    }
    CHECK(find_in(document_of("3.40123190506150E+17", "身份证号")).at(0).candidates == 100);
    // Rounded to what a narrow cell has room for: nobody's number.
    for (const char* rounded : {"1.38E+10", "1.38001E+10", "3.40123E+17"}) CHECK(found_in(rounded, "联系电话").empty());
}

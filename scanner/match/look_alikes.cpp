// One table: the length, the name of the code with its standard, its test.
#include "match/look_alikes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/language.h"
#include "base/text.h"
#include "match/checks.h"
#include "match/fold.h"

namespace leakscan {
namespace {

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit); }

Fact verdict(bool holds) { return holds ? Fact{"符合", "it is one"} : Fact{"不符合", "it is none"}; }

Fact compared(char computed, char given) {
    const std::string should(1, computed);
    const std::string is(1, given);
    return {"校验码应为 " + should + "，实为 " + is, "check character computed " + should + ", given " + is};
}

Fact test_uscc(std::string_view code, const FactTables& tables) {
    const std::optional<char> check = uscc_check(code.substr(0, 17));
    if (!check) return {"含有该代码不用的字符，不符合", "has characters that such codes never hold: it is none"};
    Fact step = compared(*check, code[17]);
    const Fact end = verdict(is_uscc(code, tables.regions));
    return {step.zh + "，" + end.zh, step.en + ": " + end.en};
}

Fact test_organisation_code(std::string_view code, const FactTables&) {
    const char check = organisation_code_check(code.substr(0, 8));
    const Fact step = compared(check, code[8]);
    const Fact end = verdict(check == code[8]);
    return {step.zh + "，" + end.zh, step.en + ": " + end.en};
}

Fact test_licence(std::string_view code, const FactTables&) { return verdict(all_digits(code) && passes_mod_11_10(code)); }

Fact test_luhn(std::string_view code, const FactTables&) { return verdict(all_digits(code) && passes_luhn(code)); }

// GS1 general specifications: digits weigh 1 and 3 in turn, the sum is a multiple of ten.
Fact test_barcode(std::string_view code, const FactTables&) {
    int sum = 0;
    for (size_t i = 0; i < code.size() && all_digits(code); ++i) sum += (code[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return verdict(all_digits(code) && sum % 10 == 0);
}

// 20171107153000 and its milliseconds.
Fact test_timestamp(std::string_view code, const FactTables&) {
    const auto two = [&code](size_t at) { return (code[at] - '0') * 10 + (code[at + 1] - '0'); };
    constexpr size_t date_length = 8;
    const bool time = all_digits(code) && parse_date(code.substr(0, date_length)) && two(8) < 24 && two(10) < 60 && two(12) < 60;
    return verdict(time);
}

struct Code {
    size_t length;
    Phrase name;
    Fact (*test)(std::string_view code, const FactTables& tables);
};

constexpr std::array<Code, 8> codes = {{
    {18, {"统一社会信用代码（GB 32100）", "unified social credit code (GB 32100)"}, test_uscc},
    {9, {"组织机构代码（GB 11714）", "organisation code (GB 11714)"}, test_organisation_code},
    {15, {"营业执照注册号（GS 15）", "business licence number (GS 15)"}, test_licence},
    {15, {"手机串号（IMEI）", "IMEI of a device"}, test_luhn},
    {13, {"商品条码、书号（EAN-13、ISBN）", "barcode or book number (EAN-13, ISBN)"}, test_barcode},
    {14, {"时间戳", "time stamp"}, test_timestamp},
    {17, {"时间戳（含毫秒）", "time stamp with milliseconds"}, test_timestamp},
    {20, {"SIM 卡号（ICCID）", "SIM card number (ICCID)"}, test_luhn},
}};

// Letters and digits alone, letters upper case.
std::string compact(std::string_view value) {
    std::string code;
    for (const char c : fold(value)) {
        if (is_ascii_alnum(c)) code.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    return code;
}

}  // namespace

Facts look_alikes(std::string_view value, const FactTables& tables) {
    Facts steps;
    const std::string code = compact(value);
    for (const Code& known : codes) {
        if (known.length != code.size()) continue;
        const Fact tested = known.test(code, tables);
        steps.push_back({std::string(known.name.zh) + "：" + tested.zh, std::string(known.name.en) + ": " + tested.en});
    }
    return steps;
}

}  // namespace leakscan

// What captions and column headers name: the phrases of labels.tsv, found in any script variant, spacing or width.
// Knows nothing of documents; where a label is looked for is context's business.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "model/finding.h"

namespace leakscan {

// What a label or caption names.
enum class LabelSense : std::uint8_t {
    none,
    resident_id,     // 身份证号, 公民身份号码
    any_id,          // 证件号码, 社会保障号
    mobile_phone,    // 手机
    phone,           // 联系电话, 联系方式
    office_phone,    // 咨询电话, 值班电话, 监督电话, 传真
    address,         // 家庭住址, 户籍地址, 现住址
    office_address,  // 办公地址, 注册地址, 建设地点, 项目地址
    bank_account,    // 银行账号, 一卡通, 存折
    person_name,     // 姓名, 户主, 联系人
    duty,            // 职务: the people beside it hold an office
    organisation,    // 单位名称, 企业名称, 户名 of a company
    other_number,    // 项目编号, 发票号码, 统一社会信用代码, 索引号: opposes every number kind
    quantity,        // 金额（元）, 面积, 用电量: a measured number, opposes every number kind
    other,           // some other caption (备注, 性别)
};

struct LabelReading {
    LabelSense sense = LabelSense::none;
    Owner owner = Owner::unknown;
    std::uint32_t begin = 0;  // bytes of the phrases that decided
    std::uint32_t end = 0;
};

class Labels {
public:
    static Result<Labels> create(const std::string& path);

    // The sense of a caption alone. The last phrase is the head ("申请人家庭住址" is an address); a bracket refines it
    // ("联系电话（手机）" is a mobile phone).
    LabelReading read_caption(std::string_view caption) const;
    // The sense of the label nearest the end of running text, with the words directly before it ("项目联系人电话").
    LabelReading read_end(std::string_view text) const;
    // The phrase at the very beginning of the text, longest first; sense none if there is none.
    LabelReading read_start(std::string_view text) const;
    // The phrases in Latin letters alone.
    std::vector<std::string> latin_phrases() const;

private:
    struct Phrase {
        std::u32string text;
        LabelSense sense = LabelSense::none;
        Owner owner = Owner::unknown;
    };
    // Text for comparison: simplified, half width, lower case, without spaces and colons.
    struct Folded {
        struct Letter {
            char32_t value = 0;
            std::uint32_t begin = 0;  // bytes of the original
            std::uint32_t end = 0;
            bool starts_word = false;  // something that was dropped or is no letter stands before it
        };
        std::vector<Letter> letters;
    };
    struct Match {
        const Phrase* phrase = nullptr;
        size_t begin = 0;  // letters
        size_t end = 0;
        bool bracketed = false;
    };

    static void fold(std::string_view text, Folded& folded, size_t most_letters = std::string_view::npos);
    const Phrase* longest_at(const Folded& folded, size_t at) const;
    void find_matches(const Folded& folded, std::vector<Match>& matches) const;
    static LabelReading resolve(const Folded& folded, const std::vector<Match>& matches);

    // Turns away nearly all letters; those of other planes share a bit with one of the first.
    bool may_begin(char32_t letter) const { return begins_.test(letter & 0xFFFF); }

    std::unordered_map<char32_t, std::vector<Phrase>> phrases_;  // by first character, longest first
    std::bitset<0x10000> begins_;
    size_t longest_ = 0;  // letters of the longest phrase

    // Readings of captions, by hash: those of a table are asked for again with every row. A memory only, it decides nothing.
    struct Remembered {
        std::string caption;
        LabelReading reading;
    };
    static constexpr size_t most_remembered = 64;
    mutable std::vector<Remembered> remembered_ = std::vector<Remembered>(most_remembered);
    // Room for one reading, used again for the next.
    mutable Folded folded_;
    mutable std::vector<Match> matches_;
};

}  // namespace leakscan

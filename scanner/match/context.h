// What the surroundings of a value say of it: the label that names it, whose it is, the person beside it.
// Reads labels, the same table row and the nearby text of the same block; never another document.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"
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
    organisation,    // 单位名称, 企业名称, 户名 of a company
    other_number,    // 项目编号, 发票号码, 统一社会信用代码, 索引号: opposes every number kind
    other,           // some other caption (备注, 金额)
};

struct Evidence {
    std::string label;  // the words found: the column header, the caption, or the words just before the value
    LabelSense sense = LabelSense::none;
    Owner owner = Owner::unknown;
    bool name_beside = false;  // a natural person's name in the row, in a 姓名 caption or just before the value
    std::string person_name;   // that name; stays in the worker, used for identity and masking only
    bool sample = false;       // 示例, 样表, 填写说明, placeholder
};

// Byte range of a name inside the text asked about.
struct NameSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// The lexicons (labels.tsv, surnames.tsv, words.tsv of patterns/data) and what is read with them. Immutable after create().
class Context {
public:
    static Result<Context> create(const std::string& data_folder);
    Context(Context&&) noexcept;
    Context& operator=(Context&&) noexcept;
    ~Context();

    // Evidence for the bytes [begin, end) of document.text, which lie in blocks[block]. Bounded work per call.
    Evidence gather_evidence(const Document& document, size_t block, std::uint32_t begin, std::uint32_t end) const;

    // The sense of a caption or column header alone ("联系电话（手机）" → mobile_phone).
    LabelSense sense_of_label(std::string_view label) const;

    // 2 to 4 Han characters (or with ·) that read as a natural person's name: surname table, not a word, not an organisation.
    bool is_person_name(std::string_view text) const;
    bool is_organisation_name(std::string_view text) const;

    // Person names in `text`, for masking excerpts: "姓名：王小明" → the bytes of 王小明. `label`: column header or
    // caption of the text; under 姓名 the whole text may be a name. Ascending, disjoint; time linear in the text.
    std::vector<NameSpan> find_person_names(std::string_view text, std::string_view label = {}) const;

private:
    struct Lexicons;
    explicit Context(std::unique_ptr<const Lexicons> lexicons);
    std::unique_ptr<const Lexicons> lexicons_;
};

}  // namespace leakscan

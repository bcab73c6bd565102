// See table_labels.h. A caption is known by its words, because many tables mark no header; a value is known by its digits.
#include "extract/table_labels.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace leakscan {
namespace {

using namespace std::string_view_literals;

constexpr size_t longest_caption = 24;  // code points
constexpr size_t longest_label = 200;   // bytes
constexpr size_t most_digits = 4;       // 2017年度, 1-6月
constexpr std::uint32_t most_columns = 2'000;
constexpr std::uint32_t widest_header = 64;  // a header cell over more columns is a title

// A caption ends in one of these (联系电话, 户籍所在地, 是否低保 …) …
// clang-format off
constexpr std::array<std::string_view, 162> caption_ends = {
    "姓名", "名字", "名称", "性别", "民族", "籍贯", "学历", "学位", "专业", "职务", "职称", "职业", "年龄", "生日", "号码", "证号",
    "证件号", "卡号", "账号", "帐号", "账户", "帐户", "编号", "序号", "学号", "考号", "户号", "工号", "学籍号", "身份证", "居住证",
    "护照号", "护照", "证件", "电话", "手机", "手机号", "座机", "传真", "邮箱", "邮编", "邮件", "微信", "微信号", "联系方式", "方式",
    "住址", "地址", "住所", "所在地", "居住地", "户籍地", "户籍", "户口", "单位", "部门", "日期", "时间", "出生年月", "年月", "年份",
    "年度", "月份", "备注", "说明", "原因", "事由", "金额", "数额", "标准", "数量", "面积", "人数", "人口", "人口数", "收入", "成绩",
    "分数", "总分", "名次", "排名", "等级", "级别", "类别", "类型", "种类", "性质", "状态", "状况", "情况", "结果", "意见", "内容",
    "项目", "品名", "规格", "型号", "品种", "开户行", "户名", "一卡通", "存折", "关系", "称谓", "户主", "联系人", "负责人", "申请人",
    "监护人", "家长", "岗位", "岗位代码", "职位", "性別", "號碼", "證號", "身分證", "身份證", "護照", "證件", "電話", "手機", "傳真",
    "電郵", "聯絡方式", "帳號", "帳戶", "賬號", "編號", "序號", "單位", "部門", "備註", "金額", "戶籍", "戶主", "關係", "聯絡人",
    "負責人", "申請人", "職務", "職稱", "職業", "學歷", "年齡", "類別", "時間", "說明", "年級", "班級", "疾病", "病种", "病情", "诊断",
    "预算数", "决算数", "执行数", "所有人", "权利人", "持证人", "车主", "事项",
};
// … or is one of these.
constexpr std::array<std::string_view, 91> whole_captions = {
    "序", "编码", "代码", "科目", "单价", "总价", "合计", "小计", "签名", "签字", "签章", "照片", "村", "组", "乡", "镇", "县", "市",
    "省", "区", "户", "电子邮箱", "电子邮件", "E-mail", "QQ", "qq", "政治面貌", "婚姻状况", "健康状况", "文化程度", "残疾类别",
    "残疾等级", "致贫原因", "家庭成员", "家庭人口", "联系人电话", "准考证", "车牌", "车牌号", "发证机关", "来源", "用途", "车型", "作物",
    "亩数", "补贴", "补助", "是否", "批次", "处罚决定", "案由", "当事人", "法人", "法定代表人", "经办人", "受理号", "索引号", "文号",
    "标题", "学校", "院校", "银行", "学院", "院系", "班级", "年级", "村名", "社区", "乡镇", "街道", "村组", "小区", "學校", "銀行",
    "楼栋", "楼栋号", "楼号", "栋", "栋号", "幢", "幢号", "单元", "单元号", "楼层", "室", "室号", "房号", "户室号", "考点", "考场", "教室",
};
constexpr std::array<std::string_view, 40> english_captions = {
    "no", "no.", "id", "name", "fullname", "username", "realname", "sex", "gender", "age", "birth", "birthday", "birthdate", "nation",
    "idcard", "idno", "idnumber", "phone", "phoneno", "phonenumber", "mobile", "mobilephone", "tel", "telephone", "contact", "address",
    "addr", "email", "mail", "bank", "bankcard", "account", "cardno", "unit", "dept", "department", "date", "remark", "title",
    "passport",
};
// A place or body with one of these in front is a caption (所在街道), without it a value (湖滨街道).
constexpr std::array<std::string_view, 8> caption_starts = {
    "所在", "所属", "毕业", "就读", "开户", "发卡", "户籍", "是否",
};
// clang-format on

constexpr std::array units = {"元"sv,     "万元"sv,    "亿元"sv, "元/月"sv, "元/年"sv, "元/人"sv, "元/亩"sv, "%"sv,    "亩"sv,
                              "公顷"sv,   "平方米"sv,  "㎡"sv,   "米"sv,    "千米"sv,  "公里"sv,  "吨"sv,    "公斤"sv, "千克"sv,
                              "人"sv,     "户"sv,      "个"sv,   "件"sv,    "岁"sv,    "天"sv,    "月"sv,    "年"sv,   "度"sv,
                              "千瓦时"sv, "元/千克"sv, "分"sv,   "次"sv,    "台"sv,    "套"sv};

constexpr std::array wide_spaces = {"\xE3\x80\x80"sv, "\xC2\xA0"sv, "\xE2\x80\x8B"sv, "\xEF\xBB\xBF"sv, "\xE2\x80\x83"sv, "\xE2\x80\x82"sv};
constexpr std::array decorations = {"*"sv, "＊"sv, "★"sv, "·"sv, "●"sv};
constexpr std::array colons = {"："sv, ":"sv};
constexpr std::array closing_signs = {":"sv, "："sv, ")"sv, "）"sv, "]"sv, "】"sv};

// One bit per last four bytes that a caption may end in: nearly all other text is refused by it.
constexpr size_t filter_bits = 4096;
constexpr size_t filtered_tail = 4;
constexpr size_t filter_slot(std::string_view text) {
    size_t slot = 0;
    for (const char c : text.substr(text.size() - filtered_tail)) slot = slot * 67 + static_cast<unsigned char>(c);
    return slot % filter_bits;
}
constexpr std::array<bool, filter_bits> make_filter() {
    std::array<bool, filter_bits> filter{};
    for (std::string_view caption : caption_ends) filter[filter_slot(caption)] = true;
    for (std::string_view caption : whole_captions) {
        if (caption.size() >= filtered_tail) filter[filter_slot(caption)] = true;
        for (std::string_view start : caption_starts) {
            std::array<char, 32> joined{};
            const size_t size = std::min(start.size() + caption.size(), joined.size());
            for (size_t i = 0; i < size; ++i) joined[i] = i < start.size() ? start[i] : caption[i - start.size()];
            filter[filter_slot({joined.data(), size})] = true;
        }
    }
    return filter;
}
constexpr std::array<bool, filter_bits> caption_tails = make_filter();

size_t count_digits(std::string_view text) { return static_cast<size_t>(std::count_if(text.begin(), text.end(), is_ascii_digit)); }

// Cheap: false for most text that is no caption, never for one.
bool may_be_caption(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.size() > 3 * longest_caption + 32) return false;
    for (std::string_view end : closing_signs) {
        if (text.ends_with(end)) return true;
    }
    if (is_ascii_alpha(text.back()) || text.back() == '.') return text.size() < 20;
    return text.size() < filtered_tail || caption_tails[filter_slot(text)];
}

bool is_wide_space(std::string_view text, size_t at, size_t& size) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead != 0xC2 && lead != 0xE2 && lead != 0xE3 && lead != 0xEF) return false;
    for (std::string_view space : wide_spaces) {
        if (text.substr(at).starts_with(space)) {
            size = space.size();
            return true;
        }
    }
    return false;
}

// 预算数（元）, 同比（%）: what is measured in something is a caption.
bool has_unit(std::string_view caption) {
    for (std::string_view bracket : {"（", "("}) {
        const size_t open = caption.rfind(bracket);
        if (open == std::string_view::npos || open == 0) continue;
        std::string_view unit = caption.substr(open + bracket.size());
        for (std::string_view close : {"）", ")"}) {
            if (unit.ends_with(close)) unit.remove_suffix(close.size());
        }
        if (std::find(units.begin(), units.end(), unit) != units.end()) return true;
    }
    return false;
}

// Without what stands in brackets: 联系电话（手机） is a 联系电话.
std::string without_brackets(std::string_view caption) {
    std::string plain;
    for (size_t at = 0; at < caption.size();) {
        size_t close = std::string_view::npos;
        for (const auto& [open, shut] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}}) {
            if (!caption.substr(at).starts_with(open)) continue;
            close = caption.find(shut, at);
            if (close != std::string_view::npos)
                close += shut.size();
            else
                close = caption.size();
        }
        if (close != std::string_view::npos) {
            at = close;
        } else {
            plain.push_back(caption[at++]);
        }
    }
    return plain;
}

bool is_whole_caption(std::string_view caption) {
    return std::find(whole_captions.begin(), whole_captions.end(), caption) != whole_captions.end();
}

bool is_english_caption(std::string_view caption) {
    std::string lower;
    for (const char c : caption) {
        if (is_ascii_alnum(c) || c == '.')
            lower.push_back(ascii_lower(c));
        else if (c != '_' && c != '-')
            return false;
    }
    return std::find(english_captions.begin(), english_captions.end(), lower) != english_captions.end();
}

struct Counts {
    size_t filled = 0;    // cells with text
    size_t captions = 0;  // of those: captions by their words
    size_t marked = 0;    // <th>
    size_t values = 0;    // digits, dates, addresses: certainly no header
    size_t pairs = 0;     // a caption with something else to its right
    size_t gaps = 0;      // a caption with an empty cell to its right
};

// 2019年决算数: the year that a header begins with counts for nothing, unless a date goes on from it.
std::string_view without_year(std::string_view text) {
    constexpr std::string_view year = "年";
    constexpr size_t digits = 4;
    if (text.size() <= digits + year.size() || count_digits(text.substr(0, digits)) != digits || !text.substr(digits).starts_with(year))
        return text;
    const std::string_view rest = text.substr(digits + year.size());
    return count_digits(rest) == 0 ? rest : text;
}

// More digits than a header has ("2023年", "1-6月" may be one).
bool is_value(std::string_view whole) {
    const std::string_view text = without_year(trim(whole));
    const size_t digits = count_digits(text);
    return digits >= 5 || (digits > 0 && digits * 2 >= count_code_points(text)) || text.find('@') != std::string_view::npos ||
           text.find("**") != std::string_view::npos || count_code_points(text) > longest_caption * 2;
}

Counts count(const std::vector<TableCell>& cells, const std::vector<bool>& captions) {
    Counts counts;
    for (size_t i = 0; i < cells.size(); ++i) {
        const bool filled = !trim(cells[i].text).empty();
        if (filled) ++counts.filled;
        if (filled && cells[i].header) ++counts.marked;
        if (captions[i])
            ++counts.captions;
        else if (filled && is_value(cells[i].text))
            ++counts.values;
        if (!captions[i] || i + 1 == cells.size()) continue;
        if (trim(cells[i + 1].text).empty())
            ++counts.gaps;
        else if (!captions[i + 1])
            ++counts.pairs;
    }
    return counts;
}

// Three words or more without a gap at the head of a table, not every caption with a word to name: 科目编码 | 科目名称 | 预算数 | 文号.
bool is_first_header(const Counts& counts, size_t cells) {
    constexpr size_t fewest = 3;
    return counts.filled >= fewest && counts.filled == cells && counts.pairs < counts.captions;
}

// The same of one word that is a caption, if the rows below are all values: Name | Nationality | 护照号码 | 聘用学校.
bool may_be_header(const Counts& counts, size_t cells) {
    return counts.filled >= 3 && counts.filled == cells && counts.values == 0 && counts.captions > 0;
}

// A row of a roster that may prove it: numbers, no caption in front as a table on its side has, hardly one behind as in a form.
bool is_data_row(const Counts& counts, bool caption_in_front) {
    return !caption_in_front && counts.values > 0 && counts.captions * 4 <= counts.filled;
}

// Behind a roster's header another one must be made of captions throughout: 户主 is also a value.
enum class Above { nothing, header, roster };

bool is_header_row(const Counts& counts, size_t cells, Above above) {
    if (counts.filled == 0 || counts.values > 0) return false;
    if (counts.marked == counts.filled && counts.filled >= 2) return true;
    // 籍贯 | | 民族 | : an empty form, not a header.
    if (counts.gaps >= 2 && counts.gaps * 2 >= counts.captions) return false;
    if (above == Above::header) return counts.captions >= 1 && counts.captions * 2 > counts.filled;
    if (counts.filled < 2) return false;
    if (above == Above::roster) return counts.captions >= 2 && counts.captions * 4 >= counts.filled * 3;
    if (above == Above::nothing && is_first_header(counts, cells)) return true;
    return counts.captions >= 2 && counts.captions * 2 > counts.filled;
}

}  // namespace

std::vector<std::string> TableLabels::add_row(const std::vector<TableCell>& cells) {
    if (is_plain_data_row(cells)) return labels_by_column(cells);
    std::vector<bool> captions(cells.size());
    for (size_t i = 0; i < cells.size(); ++i) captions[i] = is_caption(cells[i].text);
    const Counts counts = count(cells, captions);
    if (is_header_row(counts, cells.size(), in_header_ ? Above::header : headers_.empty() ? Above::nothing : Above::roster)) {
        take_header(cells);
        return std::vector<std::string>(cells.size());
    }
    // A row of one cell is a title or a subtotal; it changes nothing.
    if (counts.filled > 1) in_header_ = false;
    const bool is_data = is_data_row(counts, !captions.empty() && captions.front());
    if (headers_.empty() && read_supposed_header(cells, counts.filled, is_data, may_be_header(counts, cells.size())))
        return labels_by_column(cells);
    const bool by_form = headers_.empty() ? counts.captions + counts.marked > 0 : counts.pairs >= 2;
    if (!by_form) return labels_by_column(cells);
    std::vector<std::string> labels(cells.size());
    for (size_t i = 1; i < cells.size(); ++i) {
        const bool is_named = (captions[i - 1] || cells[i - 1].header) && !captions[i] && !cells[i].header;
        if (is_named) labels[i] = clean_caption(cells[i - 1].text);
    }
    return labels;
}

// A table's first row of words is taken for its header when the next one is a row of values, as wide as it. True if so.
bool TableLabels::read_supposed_header(const std::vector<TableCell>& cells, size_t filled, bool is_data, bool may_be_header) {
    if (filled < 2) return false;
    const bool proven = is_data && !supposed_.empty() && cells.size() == supposed_.size();
    if (proven) {
        std::vector<TableCell> header;
        for (const Supposed& cell : supposed_) header.push_back({cell.column, cell.span, cell.text, false});
        take_header(header);
        in_header_ = false;
    }
    supposed_.clear();
    for (size_t i = 0; i < cells.size() && may_be_header; ++i)
        supposed_.push_back({cells[i].column, cells[i].span, std::string(cells[i].text)});
    return proven;
}

// Most rows of a roster: as wide as its header, with a number in it, and no caption in front. Saves looking at every word.
bool TableLabels::is_plain_data_row(const std::vector<TableCell>& cells) {
    if (headers_.empty() || cells.size() < headers_.size() || is_caption(cells.front().text)) return false;
    if (std::none_of(cells.begin(), cells.end(), [](const TableCell& cell) { return is_value(cell.text); })) return false;
    in_header_ = false;
    return true;
}

std::vector<std::string> TableLabels::labels_by_column(const std::vector<TableCell>& cells) const {
    std::vector<std::string> labels(cells.size());
    for (size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].header) labels[i] = header(cells[i].column);
    }
    return labels;
}

std::string_view TableLabels::header(std::uint32_t column) const {
    const auto found = headers_.find(column);
    return found == headers_.end() ? std::string_view() : std::string_view(found->second.text);
}

void TableLabels::take_header(const std::vector<TableCell>& cells) {
    if (!in_header_) headers_.clear();
    for (const TableCell& cell : cells) {
        const std::string caption = clean_caption(cell.text);
        if (caption.empty()) continue;
        for (std::uint32_t i = 0; i < std::min(cell.span, widest_header) && cell.column + i < most_columns; ++i) {
            Header& header = headers_[cell.column + i];
            if (header.text.empty() || header.text == caption)
                header.text = caption;
            else if (header.text.size() + caption.size() < longest_label)
                header.text += '/' + caption;
            header.span = cell.span;
        }
    }
    in_header_ = true;
}

std::string clean_caption(std::string_view text) {
    std::string caption;
    text = trim(text).substr(0, longest_label);
    for (std::string_view sign : decorations) {
        if (text.starts_with(sign)) text.remove_prefix(sign.size());
    }
    for (size_t at = 0, size = 0; at < text.size();) {
        if (is_wide_space(text, at, size))
            at += size;
        else if (is_ascii_space(text[at]))
            ++at;
        else
            caption.push_back(text[at++]);
    }
    for (std::string_view colon : colons) {
        if (std::string_view(caption).ends_with(colon)) caption.resize(caption.size() - colon.size());
    }
    return caption;
}

bool is_caption(std::string_view text) {
    if (!may_be_caption(text) || count_digits(text) > most_digits) return false;
    const std::string caption = without_brackets(clean_caption(text));
    const std::string_view view = caption;
    if (view.empty() || count_code_points(view) > longest_caption) return false;
    if (view.find("：") != std::string_view::npos || view.find("，") != std::string_view::npos || view.find("。") != std::string_view::npos)
        return false;
    if (is_whole_caption(view) || has_unit(clean_caption(text))) return true;
    if (std::any_of(caption_ends.begin(), caption_ends.end(), [&](std::string_view end) { return view.ends_with(end); })) return true;
    for (std::string_view start : caption_starts) {
        if (view.starts_with(start) && is_whole_caption(view.substr(start.size()))) return true;
    }
    return is_english_caption(view);
}

}  // namespace leakscan

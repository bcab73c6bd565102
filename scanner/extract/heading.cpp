// A heading ends like one (通知, 名单, 表), else the first line that may be one is taken; a table's columns end the search.
#include "extract/heading.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t most_lines = 8;           // of a document's head: 附件2, the office, the number, the heading
constexpr size_t most_blocks_before = 64;  // properties and notes that some formats hand on first
constexpr size_t shortest = 4;             // code points
constexpr size_t longest = 60;
constexpr size_t most_digits = 8;  // 2021年第12批; more is a number of something

constexpr std::string_view subject = "[Subject] ";  // as unpack writes the head of a mail

constexpr std::array<std::string_view, 34> endings = {"通知",   "公告", "公示", "通告", "名单", "名册", "花名册", "表",   "清单",
                                                      "目录",   "台账", "明细", "一览", "汇总", "报告", "方案",   "意见", "决定",
                                                      "决定书", "函",   "批复", "答复", "通报", "规定", "办法",   "细则", "须知",
                                                      "指南",   "公报", "计划", "总结", "情况", "结果", "材料"};

size_t count_digits(std::string_view text) { return static_cast<size_t>(std::count_if(text.begin(), text.end(), is_ascii_digit)); }

// A year or a batch in brackets behind the heading: …公示（第三批）.
std::string_view without_note(std::string_view line) {
    for (const auto& [opening, closing] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
        const size_t open = line.ends_with(closing) ? line.rfind(opening) : std::string_view::npos;
        if (open != std::string_view::npos && open > 0) return trim(line.substr(0, open));
    }
    return line;
}

bool ends_as_heading(std::string_view line) {
    line = without_note(line);
    return std::any_of(endings.begin(), endings.end(), [line](std::string_view ending) { return line.ends_with(ending); });
}

// One line of words, no sentence, no salutation, no field of a form, no mark of an annex.
bool may_be_heading(std::string_view line) {
    constexpr std::array<std::string_view, 7> elsewhere = {"：", ":", "。", "；", "，", "\n", "@"};
    constexpr std::array<std::string_view, 4> annexes = {"附件", "附表", "单位", "第"};
    const size_t length = count_code_points(first_code_points(line, longest + 1));
    if (length < shortest || length > longest || count_digits(line) > most_digits) return false;
    if (std::any_of(elsewhere.begin(), elsewhere.end(),
                    [line](std::string_view sign) { return line.find(sign) != std::string_view::npos; }))
        return false;
    const bool wide = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0x80) != 0; }) >= static_cast<long>(3 * shortest);
    const bool annex = length <= 2 * shortest &&
                       std::any_of(annexes.begin(), annexes.end(), [line](std::string_view word) { return line.starts_with(word); });
    return wide && !annex;
}

bool same_row(const Locus& a, const Locus& b) { return a.row != 0 && a.row == b.row && a.table == b.table && a.sheet == b.sheet; }

}  // namespace

std::string heading_of(const Document& first_part) {
    std::string_view fallback;
    size_t lines = 0;
    const std::vector<Block>& blocks = first_part.blocks;
    for (size_t i = 0; i < blocks.size() && i < most_blocks_before && lines < most_lines; ++i) {
        const Block& block = blocks[i];
        if (block.where.channel != Channel::body) continue;
        const bool columns = i + 1 < blocks.size() && same_row(block.where, blocks[i + 1].where);
        if (columns || block.label != 0) break;
        ++lines;
        const std::string_view line = trim(first_part.text_of(block));
        if (line.starts_with(subject)) return std::string(trim(line.substr(subject.size())));
        if (line.starts_with('[') || !may_be_heading(line)) continue;
        if (ends_as_heading(line)) return std::string(line);
        if (fallback.empty()) fallback = line;
    }
    return std::string(fallback);
}

bool is_placeholder_title(std::string_view title) {
    constexpr std::array<std::string_view, 12> whole = {"(anonymous)", "untitled", "无标题",   "未命名",  "标题",  "title",
                                                        "Title",       "Untitled", "新建文档", "工作簿1", "文档1", "演示文稿1"};
    constexpr std::array<std::string_view, 6> begun = {
        "Microsoft Word - ", "Microsoft Excel - ", "Microsoft PowerPoint - ", "新建 ", "PowerPoint ", "Document"};
    title = trim(title);
    return std::find(whole.begin(), whole.end(), title) != whole.end() ||
           std::any_of(begun.begin(), begun.end(), [title](std::string_view words) { return title.starts_with(words); });
}

}  // namespace leakscan

// Words directly beside the value, its caption, or an announcement that holds to the end of the sentence.
#include "match/samples.h"

#include "base/text.h"
#include "match/clauses.h"

namespace leakscan {
namespace {

constexpr size_t label_reach = 24;    // code points
constexpr size_t after_reach = 16;    // code points: （示例）
constexpr size_t letter_reach = 400;  // bytes before a value that may announce an example

// 填写样例：姓名 张三；公民身份号码 …；联系电话 …: the words and their colon hold to the end of the sentence.
bool is_announced(const Names& names, std::string_view text, size_t begin) {
    constexpr size_t announcement = 24;  // bytes before the colon: 填写样例
    const size_t reach = begin > letter_reach ? begin - letter_reach : 0;
    std::string_view sentence = text.substr(reach, begin - reach);
    for (std::string_view end : {"。", "\n"}) {
        if (const size_t at = sentence.rfind(end); at != std::string_view::npos) sentence.remove_prefix(at + end.size());
    }
    for (size_t at = sentence.find("："); at != std::string_view::npos; at = sentence.find("：", at + 3)) {
        const size_t from = at > announcement ? at - announcement : 0;
        if (names.contains_word(sentence.substr(from, at - from), WordClass::sample)) return true;
    }
    return false;
}

}  // namespace

bool is_sample(const Names& names, std::string_view text, size_t begin, size_t end, std::string_view caption) {
    const std::string_view before = clause_before(text, begin, label_reach);
    const std::string_view after = clause_after(text, end, after_reach);
    const bool in_bracket = after.starts_with("（") || after.starts_with("(");  // 13800138000（示例）
    return names.contains_word(before, WordClass::sample) || (in_bracket && names.contains_word(after, WordClass::sample)) ||
           trim(before).ends_with("如") || before.ends_with("如“") || is_announced(names, text, begin) ||
           names.contains_word(first_code_points(caption, label_reach), WordClass::sample);
}

}  // namespace leakscan

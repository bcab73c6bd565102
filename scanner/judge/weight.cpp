#include "judge/weight.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

namespace leakscan {
namespace {

// Numbers of people from which the criminal code counts a case (法释〔2017〕10号 article 5); half as many count where the data
// was come by in the course of duty.
constexpr std::array<std::uint64_t, 3> people_steps = {50, 500, 5000};
constexpr std::uint64_t duty_divisor = 2;

// Lists of children: information on those under fourteen is sensitive (个人信息保护法 article 28).
bool is_of_children(const PageMeta& meta) {
    constexpr std::array<std::string_view, 6> words = {"学生", "幼儿", "儿童", "未成年", "小学", "孤儿"};
    return std::any_of(words.begin(), words.end(), [&meta](std::string_view word) {
        return meta.title.find(word) != std::string::npos || meta.column_name.find(word) != std::string::npos;
    });
}

bool is_account(Kind kind) { return kind == Kind::bank_card || kind == Kind::bank_account; }
bool tells_health(Kind kind) { return kind == Kind::health || kind == Kind::disability_card; }

}  // namespace

DocumentWeight weigh(const ScannedDocument& document, const std::vector<Verdict>& verdicts, bool in_duty) {
    DocumentWeight weight;
    std::unordered_set<std::string_view> people;
    std::uint64_t named = 0;  // by a notice: hardly fewer than those with numbers, who are among them
    weight.minors = is_of_children(document.meta);
    auto verdict = verdicts.begin();
    for (const Finding& finding : document.findings) {
        const Ruling ruling = (verdict++)->ruling;
        if (ruling == Ruling::allowed) continue;
        if (!finding.person.empty()) people.insert(finding.person);
        named = std::max<std::uint64_t>(named, finding.features.names);
        if (ruling != Ruling::leak) continue;
        weight.minors = weight.minors || finding.kind == Kind::student_number;
        weight.sensitive = weight.sensitive || is_account(finding.kind) || tells_health(finding.kind);
    }
    const std::uint64_t counted = std::max<std::uint64_t>(people.size(), named) * (in_duty ? duty_divisor : 1);
    for (const std::uint64_t step : people_steps) weight.steps += counted >= step ? 1 : 0;
    return weight;
}

Severity weigh(Severity usual, const Finding& finding, const DocumentWeight& document) {
    constexpr int most = static_cast<int>(Severity::high);
    int weight = static_cast<int>(usual) + static_cast<int>(document.steps);
    if (finding.grade == Grade::partial) --weight;
    if (is_hidden(finding.location.channel)) ++weight;
    if (document.minors) ++weight;
    if (document.sensitive) ++weight;
    return static_cast<Severity>(std::clamp(weight, 0, most));
}

}  // namespace leakscan

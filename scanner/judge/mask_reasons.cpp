#include "judge/mask_reasons.h"

#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/finding.h"

namespace leakscan {
namespace {

struct ClueWords {
    MaskClue clue;
    Phrase words;
};
constexpr std::array<ClueWords, 6> clue_words = {{
    {MaskClue::birth_date, {"旁边的出生日期", "the birth date beside it"}},
    {MaskClue::age, {"旁边的年龄", "the age beside it"}},
    {MaskClue::sex, {"性别", "the sex"}},
    {MaskClue::home, {"住址或户籍所在地", "the place of residence"}},
    {MaskClue::site, {"发布单位所在地", "the place of the publisher"}},
    {MaskClue::other_copy, {"同一人在另一处的不同打码", "the same person's number masked differently elsewhere"}},
}};
constexpr size_t clue_sets = 1U << clue_words.size();
constexpr size_t faults_with_clues = 2;  // reversible, weak

constexpr Phrase plain_faults[] = {
    {"遮盖可被还原，等同于未遮盖", "the mask can be undone; the value is as good as published"},
    {"打码不足，可被推算", "too few characters are masked; the value can be worked out"},
    {"遮盖的位数少于规则要求", "fewer characters are masked than the rule asks for"},
    {"按规则不得公开，遮盖后也应删除", "not to be published under the rule, not even masked; remove it"},
};

struct Text {
    std::string zh;
    std::string en;
};

Text text_with(MaskFault fault, std::uint8_t clues) {
    std::vector<std::string> zh;
    std::vector<std::string> en;
    for (const ClueWords& row : clue_words) {
        if ((clues & static_cast<std::uint8_t>(row.clue)) == 0) continue;
        zh.emplace_back(row.words.zh);
        en.emplace_back(row.words.en);
    }
    const std::string from_zh = join(zh, "、");
    const std::string from_en = join(en, ", ");
    if (fault == MaskFault::reversible) {
        return {"打码无效，可由" + from_zh + "还原，等同于未打码",
                "the mask is undone by " + from_en + "; the value is as good as published"};
    }
    return {"打码不足，可由" + from_zh + "推出", "too few characters are masked; the value can be worked out from " + from_en};
}

// By fault and clues.
const std::vector<Text>& texts() {
    static const std::vector<Text> all = [] {
        std::vector<Text> made;
        for (size_t fault = 0; fault < faults_with_clues; ++fault) {
            for (size_t clues = 0; clues < clue_sets; ++clues)
                made.push_back(text_with(static_cast<MaskFault>(fault), static_cast<std::uint8_t>(clues)));
        }
        return made;
    }();
    return all;
}

}  // namespace

Phrase phrase(MaskFault fault, std::uint8_t clues) {
    const auto index = static_cast<size_t>(fault);
    const size_t set = clues % clue_sets;
    if (set == 0 || index >= faults_with_clues) return plain_faults[index];
    const Text& text = texts()[index * clue_sets + set];
    return {text.zh, text.en};
}

std::vector<Phrase> mask_phrases() {
    std::vector<Phrase> phrases(std::begin(plain_faults), std::end(plain_faults));
    for (const Text& row : texts()) phrases.push_back({row.zh, row.en});
    return phrases;
}

}  // namespace leakscan

// The word 公示 is looked for first; only what states a period has its names counted. Names never leave the reader, their number does.
#include "match/notice.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "match/fold.h"
#include "match/identity.h"
#include "match/locate.h"
#include "match/mask.h"
#include "match/matcher_state.h"
#include "match/publicity_period.h"

namespace leakscan {
namespace {

constexpr std::string_view notice_word = "公示";
constexpr size_t stretch_length = 120;  // code points in which a period is stated
constexpr size_t words_length = 40;     // code points of it that are printed
constexpr int most_mentions = 200;      // of the word in one part
// A contact and a signature name somebody in every notice; a list in running text names more.
constexpr std::uint32_t fewest_listed = 3;

// 张*, 李某某: nobody is named.
bool is_masked(std::string_view name) {
    constexpr std::string_view marks[] = {"*", "＊", "某", "×", "○", "x", "X"};
    return std::any_of(std::begin(marks), std::end(marks),
                       [name](std::string_view mark) { return name.find(mark) != std::string_view::npos; });
}

const Block* block_at(const Document& part, size_t at) {
    const auto behind = std::upper_bound(part.blocks.begin(), part.blocks.end(), at,
                                         [](size_t offset, const Block& block) { return offset < block.begin; });
    if (behind == part.blocks.begin()) return nullptr;
    const Block& block = *(behind - 1);
    return at < block.end ? &block : nullptr;
}

// Up to the end of the sentence or clause that ends the statement.
std::string_view printed(std::string_view stretch) {
    const std::string_view words = first_code_points(stretch, words_length);
    return words.substr(0, std::min(words.find("。"), words.find("；")));
}

// 公示期5天，李小明、张国强: who is named may stand directly behind the dates.
std::string without_names(const Context& context, std::string words) {
    const std::vector<NameSpan> names = context.find_person_names(words, {});
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        const size_t length = name->end - name->begin;
        words.replace(name->begin, length, mask_name(std::string_view(words).substr(name->begin, length)));
    }
    return words;
}

}  // namespace

void NoticeReader::read(const Document& part) {
    find_period(part);
    const bool is_notice = statement_ || part.meta.title.find(notice_word) != std::string::npos;
    if (is_notice) count_names(part);
}

void NoticeReader::find_period(const Document& part) {
    const std::optional<Date> published = parse_date(part.meta.published);
    const std::string_view text = part.text;
    size_t at = find_word(text, notice_word);
    for (int i = 0; at != std::string_view::npos && i < most_mentions; ++i) {
        const Block* block = block_at(part, at);
        if (block == nullptr) return;
        const std::string_view stretch = first_code_points(text.substr(at, block->end - at), stretch_length);
        if (const std::optional<Date> day = last_day_of_publicity(fold(stretch), published))
            state(part, *block, static_cast<std::uint32_t>(at), stretch, *day);
        at = find_word(text, notice_word, at + notice_word.size());
    }
    // A form: the caption 公示期限, the dates in the cell beside it.
    const auto speaks_of_it = [](const std::string& label) { return label.find(notice_word) != std::string::npos; };
    if (std::none_of(part.labels.begin(), part.labels.end(), speaks_of_it)) return;
    for (const Block& block : part.blocks) {
        const std::string& label = part.label_of(block);
        if (!speaks_of_it(label)) continue;
        const std::string_view stretch = first_code_points(part.text_of(block), stretch_length);
        const std::string whole = fold(label + "：" + std::string(stretch));
        if (const std::optional<Date> day = last_day_of_publicity(whole.substr(whole.find(notice_word)), published))
            state(part, block, block.begin, stretch, *day);
    }
}

void NoticeReader::state(const Document& part, const Block& block, std::uint32_t begin, std::string_view stretch, Date last_day) {
    // Of two mentions of one period the later is the nearer to its dates.
    if (statement_ && statement_->last_day > last_day) return;
    const std::string_view words = printed(stretch);
    const auto index = static_cast<std::uint32_t>(&block - part.blocks.data());
    Locator locator(part);
    const auto end = static_cast<std::uint32_t>(begin + words.size());
    statement_ = {last_day, locator.locate({begin, end, index}), std::string(words)};
    if (!matcher_.reveals()) statement_->words = without_names(matcher_.state().context, matcher_.mask_values(words));
}

void NoticeReader::count_names(const Document& part) {
    const Context& context = matcher_.state().context;
    for (const Block& block : part.blocks) {
        if (is_hidden(block.where.channel)) continue;
        const std::string_view label = part.label_of(block);
        const std::string_view text = part.text_of(block);
        const bool in_column = block.where.table != 0 && !label.empty() && context.sense_of_label(label) == LabelSense::person_name;
        // Looking for names in all the text of every page that calls itself a notice costs more than the scan of it: without a period
        // stated so far, only columns of names count.
        if (!in_column && !statement_) continue;
        for (const NameSpan& name : context.find_person_names(text, label)) {
            if (is_masked(text.substr(name.begin, name.end - name.begin))) continue;
            ++(in_column ? rows_ : listed_);
        }
    }
}

std::optional<Finding> NoticeReader::finding() const {
    if (!statement_ || (rows_ == 0 && listed_ < fewest_listed)) return std::nullopt;
    Finding finding;
    finding.rule = expired_notice_rule;
    finding.kind = Kind::person_name;
    finding.grade = Grade::likely;
    finding.confidence = rows_ > 0 ? 0.9 : 0.7;
    finding.masked = statement_->words;
    if (matcher_.reveals()) finding.value = statement_->words;
    finding.location = statement_->location;
    finding.context = statement_->words;
    finding.features.owner = Owner::person;
    finding.features.period_end = statement_->last_day;
    finding.features.names = rows_ > 0 ? rows_ : listed_;
    const std::string place = logical_document(origin_);
    finding.digest = keyed_hash(matcher_.state().settings.key, {name(finding.kind), finding.rule});
    finding.id = keyed_hash(matcher_.state().settings.key, {name(finding.kind), finding.rule, place});
    return finding;
}

}  // namespace leakscan

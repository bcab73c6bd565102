#include "match/account_holder.h"

#include <vector>

#include "base/text.h"
#include "match/clauses.h"

namespace leakscan {
namespace {

constexpr size_t reach_behind = 40;  // code points: "（户名：某某市财政局）"
constexpr size_t reach_before = 60;  // code points
constexpr size_t lines_above = 4;

size_t skip_marks(std::string_view text, size_t at) {
    while (at < text.size() && is_piece_end(code_point_at(text, at).value)) at += code_point_at(text, at).size;
    return at;
}

// 账号：…（户名：某某财政局）
std::optional<AccountHolder> holder_behind(const Labels& labels, const Names& names, std::string_view after) {
    const size_t at = skip_marks(after, 0);
    const LabelReading caption = labels.read_start(after.substr(at));
    if (caption.sense != LabelSense::organisation && caption.sense != LabelSense::person_name) return std::nullopt;
    if (caption.sense == LabelSense::organisation && caption.owner == Owner::unknown) return std::nullopt;  // 开户行：…
    const size_t begin = skip_marks(after, at + caption.end);
    size_t end = begin;
    while (end < after.size() && !is_piece_end(code_point_at(after, end).value)) end += code_point_at(after, end).size;
    const std::string_view holder = after.substr(begin, end - begin);
    if (names.is_organisation_name(holder)) return AccountHolder{{}, true};
    return names.may_be_name(holder) ? std::optional(AccountHolder{holder, true}) : std::nullopt;
}

// 户名：某某县慈善总会；开户行：…；账号：…: across whatever marks. The words are those of an account's holder alone: 名称 names much else.
std::optional<AccountHolder> holder_before(const Names& names, std::string_view text) {
    constexpr size_t furthest = 6;  // pieces
    size_t begin = text.size();
    for (size_t i = 0; i < reach_before && begin > 0; ++i) begin = previous_code_point(text, begin);
    const std::vector<std::string_view> pieces = pieces_from_end(text.substr(begin));
    for (size_t i = 0; i + 1 < pieces.size() && i < furthest; ++i) {
        const std::string_view caption = pieces[i + 1];
        if (!caption.ends_with("户名") && !caption.ends_with("户名称") && !caption.starts_with("收款")) continue;
        if (names.is_organisation_name(pieces[i])) return AccountHolder{};
        return names.may_be_name(pieces[i]) ? std::optional(AccountHolder{pieces[i]}) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::optional<AccountHolder> account_holder(const Labels& labels, const Names& names, const Document& document, size_t block, size_t begin,
                                            size_t end) {
    const Block& own = document.blocks[block];
    const std::string_view text = document.text_of(own);
    if (const auto behind = holder_behind(labels, names, clause_after(text, end, reach_behind))) return behind;
    if (const auto before = holder_before(names, text.substr(0, begin))) return before;
    for (size_t i = block; i > 0 && block - i <= lines_above && own.where.row == 0; --i) {
        const Block& above = document.blocks[i - 1];
        if (above.where.row != 0 || above.where.channel != own.where.channel) break;
        if (const auto before = holder_before(names, document.text_of(above))) return before;
    }
    return std::nullopt;
}

}  // namespace leakscan

// Who holds a bank account, where its own line or a line above says so: 户名：某某县慈善总会；账号：…, 账号：…（户名：王小明）. What else
// the surroundings say of an owner is context's.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "match/labels.h"
#include "match/names.h"
#include "model/document.h"

namespace leakscan {

struct AccountHolder {
    std::string_view name;  // of a person; empty: an organisation
    bool behind = false;    // said behind the account
};

// Of the account at the bytes `begin` to `end` of a block's text. What is said behind it goes before what stands in front.
std::optional<AccountHolder> account_holder(const Labels& labels, const Names& names, const Document& document, size_t block, size_t begin,
                                            size_t end);

}  // namespace leakscan

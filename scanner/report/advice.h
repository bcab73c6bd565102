// What a clerk is told about a line: how the value can be seen, how it must be masked, how the place is really cleaned.
// Masking follows the sentence that bulletins quote (身份证号保留前2后3, 手机号保留前3后4, 住址只到乡镇街道), see docs of the policies.
#pragma once

#include <string>

#include "base/date.h"
#include "model/entry.h"
#include "report/rectification_list.h"

namespace leakscan {

// 可见方式: "隐藏列（C列），打开文件后取消隐藏即可见".
std::string visibility(const ListLine& line, Language language);
std::string visibility(const Entry& entry, Language language);  // an entry of the ledger, without the names of columns and sheets

// The name of the channel alone: "隐藏列".
Phrase channel_title(Channel channel, const DocumentFacts& document);

// How a value of this kind may be published: "身份证号仅保留前2位和后3位，其余用*代替".
Phrase mask_rule(Kind kind);

// 整改建议: the mask, the way to clean this channel, and what else this publication needs.
std::string advice(const ListLine& line, Date as_of, Language language);
std::string advice(const Entry& entry, Date as_of, Language language);

}  // namespace leakscan

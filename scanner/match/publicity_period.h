// The publicity period that a notice states (公示期), read from its words. Knows nothing of documents, people or verdicts.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace leakscan {

// Reads one stretch of folded text that begins with 公示: 公示期：2017年11月1日至11月7日, 公示期为5个工作日（2017-11-01-2017-11-07）,
// 公示时间：自2017年11月1日起7天, 公示期为七天, 公示……自发布之日起7日.
// The last day of the period; nullopt when the stretch states none, or counts from a publication whose day is not known. Working days
// are counted without Saturdays and Sundays; as public holidays are not known, the longest of them is added.
std::optional<Date> last_day_of_publicity(std::string_view folded, std::optional<Date> published);

}  // namespace leakscan

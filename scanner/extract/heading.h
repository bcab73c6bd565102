// What a document calls itself when its properties do not say: the line over its text or its first table, as "关于…的公示" or
// "…花名册". For lists that people read; nothing is found or judged by it that its properties' title would not do.
#pragma once

#include <string>
#include <string_view>

#include "model/document.h"

namespace leakscan {

// The heading among the first lines of the document's first part, "" if none of them reads as one.
std::string heading_of(const Document& first_part);

// A title that a program has put in and nobody chose: "(anonymous)", "Microsoft Word - 附件1.doc", "新建文档".
bool is_placeholder_title(std::string_view title);

}  // namespace leakscan

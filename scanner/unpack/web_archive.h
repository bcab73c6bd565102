// The pages of a web archive: a member for each answer that a crawler stored, under its address, with the body as the reader's browser
// would show it. Requests and the crawler's own notes are passed over. A revisit ("had not changed") is the page that it refers to, when
// that is in the same file: read again under its own address where it has another one. Else they are counted, said, and left open for other
// files of the run.
#pragma once

#include <memory>
#include <string_view>

#include "unpack/budget.h"
#include "unpack/members.h"
#include "unpack/record_reader.h"

namespace leakscan {

// `bytes` and `budget` must outlive it.
std::unique_ptr<Members> open_web_archive(std::string_view bytes, bool packed, WebArchiveFormat format, Budget& budget);

}  // namespace leakscan

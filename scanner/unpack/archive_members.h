// The members of an archive, or the one inside a compressed stream, as codec/archive reads them.
#pragma once

#include <memory>
#include <string_view>

#include "codec/archive.h"
#include "unpack/members.h"

namespace leakscan {

// `bytes` must outlive it.
Result<std::unique_ptr<Members>> open_archive(std::string_view bytes, ArchiveFormat format, Compression compression);

}  // namespace leakscan

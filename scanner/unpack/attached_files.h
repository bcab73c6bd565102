// The files attached to a PDF, which follow their document as members.
#pragma once

#include <memory>
#include <vector>

#include "companion/messages.h"
#include "unpack/members.h"

namespace leakscan {

std::unique_ptr<Members> open_attached_files(std::vector<Attachment> files);

}  // namespace leakscan

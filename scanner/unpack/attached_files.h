// The files attached to a PDF, which follow their document as members.
#pragma once

#include <memory>
#include <vector>

#include "pdf/messages.h"
#include "unpack/members.h"

namespace leakscan {

std::unique_ptr<Members> open_attached_files(std::vector<PdfAttachment> files);

}  // namespace leakscan

// A message, contact or appointment saved by Outlook (.msg, .oft) as a container of the same shape as a mail: what its properties say as
// the head and its bodies under its own name, each attached file as a member. A message within a message is a container again.
// Specification: MS-OXMSG over MS-CFB; MS-OXBODY for the bodies.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "unpack/members.h"

namespace leakscan {

bool is_outlook_mail(std::string_view bytes);

// `bytes` must outlive it.
Result<std::unique_ptr<Members>> open_outlook_mail(std::string_view bytes);

}  // namespace leakscan

// A mail message or an MHT page (RFC 5322, 2045 to 2049, 2557) as a container: its head and its bodies under its own name, each attached
// file and each further part of a page as a member. A message within a message is a container again.
#pragma once

#include <memory>
#include <string_view>

#include "unpack/members.h"

namespace leakscan {

// Whether the bytes begin with the head of a message. Told by fields that only messages have, or by several that letters also have.
bool is_mail(std::string_view bytes);

// `bytes` must outlive it.
std::unique_ptr<Members> open_mail(std::string_view bytes);

}  // namespace leakscan

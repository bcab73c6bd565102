// What a container holds, one member after the other, whatever kind of container it is. One implementation for each: archives,
// web archives, mails, files attached to a PDF.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/item.h"
#include "model/revisit.h"

namespace leakscan {

struct Member {
    std::string name{};               // as a reader may see it (member_name.h); empty: it is the container's own text
    std::string url{};                // where it was published; empty: where its container was
    Transport transport{};            // what was said of its bytes on their way
    Channel channel = Channel::body;  // as Item::channel
    std::optional<Error> refused{};   // its bytes cannot be had
    std::optional<Origin> origin{};   // where it is not a member of its container: a page of another archive
    bool silent = false;              // nothing is to be read of it, nor said
};

class Members {
public:
    virtual ~Members() = default;

    // Goes on to the next member; nothing: the end. An error is said of the container; asked again, it goes on behind it.
    virtual Result<std::optional<Member>> next() = 0;
    // The next piece of the member's data, valid until the next call; empty: the end. An error ends this member.
    virtual Result<std::string_view> read() = 0;
    // Why what read() gave is not all of the member; nothing: it is. Known once read() came to its end.
    virtual std::optional<Error> cut() const { return std::nullopt; }

    // Of a web archive. What it left open, each origin with the name of the page alone, once it has said so.
    virtual OpenRevisits take_open_revisits() { return {}; }
    // From now on gives what these refer to, and its own pages only as silent members. `revisits` must outlive it.
    virtual void answer(const std::vector<Revisit>& revisits) { static_cast<void>(revisits); }
};

}  // namespace leakscan

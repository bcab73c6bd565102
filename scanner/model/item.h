// One document inside a file, as unpack presents it. Lives for one visit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/locus.h"
#include "model/origin.h"

namespace leakscan {

class Companion;

// The programs beside this one that read what it does not read itself; null: nobody is there.
struct Companions {
    Companion* pdf = nullptr;
    Companion* ocr = nullptr;  // what pictures show; only if that is wanted (Limits::ocr_seconds)
};

// What the transport said of the bytes (HTTP header in a web archive, MIME part); empty elsewhere.
struct Transport {
    std::string content_type;  // "text/html"
    std::string charset;       // "gb2312"
};

// Of what is too large to be read so much is kept: enough to tell what it is.
inline constexpr size_t sample_bytes = 64u << 10;

struct Item {
    std::uint64_t number = 0;  // position within the file's members, depth first, containers counted too; the same in each run
    Origin origin;
    std::string_view bytes;
    Transport transport;
    // Set where `bytes` are only the beginning: partly (the container around it is damaged), too_large (a limit was hit;
    // enough to tell what the document is, not to be searched).
    std::optional<Error> cut;
    // What is open in it is reached so: `attachment` for a file attached to a document, `metadata` for the head of a mail.
    Channel channel = Channel::body;
    Companions companions;

    // The last component of the innermost name: "a.xlsx".
    std::string_view file_name() const {
        const std::string& path = origin.inner.empty() ? origin.file : origin.inner.back();
        const size_t slash = path.find_last_of("/\\");
        return std::string_view(path).substr(slash == std::string::npos ? 0 : slash + 1);
    }
};

}  // namespace leakscan

// Writes a ZIP in memory, for the packages of documents (docx). Specification: PKWARE APPNOTE 6.3. Members are deflated, names are UTF-8,
// times are the earliest there is, so that equal members give equal bytes. No ZIP64: for what people read, not for archives.
#pragma once

#include <string>
#include <string_view>

namespace leakscan {

class ZipWriter {
public:
    // Precondition: name and content shorter than 4 GB together with all others.
    void add(std::string_view name, std::string_view content);
    // The archive; nothing may be added afterwards.
    std::string finish();

private:
    std::string bytes_;
    std::string directory_;
    unsigned members_ = 0;
};

}  // namespace leakscan

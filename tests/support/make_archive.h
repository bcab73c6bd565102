// Small archives built by hand: tar and gzip, and stored RAR and .Z, for which we have no writer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

struct ArchiveFile {
    std::string name;
    std::string content;
};

std::string make_tar(const std::vector<ArchiveFile>& files);
// Deflated in one piece; `window` as deflateInit2() takes it: zlib's frame, none (negative), gzip's (16 more).
std::string deflate_with(std::string_view content, int window);
std::string make_gzip(std::string_view content);
// What compress (.Z) writes, but that it repeats nothing.
std::string make_compressed(std::string_view content);
// RAR 2.9 and 5.0, method "store". `encrypted` sets only the flag of each file.
std::string make_rar4(const std::vector<ArchiveFile>& files, bool encrypted = false);
std::string make_rar5(const std::vector<ArchiveFile>& files);

}  // namespace leakscan

// Web archives record by record: Debian has one writer of WARC (wget) and none of ARC, and tests want what no writer makes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

// "WARC/1.0", the fields given, each with CRLF, Content-Length, the block and its two line ends.
std::string make_warc_record(std::vector<std::string> fields, std::string_view block);
// An answer with the page of an address. `head`: more fields of HTTP.
std::string make_answer(const std::string& url, std::string_view body, const std::vector<std::string>& head = {});
std::string make_http(std::string_view body, const std::vector<std::string>& head = {});
// An ARC 1 archive of such answers: pairs of address and what the server sent.
std::string make_arc(const std::vector<std::pair<std::string, std::string>>& records);
std::string make_chunks(std::string_view body, size_t size);
std::string make_zlib(std::string_view body);
std::string make_deflate(std::string_view body);  // without a frame

}  // namespace leakscan

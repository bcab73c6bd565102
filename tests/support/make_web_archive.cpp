#include "support/make_web_archive.h"

#include <zlib.h>

#include <cstdio>

#include "support/make_archive.h"

namespace leakscan {

std::string make_warc_record(std::vector<std::string> fields, std::string_view block) {
    fields.push_back("Content-Length: " + std::to_string(block.size()));
    std::string record = "WARC/1.0\r\n";
    for (const std::string& field : fields) record += field + "\r\n";
    return record + "\r\n" + std::string(block) + "\r\n\r\n";
}

std::string make_http(std::string_view body, const std::vector<std::string>& head) {
    std::string answer = "HTTP/1.1 200 OK\r\n";
    for (const std::string& field : head) answer += field + "\r\n";
    return answer + "\r\n" + std::string(body);
}

std::string make_answer(const std::string& url, std::string_view body, const std::vector<std::string>& head) {
    return make_warc_record({"WARC-Type: response", "WARC-Target-URI: " + url, "Content-Type: application/http; msgtype=response"},
                            make_http(body, head));
}

std::string make_arc(const std::vector<std::pair<std::string, std::string>>& records) {
    const std::string version = "1 0 example\nURL IP-address Archive-date Content-type Archive-length\n";
    std::string arc = "filedesc://a.arc 0.0.0.0 20171120093000 text/plain " + std::to_string(version.size()) + "\n" + version + "\n";
    for (const auto& [url, sent] : records) {
        arc += url + " 192.0.2.1 20171120093000 text/html " + std::to_string(sent.size()) + "\n" + sent + "\n";
    }
    return arc;
}

std::string make_chunks(std::string_view body, size_t size) {
    std::string out;
    for (size_t at = 0; at < body.size(); at += size) {
        const std::string_view chunk = body.substr(at, size);
        char line[32];
        std::snprintf(line, sizeof line, "%zx;name=value\r\n", chunk.size());
        out += line + std::string(chunk) + "\r\n";
    }
    return out + "0\r\nX-Trailer: 13\r\n\r\n";
}

std::string make_zlib(std::string_view body) { return deflate_with(body, MAX_WBITS); }
std::string make_deflate(std::string_view body) { return deflate_with(body, -MAX_WBITS); }

}  // namespace leakscan

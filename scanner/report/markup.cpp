#include "report/markup.h"

#include "report/printable.h"

namespace leakscan {

std::string escaped(std::string_view text) {
    std::string html;
    for (char c : printable(text)) {
        switch (c) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            case '\'': html += "&#39;"; break;
            default: html.push_back(c);
        }
    }
    return html;
}

bool is_web_address(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

}  // namespace leakscan

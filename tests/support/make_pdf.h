// PDFs for tests, made from readable parts. Object numbers are fixed, so that a test can refer to them: 1 the catalog, 2 the pages, 3 the
// font F (Chinese, not embedded), 10 and up what the test adds, 100 and 101 the first page and its content, 102 and 103 the second ...
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

struct PdfTestPage {
    std::string content;
    std::string more = {};  // entries of the page: "/Annots[10 0 R]"
};

struct PdfParts {
    std::vector<PdfTestPage> pages;
    std::vector<std::string> objects = {};  // from number 10 on
    std::string catalog = {};               // entries of the catalog
    std::string trailer = {};
};
std::string make_pdf(const PdfParts& parts);
std::string make_pdf(std::string_view content);

// The document saved again with some objects changed, in the way of programs that append.
std::string append_revision(std::string pdf, const std::map<int, std::string>& objects);

std::string pdf_stream(std::string_view bytes, std::string_view entries = {});
// The operators that show text at a place, the operators `before` it in the same text object.
std::string pdf_text(double x, double y, std::string_view text, std::string_view before = {});
// A string as PDF writes it in UTF-16: "<FEFF...>".
std::string pdf_string(std::string_view text);

}  // namespace leakscan

// OFD documents for tests and samples, made from readable parts: nothing in Debian writes them. One document, Doc_0, pages of A4.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/make_zip.h"

namespace leakscan {

struct OfdParts {
    std::vector<std::string> pages;       // the objects of each (TextObject, PathObject ...), or what stands beside its layer
    std::string common = {};              // more of CommonData: resources, templates
    std::string document = {};            // more of Document: Annotations, Attachments ...
    std::string info = {};                // inside DocInfo
    std::string bodies = {};              // more of OFD.xml
    std::vector<ZipMember> members = {};  // more parts; one of a usual name replaces it
};
std::string make_ofd(const OfdParts& parts);

// A whole page of the objects given, as it stands in Content.xml.
std::string ofd_page(std::string_view objects);
// Text at a place, in millimetres: letters of 4 mm, their steps said as "g 5 4". `more`: attributes of the object, `inside`: elements.
std::string ofd_text(double x, double y, std::string_view text, std::string_view more = {}, std::string_view inside = {});
// A line or, filled, an area.
std::string ofd_rectangle(double x, double y, double width, double height, std::string_view more, std::string_view colour = "0 0 0");

}  // namespace leakscan

// See make_ofd.h: GB/T 33190-2016, as little of it as a reader insists on.
#include "support/make_ofd.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr std::string_view space = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";

std::string number(double value) { return std::to_string(value); }

std::string boundary(double x, double y, double width, double height) {
    return " Boundary=\"" + number(x) + " " + number(y) + " " + number(width) + " " + number(height) + "\"";
}

}  // namespace

std::string ofd_text(double x, double y, std::string_view text, std::string_view more, std::string_view inside) {
    std::string steps;
    for (size_t at = 0; at < text.size();) {
        const CodePoint letter = code_point_at(text, at);
        at += letter.size;
        if (at < text.size()) steps += letter.value < 0x80 ? "2 " : "4 ";
    }
    return "<ofd:TextObject ID=\"9\" Font=\"1\" Size=\"4\"" + boundary(x, y, 150, 6) + " " + std::string(more) + ">" + std::string(inside) +
           "<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"" + steps + "\">" + std::string(text) + "</ofd:TextCode></ofd:TextObject>";
}

std::string ofd_rectangle(double x, double y, double width, double height, std::string_view more, std::string_view colour) {
    const std::string right = number(width), bottom = number(height);
    return "<ofd:PathObject ID=\"8\"" + boundary(x, y, width, height) + " " + std::string(more) + "><ofd:FillColor Value=\"" +
           std::string(colour) + "\"/><ofd:AbbreviatedData>M 0 0 L " + right + " 0 L " + right + " " + bottom + " L 0 " + bottom +
           " C</ofd:AbbreviatedData></ofd:PathObject>";
}

std::string ofd_page(std::string_view objects) {
    const bool has_layer = objects.find("<ofd:Content>") != std::string_view::npos;
    return "<ofd:Page" + std::string(space) + ">" +
           (has_layer ? std::string(objects) : "<ofd:Content><ofd:Layer ID=\"2\">" + std::string(objects) + "</ofd:Layer></ofd:Content>") +
           "</ofd:Page>";
}

std::string make_ofd(const OfdParts& parts) {
    std::string list;
    std::vector<ZipMember> members;
    for (size_t i = 0; i < parts.pages.size(); ++i) {
        const std::string place = "Pages/Page_" + std::to_string(i) + "/Content.xml";
        list += "<ofd:Page ID=\"" + std::to_string(100 + i) + "\" BaseLoc=\"" + place + "\"/>";
        members.push_back({"Doc_0/" + place, ofd_page(parts.pages[i])});
    }
    members.push_back({"Doc_0/Document.xml",
                       "<ofd:Document" + std::string(space) +
                           "><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>" + parts.common +
                           "</ofd:CommonData><ofd:Pages>" + list + "</ofd:Pages>" + parts.document + "</ofd:Document>"});
    members.push_back({"OFD.xml", "<ofd:OFD" + std::string(space) + " Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo>" +
                                      parts.info + "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>" +
                                      parts.bodies + "</ofd:OFD>"});
    for (const ZipMember& member : parts.members) {
        std::erase_if(members, [&](const ZipMember& usual) { return usual.name == member.name; });
        members.push_back(member);
    }
    return make_zip(members);
}

}  // namespace leakscan

#include "support/make_pdf.h"

#include <cstdio>

#include "base/text.h"

namespace leakscan {
namespace {

std::string hexadecimal(std::string_view text) {
    std::string digits;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        char four[8];
        std::snprintf(four, sizeof four, "%04X", static_cast<unsigned>(point.value));
        digits += four;
        at += point.size;
    }
    return digits;
}

std::string number(size_t value, int width) {
    std::string digits = std::to_string(value);
    return std::string(static_cast<size_t>(width) - digits.size(), '0') + digits;
}

// Objects and the table of where they are; `previous`: where the table of the state before is, 0 for none.
void add_objects(std::string& pdf, const std::map<int, std::string>& objects, const std::string& trailer, size_t previous) {
    std::map<int, size_t> places;
    for (const auto& [id, body] : objects) {
        places[id] = pdf.size();
        pdf += std::to_string(id) + " 0 obj\n" + body + "\nendobj\n";
    }
    const size_t table = pdf.size();
    pdf += "xref\n0 1\n0000000000 65535 f \n";
    for (const auto& [id, place] : places) pdf += std::to_string(id) + " 1\n" + number(place, 10) + " 00000 n \n";
    pdf += "trailer\n<</Root 1 0 R/Size 1000" + trailer + (previous > 0 ? "/Prev " + std::to_string(previous) : std::string()) + ">>\n";
    pdf += "startxref\n" + std::to_string(table) + "\n%%EOF\n";
}

}  // namespace

std::string pdf_string(std::string_view text) { return "<FEFF" + hexadecimal(text) + ">"; }

std::string pdf_stream(std::string_view bytes, std::string_view entries) {
    return "<</Length " + std::to_string(bytes.size()) + std::string(entries) + ">>stream\n" + std::string(bytes) + "\nendstream";
}

std::string pdf_text(double x, double y, std::string_view text, std::string_view before) {
    return "BT /F 12 Tf " + std::string(before) + " " + std::to_string(x) + " " + std::to_string(y) + " Td <" + hexadecimal(text) +
           "> Tj ET\n";
}

std::string make_pdf(const PdfParts& parts) {
    std::map<int, std::string> objects;
    objects[1] = "<</Type/Catalog/Pages 2 0 R" + parts.catalog + ">>";
    objects[3] = "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>";
    objects[4] =
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        "/FontDescriptor 5 0 R/DW 1000/W[1 95 500]>>";
    objects[5] =
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
        "/CapHeight 880/StemV 93>>";
    for (size_t i = 0; i < parts.objects.size(); ++i) objects[10 + static_cast<int>(i)] = parts.objects[i];
    std::string kids;
    int id = 100;
    for (const PdfTestPage& page : parts.pages) {
        kids += std::to_string(id) + " 0 R ";
        objects[id] = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<</X 10 0 R>>>>/Contents " +
                      std::to_string(id + 1) + " 0 R" + page.more + ">>";
        objects[id + 1] = pdf_stream(page.content);
        id += 2;
    }
    objects[2] = "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(parts.pages.size()) + ">>";
    std::string pdf = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    add_objects(pdf, objects, parts.trailer, 0);
    return pdf;
}

std::string make_pdf(std::string_view content) { return make_pdf({{{std::string(content)}}}); }

std::string append_revision(std::string pdf, const std::map<int, std::string>& objects) {
    const size_t word = pdf.rfind("startxref\n");
    add_objects(pdf, objects, "", std::stoul(pdf.substr(word + 10)));
    return pdf;
}

}  // namespace leakscan

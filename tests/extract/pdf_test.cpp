// PDF from bytes to blocks, through leakscan-pdf itself.
#include <catch2/catch.hpp>

#include "companion/companion.h"
#include "extract/formats.h"
#include "support/make_compound.h"
#include "support/make_pdf.h"
#include "support/office.h"
#include "unpack/unpack.h"

using namespace leakscan;

namespace {

struct ReadPdf {
    bool ok = false;
    Error error;
    std::vector<std::string> lines;  // "channel page [label] text"
    std::vector<std::string> warnings;

    bool has(std::string_view line) const { return std::find(lines.begin(), lines.end(), line) != lines.end(); }
};

ReadPdf read_pdf(std::string_view bytes, Companion& reader, const Limits& limits = {}) {
    Item item;
    item.bytes = bytes;
    item.companions.pdf = &reader;
    ReadPdf read;
    const Result<Extracted> extracted = extract_pdf(item, limits, [&](const Document& document) {
        for (const Block& block : document.blocks) {
            std::string line(name(block.where.channel));
            line += " " + std::to_string(block.where.page) + " ";
            if (!document.label_of(block).empty()) line += "[" + document.label_of(block) + "] ";
            read.lines.push_back(line + std::string(document.text_of(block)));
        }
    });
    read.ok = extracted.ok();
    if (!read.ok) read.error = extracted.error();
    if (read.ok) {
        for (const Error& warning : extracted->warnings) read.warnings.push_back(warning.message);
    }
    return read;
}

ReadPdf read_pdf(std::string_view bytes) {
    Companion reader(pdf_reader, LEAKSCAN_TEST_PDF_PROGRAM);
    return read_pdf(bytes, reader);
}

const std::string phone = "13800138000";
const std::string id = "340123190506150617";
// An image of one grey pixel, as object 10 it is the XObject X of every page.
const std::string picture = pdf_stream("\x80", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8");

}  // namespace

TEST_CASE("text in a font that is not embedded is read with its page") {
    const ReadPdf read = read_pdf(make_pdf({{{pdf_text(72, 700, "姓名：王小明")}, {pdf_text(72, 700, "联系电话：" + phone)}}}));
    CHECK(read.lines == std::vector<std::string>{"body 1 姓名：王小明", "body 2 联系电话：13800138000"});
    CHECK(read.warnings.empty());
}

TEST_CASE("what is under a box is under it, what is written on a box is not") {
    const ReadPdf read = read_pdf(make_pdf("0.9 g 60 590 300 30 re f 0 g " + pdf_text(72, 600, "在色块上：" + phone) +
                                           pdf_text(72, 700, "身份证号：" + id) + "0 g 130 690 200 25 re f\n"));
    CHECK(read.has("under_image 1 [身份证号] " + id));
    CHECK(read.has("body 1 身份证号："));
    CHECK(read.has("body 1 在色块上：" + phone));
}

TEST_CASE("a picture laid over text covers it; one with holes, and a transparent box, do not") {
    const std::string over = "q 300 0 0 40 60 690 cm /X Do Q\n";
    const std::string words = pdf_text(72, 700, "电话" + phone);
    CHECK(read_pdf(make_pdf({{{words + over}}, {picture}})).has("under_image 1 电话" + phone));
    const std::string seal = pdf_stream("\x80", "/Type/XObject/Subtype/Image/Width 1/Height 1/ImageMask true/BitsPerComponent 1");
    CHECK(read_pdf(make_pdf({{{words + over}}, {seal}})).has("body 1 电话" + phone));
    const std::string glass = "/Resources<</Font<</F 3 0 R>>/ExtGState<</G<</ca 0.4>>>>>>";
    CHECK(read_pdf(make_pdf({{{words + "/G gs 60 690 300 40 re f", glass}}})).has("body 1 电话" + phone));
}

TEST_CASE("a rectangle that a reader drew over text with an annotation covers it") {
    PdfParts parts{{{pdf_text(72, 700, "电话" + phone), "/Annots[10 0 R]"}},
                   {"<</Type/Annot/Subtype/Square/Rect[60 690 360 730]/IC[0 0 0]/F 4>>"}};
    CHECK(read_pdf(make_pdf(parts)).has("under_image 1 电话" + phone));
    parts.objects = {"<</Type/Annot/Subtype/Highlight/Rect[60 690 360 730]/C[1 1 0]/F 4>>"};
    CHECK(read_pdf(make_pdf(parts)).has("body 1 电话" + phone));
}

TEST_CASE("white, invisible and tiny text is hidden; white on a dark ground is not") {
    const std::string content = "1 g " + pdf_text(72, 700, "白" + phone) + "0 g " + pdf_text(72, 650, "隐" + phone, "3 Tr") +
                                pdf_text(72, 600, "小" + phone, "0 Tr /F 0.5 Tf") + "0 0 0.5 rg 60 540 300 30 re f 1 1 1 rg " +
                                pdf_text(72, 550, "表头" + phone);
    const ReadPdf read = read_pdf(make_pdf(content));
    CHECK(read.has("hidden_text 1 白" + phone));
    CHECK(read.has("hidden_text 1 隐" + phone));
    CHECK(read.has("hidden_text 1 小" + phone));
    CHECK(read.has("body 1 表头" + phone));
}

TEST_CASE("invisible text on a scan is what a machine read there") {
    const std::string scan = "q 595 0 0 842 0 0 cm /X Do Q\n";
    CHECK(read_pdf(make_pdf({{{scan + pdf_text(72, 700, "经办人联系电话请拨打下面的号码" + phone, "3 Tr")}}, {picture}}))
              .has("ocr 1 经办人联系电话请拨打下面的号码" + phone));
    CHECK(read_pdf(make_pdf({{{pdf_text(72, 700, "经办人联系电话请拨打下面的号码" + phone) + scan}}, {picture}}))
              .has("ocr 1 经办人联系电话请拨打下面的号码" + phone));
}

TEST_CASE("text beside the page, outside of its crop box and in a layer that is off is found, at its page") {
    const ReadPdf beside =
        read_pdf(make_pdf({{{pdf_text(72, 700, "页内") + pdf_text(-400, 500, "页外" + phone), "/CropBox[0 0 595 842]"},
                            {pdf_text(72, 700, "页内") + pdf_text(72, 20, "裁掉" + phone), "/CropBox[0 100 595 842]"}}}));
    CHECK(beside.has("hidden_text 1 页外" + phone));
    CHECK(beside.has("hidden_text 2 裁掉" + phone));
    CHECK(beside.has("body 1 页内"));
    CHECK(beside.has("body 2 页内"));

    PdfParts parts{{{"/OC /L BDC " + pdf_text(72, 700, "图层" + phone) + "EMC " + pdf_text(72, 600, "正文"),
                     "/Resources<</Font<</F 3 0 R>>/Properties<</L 10 0 R>>>>"}},
                   {"<</Type/OCG/Name(x)>>"},
                   "/OCProperties<</OCGs[10 0 R]/D<</OFF[10 0 R]>>>>"};
    const ReadPdf layers = read_pdf(make_pdf(parts));
    CHECK(layers.has("hidden_text 1 图层" + phone));
    CHECK(layers.has("body 1 正文"));
}

TEST_CASE("turned pages are read upright, and covers are where they are seen") {
    for (const char* turn : {"90", "180", "270"}) {
        const ReadPdf read =
            read_pdf(make_pdf({{{pdf_text(72, 700, "身份证号：" + id) + "0 g 130 690 200 25 re f\n", "/Rotate " + std::string(turn)}}}));
        INFO(turn);
        CHECK(read.has("under_image 1 [身份证号] " + id));
        CHECK(read.has("body 1 身份证号："));
    }
}

TEST_CASE("notes, links, fields and scripts come with their channels") {
    PdfParts parts{
        {{pdf_text(72, 700, "正文"), "/Annots[10 0 R 11 0 R 12 0 R]"}},
        {"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents" + pdf_string("请核对电话" + phone) + "/T" + pdf_string("王小明") + ">>",
         "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(tel:" + phone + ")>>>>",
         "<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/FT/Tx/T(sfz)/TU" + pdf_string("身份证号") + "/V" + pdf_string(id) + "/DV(" + phone +
             ")>>"},
        "/AcroForm<</Fields[12 0 R]>>/OpenAction<</S/JavaScript/JS(app.alert\\('" + phone + "'\\))>>"};
    const ReadPdf read = read_pdf(make_pdf(parts));
    CHECK(read.has("annotation 1 请核对电话" + phone));
    CHECK(read.has("annotation 1 [作者] 王小明"));
    CHECK(read.has("attribute 1 tel:" + phone));
    CHECK(read.has("annotation 1 [身份证号] " + id));
    CHECK(read.has("annotation 1 [身份证号] " + phone));
    CHECK(read.has("attribute 1 身份证号"));
    CHECK(read.has("script 0 app.alert('" + phone + "')"));
}

TEST_CASE("a field that the page shows is read there, once") {
    const std::string looks = pdf_stream(pdf_text(2, 4, id), "/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F 3 0 R>>>>");
    PdfParts parts{
        {{pdf_text(72, 700, "身份证号："), "/Annots[11 0 R]"}},
        {looks, "<</Type/Annot/Subtype/Widget/Rect[140 696 340 716]/FT/Tx/T(sfz)/F 4/V" + pdf_string(id) + "/AP<</N 10 0 R>>>>"}};
    const ReadPdf read = read_pdf(make_pdf(parts));
    CHECK(read.lines == std::vector<std::string>{"body 1 身份证号： " + id});
}

TEST_CASE("properties, XMP, bookmarks, alternative texts and XFA are read") {
    PdfParts parts{{{pdf_text(72, 700, "正文")}},
                   {"<</Title" + pdf_string("名单") + "/Author" + pdf_string("王小明") + "/Producer(x)/Contact(" + phone + ")>>",
                    pdf_stream("<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:description>联系" + phone + "</dc:description></x:xmpmeta>"),
                    "<</First 13 0 R/Last 13 0 R>>", "<</Title" + pdf_string("王小明" + id) + "/Parent 12 0 R/Next 13 0 R>>",
                    "<</Type/StructTreeRoot/K 15 0 R>>", "<</S/Figure/Alt" + pdf_string("证件照" + id) + "/P 14 0 R/K 14 0 R>>",
                    pdf_stream("<xfa><data><sfz>" + id + "</sfz></data></xfa>")},
                   "/Metadata 11 0 R/Outlines 12 0 R/StructTreeRoot 14 0 R/AcroForm<</Fields[]/XFA 16 0 R>>",
                   "/Info 10 0 R"};
    const ReadPdf read = read_pdf(make_pdf(parts));
    CHECK(read.has("metadata 0 [标题] 名单"));
    CHECK(read.has("metadata 0 [作者] 王小明"));
    CHECK(read.has("metadata 0 [Contact] " + phone));
    CHECK_FALSE(read.has("metadata 0 [Producer] x"));
    CHECK(read.has("metadata 0 [description] 联系" + phone));
    CHECK(read.has("attribute 0 王小明" + id));
    CHECK(read.has("attribute 0 证件照" + id));
    CHECK(read.has("annotation 0 [sfz] " + id));
}

TEST_CASE("of an earlier state only what is gone is read, and it is called so") {
    const std::string first = make_pdf(pdf_text(72, 700, "公示名单") + pdf_text(72, 600, "身份证号：" + id));
    const std::string saved =
        append_revision(first, {{101, pdf_stream(pdf_text(72, 700, "公示名单") + pdf_text(72, 600, "身份证号：略"))}});
    const ReadPdf read = read_pdf(saved);
    CHECK(read.lines == std::vector<std::string>{"body 1 公示名单", "body 1 身份证号：略", "older_revision 1 身份证号：" + id});
    // What was never changed has no earlier state.
    CHECK(read_pdf(first).lines == std::vector<std::string>{"body 1 公示名单", "body 1 身份证号：" + id});
}

TEST_CASE("attached files are members behind their document") {
    PdfParts parts{
        {{pdf_text(72, 700, "正文"), "/Annots[12 0 R]"}},
        {"<</Type/Filespec/F(a.csv)/UF" + pdf_string("名单.csv") + "/EF<</F 11 0 R>>>>", pdf_stream("姓名,电话\n王小明," + phone),
         "<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</Type/Filespec/F(b.txt)/EF<</F 13 0 R>>>>>>", pdf_stream("电话" + phone)},
        "/Names<</EmbeddedFiles<</Names[(a)10 0 R]>>>>"};
    const std::string bytes = make_pdf(parts);
    Companion reader(pdf_reader, LEAKSCAN_TEST_PDF_PROGRAM);
    Unpacking unpacking;
    unpacking.companions.pdf = &reader;
    std::vector<std::string> seen;
    unpacking.begin = [](std::uint64_t, const Origin&) {};
    unpacking.container = [](std::uint64_t, const Origin&, bool) {};
    unpacking.skip = [&](std::uint64_t, const Origin&, const Error& error) { seen.push_back(error.message); };
    unpacking.document = [&](const Item& item) {
        seen.push_back(std::to_string(item.number) + " " + item.origin.path() + (item.channel == Channel::attachment ? " attached" : ""));
    };
    Item file;
    file.origin.file = "a.pdf";
    file.bytes = bytes;
    unpack(file, unpacking);
    CHECK(seen == std::vector<std::string>{"0 a.pdf", "1 a.pdf!名单.csv attached", "2 a.pdf!b.txt attached"});
}

TEST_CASE("what cannot be read ends in one word") {
    const std::string scan = "q 595 0 0 842 0 0 cm /X Do Q\n";
    CHECK(read_pdf(make_pdf({{{scan}, {scan}}, {picture}})).error.fault == Fault::image_only);
    const ReadPdf partly = read_pdf(make_pdf({{{scan}, {pdf_text(72, 700, "正文")}, {scan}, {scan}}, {picture}}));
    CHECK(partly.ok);
    CHECK(partly.warnings == std::vector<std::string>{"pages that are pictures without text (--ocr reads them): 1, 3-4"});
    CHECK(read_pdf("%PDF-1.4\nnothing").error.fault == Fault::malformed);
    const std::string whole = make_pdf(pdf_text(72, 700, "正文" + phone));
    for (size_t size = 9; size < whole.size(); size += 97) {
        const ReadPdf cut = read_pdf(std::string_view(whole).substr(0, size));
        if (!cut.ok) CHECK(cut.error.fault == Fault::malformed);
    }
}

TEST_CASE("a page that takes too long, or too much, costs itself") {
    std::string forms;  // each draws the next twice
    std::vector<std::string> objects;
    for (int i = 10; i < 40; ++i) {
        const std::string next = std::to_string(i + 1);
        objects.push_back(
            pdf_stream("/N Do /N Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N " + next + " 0 R>>>>"));
    }
    objects.push_back(pdf_stream("0 0 9 9 re f", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"));
    const std::string bytes =
        make_pdf({{{pdf_text(72, 700, "第一页" + phone)}, {"/X Do"}, {pdf_text(72, 700, "第三页" + phone)}}, objects});
    Companion reader(pdf_reader, LEAKSCAN_TEST_PDF_PROGRAM);
    Limits limits;
    limits.document_seconds = 3;
    const ReadPdf read = read_pdf(bytes, reader, limits);
    CHECK(read.has("body 1 第一页" + phone));
    CHECK(read.has("body 3 第三页" + phone));
    // The program is there for the next document.
    CHECK(read_pdf(make_pdf(pdf_text(72, 700, "下一份")), reader).has("body 1 下一份"));
}

TEST_CASE("without the program every PDF is skipped and says why") {
    Companion nobody(pdf_reader, {});
    CHECK(read_pdf(make_pdf("")).ok);
    CHECK(read_pdf(make_pdf(""), nobody).error.fault == Fault::unsupported);
    Companion wrong(pdf_reader, "/bin/false");
    CHECK(read_pdf(make_pdf(""), wrong).error.fault == Fault::crash);
    CHECK(examine_companion(pdf_reader, LEAKSCAN_TEST_PDF_PROGRAM).ok());
    CHECK(examine_companion(pdf_reader, {}).error().fault == Fault::unsupported);
}

TEST_CASE("a PDF inside an office file is read as what is attached to it") {
    const std::string pdf = make_pdf({{{pdf_text(72, 700, "联系电话：" + phone)}}});
    const std::string pictures = make_pdf({{{"600 0 0 800 0 0 cm /X Do"}}, {picture}});
    struct {
        std::string bytes;
        Reader read;
    } const files[] = {
        {make_docx("<w:p/>", {{"word/embeddings/oleObject1.bin", make_compound({{"\1Ole", "x"}, {"CONTENTS", pdf}})}}), extract_docx},
        {make_xlsx("", {}, {{"xl/embeddings/a.pdf", pdf}}), extract_xlsx},
    };
    for (const auto& file : files) {
        Companion reader(pdf_reader, LEAKSCAN_TEST_PDF_PROGRAM);
        Item item;
        item.bytes = file.bytes;
        item.companions.pdf = &reader;
        std::vector<std::string> lines;
        const Result<Extracted> read = file.read(item, {}, [&](const Document& document) {
            for (const Block& block : document.blocks)
                if (block.where.channel != Channel::metadata)
                    lines.push_back(std::string(name(block.where.channel)) + " " + std::string(document.text_of(block)));
        });
        REQUIRE(read.ok());
        CHECK(read->warnings.empty());
        CHECK(lines == std::vector<std::string>{"attachment 联系电话：13800138000"});
    }
    Item item;
    const std::string unread = make_xlsx("", {}, {{"xl/embeddings/a.pdf", pictures}});
    item.bytes = unread;
    Companion reader(pdf_reader, LEAKSCAN_TEST_PDF_PROGRAM);
    item.companions.pdf = &reader;
    const Result<Extracted> read = extract_xlsx(item, {}, [](const Document&) {});
    REQUIRE(read.ok());
    REQUIRE(read->warnings.size() == 1);
    CHECK(read->warnings.front().message == "the embedded file a.pdf was not read");
}

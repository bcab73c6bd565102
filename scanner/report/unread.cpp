// A note is found again by its English words, as judge finds its reasons: a run that is read back has nothing else.
#include "report/unread.h"

#include <array>

#include "base/message.h"
#include "report/printable.h"

namespace leakscan {
namespace {

// The holes of both languages take the same words in the same order; Chinese may leave out the last ones.
constexpr Phrase notes[] = {
    // The file and its limits.
    {"文件不存在", "No such file or directory"},
    {"没有读取权限", "Permission denied"},
    {"读取时出现输入输出错误，可能是磁盘或网络盘故障", "Input/output error"},
    {"不是普通文件", "not a regular file"},
    {"链接指向扫描范围之外；请把它指向的文件或目录也列为扫描路径",
     "a link that leads out of what is scanned; give what it leads to as a path"},
    {"标准输入超过单个文档的上限（--max-document）", "standard input is longer than a document may be (--max-document)"},
    {"文档大于{}（--max-document）", "the document is larger than {} (--max-document)"},
    {"文档有{}字节，超过上限（--max-document）", "document of {} bytes exceeds --max-document"},
    {"解包后超过{}（--max-unpacked），其余部分未读取", "the file unpacks to more than {} (--max-unpacked); its rest was not read"},
    {"解包后超过原大小的{}倍（--max-ratio），其余部分未读取",
     "the file expands to more than {} times its size (--max-ratio); its rest was not read"},
    {"压缩包成员超过{}个（--max-members），其余部分未读取", "the file has more than {} members (--max-members); its rest was not read"},
    {"压缩包嵌套超过{}层（--max-depth），未打开", "more than {} containers inside each other (--max-depth); not opened"},
    {"读取所需内存超过上限（--max-memory）", "needs more memory than a reader may have (--max-memory)"},
    {"读取超过{}秒（--max-seconds）", "took longer than {} seconds (--max-seconds)"},
    {"问题超过{}处，其余未列出", "more than {} findings; the rest is not listed"},
    // Readers that failed.
    {"读取超过{}秒（--max-seconds），发生在两个文档之间，文件其余部分未读取",
     "took longer than {} seconds (--max-seconds) between two documents; the rest of the file was not read"},
    {"解析程序异常终止（{}），发生在两个文档之间，文件其余部分未读取",
     "the reader crashed ({}) between two documents; the rest of the file was not read"},
    {"解析程序多次异常终止，文件其余部分未读取", "given up after {} crashes; the rest of the file was not read"},
    {"解析程序多次出错，文件其余部分未读取", "given up after too many failures; the rest of the file was not read"},
    {"解析程序此前在这里异常终止", "the reader crashed on it before"},
    {"解析程序异常终止（{}）", "the reader crashed ({})"},
    {"解析程序异常终止（应答不合约定）", "the reader broke the protocol: {}"},
    {"解析程序异常终止（应答不合约定）", "not a valid {}"},
    {"解析程序出错（{}）", "the reader failed: {}"},
    {"解析程序出错", "the reader failed"},
    // Archives.
    {"有密码保护", "protected by a password"},
    {"文件损坏，只读取了一部分（{}）", "damaged, read in part: {}"},
    {"压缩数据不完整", "no data and no end"},
    {"内存不足", "libarchive: out of memory"},
    {"压缩包目录缺失，也没有找到任何成员", "ZIP: no directory and no member found"},
    {"压缩包目录损坏或缺失，按各成员自身的文件头读取", "ZIP: the directory is damaged or missing; members were found by their own headers"},
    {"压缩包成员超过上限，其余未读取", "ZIP: more members than the limit; the rest was left out"},
    {"{}个成员互相重叠，未读取", "ZIP: {} members overlap others and were left out"},
    {"成员{}已加密", "ZIP: member {} is encrypted"},
    {"成员{}使用了不支持的压缩方式（{}）", "ZIP: member {} is packed by method {}"},
    {"成员{}解压后超过上限", "ZIP: member {} expands beyond the limit"},
    {"成员{}超过上限，只读取了一部分", "ZIP: member {} is longer than the limit and was read in part"},
    {"成员{}损坏，只读取了一部分", "ZIP: member {} is damaged and was read in part"},
    {"成员{}损坏", "ZIP: member {} is damaged"},
    {"成员{}校验不符，内容可能不完整", "ZIP: the checksum of member {} is wrong"},
    // Web archives.
    {"网页存档中有一条记录损坏，未读取", "a record of the web archive is damaged and was not read"},
    {"网页存档损坏或不完整，其后可能还有的内容未读取", "the web archive is damaged or cut off; what may lie behind was not read"},
    {"{}个页面自上次采集以来没有变化，内容在上次采集的存档里，不在本文件中；请把上次的存档一并扫描",
     "{} pages had not changed since an earlier crawl, which is not in this file (revisit records)"},
    {"页面比服务器声明的短，传输中断", "the page is shorter than its server announced: the transfer broke off"},
    {"采集程序把页面分成几条记录，这里只是其中一条", "the crawler cut the page into several records, of which this is one"},
    {"采集程序没有保存完整页面（WARC-Truncated）", "the crawler cut the page short (WARC-Truncated)"},
    {"网页存档在这个页面中间中断", "the web archive breaks off within the page"},
    // Mails.
    {"邮件不完整，在声明的结尾之前中断", "the mail breaks off before the end that it announces"},
    // Documents.
    {"不认识的格式", "format not recognised"},
    {"这一类旧版复合文档暂不支持", "OLE compound files of this kind are not read by this version"},
    {"暂不支持的格式（{}）", "{} are not read by this version"},
    {"文档已加密，没有密码无法读取", "document is encrypted and cannot be read without its password"},
    {"二进制工作簿（XLSB）暂不支持", "XLSB: the binary workbook format is not read"},
    {"文档缺少{}部分", "part {} is missing"},
    {"OFD 文件中没有指明任何文档", "OFD: the package names no document"},
    {"文档的{}部分损坏", "part {} is damaged"},
    {"文档的{}部分不是正常的 XML，已按纯文本读取", "part {} is no acceptable XML and was read as raw text"},
    {"内嵌文件{}未读取", "the embedded file {} was not read"},
    {"内嵌文件{}已加密", "the embedded file {} is encrypted"},
    {"内嵌文件{}只读取了一部分", "the embedded file {} was not read in full"},
    {"不是旧版 Office 文档，或文件头损坏", "not a compound file, or its header is damaged"},
    {"旧版 Office 文档的内部目录无法读取", "the directory of the compound file cannot be read"},
    {"文件不完整或损坏，只读取了一部分", "the file is cut or damaged and was read in part"},
    {"工作簿开头不正常，无法读取", "the workbook does not begin with a BOF record"},
    {"工作簿里没有任何工作表", "the workbook names no sheet"},
    {"没有找到文档正文", "the text of the document was not found"},
    {"Word 文档在文件头处就中断了", "the Word document ends within its header"},
    {"文档缺少记录正文位置的部分，无法读取", "the document has lost the stream that says where its text is"},
    {"内嵌对象{}未读取", "the embedded object {} was not read"},
    {"不是 PowerPoint 97 及以后的演示文稿，或已损坏", "no presentation of PowerPoint 97 or later, or it is damaged"},
    {"幻灯片目录损坏：页码缺失，已删除的幻灯片也无法区分",
     "the list of slides is damaged: numbers of slides are missing, and removed ones cannot be told apart"},
    {"不是 RTF 文档", "not an RTF document"},
    {"PDF 文档在这里不读取", "PDF documents are not read here"},
    {"没有安装 leakscan-pdf，PDF 文档未读取", "PDF documents are not read: leakscan-pdf is not installed"},
    {"缺少中文字符映射（软件包 poppler-data），PDF 文档无法读取",
     "PDF documents cannot be read: the character maps for Chinese are missing (package poppler-data)"},
    {"PDF 文档超过 2 GB", "a PDF document of more than 2 GB"},
    {"PDF 文档损坏", "the PDF document is damaged"},
    {"PDF 文档的结构损坏", "the structure of the document is damaged"},
    {"PDF 文档没有可以读取的页", "the PDF document has no page that could be read"},
    {"全部页面都只有图像没有文字（加 --ocr 可识别）", "all pages are pictures without text (--ocr reads them)"},
    {"各页都没有说明显示的是什么文字：文字以图形绘制，或字体没有字符映射",
     "no page says which letters it shows: text drawn as pictures, or fonts without a character map"},
    {"只有图像没有文字的页：{}（加 --ocr 可识别）", "pages that are pictures without text (--ocr reads them): {}"},
    {"没有安装 leakscan-ocr，图片未识别", "pictures are not read: leakscan-ocr is not installed"},
    {"缺少中文识别模型（软件包 tesseract-ocr-chi-sim），图片未识别", "the model for Chinese is missing (package tesseract-ocr-chi-sim)"},
    {"图片损坏，或不是能识别的格式", "the picture is damaged, or of a kind that is not read"},
    {"图片像素过多，未识别", "the picture has more pixels than are read"},
    {"这一类图片中的文字不识别", "what pictures of this kind show is not read"},
    {"图片识别程序超过时限（--max-ocr-seconds）", "the reader of pictures had no time left"},
    {"图片识别程序已终止", "the reader of pictures has ended"},
    {"图片识别程序超过时限", "the reader of pictures took too long at page {}"},
    {"图片识别程序内存不足", "the reader of pictures needed more memory than it may have at page {}"},
    {"图片识别程序异常终止", "the reader of pictures crashed (signal {}) at page {}"},
    {"字体没有说明对应文字、无法读取的页：{}", "pages whose fonts do not say which letters they show: {}"},
    {"文档附带的文件没有全部读取", "not all files attached to the document could be read"},
    {"PDF 解析程序已终止", "the PDF reader has ended"},
    {"文件在文档中途中断", "the file ends in the middle of the document"},
    {"XML 损坏，只读取了一部分", "the XML is damaged and was read in part"},
    {"文档文字超过上限，只读取了一部分", "the text of the document is longer than the limit and was read in part"},
    {"工作簿文字超过上限，只读取了一部分", "the text of the workbook is longer than the limit and was read in part"},
};

struct FaultWords {
    Fault fault;
    Phrase title;
    Phrase advice;
};
constexpr std::array<FaultWords, 9> faults = {{
    {Fault::io,
     {"文件无法打开", "could not be opened"},
     {"请网站管理员确认文件是否存在、扫描账号是否有读取权限，再重新扫描",
      "have the administrator check that the file is there and may be read, then scan again"}},
    {Fault::malformed,
     {"文件损坏", "damaged"},
     {"用办公软件打开原件核对；打得开的另存为新文件后替换并重新扫描，打不开的撤下",
      "open the original; if it opens, save it as a new file, replace it and scan again, else take it down"}},
    {Fault::unsupported,
     {"格式不支持", "format not supported"},
     {"人工打开检查；能转换的另存为 DOCX、XLSX 等格式后重新扫描",
      "check it by hand, or save it in a supported format such as DOCX or XLSX and scan again"}},
    {Fault::encrypted,
     {"文件加密", "encrypted"},
     {"向发布单位索取密码后人工检查；对外发布的文件不应加密，建议换成不加密且已脱敏的文件",
      "ask the publishing unit for the password and check by hand; published files should not need one"}},
    {Fault::image_only,
     {"只有图像，没有文字", "images only, no text"},
     {"加 --ocr 重新扫描可识别图中文字；没有识别的扫描件须人工查看，重点看名单、证件和申请表",
      "scan again with --ocr, or look at the scanned pages by hand: lists of people, identity documents, forms"}},
    {Fault::too_large,
     {"超过大小限制", "too large"},
     {"用说明里给出的选项调高上限后重新扫描，或把文件拆小", "scan again with the limit in the note raised, or split the file"}},
    {Fault::timeout,
     {"读取超时", "took too long"},
     {"用 --max-seconds 延长时限后重新扫描；仍然超时的人工检查",
      "scan again with a longer --max-seconds; check by hand what still takes too long"}},
    {Fault::crash,
     {"解析程序异常终止", "the reader crashed"},
     {"文件可能损坏或含恶意内容：不要随意打开，请技术人员检查，确认无用的撤下",
      "the file may be damaged or malicious: do not just open it, have it examined, take it down if nobody needs it"}},
    {Fault::partly,
     {"只读取了一部分", "read in part"},
     {"未读取的部分须人工检查，范围见说明", "check by hand what was not read; the note says which part"}},
}};
constexpr FaultWords our_own = {Fault::internal,
                                {"内部错误", "internal error"},
                                {"属程序问题：人工检查该文件，并把说明反馈给程序维护者",
                                 "a fault of this program: check the file by hand and report the note to its maintainers"}};

const FaultWords& words_of(Fault fault) {
    for (const FaultWords& words : faults) {
        if (words.fault == fault) return words;
    }
    return our_own;
}

}  // namespace

Phrase title(Fault fault) { return words_of(fault).title; }

Phrase advice(Fault fault) { return words_of(fault).advice; }

std::string note_text(const JudgedSkip& skip, Language language) {
    if (language == Language::en || skip.note.empty()) return printable(skip.note);
    for (const Phrase& note : notes) {
        if (const auto words = unfill(note.en, skip.note)) return printable(fill(note.zh, *words));
    }
    return "原文：" + printable(skip.note);
}

}  // namespace leakscan

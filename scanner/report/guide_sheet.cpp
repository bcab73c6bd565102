// The sheet that explains the list to the clerk who gets it.
#include <span>

#include "report/advice.h"
#include "report/list_sheet.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr Phrase reading[] = {
    {"每一行是一个文档中同一栏（或同一位置）、同一种可见方式、同一类个人信息；一份一万人的名单只占一行，每一条的具体位置见“证据明细”。",
     "A line is one document, one column or block, one way of seeing it and one kind of data. A roster of 10,000 people is one line; every "
     "single place is on the evidence sheet."},
    {"“附件”一栏中的叹号表示“在其中”：list.zip!名单.xlsx 即压缩包 list.zip 里的文件 名单.xlsx。",
     "An exclamation mark in the attachment column means \"inside\": list.zip!a.xlsx is the file a.xlsx in the archive list.zip."},
    {"“可见方式”说明群众怎样能看到：隐藏列、批注、网页源代码等看似不显示的内容同样属于泄露，同样要整改。",
     "The column on visibility says how a reader gets at it: hidden columns, comments and page source are leaks like any other."},
    {"风险等级：高、中、低；“待核实”的各行请先核对是否属于个人信息，再填写状态。",
     "Severity is high, medium or low. Lines to review need a look first; then set their state."},
    {"同一内容在多个地址出现的只列一行，其余地址写在备注中，整改时请一并处理。",
     "The same content at several addresses is one line; the other addresses are in the remarks and need the same treatment."},
};
constexpr Phrase filling[] = {
    {"浅黄色各列由责任单位填写：责任人、联系方式、整改措施、整改后链接、状态。“状态”请从下拉列表中选择。其余各列和问题编号请勿改动。",
     "The yellow columns are for the unit: person in charge, contact, measures, page after rectification, state (from its list). Leave the "
     "other columns and the IDs alone."},
    {"误报或经批准公开的，请在“整改措施”中写明理由、批准人和期限。填写“已整改”不等于销号，以复查结果为准。",
     "For a false alarm or an approved publication write among the measures the reason, who approved it and until when. A line is closed "
     "by the next scan, not by the word rectified."},
    {"整改时限按发现之日起10个工作日计算（只扣除星期六、星期日，未计法定节假日和调休）；另有规定的从其规定。",
     "The deadline is ten working days after the finding; Saturdays and Sundays are left out, public holidays are not. Other rules "
     "prevail."},
};
constexpr Phrase law[] = {
    {"《中华人民共和国政府信息公开条例》第十五条：涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开。",
     "Regulations on Open Government Information, article 15: information whose disclosure would harm third parties, personal privacy "
     "included, must not be disclosed."},
    {"《中华人民共和国个人信息保护法》第二十五条（不得公开其处理的个人信息，取得个人单独同意的除外）、第三十四条（国家机关不得超出履行法定"
     "职责所必需"
     "的范围和限度）、第五十一条（去标识化等安全措施）；《中华人民共和国民法典》第一千零三十四条（个人信息与私密信息）、第一千零三十九条（"
     "国家机关应当保密）。",
     "Personal Information Protection Law, articles 25 (no disclosure without separate consent), 34 (state organs stay within what their "
     "duty "
     "requires) and 51 (de-identification); Civil Code, articles 1034 (personal and private information) and 1039 (state organs keep it "
     "secret)."},
    {"银行账户、医疗健康（含残疾、孕情）和不满十四周岁未成年人的个人信息属于敏感个人信息（个人信息保护法第二十八条）。单独的公民身份号码按"
     "个人信息、"
     "私密信息对待，GB/T 45574-2025 不再将其列为敏感个人信息。",
     "Accounts, health (disability and pregnancy included) and data on children under fourteen are sensitive personal information (article "
     "28). "
     "A bare ID number is personal and private information; GB/T 45574-2025 no longer lists it as sensitive."},
    {"《中华人民共和国网络安全法》第四十四条：不得泄露、篡改、毁损其收集的个人信息（2026年1月1日起施行的条文序号，此前为第四十二条）。",
     "Cybersecurity Law, article 44: personal information that was collected must not be leaked, altered or destroyed (numbering in force "
     "since "
     "2026-01-01; article 42 before)."},
    {"《2018年政务公开工作要点》：要依法保护好个人隐私，除惩戒公示、强制性信息披露外，对于其他涉及个人隐私的政府信息，公开时要去标识化处理"
     "，选择恰当的方式和范围。",
     "Key points of open government work 2018: except for punitive and mandatory disclosure, personal privacy is to be de-identified "
     "before publication."},
};
constexpr Phrase masked_notice = {"本清单中的个人信息均已遮盖，仍请按内部资料保管，不得公开发布。",
                                  "The personal data in this list is masked; keep the list internal all the same."};
constexpr Phrase revealed_notice = {"注意：本清单含有未遮盖的个人信息，请按敏感资料保管，用后销毁，不得公开发布。",
                                    "Caution: the personal data in this list is not masked; keep it locked away and destroy it after use."};
// The kinds that nearly every list holds.
constexpr Kind masked_kinds[] = {Kind::resident_id, Kind::mobile_phone, Kind::landline_phone, Kind::bank_card, Kind::address, Kind::health};

// Paragraphs are one wide column; the row height is set because readers do not agree on how to find it for wrapped text.
class Guide {
public:
    Guide(Sheet sheet, Language language) : sheet_(sheet), language_(language) { sheet_.column_width(0, width); }

    void heading(Phrase text) {
        sheet_.text(row_, 0, text.in(language_), CellStyle::heading);
        sheet_.row_height(row_++, 26);
    }
    void paragraph(std::string_view text) {
        constexpr double line_height = 15;
        const size_t lines = display_width(text) / (width - 4) + 1;
        sheet_.text(row_, 0, text, CellStyle::plain);
        sheet_.row_height(row_++, line_height * static_cast<double>(lines) + 3);
    }
    void paragraphs(std::span<const Phrase> texts) {
        for (const Phrase& text : texts) paragraph(text.in(language_));
    }

private:
    static constexpr size_t width = 110;
    Sheet sheet_;
    Language language_;
    size_t row_ = 0;
};

}  // namespace

void write_guide_sheet(Workbook& book, const Report& report, const ReportSettings& settings) {
    const Language language = settings.language;
    Sheet sheet = book.add_sheet(Phrase{"说明", "Guide"}.in(language));
    sheet.print_layout(false, language);
    Guide guide(sheet, language);
    guide.heading({"一、怎样看这份清单", "1. How to read the list"});
    guide.paragraphs(reading);
    guide.heading({"二、怎样填写和退回", "2. How to fill it in and send it back"});
    guide.paragraphs(filling);
    guide.heading({"三、脱敏规则", "3. How to mask"});
    for (Kind kind : masked_kinds) {
        const char* colon = language == Language::zh ? "：" : ": ";
        guide.paragraph(std::string(title(kind).in(language)) + colon + std::string(mask_rule(kind).in(language)));
    }
    guide.heading({"四、依据", "4. Legal basis"});
    guide.paragraphs(law);
    guide.paragraph((settings.reveal ? revealed_notice : masked_notice).in(language));
    guide.paragraph((language == Language::zh ? "由 " : "Made by ") + printable(report.tool) +
                    (language == Language::zh ? " 生成，规则版本 " : ", rules ") + printable(report.rules.substr(0, 12)));
}

}  // namespace leakscan

// Tables of texts in both languages; a text that is read back is looked up in them, asides by their holes.
#include "judge/reasons.h"

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "judge/judge.h"
#include "judge/mask_reasons.h"

namespace leakscan {
namespace {

struct ReasonText {
    Reason reason;
    Phrase text;
};

constexpr ReasonText reasons[] = {
    {Reason::id_published, {"公开了个人证件号码，须删除或去标识化", "a personal document number is published; remove or mask it"}},
    {Reason::id_partly_published,
     {"公开了证件号码的大部分数字，仍可推知本人", "most digits of a document number are published and still point to the person"}},
    {Reason::id_unlabelled, {"疑似个人证件号码，请人工核实", "may be a personal document number; please check"}},
    {Reason::checksum_failed,
     {"列为证件或银行卡号码但校验位不符，疑似录入错误，请核实",
      "listed as a document or card number but its check digit is wrong; perhaps mistyped, please check"}},
    {Reason::unassigned_number,
     {"号段或地区代码未启用，请核实是否为真实号码", "segment or region is not in use; please check whether the number is real"}},
    {Reason::mask_holds, {"已按要求遮盖", "masked as required"}},
    {Reason::mobile_published, {"公开了个人手机号码，须删除或去标识化", "a personal mobile number is published; remove or mask it"}},
    {Reason::mobile_unlabelled,
     {"疑似手机号码，前后无说明文字，请人工核实", "may be a mobile number, but nothing around says so; please check"}},
    {Reason::mobile_of_contact,
     {"业务联系人手机号码，请核实是否经本人同意公开", "mobile number of a business contact; check that the person agreed to publication"}},
    {Reason::mobile_of_official,
     {"工作人员个人手机号码随姓名公开，须改为办公电话",
      "a staff member's mobile is published with the name; replace it by the office telephone"}},
    {Reason::mobile_unassigned_owner, {"以手机号码作为办公联系方式，请核实", "a mobile number serves as office contact; please check"}},
    {Reason::landline_personal, {"公开了个人固定电话", "a private landline number is published"}},
    {Reason::landline_public, {"机关或单位公开电话", "public telephone of an office"}},
    {Reason::service_number, {"公共服务号码", "public service number"}},
    {Reason::address_published,
     {"公开了个人住址，只能保留到乡镇、街道", "a home address is published; keep it to the township or subdistrict"}},
    {Reason::address_unlabelled, {"具体到门户的地址，请核实是否为个人住址", "an address down to the door; check whether it is a home"}},
    {Reason::address_of_company,
     {"单位地址精确到户，可能是个人住宅，请核实", "an organisation's address names a door and may be a home; please check"}},
    {Reason::address_of_office, {"机关或单位地址", "address of an office or organisation"}},
    {Reason::account_published, {"公开了个人银行账号，须删除或去标识化", "a personal bank account is published; remove or mask it"}},
    {Reason::account_unlabelled, {"疑似银行账号，请人工核实", "may be a bank account; please check"}},
    {Reason::account_of_organisation, {"单位账号", "account of an organisation"}},
    {Reason::email_published, {"公开了电子邮箱，请核实是否为个人邮箱", "an e-mail address is published; check whether it is private"}},
    {Reason::email_public, {"机关或单位公开邮箱", "public e-mail address of an office"}},
    {Reason::plate_published, {"公开了个人车牌号码", "a person's licence plate is published"}},
    {Reason::plate_unlabelled, {"公开了车牌号码，请核实是否为个人车辆", "a licence plate is published; check whether the car is private"}},
    {Reason::plate_of_office, {"单位车辆的车牌号码", "licence plate of an organisation's vehicle"}},
    {Reason::plate_alone, {"仅有车牌号码，未见车主", "a licence plate alone, without its owner"}},
    {Reason::recognised,
     {"由图片识别得到，没有校验位可核对，请对照图片核实",
      "read by a machine in a picture, without a check digit to prove it; please compare with the picture"}},
    {Reason::birth_date_published, {"随姓名公开了出生日期", "a birth date is published with the name"}},
    {Reason::health_published, {"公开了个人健康信息", "health information about a person is published"}},
    {Reason::health_unnamed, {"涉及健康信息，请核实是否可识别到个人", "health information; check whether a person can be identified"}},
    {Reason::name_alone, {"仅有姓名", "a name alone"}},
    {Reason::notice_expired,
     {"公示期已满，仍公开人员名单，应撤下或隐去姓名",
      "the publicity period is over and people are still named; take the notice down or leave the names out"}},
    {Reason::notice_running, {"公示期内的名单", "a notice within its publicity period"}},
    {Reason::other_number, {"其他编号，非个人信息", "another kind of number, no personal data"}},
    {Reason::sample_value, {"示例或填写说明中的样例", "an example on a form"}},
    {Reason::exempt_class, {"依法可以公开", "the law publishes it"}},
    {Reason::class_reviewed,
     {"此类信息依规可能须载明该项，请核对能否遮盖", "rules for such lists may ask for it; check whether it can be masked"}},
    {Reason::approved_contact, {"经批准公开的联系方式", "a contact approved for publication"}},
    {Reason::public_contact_label, {"对外公开的联系方式", "a contact meant for the public"}},
    {Reason::by_policy, {"按所选规则须处理", "to be dealt with under the chosen policy"}},
    {Reason::suppressed, {"经批准不列入整改", "suppressed"}},
};

struct AsideText {
    Aside aside;
    Phrase text;
};

// Tried from the top when a text is read back: the more particular one first.
constexpr AsideText asides[] = {
    {Aside::none, {"", ""}},
    {Aside::waiver, {"：{}批准，有效期至{}，理由：{}", ": by {} until {} because {}"}},
    {Aside::class_norm, {"：{}（{}）", ": {} ({})"}},
    {Aside::class_alone, {"：{}", ": {}"}},
    {Aside::class_falls_short, {"；“{}”依法公开的内容不包括此项", "; what the law publishes under \"{}\" does not include it"}},
    {Aside::notice_names, {"（公示期至{}，涉及姓名{}个）", " (the period ended on {}; names: {})"}},
    {Aside::approval, {"（{}批准，有效期至{}）", " (approved by {} until {})"}},
    {Aside::approval_ended, {"；{}的批准已于{}到期，不再有效", "; the approval by {} ended on {} and no longer counts"}},
    {Aside::approval_open, {"（{}批准）", " (approved by {})"}},
    {Aside::masked_in_sight,
     {"；页面可见处已打码（{}），完整号码仍留在此处", "; what readers see is masked ({}), the whole number still stands here"}},
    {Aside::remaining, {"，还剩 {} 种可能", "; {} possible"}},
    {Aside::waiver_ended, {"；{}批准的豁免已于{}到期，须重新处理", "; its suppression by {} ended on {}"}},
};

}  // namespace

Phrase phrase(Reason reason) {
    for (const ReasonText& row : reasons) {
        if (row.reason == reason) return row.text;
    }
    return {};
}

Phrase phrase(Aside aside) {
    for (const AsideText& row : asides) {
        if (row.aside == aside) return row.text;
    }
    return {};
}

// The bare number of an ID is personal information and private (民法典 1034); GB/T 45574-2025 no longer lists it as sensitive. Accounts and
// health are sensitive by the law itself (个人信息保护法 28).
std::string_view provision(Kind kind) {
    switch (kind) {
        case Kind::bank_card:
        case Kind::bank_account:
        case Kind::health:
        case Kind::disability_card:
            return "民法典第一千零三十四条、第一千零三十九条；个人信息保护法第二十五条、第二十八条（敏感个人信息）、第三十四条、第五十一条";
        default: return "民法典第一千零三十四条、第一千零三十九条；个人信息保护法第二十五条、第三十四条、第五十一条";
    }
}

std::string_view provision_for_minors() { return "个人信息保护法第二十八条、第三十一条（不满十四周岁未成年人的个人信息属敏感个人信息）"; }

Grounds reason_from(std::string_view text) {
    static const std::vector<Phrase> phrases = [] {
        std::vector<Phrase> all = mask_phrases();
        for (const ReasonText& row : reasons) all.push_back(row.text);
        return all;
    }();
    for (const Phrase& phrase : phrases) {
        for (const Language language : {Language::zh, Language::en}) {
            const std::string_view reason = phrase.in(language);
            if (!text.starts_with(reason)) continue;
            const std::string_view rest = text.substr(reason.size());
            if (rest.empty()) return {phrase, {}, {}};
            for (const AsideText& aside : asides) {
                const std::optional<std::vector<std::string>> words = unfill(aside.text.in(language), rest);
                if (words && !words->empty()) return {phrase, aside.text, *words};
            }
        }
    }
    if (text.empty()) return {};
    return {{}, {"{}", "{}"}, {std::string(text)}};
}

}  // namespace leakscan

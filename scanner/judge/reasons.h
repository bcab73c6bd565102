// The reasons a verdict gives, in a clerk's words, and the asides that a policy file or a document adds to them, so that a list
// can be printed again in the other language; and the provisions of law behind them, under their Chinese titles in both languages.
#pragma once

#include <string_view>

#include "base/language.h"
#include "model/kind.h"

namespace leakscan {

enum class Reason {
    id_published,
    id_partly_published,
    id_unlabelled,
    checksum_failed,
    unassigned_number,
    mask_holds,
    mobile_published,
    mobile_unlabelled,
    mobile_of_contact,
    mobile_of_official,
    mobile_unassigned_owner,
    landline_personal,
    landline_public,
    service_number,
    address_published,
    address_unlabelled,
    address_of_company,
    address_of_office,
    account_published,
    account_unlabelled,
    account_of_organisation,
    email_published,
    email_public,
    plate_published,
    plate_unlabelled,
    plate_of_office,
    plate_alone,
    birth_date_published,
    recognised,
    health_published,
    health_unnamed,
    name_alone,
    notice_expired,
    notice_running,
    other_number,
    sample_value,
    exempt_class,
    class_reviewed,
    approved_contact,
    public_contact_label,
    by_policy,
    suppressed,
};

Phrase phrase(Reason reason);

// What follows a reason. The words that fill it are the same in both languages: names, dates, titles of norms.
enum class Aside {
    none,
    class_norm,         // name of the class, norm
    class_alone,        // name of the class
    class_falls_short,  // name of the class
    notice_names,       // last day, number of people
    approval,           // who, until when
    approval_ended,     // who, when
    approval_open,      // who
    waiver,             // who, until when, why
    waiver_ended,       // who, when
    masked_in_sight,    // the tool's mask of the value
    remaining,          // how many values remain possible behind a mask
};

Phrase phrase(Aside aside);

// "民法典第一千零三十四条、…": the provisions on publishing a value of this kind.
std::string_view provision(Kind kind);
// What a list of children adds to it.
std::string_view provision_for_minors();

}  // namespace leakscan

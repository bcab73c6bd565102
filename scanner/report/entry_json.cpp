// Keys are written in the order of their names; what does not apply is null.
#include "report/entry_json.h"

#include "report/document_json.h"
#include "report/json_text.h"

namespace leakscan {
namespace {

void write_date(JsonText& json, std::string_view key, const std::optional<Date>& date) {
    json.field_or_null(key, date && is_valid(*date) ? to_string(*date) : std::string());
}

void write_returned(JsonText& json, const Returned& returned) {
    json.key("returned");
    if (!returned.on) {
        json.null();
        return;
    }
    json.begin_object();
    json.field_or_null("contact", returned.contact).field_or_null("link", returned.link).field_or_null("measures", returned.measures);
    json.field_or_null("note", returned.note);
    write_date(json, "on", returned.on);
    json.field_or_null("person", returned.person).field_or_null("state", returned.state).end_object();
}

void write_ruled(JsonText& json, const std::optional<Ruled>& ruled) {
    json.key("ruled");
    if (!ruled) {
        json.null();
        return;
    }
    json.begin_object().field_or_null("by", ruled->by);
    write_date(json, "on", ruled->on);
    json.field_or_null("reason", ruled->reason);
    write_date(json, "until", ruled->until);
    json.end_object();
}

void write_events(JsonText& json, const std::vector<EntryEvent>& events) {
    json.key("events").begin_array();
    for (const EntryEvent& event : events) {
        json.begin_object().field_or_null("by", event.by).count("count", event.count).field("event", name(event.kind));
        json.field_or_null("note", event.note);
        write_date(json, "on", event.on);
        json.count_or_null("run", event.run).field("standing", name(event.after)).end_object();
    }
    json.end_array();
}

std::string entry_text(const Entry& entry, const std::string& unit_name, Date as_of, const std::vector<EntryEvent>* events) {
    JsonText json;
    json.begin_object();
    json.field_or_null("assigned", entry.assigned).field("channel", name(entry.channel)).count("count", entry.count);
    write_document(json, entry.document);
    write_date(json, "due", entry.due);
    if (events != nullptr) write_events(json, *events);
    json.key("findings").begin_array();
    for (const std::string& finding : entry.findings) json.string(finding);
    json.end_array();
    write_date(json, "first_seen", entry.first_seen);
    json.field("id", entry.id).field("kind", name(entry.kind)).field_or_null("label", entry.label);
    write_date(json, "last_checked", entry.last_checked);
    write_date(json, "last_seen", entry.last_seen);
    json.field_or_null("legal_basis", entry.legal_basis).field_or_null("masked", entry.masked).field_or_null("note", entry.note);
    json.count("overdue_days", static_cast<std::uint64_t>(overdue_days(entry, as_of)));
    json.count("people", entry.people).field_or_null("place", entry.place).field_or_null("reason", entry.reason);
    write_date(json, "rectified_on", entry.rectified_on);
    json.key("removed").boolean(entry.removed);
    json.count("repeats", entry.repeats);
    write_returned(json, entry.returned);
    json.field_or_null("root", entry.root);
    write_ruled(json, entry.ruled);
    json.field("severity", name(entry.severity)).field("standing", name(entry.standing)).field("unit", entry.unit);
    json.field_or_null("unit_name", unit_name).field("verdict", name(entry.ruling));
    json.end_object().end_text();
    return json.take();
}

}  // namespace

std::string entry_json(const Entry& entry, const std::string& unit_name, Date as_of) {
    return entry_text(entry, unit_name, as_of, nullptr);
}

std::string entry_json(const Entry& entry, const std::string& unit_name, Date as_of, const std::vector<EntryEvent>& events) {
    return entry_text(entry, unit_name, as_of, &events);
}

}  // namespace leakscan

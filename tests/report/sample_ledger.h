// Two months of a ledger for the tests of what the office hands out: found, fixed, late, gone and back, hidden instead of fixed,
// waived, disputed, unread, and a unit that was never scanned. Generated people, masked values only.
#pragma once

#include <string>
#include <vector>

#include "model/entry.h"
#include "report/rectification_list.h"

namespace leakscan::sample {

inline constexpr Date first_scan = {2017, 11, 6};
inline constexpr Date second_scan = {2017, 11, 20};
inline constexpr Date third_scan = {2017, 12, 18};
inline constexpr Date end_of_year = {2017, 12, 31};

// Tells what happened, in verbs; the entries follow.
class LedgerStory {
public:
    LedgerView view;

    void unit(const char* id, const char* name, const char* kind, bool on_roster = true) {
        view.units.push_back({{id, name, kind, {}, {}, "0551-6230**18"}, on_roster});
    }
    void run(Date on, const Totals& totals) {
        view.runs.push_back({view.runs.size() + 1, on, "leakscan 0.1.0", "5f2b6c0d9e1a", "gov-2018", {"site"}, false, totals});
    }
    void scanned(const char* unit, std::uint64_t documents, std::uint64_t attachments, std::uint64_t unread, std::uint64_t people) {
        view.unit_runs.push_back({view.runs.size(), unit, documents, attachments, unread, 1, 2, people});
    }
    Entry& entry(const char* id) {
        for (Entry& each : view.entries) {
            if (each.id == id) return each;
        }
        return view.entries.emplace_back();
    }
    Entry& found(const char* id, Date on, const char* unit, Kind kind, std::uint64_t people, const char* title) {
        Entry& found = view.entries.emplace_back();
        found.id = id;
        found.unit = unit;
        found.kind = kind;
        found.document = {"gk/" + std::string(unit) + "/" + id + ".html",
                          "http://www.example.gov.cn/gk/" + std::string(id) + ".html",
                          title,
                          "巢湖市政府信息公开网",
                          "社会救助",
                          "2017-10-09",
                          "",
                          "html",
                          std::string(64, 'a')};
        found.label = "证件号码";
        found.place = "第41行";
        found.masked = "34*************234";
        found.reason = "身份证号完整公开";
        found.severity = Severity::high;
        found.count = found.people = people;
        found.first_seen = found.last_seen = found.last_checked = on;
        found.due = rectification_due(on);
        happens(id, on, EventKind::found, Standing::fresh);
        return found;
    }
    // Found again, unchanged: no event.
    void still_there(const char* id, Date on) {
        Entry& each = entry(id);
        each.last_seen = each.last_checked = on;
        if (each.standing == Standing::fresh) each.standing = Standing::open;
    }
    void happens(const char* id, Date on, EventKind kind, Standing after, const char* note = "", std::string_view by = scan_actor) {
        Entry& each = entry(id);
        each.standing = after;
        if (kind == EventKind::rectified || kind == EventKind::removed) {
            each.rectified_on = each.last_checked = on;
            each.removed = kind == EventKind::removed;
        }
        if (kind == EventKind::reopened) {
            each.rectified_on.reset();
            each.removed = false;
            ++each.repeats;
            each.due = rectification_due(on);
            each.last_seen = each.last_checked = on;
        }
        if (kind == EventKind::hidden) each.last_seen = each.last_checked = on;
        if (kind == EventKind::waived || kind == EventKind::disputed) each.ruled = Ruled{std::string(by), note, on, std::nullopt};
        EntryEvent event;
        event.entry = id;
        event.run = by == scan_actor ? view.runs.size() : 0;
        event.kind = kind;
        event.on = on;
        event.by = by;
        event.note = note;
        event.after = after;
        event.count = each.count;
        event.due = each.due;
        view.events.push_back(event);
    }
};

inline LedgerView ledger() {
    LedgerStory story;
    story.unit("minzheng", "巢湖市民政局", "department");
    story.unit("huailin", "槐林镇人民政府", "township");
    story.unit("sifa", "巢湖市司法局", "department");
    story.unit("jiaoyu", "巢湖市教育局", "department");
    story.unit("zhongmiao", "中庙街道办事处", "subdistrict");
    story.unit("unassigned", "", "", false);

    story.run(first_scan, {30, 29, 1, 0, 0, 0, 20, 0, 0, 60, 0});
    story.scanned("minzheng", 12, 3, 0, 25);
    story.scanned("huailin", 5, 1, 0, 35);
    story.scanned("sifa", 8, 0, 0, 0);
    story.scanned("jiaoyu", 3, 2, 1, 0);
    story.found("0a0000000001", first_scan, "minzheng", Kind::resident_id, 12, "2016年第三季度城乡低保对象公示").channel =
        Channel::hidden_column;
    story.found("0a0000000002", first_scan, "minzheng", Kind::mobile_phone, 12, "2016年第三季度城乡低保对象公示").severity =
        Severity::medium;
    story.found("0a0000000003", first_scan, "huailin", Kind::address, 30, "危房改造|公示 <第二批>");
    story.found("0a0000000004", first_scan, "huailin", Kind::bank_account, 5, "惠农补贴一卡通发放明细");
    story.found("0a0000000006", first_scan, "minzheng", Kind::landline_phone, 1, "社区服务点联系表");
    story.found("0a0000000007", first_scan, "minzheng", Kind::health, 2, "残疾人两项补贴名单");
    story.happens("0a0000000006", {2017, 11, 8}, EventKind::waived, Standing::waived, "便民服务电话，已征得本人同意 (-> 2018-06-30)",
                  "市政务公开办");
    story.entry("0a0000000006").ruled = ruled_by(story.view.events.back());
    story.happens("0a0000000007", {2017, 11, 9}, EventKind::disputed, Standing::disputed, "系机构编号", "王科");

    story.run(second_scan, {31, 30, 1, 0, 0, 0, 12, 0, 0, 45, 0});
    story.scanned("minzheng", 13, 3, 0, 16);
    story.scanned("huailin", 5, 1, 0, 30);
    story.scanned("sifa", 8, 0, 0, 0);
    story.scanned("jiaoyu", 3, 2, 1, 0);
    for (const char* id : {"0a0000000002", "0a0000000003", "0a0000000006", "0a0000000007"}) story.still_there(id, second_scan);
    story.happens("0a0000000001", second_scan, EventKind::rectified, Standing::rectified);
    story.happens("0a0000000004", second_scan, EventKind::removed, Standing::rectified);
    story.found("0a0000000005", second_scan, "minzheng", Kind::resident_id, 3, "临时救助对象公示");

    story.run(third_scan, {32, 30, 1, 1, 0, 0, 9, 1, 0, 41, 0});
    story.scanned("minzheng", 13, 3, 0, 4);
    story.scanned("huailin", 6, 1, 1, 35);
    story.scanned("sifa", 8, 0, 0, 0);
    story.scanned("jiaoyu", 3, 2, 1, 0);
    story.scanned("unassigned", 1, 1, 0, 2);
    story.happens("0a0000000002", third_scan, EventKind::rectified, Standing::rectified);
    story.happens("0a0000000003", third_scan, EventKind::unread, Standing::open, "文件加密");
    story.happens("0a0000000004", third_scan, EventKind::reopened, Standing::reopened);
    story.entry("0a0000000005").channel = Channel::comment;
    story.happens("0a0000000005", third_scan, EventKind::hidden, Standing::open, "正文 → 源代码注释");
    Entry& nobodys = story.found("0a0000000008", third_scan, "unassigned", Kind::mobile_phone, 2, "值班安排");
    nobodys.ruling = Ruling::review;
    nobodys.severity = Severity::low;
    return story.view;
}

}  // namespace leakscan::sample

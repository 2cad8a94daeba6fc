#include <algorithm>
#include <map>
#include <set>

#include "rooms/partnership/partnership.h"

// The door's read-only questions about the registers: structure, chair rota, membership.
namespace partnership {
namespace {

constexpr auto text = db::Column::text;
constexpr auto integer = db::Column::integer;

const db::Query select_bodies{
    "partnership_structure",
    "select b.code, b.name, b.kind, b.state, b.remit, b.meetings_a_year, b.chairing, p.code, f.code, s.code, "
    "b.why_closed, b.document, b.section, b.\"from\", b.\"to\" from partnership_bodies b "
    "left join partnership_bodies p on p.id = b.part_of and p.withdrawn_at is null "
    "left join partnership_bodies f on f.id = b.feeds_into and f.withdrawn_at is null "
    "left join partnership_bodies s on s.id = b.successor_of and s.withdrawn_at is null "
    "where b.withdrawn_at is null order by lower(b.name collate \"C\"), b.code collate \"C\"",
    {text, text, text, text, text, integer, text, text, text, text, text, text, text, text, text}};

const db::Query select_signatories{
    "partnership_signatories_of",
    "select p.name, coalesce(s.office, ''), coalesce(o.name, ''), coalesce(s.section, '') from partnership_signatories "
    "s "
    "join partnership_people p on p.id = s.person left join partnership_organisations o on o.id = s.organisation "
    "where s.document = :document and s.withdrawn_at is null order by s.place, p.name collate \"C\"",
    {text, text, text, text}};

const db::Query select_lines{
    "partnership_lines",
    "select b.code, r.code, l.kind, l.\"from\", l.\"to\" from partnership_reporting_lines l "
    "join partnership_bodies b on b.id = l.body join partnership_bodies r on r.id = l.reports_to "
    "where l.withdrawn_at is null and b.withdrawn_at is null and r.withdrawn_at is null "
    "and l.kind in ('oversight', 'dotted') order by b.code collate \"C\", r.code collate \"C\"",
    {text, text, text, text, text}};

const db::Query select_rota{
    "partnership_rota",
    "select r.\"from\", r.\"to\", r.role, o.code, o.name, p.name, r.as_published, r.document, r.section, r.note "
    "from partnership_chair_rota r join partnership_organisations o on o.id = r.organisation "
    "left join partnership_people p on p.id = r.holder where r.withdrawn_at is null "
    "order by r.\"from\" collate \"C\", r.role collate \"C\", o.code collate \"C\"",
    {text, text, text, text, text, text, text, text, text, text}};

const db::Query select_members{
    "partnership_members",
    "select b.code, o.name, p.title_of_post, s.holder, s.capacity, s.why_chosen, t.name, s.document, s.section, "
    "s.note, "
    "o.code "
    "from partnership_seats s join partnership_bodies b on b.id = s.body "
    "left join partnership_organisations o on o.id = s.organisation "
    "left join partnership_posts p on p.id = s.post left join partnership_bodies t on t.id = s.through "
    "where s.withdrawn_at is null and (cast(:body as text) = '' or b.code = :body) "
    "and coalesce(s.\"from\", '') <= :day and coalesce(s.\"to\", '9999') >= :day "
    "order by b.code collate \"C\", s.id collate \"C\"",
    {text, text, text, text, text, text, text, text, text, text, text}};

std::string word(const db::Row& row, std::size_t at) { return row.maybe_text(at).value_or(""); }

void add_once(std::vector<std::string>& list, const std::string& one) {
    if (!one.empty() && std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}

/// Whether solid lines lead from `begin` up to `wanted`.
bool leads_to(const std::map<std::string, Body*>& by_code, const std::string& begin, const std::string& wanted) {
    std::vector<std::string> ahead{begin};
    std::set<std::string> seen;
    while (!ahead.empty()) {
        const auto at = ahead.back();
        ahead.pop_back();
        if (at == wanted) return true;
        if (!seen.insert(at).second) continue;
        const auto& parents = by_code.at(at)->parents;
        ahead.insert(ahead.end(), parents.begin(), parents.end());
    }
    return false;
}

void add_parent(const std::map<std::string, Body*>& by_code, Body& body, const std::string& parent) {
    if (parent.empty() || leads_to(by_code, parent, body.code)) return;
    add_once(body.parents, parent);
}

std::optional<core::Date> day_in(const db::Row& row, std::size_t at) { return core::parse_date(word(row, at)); }

/// Every body as it is recorded, without the lines of the register of lines.
std::vector<Body> read_bodies(db::ReadTx& tx) {
    std::vector<Body> all;
    tx.each(select_bodies, {}, [&](const db::Row& row) {
        Body body{.code = row.text(0),
                  .name = row.text(1),
                  .kind = row.text(2),
                  .state = row.text(3),
                  .remit = word(row, 4),
                  .meetings_a_year = row.maybe_integer(5),
                  .chairing = word(row, 6),
                  .parents = {},
                  .dotted = {},
                  .successor_of = {},
                  .why_closed = word(row, 10),
                  .document = word(row, 11),
                  .section = word(row, 12),
                  .from = day_in(row, 13),
                  .to = day_in(row, 14),
                  .part_of = word(row, 7)};
        add_once(body.dotted, word(row, 8));
        add_once(body.successor_of, word(row, 9));
        all.push_back(std::move(body));
    });
    return all;
}

/// Fills in the days that a body does not tell itself from those of its neighbours.
void tell_days(db::ReadTx& tx, std::vector<Body>& all) {
    std::map<std::string, Body*> by_code;
    for (auto& body : all) by_code[body.code] = &body;
    for (const auto& partnership : all_partnerships(tx))
        if (const auto body = by_code.find(partnership.code); body != by_code.end()) {
            if (!body->second->from) body->second->from = partnership.established;
            if (!body->second->to) body->second->to = partnership.ended;
        }
    // A body may hang on one that hangs on another: until a round tells nothing new.
    for (std::size_t round = 0; round < all.size(); ++round) {
        bool told = false;
        for (auto& body : all) {
            const bool closed = !body.why_closed.empty() || body.state == "closed";
            const auto whole = by_code.find(body.part_of);
            for (const auto& before : body.successor_of)
                if (const auto old = by_code.find(before); !body.from && old != by_code.end() && old->second->to) {
                    body.from = *old->second->to + std::chrono::days{1};
                    told = true;
                }
            if (whole == by_code.end()) continue;
            if (!body.from && whole->second->from) body.from = whole->second->from, told = true;
            if (!body.to && closed && whole->second->to) body.to = whole->second->to, told = true;
        }
        if (!told) return;
    }
}

bool holds_in(std::optional<core::Date> from, std::optional<core::Date> to, core::ReportingYear year) {
    return (!from || *from <= year.last()) && (!to || *to >= year.first());
}

/// The lines between these bodies; `year`: only those that held in it.
std::vector<Body> joined(db::ReadTx& tx, std::vector<Body> all, std::optional<core::ReportingYear> year) {
    std::map<std::string, Body*> by_code;
    for (auto& body : all) by_code[body.code] = &body;
    for (auto& body : all) {
        if (by_code.contains(body.part_of)) add_parent(by_code, body, body.part_of);
        std::erase_if(body.dotted, [&](const std::string& code) { return !by_code.contains(code); });
    }
    tx.each(select_lines, {}, [&](const db::Row& row) {
        const auto body = by_code.find(row.text(0));
        if (body == by_code.end() || !by_code.contains(row.text(1))) return;
        if (year && !holds_in(day_in(row, 3), day_in(row, 4), *year)) return;
        if (row.text(2) == "dotted")
            add_once(body->second->dotted, row.text(1));
        else
            add_parent(by_code, *body->second, row.text(1));
    });
    return all;
}

std::size_t rank(const std::string& capacity) {
    constexpr const char* order[] = {"safeguarding_partner", "relevant_agency", "member",
                                     "in_attendance",        "by_invitation",   "at_own_request"};
    return static_cast<std::size_t>(std::find(std::begin(order), std::end(order), capacity) - std::begin(order));
}

std::string called(const Member& member) {
    if (!member.organisation.empty()) return member.organisation;
    return member.post.empty() ? member.holder : member.post;
}

}  // namespace

std::vector<Signatory> signatories_of(db::ReadTx& tx, const Partnership& partnership, core::ReportingYear year) {
    std::vector<Signatory> all;
    for (const auto& document : all_documents(tx)) {
        if (document.covers != year.code() || document.publisher != partnership.name) continue;
        tx.each(select_signatories, {{"document", document.code}}, [&](const db::Row& row) {
            all.push_back({row.text(0), row.text(1), row.text(2), document.code, row.text(3)});
        });
    }
    return all;
}

std::vector<Body> structure(db::ReadTx& tx) { return joined(tx, read_bodies(tx), {}); }

std::vector<Body> structure_in(db::ReadTx& tx, core::ReportingYear year) {
    auto all = read_bodies(tx);
    tell_days(tx, all);
    std::erase_if(all, [&](const Body& body) {
        const bool closed = !body.why_closed.empty() || body.state == "closed";
        return (closed && !body.to) || !holds_in(body.from, body.to, year);
    });
    return joined(tx, std::move(all), year);
}

std::vector<RotaEntry> rota(db::ReadTx& tx) {
    std::vector<RotaEntry> entries;
    tx.each(select_rota, {}, [&](const db::Row& row) {
        const auto first = core::parse_date(row.text(0)), last = core::parse_date(row.text(1));
        if (!first || !last) return;
        entries.push_back({.from = *first,
                           .to = *last,
                           .role = row.text(2),
                           .organisation_code = row.text(3),
                           .organisation = row.text(4),
                           .holder = word(row, 5),
                           .as_published = word(row, 6),
                           .document = word(row, 7),
                           .section = word(row, 8),
                           .note = word(row, 9)});
    });
    return entries;
}

std::vector<Member> members(db::ReadTx& tx, const std::string& body, core::Date on) {
    std::vector<Member> all;
    tx.each(select_members, {{"body", body}, {"day", core::iso(on)}}, [&](const db::Row& row) {
        all.push_back({.body = row.text(0),
                       .organisation = word(row, 1),
                       .organisation_code = word(row, 10),
                       .post = word(row, 2),
                       .holder = word(row, 3),
                       .capacity = row.text(4),
                       .reason = word(row, 5),
                       .through = word(row, 6),
                       .document = word(row, 7),
                       .section = word(row, 8),
                       .note = word(row, 9)});
    });
    std::stable_sort(all.begin(), all.end(), [](const Member& left, const Member& right) {
        if (left.body != right.body) return left.body < right.body;
        if (rank(left.capacity) != rank(right.capacity)) return rank(left.capacity) < rank(right.capacity);
        return called(left) < called(right);
    });
    return all;
}

std::vector<Member> relevant_agencies(db::ReadTx& tx, const std::string& body, core::Date on) {
    auto all = members(tx, body, on);
    std::erase_if(all, [](const Member& member) { return member.capacity != "relevant_agency"; });
    return all;
}

}  // namespace partnership

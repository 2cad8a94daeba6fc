#include "rooms/partnership/gaps_store.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "platform/registers/sight.h"
#include "platform/registers/store.h"
#include "rooms/partnership/partnership.h"

namespace partnership {
namespace {

using registers::cell;
using registers::Entity;
using registers::Record;

std::vector<Record> live(db::ReadTx& tx, const Entity& entity) {
    std::vector<Record> all;
    registers::each_record(tx, entity, [&](const Record& record) {
        if (record.withdrawn_at.empty()) all.push_back(record);
    });
    // The store has them by their ids, which tell a reader nothing.
    std::sort(all.begin(), all.end(),
              [](const Record& a, const Record& b) { return std::tie(a.title, a.id) < std::tie(b.title, b.id); });
    return all;
}

bool runs(const Entity& entity, const Record& record, core::Date today) {
    const auto from = core::parse_date(cell(entity, record.cells, "from"));
    const auto to = core::parse_date(cell(entity, record.cells, "to"));
    return (!from || *from <= today) && (!to || today <= *to);
}

bool is_chair(const Record& appointment) {
    const auto& role = cell(appointments, appointment.cells, "role");
    return role == "chair" || role == "partnership_chair";
}

bool needs_chair(const Record& body) {
    const auto& kind = cell(bodies, body.cells, "kind");
    return cell(bodies, body.cells, "state") == "live" &&
           (kind == "partnership" || kind == "subgroup" || kind == "task_and_finish");
}

/// The first day on which nobody is recorded as chair between two who are; empty: none, or an end is not recorded.
std::optional<core::Date> day_without_chair(const std::map<core::Date, core::Date>& chairs) {
    std::optional<core::Date> covered;
    for (const auto& [from, to] : chairs) {
        if (covered && from > *covered + std::chrono::days{1}) return *covered + std::chrono::days{1};
        if (!covered || to > *covered) covered = to;
    }
    return {};
}

/// Whether the rota says whose delegate chairs this partnership today: "the turn belongs to the seat", and a rota is of
/// the partnerships in which the organisation sits as a safeguarding partner.
bool rota_tells_chair(db::ReadTx& tx, const Record& body, core::Date today) {
    if (cell(bodies, body.cells, "kind") != "partnership") return false;
    std::set<std::string> turns;
    for (const auto& one : live(tx, chair_rota))
        if (cell(chair_rota, one.cells, "role") == "chair" && runs(chair_rota, one, today))
            turns.insert(cell(chair_rota, one.cells, "organisation"));
    const auto sits = live(tx, seats);
    return std::any_of(sits.begin(), sits.end(), [&](const Record& seat) {
        return cell(seats, seat.cells, "body") == body.id &&
               cell(seats, seat.cells, "capacity") == "safeguarding_partner" && runs(seats, seat, today) &&
               turns.contains(cell(seats, seat.cells, "organisation"));
    });
}

/// A gap at this record, with whose it is.
Gap gap_at(db::ReadTx& tx, const Entity& entity, const Record& record, std::string what) {
    return {.what = std::move(what),
            .address = registers::address_of(entity) + "/" + record.id,
            .footprints = registers::access_record(tx, entity, record.id, record.cells).footprints};
}

void chairs_missing(db::ReadTx& tx, core::Date today, std::vector<Gap>& all) {
    const auto held = live(tx, appointments);
    for (const auto& body : live(tx, bodies)) {
        if (!needs_chair(body)) continue;
        bool has_chair = false;
        std::map<core::Date, core::Date> rota;
        for (const auto& one : held) {
            if (!is_chair(one) || cell(appointments, one.cells, "body") != body.id) continue;
            has_chair = has_chair || runs(appointments, one, today);
            const auto from = core::parse_date(cell(appointments, one.cells, "from"));
            const auto to = core::parse_date(cell(appointments, one.cells, "to"));
            if (!from || !to) continue;
            auto& last = rota[*from];
            last = std::max(last, *to);
        }
        if (!has_chair && !rota_tells_chair(tx, body, today))
            all.push_back(gap_at(tx, bodies, body, body.title + " has no chair today"));
        if (const auto day = day_without_chair(rota))
            all.push_back(
                gap_at(tx, bodies, body, "The chairs of " + body.title + " leave a gap from " + core::in_words(*day)));
    }
}

}  // namespace

std::vector<Gap> gaps(db::ReadTx& tx, core::Date today) {
    std::vector<Gap> all;
    std::map<std::string, std::string> vacant;
    for (const auto& post : live(tx, posts))
        if (cell(posts, post.cells, "vacant") == "yes" && runs(posts, post, today)) {
            vacant[post.id] = post.title;
            all.push_back(gap_at(tx, posts, post, "The post " + post.title + " is vacant"));
        }
    chairs_missing(tx, today, all);
    std::set<std::string> closed;
    for (const auto& body : live(tx, bodies))
        if (cell(bodies, body.cells, "state") == "closed") closed.insert(body.id);
    for (const auto& seat : live(tx, seats)) {
        // A body that has ended leaves no seat to fill.
        if (closed.contains(cell(seats, seat.cells, "body"))) continue;
        const auto post = vacant.find(cell(seats, seat.cells, "post"));
        const bool ended = !runs(seats, seat, today) && !cell(seats, seat.cells, "to").empty();
        if (ended || post != vacant.end())
            all.push_back(gap_at(tx, seats, seat, "The seat " + seat.title + " is empty"));
    }
    return all;
}

}  // namespace partnership

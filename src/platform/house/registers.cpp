#include "platform/house/registers.h"

#include <algorithm>
#include <map>
#include <set>

#include "platform/registers/commands.h"
#include "platform/registers/reader.h"
#include "platform/rights/doorkeeper.h"

namespace house {
namespace {

/// Of room accounts, where it is told who can see a record and why.
constexpr const char* explain = "accounts.explain";

/// Without a doorkeeper nobody is known, and nobody may see anything: only tests of public pages have none.
std::function<registers::Viewer(const http::Request&)> viewer_of(const Services& services) {
    static const rights::Policy nothing{{}};
    return [door = services.door](const http::Request& request) -> registers::Viewer {
        if (door == nullptr) return {nothing, {}, std::make_shared<rights::Footprints>(), {}};
        const auto& at = door->visit(request);
        return {door->policy(), at.standing, at.footprints, at.today};
    };
}

}  // namespace

registers::Context register_context(const Services& services, std::vector<const registers::Entity*> entities) {
    for (const auto* one : services.registers)
        if (std::find(entities.begin(), entities.end(), one) == entities.end()) entities.push_back(one);
    registers::Context context{.database = services.database,
                               .clock = services.clock,
                               .shell = services.shell,
                               .entities = std::move(entities),
                               .viewer = viewer_of(services),
                               .shell_for = services.shell_for};
    if (services.door == nullptr) return context;
    context.person = [door = services.door](const http::Request& request) {
        const auto& standing = door->visit(request).standing;
        return standing.signed_in() ? registers::Person{standing.name, standing.account} : registers::Person{};
    };
    context.csrf = [door = services.door](const http::Request& request) { return door->form_token(request); };
    context.who_sees = [door = services.door](const http::Request& request, const std::string& address) {
        const bool may = door->policy().knows(explain) && door->may(request, explain);
        return may ? http::url("/accounts/record", {{"address", address}}) : std::string{};
    };
    return context;
}

namespace {

constexpr std::size_t most_looked_at = 500, most_told = 20;
/// Of a load or an import, which change much at once: its latest records stand for all.
constexpr int most_of_one_process = 3;

using Take = std::function<bool(const registers::Entity&, const registers::Record&, const audit::Entry&)>;

/// The latest events of registers whose records the person may see, until `take` has had enough.
void each_recent(const Services& services, const std::vector<const registers::Entity*>& entities,
                 const http::Request& request, bool readings, const Take& take) {
    const auto viewer = viewer_of(services)(request);
    std::vector<std::string> kinds;
    for (const auto* entity : entities) kinds.push_back(registers::table_of(*entity));
    services.database.read([&](db::ReadTx& tx) {
        registers::Reader reader{tx, viewer};
        for (const auto& entry : audit::recent(tx, kinds, most_looked_at)) {
            if ((entry.event.kind == registers::read_event) != readings) continue;
            for (const auto* entity : entities) {
                if (registers::table_of(*entity) != entry.event.subject.kind) continue;
                const auto record = reader.find(*entity, entry.event.subject.id);
                if (record && !take(*entity, *record, entry)) return;
            }
        }
    });
}

std::string what_happened(const std::string& kind) {
    if (kind.ends_with(".added")) return "added";
    if (kind.ends_with(".withdrawn")) return "withdrawn";
    return kind.ends_with(".reinstated") ? "brought back" : "changed";
}

}  // namespace

std::vector<News> news(const Services& services, const std::vector<const registers::Entity*>& entities,
                       const http::Request& request) {
    std::vector<News> all;
    std::set<std::string> told;
    std::map<std::pair<core::Instant, std::string>, int> of_process;
    each_recent(services, entities, request, false, [&](auto& entity, auto& record, auto& entry) {
        const auto address = registers::address_of(entity) + "/" + record.id;
        if (!told.contains(address) && ++of_process[{entry.process.at, entry.process.actor}] > most_of_one_process)
            return true;
        // Each record once, by its last change. The name alone: what is sealed is opened on its page.
        if (told.insert(address).second)
            all.push_back({.at = entry.process.at,
                           .who = entry.process.actor,
                           .what = what_happened(entry.event.kind),
                           .title = record.title,
                           .address = address});
        return all.size() < most_told;
    });
    return all;
}

std::vector<Reading> readings(const Services& services, const std::vector<const registers::Entity*>& entities,
                              const http::Request& request) {
    std::vector<Reading> all;
    each_recent(services, entities, request, true, [&](auto& entity, auto& record, auto& entry) {
        all.push_back({.at = entry.process.at,
                       .who = entry.process.actor,
                       .title = record.title,
                       .address = registers::address_of(entity) + "/" + record.id});
        return all.size() < most_looked_at;
    });
    return all;
}

std::optional<rights::Record> record_of_register(db::ReadTx& tx, const std::vector<const registers::Entity*>& entities,
                                                 std::string_view address) {
    for (const auto* entity : entities) {
        const auto begin = registers::address_of(*entity) + "/";
        if (!address.starts_with(begin)) continue;
        // The address of its history or its form names the record too.
        const auto id = address.substr(begin.size(), address.find('/', begin.size()) - begin.size());
        if (const auto record = registers::find(tx, *entity, std::string{id})) {
            auto found = registers::access_record(tx, *entity, record->id, record->cells);
            found.name = record->title + ", " + entity->one;
            // This page is about who may see.
            if (entity->scope.open_to_read) found.footprints.clear();
            return found;
        }
    }
    return {};
}

}  // namespace house

#pragma once
#include "core/check.h"
#include "platform/http/routes.h"
#include "platform/registers/commands.h"
#include "platform/registers/schema.h"
#include "platform/rights/operator.h"
#include "platform/ui/page.h"
#include "sample.h"
#include "support/stores.h"

// A register of homes that open, pause and close, for two partnerships: who may do which step, and what comes of it.
namespace lifecycle_house {

using registers::Cells;
using registers::Entity;
using registers::Need;
using registers::Type;
using rights::Role;

extern const Entity houses;

inline std::string is_not_locked(db::ReadTx&, const Entity& entity, const registers::Record& record, core::Date) {
    return registers::cell(entity, record.cells, "name") == "Locked" ? "Locked houses stay as they are." : "";
}

inline void note_effect(const registers::Writer& at, const registers::Taking& taking) {
    auto& tx = at.tx();
    taking.cells[registers::place_of(taking.entity, "closed_by")] = tx.process().actor;
    tx.record({.kind = "sample.told", .subject = {"sample_letters", taking.record.id}});
}

inline const registers::Lifecycle life{
    .field = "state",
    .begins = {"planned", "open"},
    .states = {{"planned", "Nobody lives there yet."}, {"open", "Children live there."}, {"closed", "It has ended."}},
    .transitions = {
        {.name = "open", .from = {"planned"}, .to = "open", .verb = "Open the house", .done = "Opened the house"},
        {.name = "close",
         .from = {"open"},
         .to = "closed",
         .verb = "Close the house",
         .done = "Closed the house",
         .permission = "sample.decide",
         .asks = {{"to", Need::required}},
         .reason = Need::required,
         .source = "Sample Act, section 1",
         .is_grave = true,
         .guard = is_not_locked,
         .effect = note_effect}}};

inline std::vector<std::string> days_open(db::ReadTx&, const std::vector<const registers::Record*>& records,
                                          core::Date today) {
    std::vector<std::string> values;
    for (const auto* record : records) {
        const auto from = core::parse_date(registers::cell(houses, record->cells, "from"));
        values.push_back(from ? std::to_string((today - *from).count()) : std::string{});
    }
    return values;
}

inline const Entity houses{
    .room = "sample",
    .name = "houses",
    .one = "house",
    .many = "houses",
    .meaning = "A house in which children live.",
    .fields = {{.name = "code", .label = "Code", .need = Need::required, .in_list = true},
               {.name = "name", .label = "Name", .need = Need::required, .in_list = true},
               {.name = "partnership", .label = "Partnership", .most_characters = 20, .in_list = true},
               {.name = "state",
                .label = "State",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"planned", "Planned"}, {"open", "Open"}, {"closed", "Closed"}},
                .in_list = true},
               {.name = "places", .label = "Places", .type = Type::count, .in_list = true, .asks_why = true},
               {.name = "from", .label = "From", .type = Type::date},
               {.name = "to", .label = "To", .type = Type::date},
               {.name = "closed_by", .label = "Closed by"},
               {.name = "advice",
                .label = "Advice",
                .type = Type::narrative,
                .classification = registers::Classification::restricted}},
    .title = {"name"},
    .key = {"code"},
    .scope = {.footprint = "partnership"},
    .lifecycle = &life,
    .worked_out = {{.field = {.name = "days_open",
                              .label = "Days open",
                              .type = Type::count,
                              .hint = "Since its first day.",
                              .in_list = true},
                    .values = days_open}}};

inline const std::vector<const Entity*>& all() {
    static const std::vector<const Entity*> entities{&houses};
    return entities;
}

/// The register as `who` sees it. The moment is the clock's.
class Site {
  public:
    explicit Site(db::Database& store) : database(store), routes_(all_routes(), {.gate = gate()}) {
        static const std::string table = registers::create_sql(houses);
        auto migrations = sample::migrations();
        migrations.push_back({"houses", "0001_houses.sql", table});
        db::migrate(database, migrations);
    }

    http::Response get(const std::string& target) const { return routes_.answer(http::get(target)); }
    http::Response post(const std::string& target,
                        const std::vector<std::pair<std::string, std::string>>& form = {}) const {
        return routes_.answer(http::post(target, form));
    }
    http::Response send(const std::string& target, const std::string& body,
                        const std::string& type = "application/json") const {
        auto message = http::get(target);
        message.method = "POST";
        message.headers.add("content-type", type);
        message.body = body;
        return routes_.answer(message);
    }
    /// Where an upload leads.
    std::string upload(const std::string& csv) const {
        const auto answer = send(
            "/sample/houses/import",
            "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"h.csv\"\r\n\r\n" + csv + "\r\n--B--\r\n",
            "multipart/form-data; boundary=B");
        for (const auto& [name, value] : answer.headers)
            if (name == "Location") return value;
        return {};
    }
    std::string put(const std::string& code, const std::string& name, const std::string& state,
                    const std::string& partnership = "A") {
        std::string id;
        audit::Ledger{database}.write(process("sample.set_up"), [&](audit::WriteTx& tx) {
            id = registers::add({tx, rights::Operator{"A test"}}, houses,
                                sample::cells(houses, {{"code", code},
                                                       {"name", name},
                                                       {"partnership", partnership},
                                                       {"state", state},
                                                       {"places", "4"},
                                                       {"from", "2026-03-01"}}));
        });
        return id;
    }
    /// Someone changes cells at the clock's moment, past all pages.
    void set(const std::string& id, const std::vector<std::pair<std::string, std::string>>& values) {
        audit::Ledger{database}.write(process("sample.edit"), [&](audit::WriteTx& tx) {
            const auto record = registers::find(tx, houses, id);
            auto cells = record->cells;
            for (const auto& [name, value] : values) cells[registers::place_of(houses, name)] = value;
            static_cast<void>(
                registers::change({tx, rights::Operator{"A test"}}, houses, id, record->version, cells).value());
        });
    }
    void withdraw(const std::string& id) {
        audit::Ledger{database}.write(process("sample.withdraw"), [&](audit::WriteTx& tx) {
            const auto version = registers::find(tx, houses, id)->version;
            core::check(registers::withdraw({tx, rights::Operator{"A test"}}, houses, id, version, "Sold").has_value(),
                        "it was live");
        });
    }
    audit::Process process(const char* kind) const {
        return {.kind = kind, .actor = "Sam Okafor", .at = clock.now(), .reason = {}, .account = {}};
    }
    std::string state_of(const std::string& id) {
        std::string state;
        database.read(
            [&](db::ReadTx& tx) { state = registers::cell(houses, registers::find(tx, houses, id)->cells, "state"); });
        return state;
    }

    db::Database& database;
    std::vector<Role> roles = {Role::business_manager, Role::delegated_safeguarding_partner};
    sample::Clock clock;

  private:
    rights::Standing who() const {
        rights::Standing standing{.account = "p1",
                                  .name = "Sam Okafor",
                                  .organisation = {},
                                  .strong = true,
                                  .appointments = {},
                                  .grants = {},
                                  .exclusions = {}};
        for (const auto role : roles)
            standing.appointments.push_back({.id = "a",
                                             .role = role,
                                             .footprint = "A",
                                             .body = "",
                                             .organisation = "police",
                                             .from = core::day(2026, 1, 1),
                                             .to = {}});
        return standing;
    }
    std::vector<http::Route> all_routes() {
        const registers::Context context{.database = database,
                                         .clock = clock,
                                         .shell = shell_,
                                         .entities = all(),
                                         .viewer = [this](const http::Request&) -> registers::Viewer {
                                             return {policy_, who(), places_, core::day(2026, 3, 31)};
                                         },
                                         .person =
                                             [](const http::Request&) {
                                                 return registers::Person{"Sam Okafor", "p1"};
                                             }};
        auto routes = registers::routes(context, all());
        for (auto& route : registers::site_routes(context, "sample.read")) routes.push_back(std::move(route));
        return routes;
    }
    http::Gate gate() {
        return [this](const http::Request&, std::string_view permission) -> std::optional<http::Response> {
            if (policy_.decide(permission, who(), core::day(2026, 3, 31)).allowed) return std::nullopt;
            return http::error(403, "You may not open this page.");
        };
    }
    static std::shared_ptr<const rights::Footprints> two_places() {
        rights::Footprints footprints;
        footprints.add("A", "Partnership A");
        footprints.add("B", "Partnership B");
        return std::make_shared<const rights::Footprints>(std::move(footprints));
    }

    ui::Shell shell_{.assets = {}, .partnership = "Sampleshire"};
    rights::Policy policy_{{{"sample.read", "read", rights::every_role()},
                            {"sample.edit", "change", {{Role::business_manager}}},
                            {"sample.decide", "close", {{Role::delegated_safeguarding_partner}}}}};
    std::shared_ptr<const rights::Footprints> places_ = two_places();
    http::Routes routes_;
};

inline bool has(const http::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

}  // namespace lifecycle_house

#include "sample.h"

#include <doctest/doctest.h>

#include <span>

#include "core/embedded.h"
#include "platform/registers/schema.h"
#include "platform/rights/operator.h"

namespace embedded {
std::span<const core::EmbeddedFile> audit_migrations();
std::span<const core::EmbeddedFile> drafts_migrations();
std::span<const core::EmbeddedFile> registers_migrations();
}  // namespace embedded

namespace sample {

using registers::Need;
using registers::Type;

const registers::Entity providers{
    .room = "sample",
    .name = "providers",
    .one = "provider",
    .many = "providers",
    .meaning = "Someone who looks after children for the partnership.",
    .fields = {{.name = "code", .label = "Code", .need = Need::required, .most_characters = 20, .in_list = true},
               {.name = "name", .label = "Name", .need = Need::required, .in_list = true},
               {.name = "kind",
                .label = "Kind",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"home", "Children's home"}, {"agency", "Fostering agency"}, {"school", "School"}},
                .in_list = true},
               {.name = "parent", .label = "Part of", .type = Type::reference, .refers_to = &providers}},
    .title = {"name"},
    .key = {"code"}};

const registers::Entity visits{
    .room = "sample",
    .name = "visits",
    .one = "visit",
    .many = "visits",
    .meaning = "A visit to a provider.",
    .fields = {{.name = "provider",
                .label = "Provider",
                .type = Type::reference,
                .need = Need::required,
                .refers_to = &providers,
                .in_list = true},
               {.name = "visited",
                .label = "Visited on",
                .type = Type::date,
                .need = Need::required,
                .in_list = true,
                .ask = "Enter the day of the visit"},
               {.name = "report_due",
                .label = "Report due",
                .type = Type::working_day_due,
                .after = "visited",
                .working_days = 10,
                .in_list = true},
               {.name = "themes",
                .label = "Themes",
                .type = Type::choices,
                .choices = {{"food", "Food"}, {"missing", "Missing from care"}, {"school", "School"}}},
               {.name = "children", .label = "Children seen", .type = Type::count, .most = 500, .in_list = true},
               {.name = "cost", .label = "Cost", .type = Type::money, .in_list = true},
               {.name = "share", .label = "Share of children seen", .type = Type::percentage},
               {.name = "safe", .label = "Safe on the day", .type = Type::yes_no_not_known, .in_list = true},
               {.name = "lead", .label = "Led by", .hint = "The name of one person.", .example = "Priya Shah"},
               {.name = "notes",
                .label = "Notes",
                .type = Type::narrative,
                .classification = registers::Classification::restricted}},
    .title = {"provider", "visited"},
    .key = {"provider", "visited"},
    .check = [](const registers::Entity& entity, const registers::Cells& cells) -> std::vector<registers::Problem> {
        if (registers::cell(entity, cells, "safe") == "no" && registers::cell(entity, cells, "notes").empty())
            return {{"notes", "Enter what was not safe"}};
        return {};
    }};

const std::vector<const registers::Entity*>& all() {
    static const std::vector<const registers::Entity*> entities{&providers, &visits};
    return entities;
}

std::vector<db::Migration> migrations() {
    std::vector<db::Migration> all;
    for (const auto& file : embedded::audit_migrations()) all.push_back({"audit", std::string{file.path}, file.bytes});
    for (const auto& file : embedded::drafts_migrations())
        all.push_back({"drafts", std::string{file.path}, file.bytes});
    for (const auto& file : embedded::registers_migrations())
        all.push_back({"registers", std::string{file.path}, file.bytes});
    static const std::string sql = registers::create_sql(providers) + registers::create_sql(visits);
    all.push_back({"sample", "0001_sample.sql", sql});
    return all;
}

void migrate(db::Database& database) { db::migrate(database, migrations()); }

registers::Cells cells(const registers::Entity& entity,
                       const std::vector<std::pair<std::string, std::string>>& values) {
    registers::Cells result(entity.fields.size());
    for (const auto& [name, value] : values) result[registers::place_of(entity, name)] = value;
    return result;
}

std::string put(db::Database& database, const registers::Entity& entity,
                const std::vector<std::pair<std::string, std::string>>& values) {
    std::string id;
    audit::Ledger{database}.write(process(), [&](audit::WriteTx& tx) {
        registers::Cells ready;
        registers::References references{tx};
        const auto problems = registers::prepare(tx, references, entity, cells(entity, values), "", ready);
        for (const auto& problem : problems) MESSAGE(problem.message);
        REQUIRE(problems.empty());
        id = registers::add({tx, rights::Operator{"A test"}}, entity, ready);
    });
    return id;
}

}  // namespace sample

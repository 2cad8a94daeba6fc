#include <doctest/doctest.h>

#include <map>

#include "platform/registers/commands.h"
#include "platform/registers/value.h"
#include "platform/rights/operator.h"
#include "program.h"

// Another partnership's records, in every register that the program ships: a manager there neither sees nor changes
// them, on any way.
namespace {

using access_test::Person;
using access_test::Program;
using registers::Entity;
using registers::Field;
using registers::Type;
using rights::Role;

rights::Footprints two_partnerships(db::ReadTx&) {
    rights::Footprints all;
    all.add("LRSCP", "Leicestershire and Rutland");
    all.add("LEEDS-SCP", "Leeds");
    return all;
}

/// One record of each register, made of as little as its declaration allows, all of one partnership.
class Maker {
  public:
    explicit Maker(audit::WriteTx& tx) : tx_(tx) {}

    std::string make(const Entity& entity) {
        if (const auto made = ids_.find(&entity); made != ids_.end()) return made->second;
        registers::Cells cells(entity.fields.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto& field = entity.fields[i];
            const auto& scope = entity.scope;
            const bool says_whose =
                field.name == scope.footprint || field.name == scope.partnership || field.name == scope.part_of ||
                std::find(scope.footprint_of.begin(), scope.footprint_of.end(), field.name) != scope.footprint_of.end();
            if (field.refers_to == &entity) continue;
            if (field.need == registers::Need::required || says_whose) cells[i] = value_of(entity, field);
        }
        return ids_[&entity] = registers::add({tx_, rights::Operator{"A test"}}, entity, cells);
    }

  private:
    std::string value_of(const Entity& entity, const Field& field) {
        if (field.name == entity.scope.footprint) return "LRSCP";
        if (field.name == entity.scope.partnership) return "lrscp";
        switch (field.type) {
            case Type::reference:
                return make(*field.refers_to);
            case Type::choice:
                return field.choices[0].value;
            case Type::date:
                return "2026-04-01";
            case Type::count:
            case Type::percentage:
                return std::to_string(field.least.value_or(1));
            case Type::money:
                return "10.00";
            case Type::yes_no_not_known:
                return "yes";
            default:
                return field.name == "year" ? "2026-27" : "horizontal";
        }
    }

    audit::WriteTx& tx_;
    std::map<const Entity*, std::string> ids_;
};

}  // namespace

TEST_CASE("access: no register shows or gives another partnership's record to a manager of this one") {
    support::on_each_store([](db::Database& database) {
        Program program{access_test::migrated(database), {}, two_partnerships};
        std::map<const Entity*, std::string> ids;
        const auto all = house::registers_of(program.rooms);
        program.set_up([&](audit::WriteTx& tx) {
            Maker maker{tx};
            for (const auto* entity : all) ids[entity] = maker.make(*entity);
        });
        Person here{program, "here", {.role = Role::business_manager, .footprint = "LRSCP"}};
        Person there{program, "there", {.role = Role::business_manager, .footprint = "LEEDS-SCP"}};
        std::size_t bound = 0;
        for (const auto* entity : all) {
            if (!registers::has_footprints(*entity)) continue;
            CAPTURE(registers::table_of(*entity));
            const auto list = registers::address_of(*entity), record = list + "/" + ids[entity];
            if (here.get(record).status != 200) continue;  // not a manager's to read
            ++bound;
            const bool shared = entity->scope.open_to_read;
            for (const auto& page : {record, record + "/history", "/api" + record, "/api" + record + "/history"})
                CHECK((there.get(page).status == 200) == shared);
            const auto listed = [&](const std::string& page) { return there.get(page).body.find(ids[entity]); };
            for (const auto& page : {list, list + "?withdrawn=yes", list + "?on=2026-11-22", list + "/export.csv",
                                     list + "/export.csv?on=2026-11-22", "/api" + list})
                if (!shared) CHECK(listed(page) == std::string::npos);
            for (const char* page : {"/edit", "/withdraw", "/restore?version=1"})
                CHECK(there.get(record + page).status != 200);
            there.get("/accounts/me");
            for (const char* page : {"/edit", "/withdraw", "/reinstate", "/restore"})
                CHECK(there.post(record + page, {{"seen", "1"}, {"version", "1"}, {"reason", "Mine now"}}).status >=
                      400);
            const auto call = [&](const std::string& page, const std::string& json) {
                return there.send(there.json("/api" + record + page, json)).status;
            };
            CHECK(call("", R"({"version":1,"fields":{}})") >= 400);
            CHECK(call("/withdraw", R"({"version":1,"reason":"Mine now"})") >= 400);
        }
        CHECK(bound >= 15);
    });
}

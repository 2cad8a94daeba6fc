#include <doctest/doctest.h>

#include <functional>

#include "platform/registers/editor.h"
#include "platform/rights/operator.h"
#include "sample.h"
#include "support/stores.h"

TEST_CASE("registers: every command leaves the store as before, whichever of its statements fails") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        using registers::Editor;
        std::string id;
        std::int64_t batch = 0;
        const auto typed = [](const char* name) {
            return sample::cells(sample::providers, {{"code", "h1"}, {"name", name}, {"kind", "home"}});
        };
        registers::TableFile file;
        file.table.header = {"code", "name", "kind"};
        file.table.rows = {{2, {"h1", "Elm", "home"}}, {3, {"h2", "Ash", "school"}}};
        const std::pair<const char*, std::function<core::Result<void>(Editor&)>> commands[] = {
            {"add",
             [&](Editor& editor) -> core::Result<void> {
                 registers::Cells cells;
                 const auto problems = editor.prepare(sample::providers, typed("Oak"), "", cells);
                 REQUIRE(problems.empty());
                 id = editor.add(sample::providers, cells).value();
                 return {};
             }},
            {"change", [&](Editor& editor) { return editor.change(sample::providers, id, 1, typed("Ash")); }},
            {"withdraw", [&](Editor& editor) { return editor.withdraw(sample::providers, id, 2, "closed"); }},
            {"reinstate", [&](Editor& editor) { return editor.reinstate(sample::providers, id, 3); }},
            {"import",
             [&](Editor& editor) {
                 const auto plan = editor.plan(sample::providers, file, "x.csv");
                 REQUIRE(plan.can_apply());
                 batch = editor.tx().process_number();
                 return editor.apply(sample::providers, plan);
             }},
            {"undo", [&](Editor& editor) { return editor.undo(sample::providers, batch); }}};
        const auto viewer = registers::Viewer{rights::Operator{"A test"}};
        for (const auto& [name, run] : commands) {
            CAPTURE(name);
            const auto& command = run;
            CHECK(support::fail_each_statement(database, [&](db::Database&) {
                      const auto done = audit::Ledger{database}.attempt(sample::process(), [&](audit::WriteTx& tx) {
                          Editor editor{tx, viewer, sample::all()};
                          return command(editor);
                      });
                      REQUIRE(done.has_value());
                  }) > 4);
        }
        database.read([&](db::ReadTx& tx) { CHECK(audit::verify(tx).faults.empty()); });
    });
}

#include "platform/registers/views.h"

#include <algorithm>

#include "platform/http/form.h"
#include "platform/registers/list.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

using db::Column;

constexpr std::size_t most_views = 100;

const db::Query views_of_owner{
    "registers: views",
    "select id, name, query from registers_views where entity = :entity and owner = :owner order by lower(name collate "
    "\"C\"), id limit 100",
    {Column::text, Column::text, Column::text}};
const db::Query add_view{"registers: keep a view",
                         "insert into registers_views (id, entity, name, query, owner, created_at) values (:id, "
                         ":entity, :name, :query, :owner, :at)"};
const db::Query drop_view{"registers: remove a view",
                          "delete from registers_views where id = :id and entity = :entity and owner = :owner"};

std::vector<View> views_of(db::ReadTx& tx, const Call& call) {
    std::vector<View> all;
    tx.each(views_of_owner, {{"entity", table_of(call.entity)}, {"owner", owner_of(call)}}, [&](const db::Row& row) {
        all.push_back({row.text(0), row.text(1), row.text(2)});
    });
    return all;
}

}  // namespace

std::string owner_of(const Call& call) {
    const auto process = process_of(call, "view");
    return process.account.empty() ? process.actor : process.account;
}

std::vector<View> views(const Call& call) {
    std::vector<View> all;
    call.context.database.read([&](db::ReadTx& tx) { all = views_of(tx, call); });
    return all;
}

http::Response keep_view(const Call& call) {
    const Field name_field{.name = "name", .label = "Name", .most_characters = 100};
    const auto name = read_value(name_field, call.request.form.get("name"));
    const auto given = call.request.form.get("query");
    // Read and written anew, so that nothing but a list of this register is kept and led to.
    const auto mark = given.find('?');
    const auto asked = http::parse_form(mark == std::string_view::npos ? std::string_view{} : given.substr(mark + 1));
    const auto back = asked ? http::url(address_of(call.entity), pairs_of(call.entity, read_query(call.entity, *asked)))
                            : address_of(call.entity);
    const std::string query = back.substr(std::min(back.find('?'), back.size() - 1) + 1);
    if (!name.problem.empty() || name.value.empty() || query.size() > 4000)
        return http::error(422, name.problem.empty() ? "Enter a name for the list, then keep it." : name.problem + ".");
    audit::Ledger ledger{call.context.database};
    const auto kept = ledger.attempt(process_of(call, "keep_view"), [&](audit::WriteTx& tx) -> core::Result<void> {
        if (views_of(tx, call).size() >= most_views)
            return core::refuse(core::Reason::too_large, "You keep 100 lists already. Remove one first.");
        const auto id = new_id();
        tx.run(add_view, {{"id", id},
                          {"entity", table_of(call.entity)},
                          {"name", name.value},
                          {"query", query},
                          {"owner", owner_of(call)},
                          {"at", core::iso(tx.now())}});
        tx.record(
            {.kind = "registers.view_kept", .subject = {"registers_views", id}, .changes = {{"name", {}, name.value}}});
        return {};
    });
    return kept ? http::redirect(back) : http::refused(kept.error());
}

http::Response remove_view(const Call& call) {
    audit::Ledger ledger{call.context.database};
    const auto id = std::string{call.request.parameters.get("view")};
    const auto removed = ledger.attempt(process_of(call, "remove_view"), [&](audit::WriteTx& tx) -> core::Result<void> {
        const auto count =
            tx.run(drop_view, {{"id", id}, {"entity", table_of(call.entity)}, {"owner", owner_of(call)}});
        if (count == 0) return core::refuse(core::Reason::not_found, "You keep no such list.");
        tx.record({.kind = "registers.view_removed", .subject = {"registers_views", id}, .changes = {}});
        return {};
    });
    return removed ? http::redirect(address_of(call.entity)) : http::refused(removed.error());
}

}  // namespace registers

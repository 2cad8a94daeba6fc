#include "platform/drafts/drafts.h"

#include <algorithm>

#include "core/utf8.h"
#include "platform/db/db.h"
#include "platform/http/form.h"

namespace drafts {
namespace {

using db::Column;

constexpr std::string_view own_fields[] = {"csrf", "draft", "draft-title"};

const db::Query save_draft{"drafts: keep",
                           "insert into drafts_kept (account, address, title, fields, saved_at, expires_at) values "
                           "(:account, :address, :title, :fields, :saved, :expires) on conflict (account, address) do "
                           "update set title = excluded.title, fields = excluded.fields, saved_at = excluded.saved_at, "
                           "expires_at = excluded.expires_at"};
const db::Query count_others{
    "drafts: how many others",
    "select count(*) from drafts_kept where account = :account and address <> :address and expires_at > :now",
    {Column::integer}};
const std::vector<Column> draft_columns{Column::text, Column::text, Column::text, Column::text, Column::text};
const db::Query draft_at{"drafts: one",
                         "select address, title, fields, saved_at, expires_at from drafts_kept where account = "
                         ":account and address = :address and expires_at > :now",
                         draft_columns};
const db::Query drafts_of_account{
    "drafts: of an account",
    "select address, title, fields, saved_at, expires_at from drafts_kept where account = :account and expires_at > "
    ":now order by saved_at collate \"C\" desc, address collate \"C\"",
    draft_columns};
const db::Query drop_draft{"drafts: drop", "delete from drafts_kept where account = :account and address = :address"};
const db::Query sweep_drafts{"drafts: sweep", "delete from drafts_kept where expires_at <= :now"};

std::string encoded(const http::Fields& fields) {
    std::string text;
    for (const auto& [name, value] : fields.pairs()) {
        if (std::find(std::begin(own_fields), std::end(own_fields), name) != std::end(own_fields)) continue;
        text += (text.empty() ? "" : "&") + http::encode(name) + "=" + http::encode(value);
    }
    return text;
}

core::Instant moment(const std::string& iso) { return core::parse_instant(iso).value_or(core::Instant{}); }

Draft draft_of(const db::Row& row) {
    // What was kept was a form once, within the same limits.
    auto fields = http::parse_form(row.text(2), {.value_bytes = most_bytes});
    return {.address = row.text(0),
            .title = row.text(1),
            .fields = fields ? std::move(*fields) : http::Fields{},
            .saved = moment(row.text(3)),
            .expires = moment(row.text(4))};
}

/// A page of this site, by its path.
bool is_own_address(std::string_view address) {
    return address.size() > 1 && address.size() <= 2000 && address[0] == '/' && address[1] != '/' &&
           address.find_first_of("\\\r\n\t") == std::string_view::npos;
}

}  // namespace

core::Result<void> keep(db::Database& database, const std::string& account, const Draft& draft) {
    if (!is_own_address(draft.address) || draft.title.empty() || draft.title.size() > 500)
        return core::refuse(core::Reason::unusable_input, "This form keeps no drafts.");
    const auto fields = encoded(draft.fields);
    if (fields.size() > most_bytes)
        return core::refuse(core::Reason::too_large, "This is too long to be kept as a draft. Send the form instead.");
    const auto until = draft.saved + std::chrono::days{days_kept};
    core::Result<void> kept;
    database.write([&](db::WriteTx& tx) {
        kept = {};
        const auto others =
            tx.first(count_others, {{"account", account}, {"address", draft.address}, {"now", core::iso(draft.saved)}});
        if (others->integer(0) >= static_cast<std::int64_t>(most_drafts)) {
            kept = core::refuse(core::Reason::too_large, "You have 100 drafts already. Remove one of them first.");
            return;
        }
        tx.run(save_draft, {{"account", account},
                            {"address", draft.address},
                            {"title", draft.title},
                            {"fields", fields},
                            {"saved", core::iso(draft.saved)},
                            {"expires", core::iso(until)}});
    });
    return kept;
}

std::optional<Draft> find(db::ReadTx& tx, const std::string& account, const std::string& address, core::Instant now) {
    const auto row = tx.first(draft_at, {{"account", account}, {"address", address}, {"now", core::iso(now)}});
    if (!row) return {};
    return draft_of(*row);
}

std::vector<Draft> all_of(db::ReadTx& tx, const std::string& account, core::Instant now) {
    std::vector<Draft> all;
    tx.each(drafts_of_account, {{"account", account}, {"now", core::iso(now)}},
            [&](const db::Row& row) { all.push_back(draft_of(row)); });
    return all;
}

void drop(db::WriteTx& tx, const std::string& account, const std::string& address) {
    tx.run(drop_draft, {{"account", account}, {"address", address}});
}

void sweep(db::WriteTx& tx, core::Instant now) { tx.run(sweep_drafts, {{"now", core::iso(now)}}); }

std::string address_in(const http::Fields& form) { return std::string{form.get("draft")}; }

Draft from_form(const http::Fields& form, core::Instant now) {
    return {.address = address_in(form),
            .title = std::string{form.get("draft-title")},
            .fields = form,
            .saved = now,
            .expires = now + std::chrono::days{days_kept}};
}

}  // namespace drafts

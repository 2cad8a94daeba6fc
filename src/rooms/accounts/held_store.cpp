#include "rooms/accounts/held_store.h"

#include "platform/db/db.h"

namespace accounts {
namespace {

constexpr auto text = db::Column::text;

const db::Query select_names{
    "accounts: names of those held",
    "select \"code\", \"name\" from partnership_organisations where \"code\" in (select organisation from rights_held) "
    "union all "
    "select \"code\", \"name\" from partnership_bodies where \"code\" in (select body from rights_held)",
    {text, text}};
const db::Query select_organisation{
    "accounts: organisation by code",
    "select \"code\" from partnership_organisations where \"code\" = :code and withdrawn_at is null",
    {text}};
const db::Query select_body{"accounts: body by code",
                            "select \"code\" from partnership_bodies where \"code\" = :code and withdrawn_at is null",
                            {text}};

constexpr std::size_t most_choices = 2'000;

std::string choices_from(const std::string& table) {
    return "select \"code\", \"name\" from " + table +
           " where withdrawn_at is null order by lower(\"name\"), \"code\" limit " + std::to_string(most_choices + 1);
}
const db::Query select_organisations{
    "accounts: organisations to choose", choices_from("partnership_organisations"), {text, text}};
const db::Query select_bodies{"accounts: bodies to choose", choices_from("partnership_bodies"), {text, text}};

std::vector<std::pair<std::string, std::string>> choices(db::ReadTx& tx, const db::Query& query) {
    std::vector<std::pair<std::string, std::string>> all;
    tx.each(query, {}, [&](const db::Row& row) { all.emplace_back(row.text(0), row.text(1)); });
    if (all.size() > most_choices) all.clear();
    return all;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> organisations_to_choose(db::ReadTx& tx) {
    return choices(tx, select_organisations);
}
std::vector<std::pair<std::string, std::string>> bodies_to_choose(db::ReadTx& tx) { return choices(tx, select_bodies); }

std::map<std::string, std::string> names_of_held(db::ReadTx& tx) {
    std::map<std::string, std::string> names;
    tx.each(select_names, {}, [&](const db::Row& row) { names[row.text(0)] = row.text(1); });
    return names;
}

bool knows_organisation(db::ReadTx& tx, const std::string& code) {
    return tx.first(select_organisation, {{"code", code}}).has_value();
}

bool knows_body(db::ReadTx& tx, const std::string& code) { return tx.first(select_body, {{"code", code}}).has_value(); }

}  // namespace accounts

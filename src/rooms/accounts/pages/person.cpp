#include "rooms/accounts/pages/person.h"

#include "rooms/accounts/held_store.h"
#include "rooms/accounts/pages/parts.h"

namespace accounts {

std::optional<Person> find_person(const house::Services& services, const http::Request& request) {
    std::optional<Person> person;
    const std::string id{request.parameters.get("id")};
    services.database.read([&](db::ReadTx& tx) {
        auto account = rights::find_account(tx, id);
        if (account) person = Person{std::move(*account), rights::appointments_of(tx, id)};
    });
    if (!person) return {};
    if (!services.door->sight(request, record_of(person->account, person->appointments)).sees) return {};
    return person;
}

Names held_names(const house::Services& services) {
    Names names;
    services.database.read([&](db::ReadTx& tx) { names = names_of_held(tx); });
    return names;
}

std::string in_words(const rights::Appointment& one, const rights::Footprints& footprints, const Names& names) {
    const auto called = [&](const std::string& code) {
        const auto found = names.find(code);
        return found == names.end() ? code : found->second;
    };
    std::string text{rights::card(one.role).title};
    if (!one.body.empty()) text += " of " + called(one.body);
    text += " for " + footprints.name(one.footprint);
    if (!one.organisation.empty()) text += ", acting for " + called(one.organisation);
    return text;
}

}  // namespace accounts

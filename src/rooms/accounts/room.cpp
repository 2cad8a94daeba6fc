#include "rooms/accounts/commands.h"
#include "rooms/accounts/pages/pages.h"
#include "rooms/accounts/waiting_store.h"

namespace accounts {
namespace {

std::vector<http::Route> routes(const house::Services& services) {
    const auto page = [&services](auto show) {
        return [&services, show](const http::Request& request) { return show(services, request); };
    };
    constexpr auto get = http::Method::get, post = http::Method::post;
    const std::string open{rights::open_to_everyone}, own{rights::any_account};
    const std::string manage{Manage::text}, by{Appoint::text}, explain{Explain::text}, in{LetIn::text};
    return {{get, "/accounts/sign-in", open, page(show_sign_in)},
            {post, "/accounts/sign-in", open, page(do_sign_in)},
            {post, "/accounts/sign-out", open, page(do_sign_out)},
            {get, "/accounts/code", open, page(show_code)},
            {post, "/accounts/code", open, page(do_code)},
            {get, "/accounts/recovery", open, page(show_recovery)},
            {post, "/accounts/recovery", open, page(do_recovery)},
            {get, "/accounts/forgotten", open, page(show_forgotten)},
            {post, "/accounts/forgotten", open, page(do_forgotten)},
            {get, "/accounts/link/{secret}", open, page(show_link)},
            {post, "/accounts/link/{secret}", open, page(do_link)},
            {get, "/accounts/with/{provider}", open, page(go_with)},
            {get, "/accounts/with/{provider}/back", open, page(come_back)},
            {get, "/accounts/me", own, page(show_me)},
            {post, "/accounts/me/sessions/end", own, page(do_end_session)},
            {get, "/accounts/me/password", own, page(show_change)},
            {post, "/accounts/me/password", own, page(do_change)},
            {get, "/accounts/me/codes", own, page(show_codes)},
            {post, "/accounts/me/codes", own, page(do_codes)},
            {post, "/accounts/me/codes/remove", own, page(do_remove_codes)},
            {get, "/accounts/me/notices", own, page(show_notices)},
            {post, "/accounts/me/notices", own, page(do_notices)},
            {get, "/accounts/home", own, page(show_home)},
            {get, "/accounts/drafts", own, page(show_drafts)},
            {post, "/accounts/drafts", own, page(keep_draft)},
            {post, "/accounts/drafts/autosave", own, page(autosave_draft)},
            {post, "/accounts/drafts/remove", own, page(remove_draft)},
            {get, "/accounts/people", explain, page(show_people)},
            {get, "/accounts/people/{id}", explain, page(show_person)},
            {get, "/accounts/invite", manage, page(show_invite)},
            {post, "/accounts/invite", manage, page(do_invite)},
            {post, "/accounts/people/{id}/state", manage, page(do_state)},
            {post, "/accounts/people/{id}/link", manage, page(do_new_link)},
            {post, "/accounts/people/{id}/sessions/end", manage, page(do_end_their_sessions)},
            {get, "/accounts/people/{id}/appoint", by, page(show_appoint)},
            {post, "/accounts/people/{id}/appoint", by, page(do_appoint)},
            {post, "/accounts/people/{id}/end", by, page(do_end_appointment)},
            {post, "/accounts/people/{id}/person", by, page(do_person)},
            {get, "/accounts/letters", std::string{Letters::text}, page(show_letters)},
            {post, "/accounts/letters", std::string{Letters::text}, page(do_letters)},
            {get, "/accounts/readings", std::string{Readings::text}, page(show_readings)},
            {get, "/accounts/record", explain, page(show_record)},
            {post, "/accounts/record/let-in", in, page(do_let_in)},
            {post, "/accounts/record/keep-out", in, page(do_keep_out)},
            {post, "/accounts/record/end", in, page(do_end_exception)}};
}

using rights::Role;

}  // namespace

extern const house::Card card;
const house::Card card{
    .name = "accounts",
    .title = "Accounts",
    .navigation = {{"My work", "/accounts/home", 5}, {"People and access", "/accounts/people", 90}},
    .routes = routes,
    .permissions = {{Manage::text,
                     "invite people and look after their accounts",
                     {{Role::business_manager}, {Role::business_support}, {Role::system_administrator}}},
                    {Appoint::text,
                     "appoint people to roles",
                     {{Role::business_manager},
                      {Role::lead_safeguarding_partner},
                      {Role::delegated_safeguarding_partner},
                      {Role::system_administrator}}},
                    {Explain::text,
                     "see what others may do and why",
                     {{Role::business_manager},
                      {Role::business_support},
                      {Role::lead_safeguarding_partner},
                      {Role::delegated_safeguarding_partner},
                      {Role::system_administrator}}},
                    {LetIn::text,
                     "let people into a record or keep them out of it",
                     {{Role::business_manager}, {Role::delegated_safeguarding_partner}}},
                    {Letters::text,
                     "look after email that got stuck",
                     {{Role::business_manager}, {Role::business_support}, {Role::system_administrator}}},
                    {Readings::text,
                     "see who has read sealed records",
                     {{Role::business_manager},
                      {Role::lead_safeguarding_partner},
                      {Role::delegated_safeguarding_partner},
                      {Role::independent_scrutineer}}}},
    .waiting = waiting};

}  // namespace accounts

#include <set>

#include "platform/jobs/digest.h"
#include "platform/registers/store.h"
#include "platform/rights/codes.h"
#include "rooms/accounts/pages/pages.h"
#include "rooms/accounts/pages/parts.h"
#include "rooms/partnership/partnership.h"

namespace accounts {
namespace {

ui::Cell unbroken(const std::string& text) { return {.text = text, .classes = "cairn-unbroken"}; }

ui::Html sessions_table(const house::Services& services, const http::Request& request,
                        const std::vector<rights::Session>& sessions) {
    const auto& here = services.door->visit(request).session->id;
    ui::Table table{.head = {"Opened", "Last used", "By", "From", "Browser", ""}, .rows = {}};
    for (const auto& session : sessions)
        table.rows.push_back({unbroken(in_words(session.opened)), unbroken(in_words(session.seen)), session.how,
                              session.peer, session.agent,
                              session.id == here ? ui::Html{"This one"}
                                                 : form(services, request, "/accounts/me/sessions/end",
                                                        hidden("id", session.id), "End", "govuk-button--secondary")});
    return scrolling("Your sessions", table);
}

ui::Page codes_page(const house::Services& services, const http::Request& request, const std::string& secret,
                    const ui::FieldErrors& errors) {
    const auto letters = rights::code_secret_in_letters(secret);
    const auto address = rights::code_address(secret, "Cairn", services.door->visit(request).standing.name);
    const ui::Html content =
        ui::heading("Set up one-time codes") +
        paragraph(
            "Add an account in an authenticator application on your telephone. Type in this key, or open the "
            "link on the telephone itself.") +
        ui::render(ui::InsetText{.text = letters}) + paragraph(link(address, "Add to an authenticator application")) +
        form(services, request, "/accounts/me/codes",
             ui::render(ui::Input{.name = "code",
                                  .label = {.text = "Six-digit code that the application shows"},
                                  .error = error_of(errors, "code"),
                                  .inputmode = "numeric",
                                  .autocomplete = "one-time-code",
                                  .spellcheck = false,
                                  .classes = "govuk-input--width-10"}),
             "Continue");
    return {.title = "Set up one-time codes",
            .content = content,
            .errors = errors,
            .back = "/accounts/me",
            .width = ui::Width::two_thirds};
}

}  // namespace

http::Response show_me(const house::Services& services, const http::Request& request) {
    const auto& at = services.door->visit(request);
    const auto& office = services.door->office();
    std::optional<rights::Account> account;
    std::vector<rights::Session> sessions;
    std::int64_t recovery = 0;
    services.database.read([&](db::ReadTx& tx) {
        account = rights::find_account(tx, at.standing.account);
        sessions = rights::sessions_of(tx, at.standing.account, office.clock.now(), office.settings);
        recovery = rights::recovery_codes_left(tx, at.standing.account);
    });
    ui::SummaryList facts{.rows = {{.key = "Name", .value = account->name}, {.key = "Email", .value = account->email}}};
    facts.rows.push_back(
        {.key = "Password",
         .value = account->has_password ? "Set" : "None: you sign in with your organisation",
         .actions = {{.text = "Change", .href = "/accounts/me/password", .visually_hidden_text = "password"}}});
    facts.rows.push_back({.key = "One-time codes",
                          .value = account->has_code
                                       ? "Set up. " + std::to_string(recovery) + " recovery codes left"
                                       : std::string{"Not set up. Without them sealed cases stay closed to you"},
                          .actions = {{.text = account->has_code ? "Change" : "Set up",
                                       .href = "/accounts/me/codes",
                                       .visually_hidden_text = "one-time codes"}}});
    facts.rows.push_back({.key = "Drafts",
                          .value = "Forms that you have begun and not sent",
                          .actions = {{.text = "Show", .href = "/accounts/drafts", .visually_hidden_text = "drafts"}}});
    facts.rows.push_back(
        {.key = "Notices by email",
         .value = "As you choose",
         .actions = {{.text = "Change", .href = "/accounts/me/notices", .visually_hidden_text = "notices by email"}}});
    ui::Html roles;
    for (const auto* held : at.standing.held(at.today))
        roles +=
            ui::element("li", {},
                        std::string{rights::card(held->role).title} + " for " + at.footprints->name(held->footprint) +
                            (held->to ? ", until " + core::in_words(*held->to) : ""));
    const ui::Html content =
        ui::heading("Your account") + ui::render(facts) +
        ui::element("h2", {{"class", "govuk-heading-m"}}, "Your appointments today") +
        (roles.empty() ? paragraph("None. Until you are appointed you see what is public.")
                       : ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, roles)) +
        ui::element("h2", {{"class", "govuk-heading-m"}}, "Where you are signed in") +
        sessions_table(services, request, sessions) +
        form(services, request, "/accounts/me/sessions/end", {}, "End all others", "govuk-button--secondary");
    return shown(
        services, request,
        {.title = "Your account",
         .content = content,
         .notice = request.query.get("done") == "password" ? ui::Content{"Your password was changed"} : ui::Content{}});
}

http::Response do_end_session(const house::Services& services, const http::Request& request) {
    const auto& at = services.door->visit(request);
    const std::string id{request.form.get("id")};
    services.door->office().ledger.write(
        services.door->process(request, "accounts.end_session"), [&](audit::WriteTx& tx) {
            if (id.empty())
                rights::end_sessions(tx.store(), at.standing.account, at.session->id);
            else
                rights::end_session(tx.store(), at.standing.account, id);
            tx.record({.kind = "accounts.sessions_ended",
                       .subject = {.kind = "rights_accounts", .id = at.standing.account},
                       .changes = {},
                       .note = {}});
        });
    return http::redirect("/accounts/me");
}

http::Response show_codes(const house::Services& services, const http::Request& request) {
    const auto& at = services.door->visit(request);
    bool has_code = false;
    services.database.read([&](db::ReadTx& tx) {
        const auto account = rights::find_account(tx, at.standing.account);
        has_code = account && account->has_code;
    });
    if (has_code)
        return shown(services, request,
                     {.title = "One-time codes",
                      .content = ui::heading("One-time codes") +
                                 paragraph("Codes are set up. To move them to another telephone, remove them, then set "
                                           "them up again.") +
                                 form(services, request, "/accounts/me/codes/remove",
                                      ui::render(ui::PasswordInput{.name = "password", .label = {.text = "Password"}}),
                                      "Remove codes", "govuk-button--warning"),
                      .back = "/accounts/me",
                      .width = ui::Width::two_thirds});
    auto secret = rights::waiting_code(services.door->office(), at.standing.account);
    if (!secret) secret = rights::prepare_code(services.door->office(), at.standing.account);
    return shown(services, request, codes_page(services, request, *secret, {}));
}

http::Response do_codes(const house::Services& services, const http::Request& request) {
    const auto& office = services.door->office();
    const auto& account = services.door->visit(request).standing.account;
    const auto codes = rights::finish_code(office, account, std::string{request.form.get("code")});
    if (!codes) {
        const auto secret = rights::waiting_code(office, account);
        if (!secret) return http::redirect("/accounts/me/codes");
        ui::FieldErrors errors;
        errors.add("code", codes.error().for_user);
        return shown_again(services, request, codes_page(services, request, *secret, errors), codes.error());
    }
    ui::Html list;
    for (const auto& code : *codes) list += ui::element("li", {}, ui::element("code", {}, code));
    return shown(
        services, request,
        {.title = "Keep your recovery codes",
         .content = ui::heading("Keep your recovery codes") +
                    paragraph("Codes are set up. Keep these ten somewhere safe, apart from your telephone: each "
                              "lets you in once without it. They are not shown again.") +
                    ui::element("ul", {{"class", "govuk-list"}}, list) +
                    paragraph(link("/accounts/me", "I have kept them")) +
                    paragraph("If you set up codes because somebody else may know your password, change it, and end "
                              "your other sessions.") +
                    form(services, request, "/accounts/me/sessions/end", {}, "End all other sessions",
                         "govuk-button--secondary"),
         .width = ui::Width::two_thirds});
}

http::Response do_remove_codes(const house::Services& services, const http::Request& request) {
    const auto dropped = rights::drop_code(services.door->office(), services.door->visit(request).standing.account,
                                           std::string{request.form.get("password")});
    if (!dropped) return http::refused(dropped.error());
    return http::redirect("/accounts/me/codes");
}

http::Response show_notices(const house::Services& services, const http::Request& request) {
    std::string rhythm;
    services.database.read([&](db::ReadTx& tx) {
        rhythm = jobs::word(jobs::rhythm_of(tx, services.door->visit(request).standing.account));
    });
    const ui::Radios radios{.name = "rhythm",
                            .items = {{.text = "As they happen", .value = "at_once"},
                                      {.text = "One email a day", .value = "daily"},
                                      {.text = "One email a week, on Mondays", .value = "weekly"},
                                      {.text = "None: I look at My work", .value = "never"}},
                            .fieldset = ui::Fieldset{.legend = ui::Legend{.text = "When do you want email about your "
                                                                                  "work?",
                                                                          .classes = "govuk-fieldset__legend--l",
                                                                          .is_page_heading = true}},
                            .value = rhythm};
    return shown(services, request,
                 {.title = "Notices by email",
                  .content = form(services, request, "/accounts/me/notices", ui::render(radios), "Save"),
                  .back = "/accounts/me",
                  .width = ui::Width::two_thirds});
}

http::Response do_notices(const house::Services& services, const http::Request& request) {
    const auto rhythm = jobs::find_rhythm(request.form.get("rhythm"));
    if (!rhythm) return http::redirect("/accounts/me/notices");
    const auto& account = services.door->visit(request).standing.account;
    services.door->office().ledger.write(services.door->process(request, "accounts.choose_notices"),
                                         [&](audit::WriteTx& tx) {
                                             const auto known = rights::find_account(tx, account);
                                             jobs::set_rhythm(tx.store(), account, known->email, *rhythm);
                                             tx.record({.kind = "accounts.notices_chosen",
                                                        .subject = {.kind = "rights_accounts", .id = account},
                                                        .changes = {{"rhythm", {}, std::string{jobs::word(*rhythm)}}},
                                                        .note = {}});
                                         });
    return http::redirect("/accounts/me");
}

namespace {

ui::Html waiting_table(const std::string& name, const std::vector<house::Waiting>& all, core::Date today) {
    ui::Table table{.head = {"What", "From", "Due", ""}, .rows = {}};
    for (const auto& one : all) {
        const bool late = one.due && *one.due < today;
        const bool soon = one.due && !late && *one.due <= today + std::chrono::days{7};
        table.rows.push_back({link(one.address, one.what), one.from, one.due ? core::in_words(*one.due) : "No day set",
                              late   ? ui::render(ui::Tag{.text = "Late", .classes = "govuk-tag--red"})
                              : soon ? ui::render(ui::Tag{.text = "This week", .classes = "govuk-tag--yellow"})
                                     : ui::Html{}});
    }
    return scrolling(name, table);
}

/// "2 late, 3 due this week, 6 in all"; empty when nothing waits.
std::string counted(const std::vector<house::Waiting>& all, core::Date today) {
    std::size_t late = 0, soon = 0;
    for (const auto& one : all) {
        if (!one.due) continue;
        if (*one.due < today)
            ++late;
        else if (*one.due <= today + std::chrono::days{7})
            ++soon;
    }
    if (all.empty()) return {};
    return std::to_string(late) + " late, " + std::to_string(soon) + " due this week, " + std::to_string(all.size()) +
           " in all";
}

/// The organisation as the register calls it; its code where the register has none.
std::string name_of_organisation(db::ReadTx& tx, const std::string& code) {
    registers::Cells key(partnership::organisations.fields.size());
    key[registers::place_of(partnership::organisations, "code")] = code;
    const auto found = registers::find_by_key(tx, partnership::organisations, key);
    return found ? found->title : code;
}

/// What each organisation that the person acts for is asked for: one list, whichever room asks.
ui::Html agency_part(db::ReadTx& tx, const rights::Visit& at, const std::vector<house::Waiting>& all) {
    std::set<std::string> agencies;
    for (const auto* held : at.standing.held(at.today))
        if (!held->organisation.empty()) agencies.insert(held->organisation);
    ui::Html parts;
    for (const auto& agency : agencies) {
        std::vector<house::Waiting> asked;
        for (const auto& one : all)
            if (one.organisation == agency) asked.push_back(one);
        const auto name = name_of_organisation(tx, agency);
        parts +=
            ui::element("h2", {{"class", "govuk-heading-m"}}, "Asked of " + name) +
            (asked.empty() ? paragraph("Nothing is asked of " + name + " at present.")
                           : paragraph(counted(asked, at.today)) + waiting_table("Asked of " + name, asked, at.today));
    }
    return parts;
}

ui::Html news_part(const std::vector<house::News>& news) {
    ui::Html part = ui::element("h2", {{"class", "govuk-heading-m"}}, "Recent changes");
    if (news.empty()) return part + paragraph("Nothing that you may see has changed.");
    ui::Html items;
    for (const auto& one : news)
        items += ui::element(
            "li", {},
            link(one.address, one.title) + ui::Html{": " + one.what + ", " + one.who + ", " + in_words(one.at)});
    return part + ui::element("ul", {{"class", "govuk-list govuk-list--spaced"}}, items);
}

}  // namespace

http::Response show_home(const house::Services& services, const http::Request& request) {
    const auto& at = services.door->visit(request);
    std::vector<house::Waiting> own;
    ui::Html agencies;
    services.database.read([&](db::ReadTx& tx) {
        if (services.waiting) own = services.waiting(tx, at.standing, at.today);
        agencies = agency_part(tx, at, own);
    });
    const auto news = services.news ? services.news(request) : std::vector<house::News>{};
    std::erase_if(own, [](const house::Waiting& one) { return !one.organisation.empty(); });
    std::string roles;
    for (const auto* held : at.standing.held(at.today))
        roles += (roles.empty() ? "" : "; ") + std::string{rights::card(held->role).title} + " for " +
                 at.footprints->name(held->footprint);
    const std::string mine = "Waiting for you";
    return shown(services, request,
                 {.title = "My work",
                  .content = ui::heading("My work", roles) + ui::element("h2", {{"class", "govuk-heading-m"}}, mine) +
                             (own.empty() ? ui::render(ui::InsetText{.text = "Nothing is waiting for you."})
                                          : paragraph(counted(own, at.today)) + waiting_table(mine, own, at.today)) +
                             agencies + news_part(news),
                  .section = "/accounts/home",
                  .is_section_front = true});
}

}  // namespace accounts

#include <set>

#include "platform/jobs/digest.h"
#include "platform/registers/store.h"
#include "rooms/accounts/commands.h"
#include "rooms/accounts/pages/pages.h"
#include "rooms/accounts/pages/parts.h"
#include "rooms/partnership/partnership.h"

namespace accounts {
namespace {

/// The button first, so that it is seen without scrolling.
ui::Html sessions_table(const house::Services& services, const http::Request& request,
                        const std::vector<rights::Session>& sessions) {
    const auto& here = services.door->visit(request).session->id;
    ui::Table table{.head = {"", "Browser", "Last used", "Opened", "By", "From"}, .rows = {}};
    for (const auto& session : sessions)
        table.rows.push_back({session.id == here
                                  ? ui::Html{"This one"}
                                  : form(services, request, "/accounts/me/sessions/end", hidden("id", session.id),
                                         "End", "govuk-button--secondary govuk-!-margin-bottom-0"),
                              browser_in_words(session.agent), in_words(session.seen), in_words(session.opened),
                              session.how, session.peer});
    return scrolling("Your sessions", table);
}

std::string_view rhythm_in_words(jobs::Rhythm rhythm) {
    switch (rhythm) {
        case jobs::Rhythm::at_once:
            return "As they happen";
        case jobs::Rhythm::daily:
            return "One email a day";
        case jobs::Rhythm::weekly:
            return "One email a week, on Mondays";
        case jobs::Rhythm::never:
            return "None";
    }
    return "";
}

}  // namespace

http::Response show_me(const house::Services& services, const http::Request& request) {
    const auto& at = services.door->visit(request);
    const auto& office = services.door->office();
    std::optional<rights::Account> account;
    std::vector<rights::Session> sessions;
    std::int64_t recovery = 0;
    auto rhythm = jobs::Rhythm::daily;
    services.database.read([&](db::ReadTx& tx) {
        account = rights::find_account(tx, at.standing.account);
        sessions = rights::sessions_of(tx, at.standing.account, office.clock.now(), office.settings);
        recovery = rights::recovery_codes_left(tx, at.standing.account);
        rhythm = jobs::rhythm_of(tx, at.standing.account);
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
         .value = std::string{rhythm_in_words(rhythm)},
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
        services.door->process(request, "accounts.end_session"),
        [&](audit::WriteTx& tx) { end_own_sessions(tx, services.door->holder(request), id, at.session->id); });
    return http::redirect("/accounts/me");
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
    const auto holder = services.door->holder(request);
    services.door->office().ledger.write(services.door->process(request, "accounts.choose_notices"),
                                         [&](audit::WriteTx& tx) { choose_rhythm(tx, holder, *rhythm); });
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

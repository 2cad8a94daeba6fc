#include "core/date.h"
#include "rooms/accounts/commands.h"
#include "rooms/accounts/pages/pages.h"
#include "rooms/accounts/pages/parts.h"

namespace accounts {
namespace {

/// The path of what was typed or pasted: "https://cairn.example.org/reviews/k7f3?from=x" is "/reviews/k7f3".
std::string path_of(std::string typed) {
    while (!typed.empty() && typed.front() == ' ') typed.erase(typed.begin());
    while (!typed.empty() && (typed.back() == ' ' || typed.back() == '/')) typed.pop_back();
    if (const auto scheme = typed.find("://"); scheme != std::string::npos) {
        const auto slash = typed.find('/', scheme + 3);
        typed = slash == std::string::npos ? std::string{} : typed.substr(slash);
    }
    return typed.substr(0, typed.find_first_of("?#"));
}

std::optional<rights::Record> find_record(const house::Services& services, const std::string& address) {
    std::optional<rights::Record> record;
    if (services.record && !address.empty())
        services.database.read([&](db::ReadTx& tx) { record = services.record(tx, address); });
    return record;
}

ui::Html ask_form(const std::string& address) {
    return ui::element("form", {{"method", "get"}, {"action", "/accounts/record"}},
                       ui::render(ui::Input{.name = "address",
                                            .label = {.text = "Address of the record"},
                                            .hint = "Copy it from the browser while the record's page is open",
                                            .value = address}) +
                           ui::render(ui::Button{.text = "Show who can see it"}));
}

/// What one of the two forms sent, kept for showing it again.
struct Exception {
    std::string form;  ///< "in" or "out"; empty: nothing was sent
    std::string address, account, reason, until;
};

Exception read_exception(const http::Request& request, const char* form) {
    const auto typed = [&](const char* name) { return std::string{request.form.get(name)}; };
    return {.form = form,
            .address = typed("address"),
            .account = typed("account"),
            .reason = typed("reason"),
            .until = typed("until")};
}

ui::FieldErrors faults_of(const Exception& given) {
    ui::FieldErrors errors;
    if (given.account.empty()) errors.add(given.form + "-account", "Choose a person");
    if (given.reason.empty()) errors.add(given.form + "-reason", "Enter the reason");
    if (!given.until.empty() && !core::parse_date(given.until))
        errors.add(given.form + "-until", "Enter the last day, like 2027-03-31");
    return errors;
}

ui::Html exception_form(const house::Services& services, const http::Request& request, const std::string& form_name,
                        const std::vector<rights::Viewer>& people, const Exception& given,
                        const ui::FieldErrors& errors) {
    const bool is_in = form_name == "in";
    const bool again = given.form == form_name;
    std::vector<ui::SelectItem> items{{.text = "Choose a person", .value = ""}};
    for (const auto& person : people) items.push_back({.text = person.name, .value = person.account});
    const auto input = [&](const char* name, const char* label, const std::string& value, const char* classes) {
        return ui::render(ui::Input{.name = name,
                                    .label = {.text = label},
                                    .id = form_name + "-" + name,
                                    .error = error_of(errors, form_name + "-" + name),
                                    .value = again ? value : "",
                                    .classes = classes});
    };
    const auto fields = hidden("address", given.address) +
                        ui::render(ui::Select{.name = "account",
                                              .label = {.text = "Person"},
                                              .items = items,
                                              .id = form_name + "-account",
                                              .error = error_of(errors, form_name + "-account"),
                                              .value = again ? given.account : ""}) +
                        input("reason", "Reason", given.reason, "") +
                        input("until", "Last day (optional), like 2027-03-31", given.until, "govuk-input--width-10");
    return ui::element("h2", {{"class", "govuk-heading-m"}},
                       is_in ? "Let someone in" : "Keep someone out for a conflict of interest") +
           form(services, request, is_in ? "/accounts/record/let-in" : "/accounts/record/keep-out", fields,
                is_in ? "Let in" : "Keep out", is_in ? "" : "govuk-button--warning");
}

/// Someone who was let in or kept out by name.
struct Named {
    std::string kind, id, account, name, reason;
    std::optional<core::Date> until;
};

std::vector<Named> named_of(const std::vector<rights::Standing>& everyone, const std::string& address,
                            core::Date today) {
    std::vector<Named> all;
    for (const auto& person : everyone) {
        for (const auto& one : person.grants)
            if (one.record == address && one.account == person.account && (!one.until || *one.until >= today))
                all.push_back({"in", one.id, person.account, person.name, one.reason, one.until});
        for (const auto& one : person.exclusions)
            if (one.record == address && (!one.until || *one.until >= today))
                all.push_back({"out", one.id, person.account, person.name, one.reason, one.until});
    }
    return all;
}

ui::Html named_part(const house::Services& services, const http::Request& request, const std::string& address,
                    const std::vector<Named>& all) {
    if (all.empty()) return {};
    const auto& own = services.door->visit(request).standing.account;
    ui::Table table{.head = {"Person", "What", "Reason", "Until", ""}, .rows = {}};
    for (const auto& one : all)
        table.rows.push_back({one.name, one.kind == "in" ? "Let in" : "Kept out", one.reason,
                              one.until ? core::in_words(*one.until) : "No end",
                              one.account == own ? ui::Html{}
                                                 : form(services, request, "/accounts/record/end",
                                                        hidden("address", address) + hidden("exception", one.id),
                                                        one.kind == "in" ? "Let in no longer" : "Keep out no longer",
                                                        "govuk-button--secondary govuk-!-margin-bottom-0")});
    return ui::element("h2", {{"class", "govuk-heading-m"}}, "Let in or kept out by name") +
           scrolling("Let in or kept out by name", table);
}

http::Response record_page(const house::Services& services, const http::Request& request, Exception given,
                           const ui::FieldErrors& errors) {
    ui::Html content = ui::heading("Who can see a record, and why") + ask_form(given.address);
    const auto record = find_record(services, given.address);
    // Its history's address was pasted: the record's own is what names it from here on.
    if (record && !record->address.empty()) given.address = record->address;
    // Who sees a sealed record is itself sealed: the page answers those who may open the record.
    const bool sees = record && services.door->sight(request, *record).sees;
    if (!given.address.empty() && !sees) content += paragraph(rights::missing_record().for_user);
    if (sees) {
        const auto& at = services.door->visit(request);
        std::vector<rights::Standing> everyone;
        services.database.read([&](db::ReadTx& tx) { everyone = rights::all_standings(tx); });
        const auto people = rights::viewers(services.door->policy(), everyone, *record, *at.footprints, at.today);
        ui::Table table{.head = {"Person", "Sees it", "Because"}, .rows = {}};
        for (const auto& one : people) {
            ui::Html why;
            for (const auto& sentence : one.because) why += ui::element("li", {}, sentence);
            table.rows.push_back(
                {one.name, one.sees ? "Yes" : "No", ui::element("ul", {{"class", "govuk-list"}}, why)});
        }
        const auto called = record->name.empty() ? given.address : record->name;
        content += ui::element("h2", {{"class", "govuk-heading-m"}}, called) +
                   (record->address.empty() ? ui::Html{} : paragraph(link(record->address, "Open it")));
        content += paragraph("Classification: " + std::string{rights::title(record->classification)}) +
                   scrolling("Who can see it", table);
        if (services.door->decide(request, LetIn::text, *record).allowed)
            content += named_part(services, request, given.address, named_of(everyone, given.address, at.today)) +
                       exception_form(services, request, "in", people, given, errors) +
                       exception_form(services, request, "out", people, given, errors);
    }
    return shown(
        services, request,
        {.title = "Who can see a record",
         .content = content,
         .errors = errors,
         .breadcrumbs = {{.text = "People and access", .href = "/accounts/people"}, {.text = "Who can see a record"}},
         .section = "/accounts/people"});
}

using Write = std::function<core::Result<std::string>(audit::WriteTx&, const rights::Grant<LetIn>&, const Exception&)>;

http::Response back_to(const std::string& address) {
    return http::redirect(http::url("/accounts/record", {{"address", address}}));
}

http::Response change(const house::Services& services, const http::Request& request, const char* form_name,
                      const std::string& kind, const Write& write) {
    auto given = read_exception(request, form_name);
    const auto record = find_record(services, given.address);
    if (!record) return http::refused(rights::missing_record());
    if (!record->address.empty()) given.address = record->address;
    const auto grant = services.door->grant<LetIn>(request, *record);
    if (!grant) return http::refused(grant.error());
    auto errors = faults_of(given);
    if (given.account == grant->account())
        errors.add(given.form + "-account", "You may not decide this for yourself. Ask somebody else who may");
    if (!errors.empty()) return record_page(services, request, given, errors);
    const auto done = services.door->office().ledger.attempt(services.door->process(request, kind, given.reason),
                                                             [&](audit::WriteTx& tx) -> core::Result<void> {
                                                                 if (!rights::find_account(tx, given.account))
                                                                     return tl::unexpected(rights::missing_record());
                                                                 const auto made = write(tx, *grant, given);
                                                                 if (!made) return tl::unexpected(made.error());
                                                                 return {};
                                                             });
    if (!done) return http::refused(done.error());
    return back_to(given.address);
}

}  // namespace

http::Response show_record(const house::Services& services, const http::Request& request) {
    return record_page(services, request,
                       {.form = {},
                        .address = path_of(std::string{request.query.get("address")}),
                        .account = {},
                        .reason = {},
                        .until = {}},
                       {});
}

http::Response do_let_in(const house::Services& services, const http::Request& request) {
    return change(services, request, "in", "accounts.let_in",
                  [](audit::WriteTx& tx, const auto& by, const Exception& given) {
                      return rights::let_in(tx, by,
                                            {.id = {},
                                             .record = given.address,
                                             .account = given.account,
                                             .role = {},
                                             .reason = given.reason,
                                             .until = core::parse_date(given.until)});
                  });
}

http::Response do_keep_out(const house::Services& services, const http::Request& request) {
    return change(services, request, "out", "accounts.keep_out",
                  [](audit::WriteTx& tx, const auto& by, const Exception& given) {
                      return rights::keep_out(tx, by,
                                              {.id = {},
                                               .record = given.address,
                                               .account = given.account,
                                               .reason = given.reason,
                                               .until = core::parse_date(given.until)});
                  });
}

http::Response do_end_exception(const house::Services& services, const http::Request& request) {
    const std::string address{request.form.get("address")};
    const auto record = find_record(services, address);
    if (!record) return http::refused(rights::missing_record());
    const auto grant = services.door->grant<LetIn>(request, *record);
    if (!grant) return http::refused(grant.error());
    const auto& at = services.door->visit(request);
    const auto done = services.door->office().ledger.attempt(
        services.door->process(request, "accounts.end_exception"), [&](audit::WriteTx& tx) -> core::Result<void> {
            for (const auto& one : named_of(rights::all_standings(tx), address, at.today)) {
                if (one.id != request.form.get("exception")) continue;
                if (one.account == grant->account())
                    return core::refuse(core::Reason::forbidden,
                                        "You may not decide this for yourself. Ask somebody else who may.");
                // From now on: its last day was yesterday.
                const auto last = at.today - std::chrono::days{1};
                return one.kind == "in" ? rights::withdraw_grant(tx, *grant, one.id, last)
                                        : rights::lift_exclusion(tx, *grant, one.id, last);
            }
            return tl::unexpected(rights::missing_record());
        });
    return done ? back_to(address) : http::refused(done.error());
}

}  // namespace accounts

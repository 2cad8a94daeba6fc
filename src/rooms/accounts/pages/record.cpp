#include "rooms/accounts/commands.h"
#include "rooms/accounts/pages/pages.h"
#include "rooms/accounts/pages/parts.h"

namespace accounts {
namespace {

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
                                            .hint = "The part of its page's address after the site's name, such as "
                                                    "/reviews/k7f3",
                                            .value = address}) +
                           ui::render(ui::Button{.text = "Show who can see it"}));
}

ui::Html exception_forms(const house::Services& services, const http::Request& request, const std::string& address,
                         const std::vector<rights::Viewer>& people) {
    std::vector<ui::SelectItem> items;
    for (const auto& person : people) items.push_back({.text = person.name, .value = person.account});
    const auto fields = [&](const std::string& prefix) {
        return hidden("address", address) +
               ui::render(ui::Select{
                   .name = "account", .label = {.text = "Person"}, .items = items, .id = prefix + "-account"}) +
               ui::render(ui::Input{.name = "reason", .label = {.text = "Reason"}, .id = prefix + "-reason"}) +
               ui::render(ui::Input{.name = "until",
                                    .label = {.text = "Last day (optional), like 2027-03-31"},
                                    .id = prefix + "-until",
                                    .classes = "govuk-input--width-10"});
    };
    return ui::element("h2", {{"class", "govuk-heading-m"}}, "Let someone in") +
           form(services, request, "/accounts/record/let-in", fields("in"), "Let in") +
           ui::element("h2", {{"class", "govuk-heading-m"}}, "Keep someone out for a conflict of interest") +
           form(services, request, "/accounts/record/keep-out", fields("out"), "Keep out", "govuk-button--warning");
}

/// What both forms send. Empty `fault`: it is whole.
struct Exception {
    std::string address, account, reason, fault;
    std::optional<core::Date> until;
};

Exception read_exception(const http::Request& request) {
    Exception given{.address = std::string{request.form.get("address")},
                    .account = std::string{request.form.get("account")},
                    .reason = std::string{request.form.get("reason")},
                    .fault = {},
                    .until = core::parse_date(request.form.get("until"))};
    if (given.account.empty()) given.fault = "Choose a person. ";
    if (given.reason.empty()) given.fault += "Say why. ";
    if (!request.form.get("until").empty() && !given.until) given.fault += "The last day is written like 2027-03-31.";
    return given;
}

using Write = std::function<core::Result<std::string>(audit::WriteTx&, const Exception&)>;

http::Response change(const house::Services& services, const http::Request& request, const std::string& kind,
                      const Write& write) {
    const auto given = read_exception(request);
    const auto record = find_record(services, given.address);
    if (!record) return http::refused(rights::missing_record());
    const auto grant = services.door->grant<LetIn>(request, *record);
    if (!grant) return http::refused(grant.error());
    if (!given.fault.empty()) return http::error(400, given.fault);
    if (given.account == grant->account()) return http::error(403, "You may not decide this for yourself.");
    const auto done = services.door->office().ledger.attempt(services.door->process(request, kind, given.reason),
                                                             [&](audit::WriteTx& tx) -> core::Result<void> {
                                                                 if (!rights::find_account(tx, given.account))
                                                                     return tl::unexpected(rights::missing_record());
                                                                 const auto made = write(tx, given);
                                                                 if (!made) return tl::unexpected(made.error());
                                                                 return {};
                                                             });
    if (!done) return http::refused(done.error());
    return http::redirect(http::url("/accounts/record", {{"address", given.address}}));
}

}  // namespace

http::Response show_record(const house::Services& services, const http::Request& request) {
    const std::string address{request.query.get("address")};
    ui::Html content = ui::heading("Who can see a record, and why") + ask_form(address);
    const auto record = find_record(services, address);
    // Who sees a sealed record is itself sealed: the page answers those who may open the record.
    const bool sees = record && services.door->sight(request, *record).sees;
    if (!address.empty() && !sees) content += paragraph(rights::missing_record().for_user);
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
        content += paragraph("Classification: " + std::string{rights::title(record->classification)}) +
                   scrolling("Who can see it", table);
        if (services.door->decide(request, LetIn::text, *record).allowed)
            content += exception_forms(services, request, address, people);
    }
    return shown(
        services, request,
        {.title = "Who can see a record",
         .content = content,
         .breadcrumbs = {{.text = "People and access", .href = "/accounts/people"}, {.text = "Who can see a record"}},
         .section = "/accounts/people"});
}

http::Response do_let_in(const house::Services& services, const http::Request& request) {
    return change(services, request, "accounts.let_in", [](audit::WriteTx& tx, const Exception& given) {
        return rights::let_in(tx, {.id = {},
                                   .record = given.address,
                                   .account = given.account,
                                   .role = {},
                                   .reason = given.reason,
                                   .until = given.until});
    });
}

http::Response do_keep_out(const house::Services& services, const http::Request& request) {
    return change(services, request, "accounts.keep_out", [](audit::WriteTx& tx, const Exception& given) {
        return rights::keep_out(tx, {.id = {},
                                     .record = given.address,
                                     .account = given.account,
                                     .reason = given.reason,
                                     .until = given.until});
    });
}

}  // namespace accounts

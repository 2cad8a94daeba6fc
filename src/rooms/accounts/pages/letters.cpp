#include "platform/jobs/jobs.h"
#include "rooms/accounts/commands.h"
#include "rooms/accounts/pages/pages.h"
#include "rooms/accounts/pages/parts.h"
#include "rooms/accounts/waiting_store.h"

namespace accounts {
namespace {

/// "invitation/k7f3/9c2e...": what it is about; the rest is a hash that tells people nothing.
std::string about(const std::string& key) {
    const auto slash = key.find('/');
    auto word = key.substr(0, slash);
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
}

ui::Html stuck_table(const house::Services& services, const http::Request& request,
                     const std::vector<jobs::Stuck>& stuck) {
    ui::Table table{.head = {"What", "Written", "State", "What the mail server said", ""}, .rows = {}};
    for (const auto& one : stuck) {
        const bool uncertain = one.state == "uncertain";
        table.rows.push_back({about(one.key), in_words(one.created), uncertain ? "Perhaps sent" : "Refused", one.note,
                              form(services, request, "/accounts/letters", hidden("key", one.key),
                                   uncertain ? "Send, perhaps twice" : "Send again", "govuk-button--secondary")});
    }
    return scrolling("Letters that got stuck", table);
}

}  // namespace

http::Response show_letters(const house::Services& services, const http::Request& request) {
    std::vector<jobs::Stuck> stuck;
    std::map<std::string, std::int64_t> counts;
    std::vector<Delayed> delayed;
    services.database.read([&](db::ReadTx& tx) {
        stuck = jobs::stuck(tx);
        counts = jobs::counts(tx);
        delayed = delayed_letters(tx);
    });
    ui::Html content = ui::heading("Letters that got stuck") +
                       paragraph(
                           "Email that was refused for good, or of which nobody can know whether it arrived, is "
                           "not repeated by itself. Decide for each one.");
    content += stuck.empty() ? ui::render(ui::InsetText{.text = "No letter is stuck."})
                             : stuck_table(services, request, stuck);
    if (!delayed.empty()) {
        ui::Html items;
        for (const auto& one : delayed)
            items += ui::element("li", {},
                                 about(one.key) + ui::Html{": tried " + std::to_string(one.attempts) +
                                                           (one.attempts == 1 ? " time. " : " times. ") + one.note});
        content += ui::element("h2", {{"class", "govuk-heading-m"}}, "Could not leave yet") +
                   paragraph("These are tried again by themselves, over half a day.") +
                   ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
    }
    content += paragraph(std::to_string(counts["waiting"]) + " waiting, " + std::to_string(counts["done"]) + " sent.");
    return shown(services, request,
                 {.title = "Letters that got stuck",
                  .content = content,
                  .breadcrumbs = {{.text = "People and access", .href = "/accounts/people"}, {.text = "Letters"}},
                  .section = "/accounts/people",
                  .notice = request.query.get("done") == "again" ? ui::Content{"The letter will be sent again."}
                                                                 : ui::Content{}});
}

http::Response do_letters(const house::Services& services, const http::Request& request) {
    const auto grant = services.door->grant<Letters>(request);
    if (!grant) return http::refused(grant.error());
    const std::string key{request.form.get("key")};
    const auto done =
        services.door->office().ledger.attempt(services.door->process(request, "accounts.send_again"),
                                               [&](audit::WriteTx& tx) { return send_again(tx, *grant, key); });
    if (!done) return http::refused(done.error());
    return http::redirect("/accounts/letters?done=again");
}

http::Response show_readings(const house::Services& services, const http::Request& request) {
    std::vector<house::Reading> all;
    if (services.readings) all = services.readings(request);
    ui::Table table{.head = {"When", "Who", "Record"}, .rows = {}};
    for (const auto& one : all) table.rows.push_back({in_words(one.at), one.who, link(one.address, one.title)});
    const ui::Html content =
        ui::heading("Who has read sealed records") +
        paragraph("The latest readings of sealed records that you may see yourself, by whichever way they were read.") +
        (all.empty() ? ui::render(ui::InsetText{.text = "No sealed record that you may see has been read."})
                     : scrolling("Readings", table));
    return shown(services, request,
                 {.title = "Who has read sealed records",
                  .content = content,
                  .breadcrumbs = {{.text = "People and access", .href = "/accounts/people"}, {.text = "Readings"}},
                  .section = "/accounts/people"});
}

}  // namespace accounts

#include "platform/drafts/drafts.h"

#include "core/london.h"
#include "platform/db/db.h"
#include "platform/ui/layout.h"
#include "rooms/accounts/pages/pages.h"
#include "rooms/accounts/pages/parts.h"

// What a person typed and has not sent. Their own account's only: there is no address by which another's could be
// asked for.
namespace accounts {
namespace {

const std::string& account_of(const house::Services& services, const http::Request& request) {
    return services.door->visit(request).standing.account;
}

ui::Html table_of(const house::Services& services, const http::Request& request,
                  const std::vector<drafts::Draft>& all) {
    ui::Table table{.head = {"Form", "Last saved", "Kept until", ""}, .rows = {}, .first_cell_is_header = true};
    for (const auto& draft : all)
        table.rows.push_back(
            {link(draft.address, draft.title), core::in_words(draft.saved),
             core::in_words(core::london_date(draft.expires)),
             form(services, request, std::string{drafts::remove_page}, hidden("address", draft.address), "Remove",
                  "govuk-button--secondary govuk-!-margin-bottom-0")});
    return scrolling("Your drafts", table);
}

core::Result<void> keep(const house::Services& services, const http::Request& request) {
    return drafts::keep(services.database, account_of(services, request),
                        drafts::from_form(request.form, services.clock.now()));
}

}  // namespace

http::Response show_drafts(const house::Services& services, const http::Request& request) {
    std::vector<drafts::Draft> all;
    services.database.read(
        [&](db::ReadTx& tx) { all = drafts::all_of(tx, account_of(services, request), services.clock.now()); });
    ui::Html content = ui::heading("Your drafts");
    if (all.empty()) {
        content += ui::render(ui::EmptyState{
            .title = "No drafts",
            .content = paragraph("A form that you leave with \"Save and come back later\" waits for you here.")});
    } else {
        content += paragraph("Only you can see these. A draft is deleted " + std::to_string(drafts::days_kept) +
                             " days after it was last saved, and when you send its form.");
        content += table_of(services, request, all);
    }
    const auto done = request.query.get("done");
    return shown(services, request,
                 {.title = "Your drafts",
                  .content = content,
                  .section = "/accounts/home",
                  .notice = done == "kept"      ? ui::Content{"Your draft was saved. Nothing is recorded yet."}
                            : done == "removed" ? ui::Content{"The draft was removed"}
                                                : ui::Content{}});
}

http::Response keep_draft(const house::Services& services, const http::Request& request) {
    const auto kept = keep(services, request);
    if (!kept) return http::refused(kept.error());
    return http::redirect(std::string{drafts::page} + "?done=kept");
}

http::Response autosave_draft(const house::Services& services, const http::Request& request) {
    const auto kept = keep(services, request);
    if (!kept) return http::text(http::status_of(kept.error().reason), kept.error().for_user);
    return http::text(200, "Draft saved");
}

http::Response remove_draft(const house::Services& services, const http::Request& request) {
    services.database.write([&](db::WriteTx& tx) {
        drafts::drop(tx, account_of(services, request), std::string{request.form.get("address")});
    });
    const auto then = request.form.get("then");
    return http::redirect(then.empty() ? std::string{drafts::page} + "?done=removed" : rights::safe_next(then));
}

}  // namespace accounts

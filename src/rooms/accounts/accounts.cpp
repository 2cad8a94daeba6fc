#include "rooms/accounts/accounts.h"

#include "platform/ui/page.h"
#include "rooms/partnership/partnership.h"

namespace accounts {
rights::Footprints footprints(db::ReadTx& tx) { return partnership::footprints(tx); }

ui::Shell shell_for(const ui::Shell& base, const rights::Doorkeeper& door, const http::Request& request) {
    auto shell = base;
    const auto closed = [&](const auto& link) { return !door.may_open(request, link.href); };
    std::erase_if(shell.navigation, closed);
    std::erase_if(shell.footer, closed);
    const auto& at = door.visit(request);
    if (at.standing.signed_in())
        shell.account = ui::Account{.name = at.standing.name,
                                    .href = "/accounts/me",
                                    .sign_out = "/accounts/sign-out",
                                    .csrf = door.form_token(request)};
    else
        shell.account = ui::Account{.name = "Sign in", .href = "/accounts/sign-in"};
    return shell;
}

}  // namespace accounts

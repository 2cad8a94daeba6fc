#include "rooms/accounts/accounts.h"

#include <algorithm>

#include "platform/ui/page.h"
#include "rooms/partnership/partnership.h"

namespace accounts {
namespace {

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

}  // namespace

rights::Footprints footprints(db::ReadTx& tx) {
    rights::Footprints all;
    const auto areas = partnership::all_areas(tx);
    const auto kind_of = [&](const std::string& code) {
        const auto found = std::find_if(areas.begin(), areas.end(), [&](auto& area) { return area.code == code; });
        return found == areas.end() ? std::string{} : found->kind;
    };
    for (const auto& area : areas) {
        // Regions and countries are places for statistics; nobody is appointed for them.
        if (area.kind == "country" || area.kind == "region") continue;
        all.add(area.code, area.name);
        const auto outer = kind_of(area.part_of);
        if (!outer.empty() && outer != "country" && outer != "region") all.put_inside(area.code, area.part_of);
    }
    for (const auto& one : partnership::all_partnerships(tx)) {
        const auto code = upper(one.code);
        all.add(code, one.name);
        for (const auto& area : one.areas) all.put_inside(area, code);
    }
    return all;
}

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

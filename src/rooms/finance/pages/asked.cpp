#include "rooms/finance/pages/asked.h"

#include "platform/db/db.h"
#include "platform/rights/doorkeeper.h"

namespace finance {

Rows rows_for(const house::Services& services, const http::Request& request) {
    return services.door != nullptr && services.door->may(request, "finance.read") ? Rows::all : Rows::published;
}

std::unique_ptr<Shown> shown_for(const house::Services& services, const http::Request& request) {
    const auto year = core::ReportingYear::parse(request.parameters.get("year"));
    if (!year) return nullptr;
    const std::string code{request.parameters.get("partnership")};
    const auto which = rows_for(services, request);
    auto shown =
        std::make_unique<Shown>(Shown{.account = {}, .year = *year, .statements = {}, .agreements = {}, .titles = {}});
    services.database.read([&](db::ReadTx& tx) {
        shown->account = read_account(tx, code, which);
        shown->titles = titles_of_documents(tx);
        shown->agreements = agreements_of(tx, code, which);
    });
    shown->statements = statements(shown->account, *year, shown->titles);
    return shown->statements.empty() ? nullptr : std::move(shown);
}

std::string address_of(const std::string& partnership, core::ReportingYear year, const std::string& rest) {
    return "/finance/statements/" + http::encode(partnership) + "/" + year.code() + (rest.empty() ? "" : "/" + rest);
}

}  // namespace finance

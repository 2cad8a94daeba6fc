#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/house/card.h"
#include "rooms/finance/store.h"
#include "rooms/finance/trace.h"

namespace finance {

/// What a page about one partnership and year shows.
struct Shown {
    Account account;
    core::ReportingYear year;
    std::vector<Statement> statements;  ///< point into `account`
    std::vector<Agreement> agreements;
    Titles titles;
};

/// Who may read the registers sees every row; everyone else those that a document has published.
Rows rows_for(const house::Services& services, const http::Request& request);

/// Empty: no such year, or it tells no money that this person may see.
std::unique_ptr<Shown> shown_for(const house::Services& services, const http::Request& request);

std::string address_of(const std::string& partnership, core::ReportingYear year, const std::string& rest = {});

}  // namespace finance

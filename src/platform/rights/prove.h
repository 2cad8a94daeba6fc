#pragma once
#include <string>
#include <vector>

#include "platform/rights/office.h"

/// What someone signed in does to show again, or better than before, who they are.
namespace rights {

struct Finished {
    std::vector<std::string> recovery;  ///< ten codes, to be shown once
    std::string cookie;                 ///< of a session with a second factor: the only one that the account has now
};
/// `finish_code` for the browser that sets them up: it goes on in a session with a second factor; every other session
/// of the account ends. Refused when the code is wrong.
core::Result<Finished> finish_code_here(const Office& office, const Holder& holder, const std::string& typed,
                                        const Origin& origin);

/// Asks again: the password where the account has one, and a code where codes are set up. Refused (wrong_state) for an
/// account that has neither: only signing in again helps.
core::Result<void> prove(const Office& office, const std::string& account, const std::string& password,
                         const std::string& code);

}  // namespace rights

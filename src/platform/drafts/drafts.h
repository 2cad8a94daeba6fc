#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "platform/http/http.h"
#include "platform/ui/html.h"

namespace db {
class Database;
class ReadTx;
class WriteTx;
}  // namespace db
namespace ui {
struct Form;
}

/// What people typed into forms and have not sent yet (README.md beside this file). Not part of the audit trail.
namespace drafts {

/// A draft is deleted so long after it was last saved.
inline constexpr int days_kept = 28;
/// Of one account.
inline constexpr std::size_t most_drafts = 100;
/// Of one draft, encoded, in bytes.
inline constexpr std::size_t most_bytes = 512U << 10U;

struct Draft {
    std::string address;  ///< of the form's page: "/partnership/organisations/new"
    std::string title;    ///< of the form's page: "Add an organisation"
    http::Fields fields;  ///< as typed, right or wrong
    core::Instant saved;  ///< when it was last saved
    core::Instant expires;
};

/// Saves over an older draft of the same form. Leaves out the form's token and what `offer` added. Refuses
/// (unusable_input) an address that is not of this site, (too_large) a draft over the limits.
core::Result<void> keep(db::Database& database, const std::string& account, const Draft& draft);

/// Empty when there is none, or when it is over at `now`.
std::optional<Draft> find(db::ReadTx& tx, const std::string& account, const std::string& address, core::Instant now);
/// All of an account, the latest first.
std::vector<Draft> all_of(db::ReadTx& tx, const std::string& account, core::Instant now);
/// Removes the draft of a form, if there is one: when the form was sent, or when its person does not want it.
void drop(db::WriteTx& tx, const std::string& account, const std::string& address);
/// Deletes what is over.
void sweep(db::WriteTx& tx, core::Instant now);

/// Pages that keep drafts: where forms send them.
inline constexpr std::string_view page = "/accounts/drafts";
inline constexpr std::string_view autosave_page = "/accounts/drafts/autosave";
inline constexpr std::string_view remove_page = "/accounts/drafts/remove";

/// Makes a form keep drafts under the address and title of its page: by scripts while it is filled in, and by a button
/// "Save and come back later" without them.
void offer(ui::Form& form, const std::string& address, const std::string& title);
/// The address that `offer` put into a form that was sent; empty when it kept no drafts.
std::string address_in(const http::Fields& form);
/// A draft from what a form sent: its address, its title, its fields. `now`: when.
Draft from_form(const http::Fields& form, core::Instant now);

/// Says that the page shows a draft, and offers to start again without it. A form of its own: put it before the
/// page's. `csrf`: the token of forms.
ui::Html notice(const Draft& draft, const std::string& csrf);

}  // namespace drafts

#include "platform/house/drafting.h"

#include "core/date.h"
#include "platform/db/db.h"
#include "platform/rights/doorkeeper.h"

namespace house {

Drafting::Drafting(const Services& services, const http::Request& request, std::string address, std::string title)
    : services_(services), request_(request), address_(std::move(address)), title_(std::move(title)) {
    if (services.door == nullptr) return;
    account_ = services.door->visit(request).standing.account;
    if (account_.empty()) return;
    services.database.read(
        [&](db::ReadTx& tx) { draft_ = drafts::find(tx, account_, address_, services.clock.now()); });
}

std::optional<std::string> Drafting::typed(std::string_view field) const {
    if (!draft_) return {};
    return std::string{draft_->fields.get(field)};
}

ui::Html Drafting::notice() const {
    return draft_ ? drafts::notice(*draft_, services_.door->form_token(request_)) : ui::Html{};
}

void Drafting::offer(ui::Form& form) const {
    if (!account_.empty()) drafts::offer(form, address_, title_);
}

void Drafting::drop(db::WriteTx& tx) const {
    if (draft_) drafts::drop(tx, account_, address_);
}

}  // namespace house

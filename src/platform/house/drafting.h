#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/drafts/drafts.h"
#include "platform/house/card.h"

namespace house {

/// A page whose form can be saved and taken up later, for pages that are no register's (a register's form does this by
/// itself). Without an account it does nothing.
class Drafting {
  public:
    /// `address` and `title`: of the form's page, as the page of one's drafts tells them.
    Drafting(const Services& services, const http::Request& request, std::string address, std::string title);

    /// What the person typed into this field and has not sent; empty when there is no draft.
    std::optional<std::string> typed(std::string_view field) const;
    /// Says that the page shows a draft, and offers to start again without it; nothing when there is none. A form of
    /// its own: put it before the page's.
    ui::Html notice() const;
    /// Makes the form keep drafts.
    void offer(ui::Form& form) const;
    /// The form was sent: its draft is done with. In the transaction of what was sent, so that neither goes without the
    /// other.
    void drop(db::WriteTx& tx) const;

  private:
    const Services& services_;
    const http::Request& request_;
    std::string account_, address_, title_;
    std::optional<drafts::Draft> draft_;
};

}  // namespace house

#pragma once
#include <string_view>

#include "platform/registers/entity.h"
#include "platform/rights/grant.h"

namespace audit {
class WriteTx;
}

namespace registers {

/// What the commands of registers ask for: a transaction, and proof that somebody may write with it. A room's command
/// makes one of the grant that it was given (`registers::add({tx, by}, ...)`), and writes the registers of its room;
/// whoever runs the installation writes all. Pages write through `Editor`, which asks for each record.
class Writer {
  public:
    Writer(audit::WriteTx& tx, const rights::Granted& by) : tx_(&tx), room_(by.room()) {}

    /// For a command of the room whose register it is, which another room's command calls with its own grant: it says
    /// itself what that grant may write (partnership::put_document).
    static Writer for_another_room(audit::WriteTx& tx, const rights::Granted&) { return Writer{tx}; }

    /// The transaction, for this register. core::Bug when it is of another room than the grant.
    audit::WriteTx& of(const Entity& entity) const;
    audit::WriteTx& tx() const { return *tx_; }

  private:
    friend class Editor;
    explicit Writer(audit::WriteTx& tx) : tx_(&tx) {}

    audit::WriteTx* tx_;
    std::string_view room_;  ///< empty: every room's
};

}  // namespace registers

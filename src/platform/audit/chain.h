#pragma once
#include <string>

#include "platform/audit/audit.h"
#include "platform/audit/bulk.h"

namespace audit {

/// The end of the chain while one write adds to it.
class Chain {
  public:
    Chain(db::WriteTx& tx, const Process& process);
    void add(const Event& event);
    /// Stores what is still to be stored, and the new end.
    void finish();
    bool empty() const { return added_ == 0; }
    std::int64_t process_number();

  private:
    void begin();

    db::WriteTx& tx_;
    const Process& process_;
    Bulk events_;
    std::int64_t number_ = 0;          ///< of the last event
    std::int64_t process_number_ = 0;  ///< 0: not begun
    std::int64_t added_ = 0;
    std::string hash_;
};

/// Makes other writers wait here, before this one has seen anything. They would all change the same end of the chain:
/// PostgreSQL, serializable, would let one of any two that overlap begin again.
void queue_up(db::WriteTx& tx);

/// The canonical text of changes, as stored and hashed.
std::string json_of(const std::vector<Change>& changes);
/// Throws core::Failure when the text is not of that form.
std::vector<Change> changes_of(const std::string& json);

/// The hash of an event that follows the one with the hash `before`.
std::string hash_of(const std::string& before, std::int64_t number, std::int64_t process_number, const Process& process,
                    const Event& event, const std::string& changes);

}  // namespace audit

#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/result.h"
#include "platform/rights/policy.h"
#include "platform/rights/record.h"
#include "rooms/census/filing.h"
#include "rooms/census/mask.h"
#include "rooms/census/sealed_store.h"

/// What people do with a return that an authority hands in.
namespace census {

/// The authority's analyst: only for the organisation of their appointment.
using Work = rights::Permission<"census.work">;
/// The partnership's office.
using Accept = rights::Permission<"census.accept">;

/// Sealed to the authority: the return, its findings, its figures before masking.
rights::Record sealed_record(const Filing& filing);
/// What the partnership may see of it: masked figures and how far it has come.
rights::Record submission_record(const Filing& filing);

/// Adds the return and asks for its check. Its sealed file is complete.
void file_return(audit::WriteTx& tx, const rights::Grant<Work>& by, Filing filing);
/// Asks for the check again: after a stop of the program, or with newer rules.
core::Result<void> check_again(audit::WriteTx& tx, const rights::Grant<Work>& by, const std::string& id);
/// Notes what the check came to. `results` empty: the file could not be read, `message` says why.
void finish_check(audit::WriteTx& tx, const rights::Operator& by, const std::string& id, const Results* results,
                  const std::string& message);

/// The file is of another authority: it is destroyed at once, and `why` is kept.
void refuse_other_authority(audit::WriteTx& tx, const rights::Operator& by, const std::string& id,
                            const std::string& why);

struct Marking {
    std::string finding;  ///< its keyed hash
    Mark mark = Mark::open;
    std::string note;  ///< sealed already
};
core::Result<void> mark_finding(audit::WriteTx& tx, const rights::Grant<Work>& by, const Filing& filing,
                                const Marking& marking);

/// Hands the masked figures to the partnership. Refuses a return of another authority or of a year not ended, and one
/// that is not in work.
core::Result<void> submit(audit::WriteTx& tx, const rights::Grant<Work>& by, const std::string& id,
                          const std::vector<MaskedFigure>& figures, const std::string& commentary);
/// Takes the return back and destroys it. An accepted one stays: its figures have been used.
core::Result<void> withdraw(audit::WriteTx& tx, const rights::Grant<Work>& by, const std::string& id);

/// Its figures go into the scorecard. Refused for whoever submitted it.
core::Result<void> accept(audit::WriteTx& tx, const rights::Grant<Accept>& by, const std::string& id);
core::Result<void> send_back(audit::WriteTx& tx, const rights::Grant<Accept>& by, const std::string& id,
                             const std::string& reason);

/// What the day asks for: returns whose time is over, files that no open return owns, keys that an old master key
/// wrapped.
/// Gives how many returns were destroyed.
int sweep_returns(audit::Ledger& ledger, const rights::Operator& by, const Safe& safe, core::Instant now);

}  // namespace census

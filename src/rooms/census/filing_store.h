#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "platform/audit/audit.h"
#include "rooms/census/filing.h"
#include "rooms/census/mask.h"

/// Rows of the returns that were handed in.
namespace census {

void insert_filing(audit::WriteTx& tx, const Filing& filing);
/// Writes what may change after the upload.
void update_filing(audit::WriteTx& tx, const Filing& filing);
std::optional<Filing> find_filing(db::ReadTx& tx, const std::string& id);
/// The newest first.
std::vector<Filing> all_filings(db::ReadTx& tx);
std::vector<Filing> filings_of(db::ReadTx& tx, const std::string& organisation);
/// Those whose content is still there and whose day has come.
std::vector<Filing> filings_to_destroy(db::ReadTx& tx, core::Date today);

struct MarkRow {
    Mark mark = Mark::open;
    std::string note;  ///< sealed
    std::string by, at;
};
/// By the finding's keyed hash.
std::map<std::string, MarkRow> marks_of(db::ReadTx& tx, const Filing& filing);
void put_mark(audit::WriteTx& tx, const Filing& filing, const std::string& finding, const MarkRow& mark);
/// Those of a year of which no return is left. Gives how many.
std::int64_t drop_marks(audit::WriteTx& tx, const Filing& filing);

void put_values(audit::WriteTx& tx, const std::string& filing, const std::vector<MaskedFigure>& figures);
std::vector<MaskedFigure> values_of_filing(db::ReadTx& tx, const std::string& filing);

std::optional<std::string> wrapped_key_of(db::ReadTx& tx, const std::string& organisation);
void put_wrapped_key(audit::WriteTx& tx, const std::string& organisation, const std::string& wrapped);
/// By organisation.
std::map<std::string, std::string> wrapped_keys(db::ReadTx& tx);

}  // namespace census

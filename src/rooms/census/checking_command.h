#pragma once
#include <memory>
#include <string>

#include "platform/jobs/jobs.h"
#include "rooms/census/sealed_store.h"

namespace census {

/// Decrypts a return in memory, checks it, counts its indicators and leaves the results sealed beside it. The payload
/// of an effect of kind "census.check" is the return's id.
jobs::Handler checker(audit::Ledger& ledger, const core::Clock& clock, std::shared_ptr<const Safe> safe);

/// How far the check of a return has come in this program, in percent; -1: it has not begun here.
int checking_progress(const std::string& id);

/// Reads and checks a return that is in memory, without a trace on the disk. The second half of a refusal for people.
core::Result<Results> check_in_memory(std::string file_name, std::string bytes, const std::string& id);
/// The same for the files of an SSDA903 return (`bundle.h`). A file among them that cannot be read is told, and the
/// rest checked; refuses when none can. `la_code` is the authority's: a note says so where most children seem to be
/// another's.
core::Result<Results> check_bundle(const Filing& filing, std::string_view content, const std::string& la_code);

}  // namespace census

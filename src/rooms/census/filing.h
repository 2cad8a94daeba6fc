#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace census {

/// How far a return has come that an authority handed in.
enum class FilingState {
    waiting,    ///< to be checked
    checked,    ///< findings are there to work through
    unusable,   ///< could not be read; `message` says why
    submitted,  ///< lies before the partnership
    sent_back,  ///< the partnership returned it; `decision` says why
    accepted,   ///< its masked figures are in the scorecard
    withdrawn   ///< by the authority
};

std::string_view word(FilingState state);  ///< as stored
std::string_view title(FilingState state);
std::optional<FilingState> parse_filing_state(std::string_view word);

inline constexpr std::string_view cin_collection = "CIN", ssda903_collection = "SSDA903";

/// A return as it was handed in: what is known of it outside its sealed files. Moments and days in ISO form; empty: not
/// yet.
struct Filing {
    std::string id = {};
    std::string organisation = {};  ///< code: whose return it is
    std::string area = {};          ///< code of the authority's area
    std::string collection = {};    ///< one of the two above, else as the file says
    int year = 0;                   ///< 0 until it is checked, and where neither the files nor the analyst say
    std::string authority = {};     ///< the three digits that the file names; an SSDA903 names none
    std::string file_name = {};
    std::string file_hash = {};  ///< BLAKE2b-256, hexadecimal
    std::int64_t bytes = 0;
    std::string wrapped_key = {};  ///< empty: destroyed
    FilingState state = FilingState::waiting;
    std::string message = {};
    int rules_of = 0;
    std::int64_t children = 0, errors = 0, queries = 0;
    std::string commentary = {};
    std::string uploaded_by = {}, uploaded_account = {}, uploaded_at = {};
    std::string submitted_by = {}, submitted_account = {}, submitted_at = {};
    std::string decided_by = {}, decided_at = {}, decision = {};
    std::string destroy_on = {}, destroyed_at = {};

    bool is_open() const { return !wrapped_key.empty(); }
    /// Whether it may be worked on: checked, or sent back.
    bool is_in_work() const { return state == FilingState::checked || state == FilingState::sent_back; }
};

/// The address of the return itself, sealed to its authority, and of what the partnership sees of it.
std::string sealed_address(const std::string& id);
std::string submission_address(const std::string& id);

/// What an authority says of a finding.
enum class Mark { open, explained, corrected };
std::string_view word(Mark mark);
std::string_view title(Mark mark);
std::optional<Mark> parse_mark(std::string_view word);

}  // namespace census

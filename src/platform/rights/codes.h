#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

/// One-time codes by time (RFC 6238: SHA-1, six digits, thirty seconds, as authenticator applications take them) and
/// recovery codes. The only file that names liboath is codes.cpp.
namespace rights {

/// Twenty bytes at random.
std::string new_code_secret();
/// For typing in: "JBSW Y3DP EHPK 3PXP ...".
std::string code_secret_in_letters(std::string_view secret);
/// otpauth://totp/... as authenticator applications read it.
std::string code_address(std::string_view secret, std::string_view issuer, std::string_view account);

/// The time step of the code when it is right now or was one step ago or ahead, and later than `last` (a code works
/// once); empty otherwise. Spaces in what was typed are ignored.
std::optional<std::int64_t> code_step(std::string_view secret, std::string_view typed, core::Instant now,
                                      std::int64_t last);
/// The code of this moment: for tests.
std::string code_at(std::string_view secret, core::Instant now);

/// Ten codes of 120 bits: "K7QD-...". Long enough that a plain keyed hash of each is safe to store.
std::vector<std::string> new_recovery_codes();
/// As they are hashed: without dashes and spaces, in upper case.
std::string plain_recovery_code(std::string_view typed);

}  // namespace rights

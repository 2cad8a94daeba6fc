#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/rights/settings.h"

namespace rights {

constexpr std::size_t shortest_password = 12;   ///< characters
constexpr std::size_t longest_password = 1000;  ///< bytes: what a hash is still computed of

/// Why a password will not do, as a sentence that says what to do; empty when it will. Length over rules: no kinds of
/// character are asked for. `about`: words of this person and place (name, email) that must not make up the password.
/// `breached`: a file of known passwords, one a line; empty: none. Throws core::Failure when it cannot be read.
std::string weakness(std::string_view password, const std::vector<std::string>& about,
                     const std::string& breached = {});

/// Argon2id with its own salt and parameters in the text. Throws core::Failure when the memory is not to be had.
std::string hash_password(std::string_view password, Cost cost);
/// Takes as long for an empty hash as for a real one, so that an answer's time does not tell which accounts exist.
bool is_password(const std::string& hash, std::string_view password, Cost cost);
/// Whether the hash was made at a lower cost than today's.
bool is_outdated(const std::string& hash, Cost cost);

}  // namespace rights

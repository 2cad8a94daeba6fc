#pragma once
#include "platform/jobs/mail.h"

/// Notices to people, in as few emails as each of them wants.
namespace jobs {

enum class Rhythm { at_once, daily, weekly, never };
std::string_view word(Rhythm rhythm);
std::optional<Rhythm> find_rhythm(std::string_view word);

/// What the person chose; daily for who has chosen nothing.
Rhythm rhythm_of(db::ReadTx& tx, const std::string& account);
void set_rhythm(db::WriteTx& tx, const std::string& account, const std::string& email, Rhythm rhythm);

struct Notice {
    std::string account;
    std::string email;
    std::string topic;    ///< "Actions": a heading in the email
    std::string text;     ///< one sentence without personal detail: it may be read on a locked telephone
    std::string address;  ///< the page, in full
};

/// Gathers the notice, or for people who want it at once sends it. Nothing for those who want none.
void notify(db::WriteTx& tx, const Notice& notice, core::Instant now);

/// Writes the email of every person whose day it is (weekly ones on Mondays), one for each. For Worker::schedule at
/// `daily(7)`.
void write_digests(db::WriteTx& tx, core::Instant now);

}  // namespace jobs

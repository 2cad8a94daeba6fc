#include "platform/rights/office.h"

#include "core/check.h"
#include "platform/jobs/mail.h"
#include "platform/rights/accounts.h"
#include "platform/rights/codes.h"
#include "platform/rights/credentials.h"
#include "platform/rights/password.h"
#include "platform/rights/prove.h"
#include "platform/rights/sessions.h"

namespace rights {
namespace {

const db::Query end_by_hash{"rights: end session of browser", "delete from rights_sessions where hash = :hash"};

auto refuse_tries() {
    return core::refuse(core::Reason::forbidden,
                        "There were too many tries. Wait a quarter of an hour, then try again.",
                        std::string{throttled});
}

audit::Process process(const Office& office, const std::string& kind, const std::string& name,
                       const std::string& account) {
    return {.kind = "accounts." + kind, .actor = name, .at = office.clock.now(), .reason = {}, .account = account};
}

void tell(audit::WriteTx& tx, const std::string& kind, const std::string& account, const std::string& note = {}) {
    tx.record({.kind = "accounts." + kind,
               .subject = {.kind = "rights_accounts", .id = account},
               .changes = {},
               .note = note});
}

/// A letter to the person about what was done to their account, in the same transaction. Nothing where no email leaves.
void tell_person(const Office& office, audit::WriteTx& tx, const Account& account, const std::string& what) {
    if (!office.settings.sends_email) return;
    std::vector<jobs::Paragraph> paragraphs{
        {what},
        {"If it was you, there is nothing to do. If it was not, tell your business manager at once: they can stop the "
         "account and end every session."}};
    if (!office.settings.own_address.empty())
        paragraphs.push_back({"Where you are signed in", office.settings.own_address + "/accounts/me"});
    jobs::send(tx.store(), "account/" + account.id + "/" + new_id(),
               {.to = account.email, .subject = "Your account in Cairn was changed", .paragraphs = paragraphs},
               tx.now());
}

/// Counts the try against every subject that is given; false when one of them has had too many.
bool count_try(const Office& office, std::string_view kind, const std::string& subject, const std::string& peer) {
    bool may = false;
    office.ledger.database().write([&](db::WriteTx& tx) {
        const auto now = office.clock.now();
        may = may_try(tx, "address", office.keys.hash(peer), office.settings.tries_by_address, now, office.settings) &&
              may_try(tx, kind, office.keys.hash(subject), office.settings.tries_by_account, now, office.settings);
    });
    return may;
}

void end_old(const Office& office, db::WriteTx& tx, const Origin& origin) {
    if (!origin.cookie.empty()) tx.run(end_by_hash, {{"hash", office.keys.hash(origin.cookie)}});
}

/// The session that waits for a code, with its account.
struct Waiting {
    Session session;
    Account account;
};

std::optional<Waiting> find_waiting(const Office& office, const Origin& origin) {
    std::optional<Waiting> waiting;
    office.ledger.read([&](db::ReadTx& tx) {
        waiting.reset();
        const auto session = find_session(tx, office.keys, origin.cookie, office.clock.now(), office.settings);
        if (!session || session->stage != Stage::code_awaited) return;
        auto account = find_account(tx, session->account);
        if (account && account->state == State::active) waiting = Waiting{*session, std::move(*account)};
    });
    return waiting;
}

auto refuse_late() {
    return core::refuse(core::Reason::wrong_state, "You took too long. Sign in again with your password.");
}

/// Spends a code by `spend` and opens the session that the person was on the way to.
core::Result<Opened> second_step(const Office& office, const Waiting& waiting, const Origin& origin,
                                 const std::string& how, const std::function<bool(audit::WriteTx&)>& spend) {
    Opened opened;
    bool spent = false;
    const auto& account = waiting.account;
    office.ledger.write(process(office, "sign_in", account.name, account.id), [&](audit::WriteTx& tx) {
        spent = spend(tx);
        if (!spent) return;
        end_old(office, tx.store(), origin);
        forget_tries(tx.store(), "code", office.keys.hash(account.id));
        opened.cookie = open_session(tx.store(), office.keys,
                                     {.account = account.id,
                                      .stage = Stage::signed_in,
                                      .strong = true,
                                      .how = how,
                                      .peer = origin.peer,
                                      .agent = origin.agent},
                                     tx.now(), office.settings);
        tell(tx, "signed_in", account.id, how);
    });
    if (!spent) return core::refuse(core::Reason::forbidden, "Code is not right, or was used already");
    return opened;
}

std::vector<std::string> about(const Account& account) {
    std::vector<std::string> words{account.organisation};
    for (const auto* source : {&account.name, &account.email}) {
        std::string word;
        for (const char c : *source + " ") {
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0) {
                word += c;
            } else {
                words.push_back(word);
                word.clear();
            }
        }
    }
    return words;
}

}  // namespace

core::Result<Opened> sign_in(const Office& office, const std::string& email, const std::string& password,
                             const Origin& origin) {
    if (!count_try(office, "account", email, origin.peer)) return refuse_tries();
    std::optional<Account> account;
    std::string hash;
    office.ledger.read([&](db::ReadTx& tx) {
        account = find_account_by_email(tx, email);
        hash = account && account->state == State::active ? password_hash(tx, account->id) : "";
    });
    const bool right = is_password(hash, password, office.settings.cost);
    if (!right) {
        // What was typed stays out of the trail: it may be a password in the wrong field.
        office.ledger.write(process(office, "sign_in", "Someone signing in", {}), [&](audit::WriteTx& tx) {
            tell(tx, "sign_in_refused", account ? account->id : std::string{},
                 account ? std::string{} : "No account has this address");
        });
        return core::refuse(core::Reason::forbidden, std::string{wrong_sign_in}, "wrong sign-in");
    }
    const auto better = is_outdated(hash, office.settings.cost) ? hash_password(password, office.settings.cost) : "";
    Opened opened;
    office.ledger.write(process(office, "sign_in", account->name, account->id), [&](audit::WriteTx& tx) {
        opened = {.cookie = {}, .needs_code = account->has_code};
        if (!better.empty()) set_password(tx, account->id, better);
        end_old(office, tx.store(), origin);
        forget_tries(tx.store(), "account", office.keys.hash(email));
        opened.cookie = open_session(tx.store(), office.keys,
                                     {.account = account->id,
                                      .stage = account->has_code ? Stage::code_awaited : Stage::signed_in,
                                      .strong = false,
                                      .how = "Password",
                                      .peer = origin.peer,
                                      .agent = origin.agent},
                                     tx.now(), office.settings);
        tell(tx, account->has_code ? "password_given" : "signed_in", account->id, "Password");
    });
    return opened;
}

core::Result<Opened> give_code(const Office& office, const std::string& typed, const Origin& origin) {
    const auto waiting = find_waiting(office, origin);
    if (!waiting) return refuse_late();
    if (!count_try(office, "code", waiting->account.id, origin.peer)) return refuse_tries();
    CodeSecret stored;
    office.ledger.read([&](db::ReadTx& tx) { stored = code_secret(tx, waiting->account.id); });
    const auto secret = office.keys.open(stored.sealed.reveal());
    const auto step = secret ? code_step(*secret, typed, office.clock.now(), stored.last) : std::nullopt;
    if (!step) return core::refuse(core::Reason::forbidden, "Code is not right, or was used already");
    return second_step(office, *waiting, origin, "Password and code",
                       [&](audit::WriteTx& tx) { return spend_code(tx, waiting->account.id, *step); });
}

core::Result<Opened> give_recovery_code(const Office& office, const std::string& typed, const Origin& origin) {
    const auto waiting = find_waiting(office, origin);
    if (!waiting) return refuse_late();
    if (!count_try(office, "code", waiting->account.id, origin.peer)) return refuse_tries();
    const auto hash = office.keys.hash(plain_recovery_code(typed));
    return second_step(office, *waiting, origin, "Password and recovery code",
                       [&](audit::WriteTx& tx) { return spend_recovery_code(tx, waiting->account.id, hash); });
}

Opened open_for(const Office& office, const std::string& id, bool strong, const std::string& how,
                const Origin& origin) {
    std::optional<Account> account;
    office.ledger.read([&](db::ReadTx& tx) { account = find_account(tx, id); });
    core::check(account.has_value(), "a session is opened for an account");
    const bool needs_code = account->has_code && !strong;
    Opened opened;
    office.ledger.write(process(office, "sign_in", account->name, id), [&](audit::WriteTx& tx) {
        end_old(office, tx.store(), origin);
        opened = {.cookie = open_session(tx.store(), office.keys,
                                         {.account = id,
                                          .stage = needs_code ? Stage::code_awaited : Stage::signed_in,
                                          .strong = strong,
                                          .how = how,
                                          .peer = origin.peer,
                                          .agent = origin.agent},
                                         tx.now(), office.settings),
                  .needs_code = needs_code};
        tell(tx, needs_code ? "vouched_for" : "signed_in", id, how);
    });
    return opened;
}

void sign_out(const Office& office, const std::string& cookie) {
    office.ledger.database().write([&](db::WriteTx& tx) {
        tx.run(end_by_hash, {{"hash", office.keys.hash(cookie)}});
        sweep(tx, office.clock.now(), office.settings);
    });
}

core::Result<std::string> set_password_by_link(const Office& office, const std::string& secret,
                                               const std::string& password) {
    std::optional<Account> account;
    office.ledger.read([&](db::ReadTx& tx) {
        const auto id = find_link(tx, office.keys, secret, office.clock.now());
        account = id ? find_account(tx, *id) : std::nullopt;
    });
    const auto refuse_link = [] {
        return core::refuse(core::Reason::not_found, "This link has been used or is too old. Ask for a new one.");
    };
    if (!account || account->state == State::disabled) return refuse_link();
    if (auto weak = weakness(password, about(*account), office.settings.passwords); !weak.empty())
        return core::refuse(core::Reason::invalid, weak);
    const auto hash = hash_password(password, office.settings.cost);
    bool used = false;
    office.ledger.write(process(office, "set_password", account->name, account->id), [&](audit::WriteTx& tx) {
        used = use_link(tx.store(), office.keys, secret, tx.now()).has_value();
        if (!used) {
            tell(tx, "link_refused", account->id);
            return;
        }
        set_password(tx, account->id, hash);
        end_sessions(tx.store(), account->id, "");
        // An invitation taken up is no change.
        if (account->has_password)
            tell_person(office, tx, *account, "Your password was changed by a link that was sent to you.");
    });
    if (!used) return refuse_link();
    return account->id;
}

core::Result<void> change_password(const Office& office, const Holder& holder, const std::string& session,
                                   const std::string& old_password, const std::string& new_password) {
    const auto& id = holder.account();
    if (!count_try(office, "account", id, id)) return refuse_tries();
    std::optional<Account> account;
    std::string hash;
    office.ledger.read([&](db::ReadTx& tx) {
        account = find_account(tx, id);
        hash = password_hash(tx, id);
    });
    if (!account || !is_password(hash, old_password, office.settings.cost))
        return core::refuse(core::Reason::forbidden, "Your password now is not right");
    if (auto weak = weakness(new_password, about(*account), office.settings.passwords); !weak.empty())
        return core::refuse(core::Reason::invalid, weak);
    const auto better = hash_password(new_password, office.settings.cost);
    office.ledger.write(process(office, "set_password", account->name, id), [&](audit::WriteTx& tx) {
        set_password(tx, id, better);
        end_sessions(tx.store(), id, session);
        tell_person(office, tx, *account, "Your password was changed.");
    });
    return {};
}

std::string prepare_code(const Office& office, const Holder& holder) {
    const auto& account = holder.account();
    const auto secret = new_code_secret();
    office.ledger.write(process(office, "set_up_code", "The account's holder", account),
                        [&](audit::WriteTx& tx) { start_code(tx, account, office.keys.seal(secret)); });
    return secret;
}

std::optional<std::string> waiting_code(const Office& office, const std::string& account) {
    CodeSecret stored;
    office.ledger.read([&](db::ReadTx& tx) { stored = code_secret(tx, account); });
    if (stored.confirmed || stored.sealed.reveal().empty()) return {};
    return office.keys.open(stored.sealed.reveal());
}

namespace {

/// `here`: the browser that goes on in a session with a second factor; null: no session changes.
core::Result<Finished> finish(const Office& office, const std::string& id, const std::string& typed,
                              const Origin* here) {
    if (!count_try(office, "code", id, id)) return refuse_tries();
    const auto secret = waiting_code(office, id);
    if (!secret) return core::refuse(core::Reason::wrong_state, "Start setting up codes again");
    const auto step = code_step(*secret, typed, office.clock.now(), 0);
    if (!step) return core::refuse(core::Reason::forbidden, "Code is not right: check the clock of your telephone");
    Finished finished{.recovery = new_recovery_codes(), .cookie = {}};
    std::vector<std::string> hashes;
    for (const auto& code : finished.recovery) hashes.push_back(office.keys.hash(plain_recovery_code(code)));
    office.ledger.write(process(office, "set_up_code", "The account's holder", id), [&](audit::WriteTx& tx) {
        confirm_code(tx, id, *step, hashes);
        if (const auto account = find_account(tx, id))
            tell_person(office, tx, *account, "One-time codes were set up for your account.");
        if (here == nullptr) return;
        // The code was the second factor. Sessions that never gave one end.
        end_sessions(tx.store(), id, "");
        finished.cookie = open_session(tx.store(), office.keys,
                                       {.account = id,
                                        .stage = Stage::signed_in,
                                        .strong = true,
                                        .how = "Password and code",
                                        .peer = here->peer,
                                        .agent = here->agent},
                                       tx.now(), office.settings);
    });
    return finished;
}

}  // namespace

core::Result<std::vector<std::string>> finish_code(const Office& office, const Holder& holder,
                                                   const std::string& typed) {
    auto finished = finish(office, holder.account(), typed, nullptr);
    if (!finished) return tl::unexpected(finished.error());
    return std::move(finished->recovery);
}

core::Result<Finished> finish_code_here(const Office& office, const Holder& holder, const std::string& typed,
                                        const Origin& origin) {
    return finish(office, holder.account(), typed, &origin);
}

core::Result<void> drop_code(const Office& office, const Holder& holder, const std::string& password) {
    const auto& id = holder.account();
    if (!count_try(office, "account", id, id)) return refuse_tries();
    std::string hash;
    office.ledger.read([&](db::ReadTx& tx) { hash = password_hash(tx, id); });
    if (!is_password(hash, password, office.settings.cost))
        return core::refuse(core::Reason::forbidden, "Password is not right");
    office.ledger.write(process(office, "remove_code", "The account's holder", id), [&](audit::WriteTx& tx) {
        remove_code(tx, id);
        if (const auto account = find_account(tx, id))
            tell_person(office, tx, *account, "One-time codes were removed from your account.");
    });
    return {};
}

core::Result<void> prove(const Office& office, const std::string& id, const std::string& password,
                         const std::string& code) {
    std::optional<Account> account;
    std::string hash;
    CodeSecret stored;
    office.ledger.read([&](db::ReadTx& tx) {
        account = find_account(tx, id);
        hash = password_hash(tx, id);
        stored = code_secret(tx, id);
    });
    if (!account || (!account->has_password && !account->has_code))
        return core::refuse(core::Reason::wrong_state, "Sign out, sign in again, then send the form once more.");
    if (!count_try(office, "account", id, id)) return refuse_tries();
    std::optional<std::int64_t> step;
    if (account->has_code) {
        const auto secret = office.keys.open(stored.sealed.reveal());
        step = secret ? code_step(*secret, code, office.clock.now(), stored.last) : std::nullopt;
    }
    // Both are looked at before either is told wrong.
    const bool right = !account->has_password || is_password(hash, password, office.settings.cost);
    if (!right || (account->has_code && !step))
        return core::refuse(core::Reason::forbidden, account->has_code
                                                         ? "Password or code is not right, or the code was used already"
                                                         : "Password is not right");
    bool proved = false;
    office.ledger.write(process(office, "prove", account->name, id), [&](audit::WriteTx& tx) {
        proved = !step || spend_code(tx, id, *step);
        if (!proved) return;
        forget_tries(tx.store(), "account", office.keys.hash(id));
        tell(tx, "proved", id);
    });
    if (!proved) return core::refuse(core::Reason::forbidden, "The code was used already. Wait for the next one");
    return {};
}

}  // namespace rights

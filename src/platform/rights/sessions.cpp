#include "platform/rights/sessions.h"

#include "platform/db/db.h"

namespace rights {
namespace {

constexpr auto text = db::Column::text;
constexpr auto integer = db::Column::integer;

const std::string session_columns =
    "select id, account, state, strong, how, opened_at, seen_at, expires_at, peer, agent from rights_sessions";
const std::vector<db::Column> session_types{text, text, text, integer, text, text, text, text, text, text};
const db::Query select_session{"rights: session", session_columns + " where hash = :hash", session_types};
const db::Query select_sessions{
    "rights: sessions of account",
    session_columns + " where account = :account order by opened_at collate \"C\" desc, id collate \"C\"",
    session_types};
const db::Query insert_session{
    "rights: open session",
    "insert into rights_sessions (hash, id, account, state, strong, how, opened_at, seen_at, expires_at, peer, agent) "
    "values (:hash, :id, :account, :state, :strong, :how, :at, :seen, :expires, :peer, :agent)"};
const db::Query update_seen{"rights: touch session", "update rights_sessions set seen_at = :at where id = :id"};
const db::Query delete_session{"rights: end session",
                               "delete from rights_sessions where account = :account and id = :id"};
const db::Query delete_others{"rights: end other sessions",
                              "delete from rights_sessions where account = :account and id <> :id"};
const db::Query sweep_sessions{"rights: sweep sessions",
                               "delete from rights_sessions where expires_at < :now or seen_at < :idle"};
const db::Query sweep_links{"rights: sweep links", "delete from rights_links where expires_at < :now"};
const db::Query sweep_attempts{"rights: sweep tries", "delete from rights_attempts where at < :since"};
const db::Query sweep_departures{"rights: sweep departures", "delete from rights_departures where expires_at < :now"};

const db::Query delete_links{"rights: end links of account",
                             "delete from rights_links where account = :account and used_at is null"};
const db::Query insert_link{"rights: make link",
                            "insert into rights_links (hash, account, purpose, expires_at) values "
                            "(:hash, :account, :purpose, :until)"};
const db::Query select_link{
    "rights: link",
    "select account from rights_links where hash = :hash and used_at is null and expires_at > :now",
    {text}};
const db::Query spend_link{
    "rights: use link",
    "update rights_links set used_at = :at where hash = :hash and used_at is null and expires_at > :now "
    "returning account",
    {text}};

const db::Query insert_attempt{"rights: count try",
                               "insert into rights_attempts (kind, subject, at) values (:kind, :subject, :at)"};
const db::Query count_attempts{
    "rights: tries",
    "select count(*) from rights_attempts where kind = :kind and subject = :subject and at > :since",
    {integer}};
const db::Query delete_attempts{"rights: forget tries",
                                "delete from rights_attempts where kind = :kind and subject = :subject"};

core::Instant moment(const std::string& iso) { return core::parse_instant(iso).value_or(core::Instant{}); }

Session session_of(const db::Row& row) {
    return {.id = row.text(0),
            .account = row.text(1),
            .stage = row.text(2) == "signed_in" ? Stage::signed_in : Stage::code_awaited,
            .strong = row.integer(3) == 1,
            .how = row.text(4),
            .opened = moment(row.text(5)),
            .seen = moment(row.text(6)),
            .expires = moment(row.text(7)),
            .peer = row.text(8),
            .agent = row.text(9)};
}

bool lives(const Session& session, core::Instant now, const Settings& settings) {
    return now < session.expires && now - session.seen <= settings.idle;
}

/// Cut between characters: half a character is not UTF-8, and the store would refuse it.
std::string cut(std::string_view long_text, std::size_t most) {
    if (long_text.size() <= most) return std::string{long_text};
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(long_text[end]) & 0xC0) == 0x80) --end;
    return std::string{long_text.substr(0, end)};
}

}  // namespace

std::string open_session(db::WriteTx& tx, const Keys& keys, const NewSession& session, core::Instant now,
                         const Settings& settings) {
    const auto cookie = new_secret();
    const bool waits = session.stage == Stage::code_awaited;
    tx.run(insert_session, {{"hash", keys.hash(cookie)},
                            {"id", new_id()},
                            {"account", session.account},
                            {"state", waits ? "code_awaited" : "signed_in"},
                            {"strong", std::int64_t{session.strong ? 1 : 0}},
                            {"how", session.how},
                            {"at", core::iso(now)},
                            {"seen", core::iso(now)},
                            {"expires", core::iso(now + (waits ? settings.to_code : settings.longest))},
                            {"peer", session.peer},
                            {"agent", cut(session.agent, 200)}});
    return cookie;
}

std::optional<Session> find_session(db::ReadTx& tx, const Keys& keys, std::string_view cookie, core::Instant now,
                                    const Settings& settings) {
    if (cookie.size() < 40 || cookie.size() > 50) return {};
    const auto row = tx.first(select_session, {{"hash", keys.hash(cookie)}});
    if (!row) return {};
    auto session = session_of(*row);
    if (!lives(session, now, settings)) return {};
    return session;
}

void touch_session(db::WriteTx& tx, const std::string& id, core::Instant now) {
    tx.run(update_seen, {{"at", core::iso(now)}, {"id", id}});
}

std::vector<Session> sessions_of(db::ReadTx& tx, const std::string& account, core::Instant now,
                                 const Settings& settings) {
    std::vector<Session> all;
    tx.each(select_sessions, {{"account", account}}, [&](const db::Row& row) {
        auto session = session_of(row);
        if (lives(session, now, settings)) all.push_back(std::move(session));
    });
    return all;
}

bool end_session(db::WriteTx& tx, const std::string& account, const std::string& id) {
    return tx.run(delete_session, {{"account", account}, {"id", id}}) == 1;
}

std::int64_t end_sessions(db::WriteTx& tx, const std::string& account, const std::string& except) {
    return tx.run(delete_others, {{"account", account}, {"id", except}});
}

void sweep(db::WriteTx& tx, core::Instant now, const Settings& settings) {
    tx.run(sweep_sessions, {{"now", core::iso(now)}, {"idle", core::iso(now - settings.idle)}});
    tx.run(sweep_links, {{"now", core::iso(now)}});
    tx.run(sweep_attempts, {{"since", core::iso(now - settings.window)}});
    tx.run(sweep_departures, {{"now", core::iso(now)}});
}

std::string make_link(db::WriteTx& tx, const Keys& keys, const std::string& account, Purpose purpose,
                      core::Instant until) {
    tx.run(delete_links, {{"account", account}});
    const auto secret = new_secret();
    tx.run(insert_link, {{"hash", keys.hash(secret)},
                         {"account", account},
                         {"purpose", purpose == Purpose::invitation ? "invitation" : "reset"},
                         {"until", core::iso(until)}});
    return secret;
}

std::optional<std::string> find_link(db::ReadTx& tx, const Keys& keys, std::string_view secret, core::Instant now) {
    const auto row = tx.first(select_link, {{"hash", keys.hash(secret)}, {"now", core::iso(now)}});
    if (!row) return {};
    return row->text(0);
}

std::optional<std::string> use_link(db::WriteTx& tx, const Keys& keys, std::string_view secret, core::Instant now) {
    const auto row =
        tx.first(spend_link, {{"at", core::iso(now)}, {"hash", keys.hash(secret)}, {"now", core::iso(now)}});
    if (!row) return {};
    return row->text(0);
}

bool may_try(db::WriteTx& tx, std::string_view kind, std::string_view subject, int most, core::Instant now,
             const Settings& settings) {
    const std::string of_kind{kind}, of{subject};
    const auto so_far =
        tx.first(count_attempts, {{"kind", of_kind}, {"subject", of}, {"since", core::iso(now - settings.window)}});
    if (so_far->integer(0) >= most) return false;
    tx.run(insert_attempt, {{"kind", of_kind}, {"subject", of}, {"at", core::iso(now)}});
    return true;
}

void forget_tries(db::WriteTx& tx, std::string_view kind, std::string_view subject) {
    tx.run(delete_attempts, {{"kind", std::string{kind}}, {"subject", std::string{subject}}});
}

}  // namespace rights

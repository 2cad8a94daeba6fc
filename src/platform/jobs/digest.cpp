#include "platform/jobs/digest.h"

#include "core/london.h"
#include "platform/db/db.h"

namespace jobs {
namespace {

constexpr auto text = db::Column::text;
constexpr auto integer = db::Column::integer;

const db::Query select_rhythm{"jobs: rhythm", "select rhythm from jobs_preferences where account = :account", {text}};
const db::Query set_preference{"jobs: set rhythm",
                               "insert into jobs_preferences (account, rhythm, email) values "
                               "(:account, :rhythm, :email) on conflict (account) do update set "
                               "rhythm = excluded.rhythm, email = excluded.email"};
const db::Query keep_preference{"jobs: first rhythm",
                                "insert into jobs_preferences (account, rhythm, email) values "
                                "(:account, 'daily', :email) on conflict (account) do nothing"};
const db::Query insert_notice{"jobs: gather notice",
                              "insert into jobs_notices (account, topic, text, address, created_at) values "
                              "(:account, :topic, :text, :address, :now)"};
const db::Query select_notices{
    "jobs: notices to send",
    "select n.id, n.account, n.topic, n.text, n.address, p.email, p.rhythm from jobs_notices n "
    "join jobs_preferences p on p.account = n.account where n.sent_at is null "
    "order by n.account collate \"C\", n.topic collate \"C\", n.id",
    {integer, text, text, text, text, text, text}};
const db::Query mark_sent{"jobs: notice sent", "update jobs_notices set sent_at = :now where id = :id"};

constexpr Subject subject{"Cairn: what has changed for you"};

}  // namespace

std::string_view word(Rhythm rhythm) {
    switch (rhythm) {
        case Rhythm::at_once:
            return "at_once";
        case Rhythm::daily:
            return "daily";
        case Rhythm::weekly:
            return "weekly";
        case Rhythm::never:
            return "never";
    }
    return "daily";
}

std::optional<Rhythm> find_rhythm(std::string_view wanted) {
    for (const auto rhythm : {Rhythm::at_once, Rhythm::daily, Rhythm::weekly, Rhythm::never})
        if (word(rhythm) == wanted) return rhythm;
    return {};
}

Rhythm rhythm_of(db::ReadTx& tx, const std::string& account) {
    const auto row = tx.first(select_rhythm, {{"account", account}});
    return row ? find_rhythm(row->text(0)).value_or(Rhythm::daily) : Rhythm::daily;
}

void set_rhythm(db::WriteTx& tx, const std::string& account, const std::string& email, Rhythm rhythm) {
    tx.run(set_preference, {{"account", account}, {"rhythm", std::string{word(rhythm)}}, {"email", email}});
}

void notify(db::WriteTx& tx, const Notice& notice, core::Instant now) {
    tx.run(keep_preference, {{"account", notice.account}, {"email", notice.email}});
    const auto rhythm = rhythm_of(tx, notice.account);
    if (rhythm == Rhythm::never) return;
    if (rhythm == Rhythm::at_once) {
        const auto key = "notice/" + notice.account + "/" + core::iso(now) + "/" + notice.address + "/" + notice.text;
        send(tx, key,
             {.to = notice.email,
              .subject = subject,
              .paragraphs = {{notice.topic + ": " + notice.text}, {"Open it in Cairn", notice.address}}},
             now);
        return;
    }
    tx.run(insert_notice, {{"account", notice.account},
                           {"topic", notice.topic},
                           {"text", notice.text},
                           {"address", notice.address},
                           {"now", core::iso(now)}});
}

void write_digests(db::WriteTx& tx, core::Instant now) {
    const auto today = core::london_date(now);
    const bool monday = std::chrono::weekday{today} == std::chrono::Monday;
    std::string account, email, topic;
    std::vector<Paragraph> paragraphs;
    const auto close = [&] {
        if (!paragraphs.empty())
            send(tx, "digest/" + account + "/" + core::iso(today),
                 {.to = email, .subject = subject, .paragraphs = paragraphs}, now);
        paragraphs.clear();
        topic.clear();
    };
    for (const auto& row : tx.all(select_notices)) {
        const auto rhythm = find_rhythm(row.text(6)).value_or(Rhythm::daily);
        if (rhythm == Rhythm::never || (rhythm == Rhythm::weekly && !monday)) continue;
        if (row.text(1) != account) {
            close();
            account = row.text(1);
            email = row.text(5);
        }
        if (row.text(2) != topic) paragraphs.push_back({topic = row.text(2)});
        paragraphs.push_back({row.text(3), row.text(4)});
        tx.run(mark_sent, {{"now", core::iso(now)}, {"id", row.integer(0)}});
    }
    close();
}

}  // namespace jobs

#include "platform/registers/search.h"

#include <algorithm>

#include "platform/db/plan.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

using db::Column;

constexpr std::size_t most_indexed_bytes = 100'000;
constexpr std::size_t most_words = 8;
constexpr int most_ranked = 300;

const db::Query put_words{"registers: index a record",
                          "insert into registers_search (entity, record, title, words, live) "
                          "values (:entity, :record, :title, :words, :live) on conflict (entity, record) do update "
                          "set title = excluded.title, words = excluded.words, live = excluded.live returning id",
                          {Column::integer}};
const db::Query old_words{"registers: indexed words",
                          "select id, words from registers_search where entity = :entity and record = :record",
                          {Column::integer, Column::text}};
// SQLite's index of words stands beside the table and is told of every change.
const db::Query forget_words{
    "registers: forget words",
    "insert into registers_text (registers_text, rowid, words) values ('delete', :id, :words)"};
const db::Query learn_words{"registers: learn words", "insert into registers_text (rowid, words) values (:id, :words)"};
const db::Query last_row{
    "registers: last indexed", "select coalesce(max(id), 0) from registers_search", {Column::integer}};
const db::Query learn_rows{
    "registers: learn the words of new rows",
    "insert into registers_text (rowid, words) select id, words from registers_search where id > "
    ":last"};

/// U+00C0 to U+017F without their accents; the letter itself where it has none.
constexpr std::string_view without_accents =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggg"
    "gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

bool is_letter_or_digit(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

std::string plain_words(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            const bool upper = byte >= 'A' && byte <= 'Z';
            out += is_letter_or_digit(byte) ? static_cast<char>(upper ? byte - 'A' + 'a' : byte) : ' ';
        } else if (byte >= 0xC3 && byte <= 0xC5 && i + 1 < text.size()) {
            const unsigned point = ((byte & 0x1FU) << 6U) | (static_cast<unsigned char>(text[++i]) & 0x3FU);
            out += point - 0xC0 < without_accents.size() ? without_accents[point - 0xC0] : ' ';
        } else if (byte == 0xE2 && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0x80) {
            i += 2;  // quotation marks and dashes, U+2000 to U+203F
            out += ' ';
        } else {
            out += text[i];
        }
    }
    return out;
}

std::vector<std::string> words_of(std::string_view typed) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : plain_words(typed) + " ") {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            // What is longer than any word is sought all the same: nothing has it.
            if (words.size() < most_words) words.push_back(cut(word, 100));
            word.clear();
        }
    }
    return words;
}

std::string searched_text(const Entity& entity, const Record& record) {
    std::string text = record.title;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        const auto& field = entity.fields[i];
        const bool open =
            field.classification == Classification::open || field.classification == Classification::partnership;
        if (open && field.type != Type::reference && field.type != Type::file && !record.cells[i].empty())
            text += " " + shown(field, record.cells[i]);
    }
    return cut(plain_words(text), most_indexed_bytes);
}

std::string cut(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string{text};
    // Back to before the character that the cut goes through: continuation bytes begin with binary 10.
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return std::string{text.substr(0, most)};
}

void index(audit::WriteTx& tx, const Entity& entity, const Record& record) {
    const auto words = searched_text(entity, record);
    const bool sqlite = tx.engine() == db::Engine::sqlite;
    std::optional<db::Row> old;
    if (sqlite) old = tx.first(old_words, {{"entity", table_of(entity)}, {"record", record.id}});
    const auto id = tx.first(put_words, {{"entity", table_of(entity)},
                                         {"record", record.id},
                                         {"title", record.title},
                                         {"words", words},
                                         {"live", std::int64_t{record.withdrawn_at.empty() ? 1 : 0}}})
                        ->integer(0);
    if (!sqlite || (old && old->text(1) == words)) return;
    if (old) tx.run(forget_words, {{"id", old->integer(0)}, {"words", old->text(1)}});
    tx.run(learn_words, {{"id", id}, {"words", words}});
}

BulkIndex::BulkIndex()
    : rows_("registers_search", {{"entity", Column::text},
                                 {"record", Column::text},
                                 {"title", Column::text},
                                 {"words", Column::text},
                                 {"live", Column::integer}}) {}

void BulkIndex::add(audit::WriteTx& tx, const Entity& entity, const Record& record) {
    if (!last_) last_ = tx.first(last_row)->integer(0);
    rows_.add(tx.store(), {table_of(entity), record.id, record.title, searched_text(entity, record), std::int64_t{1}});
}

void BulkIndex::flush(audit::WriteTx& tx) {
    rows_.flush(tx.store());
    if (last_ && tx.engine() == db::Engine::sqlite) tx.run(learn_rows, {{"last", *last_}});
    last_.reset();
}

std::string match_of(db::Engine engine, std::string_view typed) {
    std::string match;
    for (const auto& word : words_of(typed)) {
        if (engine == db::Engine::sqlite)
            match += (match.empty() ? "\"" : " \"") + word + "\"*";
        else
            match += (match.empty() ? "'" : " & '") + word + "':*";
    }
    return match;
}

std::vector<Hit> search(db::ReadTx& tx, const std::vector<const Entity*>& entities, std::string_view typed,
                        std::size_t most, const std::vector<Seen>& seen) {
    const std::string match = match_of(tx.engine(), typed);
    std::vector<Hit> hits;
    if (match.empty() || entities.empty()) return hits;
    std::vector<std::string> names;
    std::vector<db::Bind> binds{{"match", match}, {"most", static_cast<std::int64_t>(most)}};
    std::string list;
    const bool sqlite = tx.engine() == db::Engine::sqlite;
    for (std::size_t i = 0; i < entities.size(); ++i) names.push_back("e" + std::to_string(i));
    for (std::size_t i = 0; i < entities.size(); ++i) {
        list += (i == 0 ? "(s.entity = :" : " or (s.entity = :") + names[i];
        binds.push_back({names[i], table_of(*entities[i])});
        if (i < seen.size() && !seen[i].all()) {
            // Asked of each hit: the rows that someone may see are more than those that have the words. (The offset
            // keeps PostgreSQL from collecting them all the same.)
            list += " and exists (select 1 from " + table_of(*entities[i]) + " t where t.id = s.record and " +
                    seen[i].sql + (sqlite ? ")" : " offset 0)");
            for (const auto& [name, value] : seen[i].values) binds.push_back({name, value});
        }
        list += ")";
    }
    const std::string select = "select s.entity, s.record, s.title from ";
    const std::string where = "s.live = 1 and (" + list + ") ";
    const std::string asked = "to_tsquery(cast('simple' as regconfig), :match)";
    const db::Query query{
        "registers: search",
        sqlite ? select +
                     "registers_search s join registers_text on registers_text.rowid = s.id where registers_text "
                     "match :match and " +
                     where + "order by bm25(registers_text), s.id limit :most"
               // To rank them all would take longer the more there are. Of so many, any are as good.
               : std::string{db::plan_by_values} + select +
                     "(select s.id, s.entity, s.record, s.title, s.vector from registers_search s where s.vector @@ " +
                     asked + " and " + where + "limit " + std::to_string(most_ranked) +
                     ") s order by ts_rank(s.vector, " + asked + ") desc, s.id limit :most",
        {Column::text, Column::text, Column::text}};
    tx.each(query, binds, [&](const db::Row& row) { hits.push_back({row.text(0), row.text(1), row.text(2)}); });
    return hits;
}

}  // namespace registers

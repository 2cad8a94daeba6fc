#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/audit/bulk.h"
#include "platform/registers/sight.h"
#include "platform/registers/store.h"

/// Finding records by words: FTS5 on SQLite, tsvector on PostgreSQL, one table for all registers.
namespace registers {

/// Both engines cut text into words in their own way. So the words are cut here: letters and digits, lower case, the
/// accents of western European letters taken off; everything else is a space.
std::string plain_words(std::string_view text);

/// The first `most` bytes at most, and no half character at the end.
std::string cut(std::string_view text, std::size_t most);

/// What the search knows of a record: its title and every field that the whole partnership may see.
std::string searched_text(const Entity& entity, const Record& record);

/// After each change of a record.
void index(audit::WriteTx& tx, const Entity& entity, const Record& record);
/// The same for records that are new, many at once. Nothing else may be indexed between the first `add` and `flush`.
class BulkIndex {
  public:
    BulkIndex();
    void add(audit::WriteTx& tx, const Entity& entity, const Record& record);
    void flush(audit::WriteTx& tx);

  private:
    audit::Bulk rows_;
    std::optional<std::int64_t> last_;  ///< the last row before the first of these
};

/// The words of a search, at most eight.
std::vector<std::string> words_of(std::string_view typed);

/// A search in the engine's own language: every word must occur, the last ones may be beginnings. Empty when `typed`
/// holds no word.
std::string match_of(db::Engine engine, std::string_view typed);

struct Hit {
    std::string entity;  ///< table
    std::string id;
    std::string title;
};
/// Live records of these entities whose text has all the words, best first (on PostgreSQL, of 300 that have them:
/// what more records than that have does not tell them apart). `seen`: for each entity, the rows that the
/// viewer may see; none given: all rows.
std::vector<Hit> search(db::ReadTx& tx, const std::vector<const Entity*>& entities, std::string_view typed,
                        std::size_t most = 50, const std::vector<Seen>& seen = {});

}  // namespace registers

#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/audit/audit.h"
#include "platform/registers/entity.h"
#include "platform/registers/media.h"

/// Files of records, kept in the store: whoever may read the record may read them, and a copy of the store holds them.
/// A file never changes and is never taken away once a record had it, so that every version of the record has its own.
namespace registers {

/// What a record's cell tells of its file.
struct KeptFile {
    std::string id;          ///< at random
    std::string hash;        ///< SHA-256 of the content, 64 hexadecimal digits
    std::int64_t bytes = 0;  ///< its size
    std::string media;       ///< a word of media.h
    std::string name;        ///< made safe
};
/// Empty when the cell is, or holds no file.
std::optional<KeptFile> kept_file(const std::string& cell);
std::string cell_of(const KeptFile& file);
/// "Thresholds.pdf (PDF, 1.2 MB)".
std::string in_words(const KeptFile& file);
/// The same with the beginning of its hash: for the history.
std::string with_hash(const KeptFile& file);

/// A file as it came with a form, looked at: what it is, or what is wrong with it.
struct Judged {
    KeptFile file;
    std::string problem;  ///< a sentence that says what to do; empty: none
};
Judged judge(const Field& field, std::string_view name, std::string_view bytes);

/// A file that arrives piece by piece: its pieces go to the store as they come, and no more than one of them is in
/// memory. One that is not finished, or is found wrong, waits for nobody and is gone within a week at most.
class ArrivingFile {
  public:
    /// `database` and `field` outlive it.
    ArrivingFile(db::Database& database, const Field& field, std::string name, std::string owner, core::Instant at);
    ~ArrivingFile();
    void take(std::string_view bytes);
    /// What it is; when something is wrong with it, what was stored is taken away again.
    Judged finish();
    const Field& field() const { return field_; }

  private:
    struct Hash;
    void store(std::string_view part);
    void drop();

    db::Database& database_;
    const Field& field_;
    KeptFile file_;
    std::string owner_, at_, part_;
    std::int64_t parts_ = 0;
    MediaSeeker seeker_;
    std::unique_ptr<Hash> hash_;
};

/// Keeps a file for a record that its owner has not saved yet; a week long. Forgets those that waited longer.
void keep_file(audit::WriteTx& tx, const Entity& entity, const KeptFile& file, std::string_view bytes,
               const std::string& owner);
/// The same of one that arrived, whose pieces are in the store.
void keep_arrived(audit::WriteTx& tx, const Entity& entity, const KeptFile& file);
/// Empty: there is none that waits for this owner. `owner` null: whoever's.
std::optional<KeptFile> waiting_file(db::ReadTx& tx, const std::string& id, const std::string* owner);
/// A record has these now: they stay.
void use_files(audit::WriteTx& tx, const Entity& entity, const Cells& cells);

/// Throws core::Failure when the content is not the one that was given.
std::string content_of(db::ReadTx& tx, const KeptFile& file);

}  // namespace registers

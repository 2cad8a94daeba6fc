#pragma once
#include <string>

#include "platform/db/store.h"

namespace db {

/// A file that is made under another name, and gets its own when it is complete and on the disk. Removed otherwise.
class NewFile {
  public:
    /// Throws core::Failure when `file` is a folder, lies in a missing one, or cannot be made.
    explicit NewFile(const std::string& file);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    const std::string& temporary() const { return temporary_; }
    /// Throws core::Failure when the disk does not take it.
    void finish();

  private:
    std::string file_;
    std::string temporary_;
};

/// Whether both paths lead to the same existing file.
bool same_file(const std::string& one, const std::string& other);

/// Throws core::Failure with one sentence when `file` is no regular file that this user may read.
void check_readable(const std::string& file);

void backup_sqlite(const std::string& store, const std::string& shown, const std::string& file);
void restore_sqlite(const std::string& store, const std::string& file, const std::vector<Migration>& known);
void backup_postgres(const std::string& url, const std::string& file);
void restore_postgres(const std::string& url, const std::string& file, const std::vector<Migration>& known);

/// Puts the checksum of all that stands in the file behind it. SQLite does not look there.
void add_checksum(const std::string& file);
/// Throws core::Failure when the file does not end with the checksum of what stands before it.
void check_checksum(const std::string& file);

}  // namespace db

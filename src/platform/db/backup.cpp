#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "core/failure.h"
#include "platform/db/copies.h"
#include "platform/db/postgres_address.h"

namespace db {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_write(const std::string& file, const std::string& why) {
    throw core::Failure("The copy " + file + " cannot be written: " + why);
}

std::string last_error() { return std::generic_category().message(errno); }

/// Has the disk take what was written to a file, or the names in a folder.
bool reach_disk(const std::string& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) return false;
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
}

std::string folder_of(const std::string& file) {
    const auto folder = fs::path(file).parent_path();
    return folder.empty() ? "." : folder.string();
}

}  // namespace

NewFile::NewFile(const std::string& file) : file_(file), temporary_(file + ".part-" + std::to_string(::getpid())) {
    std::error_code error;
    if (file.empty()) throw core::Failure("The copy has no name: give the path of a file");
    if (fs::is_directory(file, error)) cannot_write(file, "it is a folder");
    if (!fs::is_directory(folder_of(file), error)) cannot_write(file, "its folder does not exist");
    ::unlink(temporary_.c_str());  // of a process of that number which was killed
    const int made = ::open(temporary_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0) cannot_write(file, last_error());
    ::close(made);
}

NewFile::~NewFile() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void NewFile::finish() {
    if (!reach_disk(temporary_, O_RDONLY)) cannot_write(file_, last_error());
    if (std::rename(temporary_.c_str(), file_.c_str()) != 0) cannot_write(file_, last_error());
    temporary_.clear();
    if (!reach_disk(folder_of(file_), O_RDONLY | O_DIRECTORY)) cannot_write(file_, last_error());
}

bool same_file(const std::string& one, const std::string& other) {
    std::error_code error;
    return fs::equivalent(one, other, error);
}

void check_readable(const std::string& file) {
    const auto cannot_read = [&](const std::string& why) {
        throw core::Failure("The copy " + file + " cannot be read: " + why);
    };
    std::error_code error;
    const auto status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found) cannot_read("it does not exist");
    if (error) cannot_read(error.message());
    if (!fs::is_regular_file(status)) cannot_read("it is not a regular file");
    if (::faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) != 0) cannot_read(last_error());
    if (fs::file_size(file, error) == 0) cannot_read("it is empty");
}

void backup(Database& database, const std::string& file) {
    const auto& store = dynamic_cast<Store&>(database);
    if (database.engine() == Engine::postgresql) return backup_postgres(store.location(), file);
    for (const auto* companion : {"", "-wal", "-shm"}) {
        if (same_file(file, store.location() + companion)) cannot_write(file, "it is the store itself");
    }
    backup_sqlite(store.location(), store.address(), file);
}

void restore(const std::string& url, const std::string& file, const std::vector<Migration>& known) {
    check_readable(file);
    if (is_postgres(url)) return restore_postgres(url, file, known);
    if (same_file(url, file)) throw core::Failure("The store " + url + " cannot be restored from itself");
    restore_sqlite(url, file, known);
}

}  // namespace db

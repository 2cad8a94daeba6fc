#include "platform/publish/folder.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/failure.h"

namespace publish {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot(const std::string& what, const std::error_code& error) {
    throw core::Failure(what + (error ? ": " + error.message() : "") + ".");
}

/// A folder beside what will stand, gone when all has been moved or something failed.
class Staging {
  public:
    explicit Staging(const fs::path& folder) : path_((folder / ".report-XXXXXX").string()) {
        if (::mkdtemp(path_.data()) == nullptr)
            cannot("Nothing can be written into the folder " + folder.string(),
                   std::error_code{errno, std::generic_category()});
    }
    ~Staging() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Staging(const Staging&) = delete;
    Staging& operator=(const Staging&) = delete;

    fs::path path(const std::string& name) const { return fs::path{path_} / name; }

  private:
    std::string path_;
};

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) cannot("The folder " + folder.string() + " cannot be made", error);
}

void write_file(const fs::path& path, const std::string& bytes) {
    make_folder(path.parent_path());
    std::ofstream stream{path, std::ios::binary};
    stream << bytes;
    stream.close();
    if (!stream) cannot("The file " + path.string() + " cannot be written", {});
}

void remove_old_tables(const fs::path& folder, const std::vector<File>& files) {
    const auto is_new = [&](const std::string& path) {
        return std::any_of(files.begin(), files.end(), [&](const File& file) { return file.path == path; });
    };
    if (!is_new("csv/figures.csv")) return;
    std::error_code error;
    std::vector<fs::path> old;
    for (const auto& entry : fs::directory_iterator{folder / "csv", error}) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("table-") && name.ends_with(".csv") && !is_new("csv/" + name)) old.push_back(entry.path());
    }
    for (const auto& path : old) fs::remove(path, error);
}

}  // namespace

std::vector<std::string> put(const std::string& folder, const std::vector<File>& files) {
    make_folder(folder);
    const Staging staging{folder};
    for (const auto& file : files) write_file(staging.path(file.path), file.bytes);
    std::vector<std::string> paths;
    for (const auto& file : files) {
        const fs::path target = fs::path{folder} / file.path;
        make_folder(target.parent_path());
        std::error_code error;
        if (fs::is_directory(target, error)) cannot("A folder stands where " + target.string() + " should be", {});
    }
    for (const auto& file : files) {
        const fs::path target = fs::path{folder} / file.path;
        std::error_code error;
        fs::rename(staging.path(file.path), target, error);
        if (error) cannot("The file " + target.string() + " cannot be written", error);
        paths.push_back(target.string());
    }
    remove_old_tables(folder, files);
    return paths;
}

}  // namespace publish

#include "rooms/census/engine/bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "core/failure.h"

namespace census {
namespace {

class Handle {
  public:
    explicit Handle(const std::string& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~Handle() {
        if (fd_ >= 0) ::close(fd_);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    int get() const { return fd_; }

  private:
    int fd_;
};

class FileBytes final : public Bytes {
  public:
    FileBytes(std::string path, std::unique_ptr<Handle> handle, std::uint64_t size)
        : path_(std::move(path)), handle_(std::move(handle)), size_(size) {}

    std::uint64_t size() const override { return size_; }
    std::string_view read(std::uint64_t at, std::span<char> into) const override {
        std::size_t got = 0;
        while (got < into.size()) {
            const auto n = ::pread(handle_->get(), into.data() + got, into.size() - got, static_cast<off_t>(at + got));
            if (n < 0 && errno == EINTR) continue;
            if (n < 0) throw core::Failure(path_ + ": cannot be read: " + std::strerror(errno));
            if (n == 0) break;
            got += static_cast<std::size_t>(n);
        }
        return {into.data(), got};
    }

  private:
    std::string path_;
    std::unique_ptr<Handle> handle_;
    std::uint64_t size_;
};

class TextBytes final : public Bytes {
  public:
    explicit TextBytes(std::string text) : text_(std::move(text)) {}
    std::uint64_t size() const override { return text_.size(); }
    std::string_view read(std::uint64_t at, std::span<char> into) const override {
        if (at >= text_.size()) return {};
        const std::size_t n = std::min<std::size_t>(into.size(), text_.size() - at);
        std::copy_n(text_.data() + at, n, into.data());
        return {into.data(), n};
    }

  private:
    std::string text_;
};

std::string read_to_end(const std::string& path, int fd) {
    std::string text;
    std::array<char, 65536> part{};
    for (;;) {
        const auto n = ::read(fd, part.data(), part.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw core::Failure(path + ": cannot be read: " + std::strerror(errno));
        if (n == 0) return text;
        text.append(part.data(), static_cast<std::size_t>(n));
    }
}

}  // namespace

std::string Bytes::all() const {
    std::string text(size(), '\0');
    text.resize(read(0, text).size());
    return text;
}

std::vector<std::size_t> Bytes::lines_of(std::span<const std::uint64_t> ascending) const {
    std::vector<std::size_t> lines;
    std::string part(65536, '\0');
    std::size_t line = 1;
    std::uint64_t done = 0;
    for (const std::uint64_t at : ascending) {
        while (done < at) {
            const auto got = read(done, std::span{part}.first(std::min<std::uint64_t>(part.size(), at - done)));
            if (got.empty()) break;
            line += static_cast<std::size_t>(std::count(got.begin(), got.end(), '\n'));
            done += got.size();
        }
        lines.push_back(line);
    }
    return lines;
}

core::Result<std::unique_ptr<Bytes>> open_bytes(const std::string& path) {
    auto handle = std::make_unique<Handle>(path);
    if (handle->get() < 0)
        return core::refuse(core::Reason::unusable_input, std::string{"cannot be opened: "} + std::strerror(errno));
    struct stat about {};
    if (::fstat(handle->get(), &about) != 0) throw core::Failure(path + ": cannot be read: " + std::strerror(errno));
    if (S_ISDIR(about.st_mode)) return core::refuse(core::Reason::unusable_input, "this is a folder");
    if (!S_ISREG(about.st_mode)) return bytes_of(read_to_end(path, handle->get()));
    const auto size = static_cast<std::uint64_t>(about.st_size);
    return std::make_unique<FileBytes>(path, std::move(handle), size);
}

std::unique_ptr<Bytes> bytes_of(std::string text) { return std::make_unique<TextBytes>(std::move(text)); }

}  // namespace census

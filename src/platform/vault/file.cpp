#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/failure.h"
#include "platform/vault/vault.h"

namespace vault {
namespace {

constexpr std::size_t chunk = 64 << 10;
constexpr std::size_t extra = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t head = crypto_secretstream_xchacha20poly1305_HEADERBYTES;

[[noreturn]] void fail(const std::string& path, const char* what) {
    throw core::Failure(path + ": " + what + (errno == 0 ? "" : std::string{": "} + std::strerror(errno)));
}

/// Closed at the end of its scope.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

  private:
    int number_;
};

/// A name is on the disk once its folder is.
void keep_folder(const std::string& path) {
    const auto slash = path.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const Descriptor descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (descriptor.number() >= 0) ::fsync(descriptor.number());
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

struct Writer::Insides {
    Insides(std::string name, int number) : path(std::move(name)), file(number) {}

    std::string path;
    Descriptor file;
    crypto_secretstream_xchacha20poly1305_state state{};
    std::string plain = {};
    bool closed = false;

    std::string unfinished() const { return path + ".part"; }

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto written = ::write(file.number(), bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail(path, "cannot be written");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void push(std::string_view text, bool is_last) {
        std::string sealed(text.size() + extra, '\0');
        crypto_secretstream_xchacha20poly1305_push(&state, bytes_of(sealed), nullptr, bytes_of(text), text.size(),
                                                   nullptr, 0,
                                                   is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
        write(sealed);
    }
};

Writer::Writer(std::string path, const Key& key) {
    errno = 0;
    const std::string unfinished = path + ".part";
    const int number = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (number < 0) fail(path, "cannot be made");
    insides_ = std::make_unique<Insides>(std::move(path), number);
    std::string header(head, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&insides_->state, bytes_of(header), key.data());
    insides_->write(header);
}

Writer::~Writer() {
    if (insides_ && !insides_->closed) ::unlink(insides_->unfinished().c_str());
}

void Writer::take(std::string_view bytes) {
    auto& in = *insides_;
    while (!bytes.empty()) {
        const auto part = bytes.substr(0, chunk - in.plain.size());
        in.plain += part;
        bytes.remove_prefix(part.size());
        if (in.plain.size() < chunk) return;
        in.push(in.plain, false);
        in.plain.clear();
    }
}

void Writer::close() {
    auto& in = *insides_;
    in.push(in.plain, true);
    sodium_memzero(in.plain.data(), in.plain.size());
    if (::fsync(in.file.number()) != 0) fail(in.path, "cannot be written");
    if (::rename(in.unfinished().c_str(), in.path.c_str()) != 0) fail(in.path, "cannot be put in its place");
    in.closed = true;
    keep_folder(in.path);
}

std::string read(const std::string& path, const Key& key) {
    errno = 0;
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number() < 0) fail(path, "cannot be opened");
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) fail(path, "cannot be read");
    std::string held(chunk + extra, '\0');
    const auto fill = [&](std::size_t wanted) {
        std::size_t got = 0;
        while (got < wanted) {
            const auto some = ::read(file.number(), held.data() + got, wanted - got);
            if (some < 0 && errno == EINTR) continue;
            if (some < 0) fail(path, "cannot be read");
            if (some == 0) break;
            got += static_cast<std::size_t>(some);
        }
        return got;
    };
    crypto_secretstream_xchacha20poly1305_state state;
    if (fill(head) != head || crypto_secretstream_xchacha20poly1305_init_pull(&state, bytes_of(held), key.data()) != 0)
        throw core::Failure(path + ": is no sealed file");
    std::string text;
    text.reserve(static_cast<std::size_t>(status.st_size));
    for (unsigned char tag = 0; tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL;) {
        const std::size_t got = fill(chunk + extra);
        if (got < extra) throw core::Failure(path + ": is cut short");
        const std::size_t at = text.size();
        text.resize(at + got - extra);
        if (crypto_secretstream_xchacha20poly1305_pull(&state, bytes_of(text) + at, nullptr, &tag, bytes_of(held), got,
                                                       nullptr, 0) != 0)
            throw core::Failure(path + ": was altered, or is sealed with another key");
    }
    return text;
}

bool remove(const std::string& path) {
    const bool was_there = ::unlink(path.c_str()) == 0;
    if (!was_there && errno != ENOENT) fail(path, "cannot be removed");
    keep_folder(path);
    return was_there;
}

}  // namespace vault

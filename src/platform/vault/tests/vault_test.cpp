#include "platform/vault/vault.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/failure.h"

namespace {

struct Folder {
    std::string path = std::filesystem::temp_directory_path() / ("vault." + std::to_string(::getpid()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string of(const std::string& name) const { return path + "/" + name; }
};

std::string slurp(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("vault: a sealed file comes back whole, whatever its size, and shows nothing on the disk") {
    const Folder folder;
    const auto key = vault::new_key();
    for (const std::size_t size : {0U, 1U, 65535U, 65536U, 65537U, 300000U}) {
        std::string text;
        while (text.size() < size) text += "a child's name ";
        text.resize(size);
        {
            vault::Writer writer{folder.of("r"), key};
            for (std::size_t at = 0; at < size; at += 1000) writer.take(std::string_view{text}.substr(at, 1000));
            CHECK(!std::filesystem::exists(folder.of("r") + ".done"));
            writer.close();
        }
        CHECK(vault::read(folder.of("r"), key) == text);
        CHECK(slurp(folder.of("r")).find("name") == std::string::npos);
    }
}

TEST_CASE("vault: a file that was cut short, altered or is of another key is refused") {
    const Folder folder;
    const auto key = vault::new_key();
    {
        vault::Writer writer{folder.of("r"), key};
        writer.take(std::string(200000, 'x'));
        writer.close();
    }
    CHECK_THROWS_AS(vault::read(folder.of("r"), vault::new_key()), core::Failure);
    const auto whole = slurp(folder.of("r"));
    std::ofstream{folder.of("cut"), std::ios::binary} << whole.substr(0, 24 + 2 * (65536 + 17));
    CHECK_THROWS_AS(vault::read(folder.of("cut"), key), core::Failure);
    auto altered = whole;
    altered[70000] ^= 1;
    std::ofstream{folder.of("altered"), std::ios::binary} << altered;
    CHECK_THROWS_AS(vault::read(folder.of("altered"), key), core::Failure);
    CHECK_THROWS_AS(vault::read(folder.of("none"), key), core::Failure);
}

TEST_CASE("vault: what is not closed leaves nothing") {
    const Folder folder;
    {
        vault::Writer writer{folder.of("r"), vault::new_key()};
        writer.take("half");
    }
    CHECK(std::filesystem::is_empty(folder.path));
    CHECK(!vault::remove(folder.of("r")));
}

TEST_CASE("vault: a master key is replaced by writing a new one above it; a lost one opens nothing") {
    const Folder folder;
    const auto made = vault::MasterKeys::read_or_make(folder.of("key"));
    struct stat status {};
    ::stat(folder.of("key").c_str(), &status);
    CHECK((status.st_mode & 0777) == 0600);
    const auto key = vault::new_key();
    const auto wrapped = made.wrap(key);
    CHECK(vault::MasterKeys::read_or_make(folder.of("key")).unwrap(wrapped) == key);
    const auto old = slurp(folder.of("key"));
    std::ofstream{folder.of("key")} << "# of 2027\n" + std::string(64, '7') + "\n" + old;
    const auto both = vault::MasterKeys::read(folder.of("key"));
    CHECK(both.unwrap(wrapped) == key);
    CHECK(!both.is_current(wrapped));
    CHECK(both.is_current(both.wrap(key)));
    std::ofstream{folder.of("key")} << std::string(64, '7') + "\n";
    const auto alone = vault::MasterKeys::read(folder.of("key"));
    CHECK(!alone.unwrap(wrapped));
    CHECK(alone.unwrap(both.wrap(key)) == key);
}

TEST_CASE("vault: a key file that others may read, or that holds no key, is refused with a sentence") {
    const Folder folder;
    CHECK_THROWS_AS(vault::MasterKeys::read(folder.of("none")), core::Failure);
    std::ofstream{folder.of("key")} << "abc\n";
    ::chmod(folder.of("key").c_str(), 0600);
    CHECK_THROWS_WITH(vault::MasterKeys::read(folder.of("key")), doctest::Contains("64 hexadecimal digits"));
    std::ofstream{folder.of("key")} << std::string(64, 'a') << "\n";
    ::chmod(folder.of("key").c_str(), 0644);
    CHECK_THROWS_WITH(vault::MasterKeys::read(folder.of("key")), doctest::Contains("chmod 600"));
}

TEST_CASE("vault: texts and marks") {
    const auto key = vault::new_key(), other = vault::new_key();
    const auto sealed = vault::seal(key, "moved to Leeds");
    CHECK(vault::open(key, sealed) == "moved to Leeds");
    CHECK(!vault::open(other, sealed));
    CHECK(!vault::open(key, sealed + "A"));
    CHECK(vault::mark(key, "8925|A1") == vault::mark(key, "8925|A1"));
    CHECK(vault::mark(key, "8925|A1") != vault::mark(other, "8925|A1"));
    vault::Hash hash;
    hash.take("ab");
    hash.take("c");
    CHECK(hash.hex() == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

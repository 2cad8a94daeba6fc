#include "support/node.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>

namespace support {
namespace {

std::string modules() { return std::string{SUPPORT_SOURCE_DIR} + "/node_modules"; }
std::string node() { return modules() + "/node/bin/node"; }

}  // namespace

bool has_node(const std::string& package) {
    if (std::filesystem::exists(node()) && std::filesystem::exists(modules() + "/" + package)) return true;
    if (std::getenv("CI") != nullptr) FAIL("npm package " << package << " is not installed: run npm ci");
    std::cout << "SKIPPED: no " << package << " (run npm ci)" << std::endl;
    return false;
}

NodeProgram::NodeProgram(const std::string& script, const std::vector<std::string>& arguments) {
    int to[2], from[2];
    if (::pipe2(to, O_CLOEXEC) != 0 || ::pipe2(from, O_CLOEXEC) != 0) throw std::runtime_error("no pipes");
    std::vector<std::string> words{node(), script};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    ::setenv("CAIRN_NODE_MODULES", modules().c_str(), 1);
    pid_ = ::fork();
    if (pid_ == 0) {
        ::dup2(to[0], 0);
        ::dup2(from[1], 1);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    ::close(to[0]);
    ::close(from[1]);
    input_ = to[1];
    output_ = from[0];
}

NodeProgram::~NodeProgram() {
    ::close(input_);
    ::close(output_);
    for (int i = 0; i < 40; ++i) {
        if (::waitpid(pid_, nullptr, WNOHANG) == pid_) return;
        ::usleep(50'000);
    }
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
}

void NodeProgram::say(const std::string& text) {
    const auto whole = text + "\n";
    if (::write(input_, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size()))
        throw std::runtime_error("the program takes no input");
}

std::string NodeProgram::line() {
    for (;;) {
        if (const auto end = buffer_.find('\n'); end != buffer_.npos) {
            auto text = buffer_.substr(0, end);
            buffer_.erase(0, end + 1);
            return text;
        }
        pollfd waiting{.fd = output_, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, 30'000) <= 0) return {};
        char bytes[4096];
        const auto count = ::read(output_, bytes, sizeof bytes);
        if (count <= 0) return {};
        buffer_.append(bytes, static_cast<std::size_t>(count));
    }
}

}  // namespace support

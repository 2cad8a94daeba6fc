#include "platform/process/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
extern "C" {
#include <sys/pidfd.h>  // glibc 2.36 forgets to say that it is C
}

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "core/check.h"
#include "core/failure.h"

namespace process {
namespace {

void close_once(int& file) {
    if (file >= 0) ::close(file);
    file = -1;
}

std::vector<std::string> merged_environment(const std::vector<std::string>& own) {
    std::vector<std::string> merged = own;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view ours = *entry;
        const auto name = ours.substr(0, ours.find('=') + 1);
        bool replaced = false;
        for (const auto& given : own) replaced = replaced || given.starts_with(name);
        if (!replaced) merged.emplace_back(ours);
    }
    // Its complaints are read by people who read ours, and matched by nobody.
    merged.emplace_back("LC_ALL=C");
    return merged;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (auto& text : texts) list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

/// Both ends of a channel. A socket and not a pipe, so that writing to a dead program gives an error and not a signal.
struct Channel {
    Channel() { core::check(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0, "sockets exist"); }
    std::array<int, 2> ends{-1, -1};
};

}  // namespace

Child::Child(const Plan& plan, const std::string& package) : name_(plan.arguments.front()), group_(plan.group) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    int their_input = -1;
    int their_output = -1;
    if (plan.feed) {
        const Channel channel;
        input_ = channel.ends[0];
        their_input = channel.ends[1];
        posix_spawn_file_actions_adddup2(&actions, their_input, STDIN_FILENO);
    } else {
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    }
    if (plan.collect) {
        const Channel channel;
        output_ = channel.ends[0];
        their_output = channel.ends[1];
        posix_spawn_file_actions_adddup2(&actions, their_output, STDOUT_FILENO);
    } else {
        const std::string& file = plan.output_file;
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, file.empty() ? "/dev/null" : file.c_str(),
                                         O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR);
    }
    errors_ = ::memfd_create("errors", MFD_CLOEXEC);  // nobody has to empty it while the program runs
    posix_spawn_file_actions_adddup2(&actions, errors_, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);  // none of a server's sockets
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    if (group_) posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);  // 0: a new one
    auto arguments = plan.arguments;
    auto environment = merged_environment(plan.environment);
    const int code = ::posix_spawnp(&process_, name_.c_str(), &actions, &attributes, pointers(arguments).data(),
                                    pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close_once(their_input);
    close_once(their_output);
    if (code == 0) return;
    close_once(input_);
    close_once(output_);
    close_once(errors_);
    throw core::Failure(name_ + " cannot be started (" + std::generic_category().message(code) +
                        "): install Debian's package " + package);
}

Child::~Child() {
    if (process_ > 0) {
        end(SIGTERM);
        // A group is ended for good: what it runs is not ours and may not listen.
        if (group_ && !is_over(std::chrono::seconds{2})) end(SIGKILL);
        wait();
    }
    close_once(input_);
    close_once(output_);
    close_once(errors_);
}

bool Child::write(std::string_view text) {
    while (!text.empty()) {
        const auto sent = ::send(input_, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void Child::close_input() { close_once(input_); }

std::string Child::read() {
    std::string piece(1 << 16, '\0');
    ssize_t got = -1;
    do {
        got = ::read(output_, piece.data(), piece.size());
    } while (got < 0 && errno == EINTR);
    piece.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return piece;
}

void Child::close_output() { close_once(output_); }

bool Child::wait() {
    int status = -1;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void Child::end(int signal) const { ::kill(group_ ? -process_ : process_, signal); }

bool Child::is_over(std::chrono::milliseconds most) const {
    int handle = ::pidfd_open(process_, 0);
    core::check(handle >= 0, "a child that was not waited for has a handle");
    const auto until = std::chrono::steady_clock::now() + most;
    pollfd entry{.fd = handle, .events = POLLIN, .revents = 0};
    int ready = -1;
    do {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        ready = ::poll(&entry, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    } while (ready < 0 && errno == EINTR);
    close_once(handle);
    return ready > 0;
}

bool Child::wait_for(std::chrono::milliseconds most) {
    late_ = !is_over(most);
    if (late_) {
        end(SIGTERM);
        if (!is_over(std::chrono::seconds{2})) end(SIGKILL);
    }
    return wait() && !late_;
}

std::string Child::complaint() const {
    std::string said(4096, '\0');
    const auto end = ::lseek(errors_, 0, SEEK_END);
    const auto from = end > 4096 ? end - 4096 : 0;
    const auto got = ::pread(errors_, said.data(), said.size(), from);
    said.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    // The first line with "error:" or "ERROR:" tells the cause; what follows are details, which may hold values.
    auto start = std::min(said.find("error:"), said.find("ERROR:"));
    start = start == std::string::npos ? 0 : said.find_first_not_of(' ', start + 6);
    if (start == std::string::npos || said.empty()) return name_ + " ended without a word";
    return said.substr(start, said.find('\n', start) - start);
}

bool is_on_path(const std::string& program) {
    std::string_view rest;
    for (char** entry = environ; *entry != nullptr; ++entry)
        if (std::string_view{*entry}.starts_with("PATH=")) rest = std::string_view{*entry}.substr(5);
    while (!rest.empty()) {
        const auto folder = rest.substr(0, rest.find(':'));
        if (!folder.empty() && ::access((std::string{folder} + "/" + program).c_str(), X_OK) == 0) return true;
        rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
    }
    return false;
}

}  // namespace process

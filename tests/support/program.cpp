#include "support/program.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <string_view>
#include <thread>

namespace support {
namespace {

std::string content(int file) {
    std::string text;
    char piece[65536];
    off_t at = 0;
    for (ssize_t got = 0; (got = ::pread(file, piece, sizeof piece, at)) > 0; at += got)
        text.append(piece, static_cast<std::size_t>(got));
    return text;
}

std::vector<std::string> environment(const std::string& database) {
    std::vector<std::string> variables;
    for (char** variable = ::environ; *variable != nullptr; ++variable)
        if (!std::string_view{*variable}.starts_with("CAIRN_DATABASE=")) variables.emplace_back(*variable);
    if (!database.empty()) variables.push_back("CAIRN_DATABASE=" + database);
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (auto& text : texts) list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

}  // namespace

Process::Process(const std::string& database, const std::vector<std::string>& arguments)
    : out_(::memfd_create("out", MFD_CLOEXEC)), err_(::memfd_create("err", MFD_CLOEXEC)) {
    std::vector<std::string> words{CAIRN_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    auto variables = environment(database);
    const auto arguments_of_it = pointers(words), variables_of_it = pointers(variables);
    pid_ = ::fork();
    if (pid_ < 0) throw std::runtime_error("No further process can be started");
    if (pid_ > 0) return;
    // Between here and the program only what is safe while other threads of the test stand still.
    const int nothing = ::open("/dev/null", O_RDONLY);
    if (::dup2(nothing, 0) == 0 && ::dup2(out_, 1) == 1 && ::dup2(err_, 2) == 2)
        ::execve(CAIRN_PROGRAM, arguments_of_it.data(), variables_of_it.data());
    ::_exit(127);
}

Process::~Process() {
    if (!reaped_) {
        signal(SIGKILL);
        wait();
    }
    ::close(out_);
    ::close(err_);
}

std::string Process::out() const { return content(out_); }

std::string Process::first_line() {
    for (int i = 0; i < 12'000; ++i) {
        const bool over = ended();  // asked first: what it wrote before its end is then there
        const auto text = out();
        if (const auto end = text.find('\n'); end != std::string::npos) return text.substr(0, end);
        if (over) break;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return {};
}

void Process::signal(int number) {
    if (!reaped_) ::kill(pid_, number);
}

bool Process::ended() {
    if (!reaped_) reaped_ = ::waitpid(pid_, &wait_status_, WNOHANG) == pid_;
    return reaped_;
}

Ran Process::wait() {
    if (!reaped_) reaped_ = ::waitpid(pid_, &wait_status_, 0) == pid_;
    const int status = WIFSIGNALED(wait_status_) ? 128 + WTERMSIG(wait_status_) : WEXITSTATUS(wait_status_);
    return {.status = status, .out = content(out_), .err = content(err_)};
}

Ran cairn(const std::string& database, const std::vector<std::string>& arguments) {
    return Process{database, arguments}.wait();
}

int port_of(const std::string& line) {
    const auto colon = line.rfind(':');
    int port = 0;
    for (auto at = colon == std::string::npos ? line.size() : colon + 1; at < line.size(); ++at) {
        if (line[at] < '0' || line[at] > '9') break;
        port = port * 10 + (line[at] - '0');
    }
    return port;
}

std::string get(int port, const std::string& path, const std::string& headers) {
    const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    if (::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
        const std::string request =
            "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
        char piece[65536];
        if (::send(connection, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size()))
            for (ssize_t read = 0; (read = ::recv(connection, piece, sizeof piece, 0)) > 0;)
                answer.append(piece, static_cast<std::size_t>(read));
    }
    ::close(connection);
    return answer;
}

std::string published_pack() { return SOURCE_DIR "/data/packs/leicestershire-rutland"; }

}  // namespace support

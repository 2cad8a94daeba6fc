#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/jobs/jobs.h"

/// Email by SMTP. mail.cpp and letter.cpp are the only files that name libcurl's SMTP.
namespace jobs {

/// The subject of an email: words of the program. A run-time string does not compile, so no name, place or case can
/// stand in what a locked telephone shows.
class Subject {
  public:
    consteval Subject(const char* words) : words_(words) {}  // NOLINT(google-explicit-constructor)
    constexpr std::string_view words() const { return words_; }

  private:
    std::string_view words_;
};

/// A paragraph, or a link when `address` is not empty.
struct Paragraph {
    std::string text;
    std::string address = {};
};

/// Written once; sent as plain text and as HTML.
struct Letter {
    std::string to;  ///< address of email
    Subject subject;
    std::vector<Paragraph> paragraphs;
};

/// Puts the letter into the outbox. `key`: the same key is one letter.
bool send(db::WriteTx& tx, const std::string& key, const Letter& letter, core::Instant now);

enum class Security { none, starttls, tls };  ///< none: to a server on the same machine only

struct MailServer {
    std::string host;
    int port = 587;
    Security security = Security::starttls;
    std::string user = {};  ///< empty: no sign-in
    std::string password = {};
    std::string from;               ///< "cairn@example.org"
    std::string from_name = {};     ///< "Leicestershire & Rutland Safeguarding Children Partnership"
    std::string certificates = {};  ///< a file of authorities to trust; empty: the system's
};

/// Carries out effects of kind "email". Several threads may call one handler.
Handler mailer(MailServer server, const core::Clock& clock);

/// The message as it goes over the wire, with CRLF: for tests. `key` makes its Message-ID, the same at every try.
std::string message(const MailServer& server, const std::string& payload, const std::string& key, core::Instant now);

}  // namespace jobs

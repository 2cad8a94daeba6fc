#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

/// Requests, responses and routes. Only server.cpp and connection.cpp name Boost.
namespace http {

enum class Method { get, post };

/// Ordered pairs; a name may occur more than once.
class Fields {
  public:
    void add(std::string name, std::string value) { pairs_.emplace_back(std::move(name), std::move(value)); }
    /// The first value; empty text when there is none.
    std::string_view get(std::string_view name) const;
    std::optional<std::string_view> find(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

  private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

/// A file that came with a form (multipart/form-data).
struct File {
    std::string field;         ///< the name of the form's field
    std::string name;          ///< as the person's machine called it, without folders; empty: none was chosen
    std::string content_type;  ///< what the browser claims; empty when it claims nothing
    std::string bytes;
};

/// Where a large file goes while it arrives. One call at a time, each on some worker's thread; destroyed without
/// `Request::sink` reaching a handler when the upload broke off. May throw core::Failure.
class FileSink {
  public:
    FileSink() = default;
    virtual ~FileSink() = default;
    FileSink(const FileSink&) = delete;
    FileSink& operator=(const FileSink&) = delete;
    virtual void take(std::string_view bytes) = 0;
};

struct Request {
    Method method = Method::get;
    std::string path = {};         ///< decoded, begins with "/", no "." or ".." segment
    Fields query = {};             ///< decoded
    Fields form = {};              ///< decoded body of application/x-www-form-urlencoded or multipart/form-data
    std::vector<File> files = {};  ///< of multipart/form-data, in order
    Fields headers = {};           ///< names in lower case
    Fields parameters = {};        ///< what the route's {names} matched, decoded
    std::string body = {};         ///< as sent; empty where `form` or `files` hold it
    std::string pattern = {};      ///< the route's
    std::string reference = {};    ///< shown to the person and written to the log when something goes wrong
    std::string peer = {};         ///< address; never logged with personal values
    /// Of a route with a sink: where the file's bytes went, `files` then holds its name without them; null: no file.
    std::shared_ptr<FileSink> sink = {};
};

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers = {};
    /// When not empty, the error page says this sentence to the person; `body` is not used.
    std::string error_sentence = {};
    /// Added to this request's line in the log. Never a personal value.
    std::string log_note = {};
};

Response redirect(std::string_view location);  ///< 303
Response text(int status, std::string body);   ///< text/plain
Response download(std::string content_type, std::string file_name,
                  std::string body);  ///< Content-Disposition: attachment
/// The error page of this status (400 to 599) with a sentence for the person.
Response error(int status, std::string sentence);
/// The error page that stands for a refusal: its sentence to the person, its other half to the log.
Response refused(const core::Refusal& refusal);

using Handler = std::function<Response(const Request&)>;
/// Asked when a file begins, after the permission: `form` holds the fields that stand before it, `files` its name last.
/// What it refuses is answered at once. To take a further file of the form it gives `sink` of the request again.
using SinkOf = std::function<core::Result<std::shared_ptr<FileSink>>(const Request&)>;

/// `pattern`: "/scorecard/indicators/{code}"; {name} matches one segment, a last {name...} matches the rest (one
/// segment or more). `permission` names the permission a person needs; "public" is open to everyone. Empty is an error
/// at start.
struct Route {
    Method method;
    std::string pattern;
    std::string permission;
    Handler handler;
    std::size_t body_limit = 0;  ///< bytes; 0: Limits::body. Raise it where files are taken in
    /// For one large file in a form (multipart/form-data): its bytes go there as they arrive and are never held in
    /// memory. The handler is called when all of it is there. Empty: the body is held in memory.
    SinkOf sink = {};
};

/// The status that stands for a refusal: one place.
int status_of(core::Reason reason);

/// Percent-encodes one path segment or query value.
std::string encode(std::string_view text);
/// "/scorecard?area=E06000017&q=plan": pairs with an empty value are left out.
std::string url(std::string_view path, const std::vector<std::pair<std::string, std::string>>& query);

}  // namespace http

#include "platform/registers/kept_files.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>

#include "core/check.h"
#include "core/failure.h"
#include "platform/registers/media.h"
#include "platform/registers/store.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

using db::Column;

constexpr auto waiting_lasts = std::chrono::hours{24 * 7};
constexpr std::size_t part_bytes = 192U << 10U;  // before they become text; a multiple of three, so parts join
constexpr std::size_t shown_digits = 12;

const db::Query add_file{"registers: keep a file",
                         "insert into registers_files (id, hash, bytes, media, name, owner, added_at, used) values "
                         "(:id, :hash, :bytes, :media, :name, :owner, :at, 0)"};
const db::Query add_part{"registers: keep a part of a file",
                         "insert into registers_file_parts (file, part, content) values (:file, :part, :content)"};
const db::Query find_waiting{"registers: find a waiting file",
                             "select id, hash, bytes, media, name, owner from registers_files where id = :id and used "
                             "= 0 and hash <> ''",
                             {Column::text, Column::text, Column::integer, Column::text, Column::text, Column::text}};
const db::Query find_parts{"registers: parts of a file",
                           "select content from registers_file_parts where file = :file order by part",
                           {Column::text}};
const db::Query use_file{"registers: a record has a file", "update registers_files set used = 1 where id = :id"};
const db::Query drop_old_parts{"registers: drop parts of old files",
                               "delete from registers_file_parts where file in (select id from registers_files where "
                               "used = 0 and added_at < :before)"};
const db::Query drop_old{"registers: drop old files",
                         "delete from registers_files where used = 0 and added_at < :before"};

std::string hash_of(std::string_view bytes) {
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    char text[2 * sizeof digest + 1];
    return sodium_bin2hex(text, sizeof text, digest, sizeof digest);
}

const db::Query finish_file{"registers: a file has arrived",
                            "update registers_files set hash = :hash, bytes = :bytes, media = :media, name = :name "
                            "where id = :id and used = 0"};
const db::Query drop_parts{"registers: drop parts of a file", "delete from registers_file_parts where file = :id"};
const db::Query drop_file{"registers: drop a file", "delete from registers_files where id = :id and used = 0"};

std::string as_text(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the end that C writes
    return text;
}

/// False when the text is none that `as_text` wrote.
bool append_bytes(std::string& bytes, const std::string& text) {
    std::string part(text.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(part.data()), part.size(), text.data(), text.size(), nullptr,
                          &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
        return false;
    bytes.append(part, 0, length);
    return true;
}

}  // namespace

std::optional<KeptFile> kept_file(const std::string& cell) {
    std::string_view parts[4], rest = cell;
    for (auto& part : parts) {
        const auto end = rest.find(' ');
        if (end == std::string_view::npos) return std::nullopt;
        part = rest.substr(0, end);
        rest.remove_prefix(end + 1);
    }
    KeptFile file{.id = std::string{parts[0]},
                  .hash = std::string{parts[1]},
                  .media = std::string{parts[3]},
                  .name = std::string{rest}};
    const auto* end = parts[2].data() + parts[2].size();
    if (std::from_chars(parts[2].data(), end, file.bytes).ptr != end || rest.empty()) return std::nullopt;
    return file;
}

std::string cell_of(const KeptFile& file) {
    return file.id + " " + file.hash + " " + std::to_string(file.bytes) + " " + file.media + " " + file.name;
}

std::string in_words(const KeptFile& file) {
    return file.name + " (" + std::string{card_of(file.media).label} + ", " + size_in_words(file.bytes) + ")";
}

std::string with_hash(const KeptFile& file) {
    return in_words(file) + ", SHA-256 " + file.hash.substr(0, shown_digits) + "…";
}

namespace {

std::string size_problem(const Field& field, std::size_t bytes) {
    if (bytes == 0) return field.label + " is an empty file. Choose another";
    if (bytes <= most_bytes(field)) return {};
    return field.label + " must be smaller than " + size_in_words(static_cast<std::int64_t>(most_bytes(field)));
}

std::string media_problem(const Field& field, const std::optional<Media>& media) {
    if (media && std::find(field.media.begin(), field.media.end(), *media) != field.media.end()) return {};
    return field.label + " must be a file of another kind: " + takes_in_words(field);
}

}  // namespace

Judged judge(const Field& field, std::string_view name, std::string_view bytes) {
    Judged judged{.file = {}, .problem = size_problem(field, bytes.size())};
    if (!judged.problem.empty()) return judged;
    const auto media = media_of(bytes, name);
    judged.problem = media_problem(field, media);
    if (!judged.problem.empty()) return judged;
    judged.file = {.id = new_id(),
                   .hash = hash_of(bytes),
                   .bytes = static_cast<std::int64_t>(bytes.size()),
                   .media = std::string{card_of(*media).word},
                   .name = safe_name(name, *media)};
    return judged;
}

struct ArrivingFile::Hash {
    crypto_hash_sha256_state state;
};

ArrivingFile::ArrivingFile(db::Database& database, const Field& field, std::string name, std::string owner,
                           core::Instant at)
    : database_(database),
      field_(field),
      owner_(std::move(owner)),
      at_(core::iso(at)),
      hash_(std::make_unique<Hash>()) {
    file_.id = new_id();
    file_.name = std::move(name);
    crypto_hash_sha256_init(&hash_->state);
}

ArrivingFile::~ArrivingFile() = default;

void ArrivingFile::take(std::string_view bytes) {
    file_.bytes += static_cast<std::int64_t>(bytes.size());
    // What is too large is counted and not kept.
    if (file_.bytes > static_cast<std::int64_t>(most_bytes(field_))) return;
    crypto_hash_sha256_update(&hash_->state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    seeker_.take(bytes);
    part_ += bytes;
    while (part_.size() >= part_bytes) {
        store(std::string_view{part_}.substr(0, part_bytes));
        part_.erase(0, part_bytes);
    }
}

void ArrivingFile::store(std::string_view part) {
    database_.write([&](db::WriteTx& tx) {
        // Without a hash nobody finds it: it is not whole yet.
        if (parts_ == 0)
            tx.run(add_file, {{"id", file_.id},
                              {"hash", std::string{}},
                              {"bytes", std::int64_t{0}},
                              {"media", std::string{}},
                              {"name", std::string{}},
                              {"owner", owner_},
                              {"at", at_}});
        tx.run(add_part, {{"file", file_.id}, {"part", parts_}, {"content", as_text(part)}});
    });
    ++parts_;
}

void ArrivingFile::drop() {
    if (parts_ == 0) return;
    database_.write([&](db::WriteTx& tx) {
        tx.run(drop_parts, {{"id", file_.id}});
        tx.run(drop_file, {{"id", file_.id}});
    });
    parts_ = 0;
}

Judged ArrivingFile::finish() {
    Judged judged{.file = {}, .problem = size_problem(field_, static_cast<std::size_t>(file_.bytes))};
    const auto media = judged.problem.empty() ? seeker_.found(file_.name) : std::nullopt;
    if (judged.problem.empty()) judged.problem = media_problem(field_, media);
    if (!judged.problem.empty()) {
        drop();
        return judged;
    }
    if (!part_.empty()) store(part_);
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(&hash_->state, digest);
    char text[2 * sizeof digest + 1];
    file_.hash = sodium_bin2hex(text, sizeof text, digest, sizeof digest);
    file_.media = std::string{card_of(*media).word};
    file_.name = safe_name(file_.name, *media);
    judged.file = file_;
    return judged;
}

void keep_arrived(audit::WriteTx& tx, const Entity& entity, const KeptFile& file) {
    const auto before = core::iso(tx.now() - waiting_lasts);
    tx.run(drop_old_parts, {{"before", before}});
    tx.run(drop_old, {{"before", before}});
    tx.run(finish_file,
           {{"id", file.id}, {"hash", file.hash}, {"bytes", file.bytes}, {"media", file.media}, {"name", file.name}});
    tx.record({.kind = entity.room + "." + entity.name + ".file_uploaded",
               .subject = {"registers_files", file.id},
               .changes = {{"file", {}, with_hash(file)}}});
}

void keep_file(audit::WriteTx& tx, const Entity& entity, const KeptFile& file, std::string_view bytes,
               const std::string& owner) {
    const auto before = core::iso(tx.now() - waiting_lasts);
    tx.run(drop_old_parts, {{"before", before}});
    tx.run(drop_old, {{"before", before}});
    tx.run(add_file, {{"id", file.id},
                      {"hash", file.hash},
                      {"bytes", file.bytes},
                      {"media", file.media},
                      {"name", file.name},
                      {"owner", owner},
                      {"at", core::iso(tx.now())}});
    for (std::size_t at = 0; at < bytes.size(); at += part_bytes)
        tx.run(add_part, {{"file", file.id},
                          {"part", static_cast<std::int64_t>(at / part_bytes)},
                          {"content", as_text(bytes.substr(at, part_bytes))}});
    tx.record({.kind = entity.room + "." + entity.name + ".file_uploaded",
               .subject = {"registers_files", file.id},
               .changes = {{"file", {}, with_hash(file)}}});
}

std::optional<KeptFile> waiting_file(db::ReadTx& tx, const std::string& id, const std::string* owner) {
    const auto row = tx.first(find_waiting, {{"id", id}});
    if (!row || (owner != nullptr && row->text(5) != *owner)) return std::nullopt;
    return KeptFile{.id = row->text(0),
                    .hash = row->text(1),
                    .bytes = row->integer(2),
                    .media = row->text(3),
                    .name = row->text(4)};
}

void use_files(audit::WriteTx& tx, const Entity& entity, const Cells& cells) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        if (entity.fields[i].type != Type::file) continue;
        if (const auto file = kept_file(cells[i])) tx.run(use_file, {{"id", file->id}});
    }
}

std::string content_of(db::ReadTx& tx, const KeptFile& file) {
    std::string bytes;
    bool readable = true;
    tx.each(find_parts, {{"file", file.id}},
            [&](const db::Row& row) { readable = append_bytes(bytes, row.text(0)) && readable; });
    if (!readable || hash_of(bytes) != file.hash)
        throw core::Failure("The content of the file " + file.id + " is not the one that was given");
    return bytes;
}

}  // namespace registers

#include "platform/registers/media.h"

#include <algorithm>

#include "core/check.h"
#include "core/decimal.h"
#include "core/utf8.h"

namespace registers {
namespace {

constexpr std::size_t usual_bytes = 10'000'000;
constexpr std::size_t most_name = 120;  // characters

constexpr MediaCard cards[] = {
    {Media::pdf, "pdf", "PDF", ".pdf", "application/pdf"},
    {Media::word, "word", "Word", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {Media::excel, "excel", "Excel", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {Media::powerpoint, "powerpoint", "PowerPoint", ".pptx",
     "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {Media::open_text, "open_text", "OpenDocument text", ".odt", "application/vnd.oasis.opendocument.text"},
    {Media::open_sheet, "open_sheet", "OpenDocument spreadsheet", ".ods",
     "application/vnd.oasis.opendocument.spreadsheet"},
    {Media::png, "png", "PNG picture", ".png", "image/png"},
    {Media::jpeg, "jpeg", "JPEG picture", ".jpg", "image/jpeg"},
    {Media::plain_text, "plain_text", "plain text", ".txt", "text/plain; charset=utf-8"},
    {Media::csv, "csv", "CSV", ".csv", "text/csv; charset=utf-8"}};

std::string lower(std::string_view text) {
    std::string out;
    for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

bool has(std::string_view bytes, std::string_view words) { return bytes.find(words) != std::string_view::npos; }

/// What is packed in an Office file, by the names that stand in the archive as they are.
constexpr std::string_view marks[] = {"[Content_Types].xml", "vbaProject.bin", "word/document.xml", "xl/workbook.xml",
                                      "ppt/presentation.xml"};
enum Mark : std::size_t { types, macros, document, workbook, presentation };
constexpr std::size_t longest_mark = 20, head_bytes = 1000;

/// Office writes archives. One with macros is none of these.
std::optional<Media> packed(std::string_view head, std::size_t seen) {
    constexpr std::string_view open_document = "mimetypeapplication/vnd.oasis.opendocument.";
    if (head.size() > 30 && head.substr(30).starts_with(open_document)) {
        const auto kind = head.substr(30 + open_document.size());
        if (kind.starts_with("text") && !kind.starts_with("text-")) return Media::open_text;
        if (kind.starts_with("spreadsheet") && !kind.starts_with("spreadsheet-")) return Media::open_sheet;
        return std::nullopt;
    }
    const auto has_mark = [&](Mark mark) { return (seen >> mark & 1U) != 0; };
    if (!has_mark(types) || has_mark(macros)) return std::nullopt;
    if (has_mark(document)) return Media::word;
    if (has_mark(workbook)) return Media::excel;
    if (has_mark(presentation)) return Media::powerpoint;
    return std::nullopt;
}

bool has_control(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
}

/// One character of UTF-8 that a file's name may not hold: it would hide what the name is, or mean something to a disk.
bool is_unwanted(std::string_view character) {
    if (character.size() == 1) {
        const auto byte = static_cast<unsigned char>(character[0]);
        return byte < 0x20 || byte == 0x7F || std::string_view{"<>:\"|?*\\/"}.find(character[0]) != std::string::npos;
    }
    if (character.size() == 2) return character[0] == '\xC2' && static_cast<unsigned char>(character[1]) < 0xA0;
    // U+200B to U+200F, U+2028 to U+202E, U+2060 to U+206F, U+FEFF
    if (character.starts_with("\xE2\x80")) {
        const auto last = static_cast<unsigned char>(character[2]);
        return (last >= 0x8B && last <= 0x8F) || (last >= 0xA8 && last <= 0xAE);
    }
    if (character.starts_with("\xE2\x81")) return static_cast<unsigned char>(character[2]) >= 0xA0;
    return character == "\xEF\xBB\xBF";
}

std::size_t length_of(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace

const MediaCard& card_of(Media media) {
    return *std::find_if(std::begin(cards), std::end(cards), [&](auto& one) { return one.media == media; });
}

const MediaCard& card_of(std::string_view word) {
    const auto* found = std::find_if(std::begin(cards), std::end(cards), [&](auto& one) { return one.word == word; });
    core::check(found != std::end(cards), "what a file is was found by us");
    return *found;
}

std::optional<Media> media_of(std::string_view bytes, std::string_view name) {
    MediaSeeker seeker;
    seeker.take(bytes);
    return seeker.found(name);
}

void MediaSeeker::take(std::string_view bytes) {
    if (head_.size() < head_bytes) head_ += bytes.substr(0, head_bytes - head_.size());
    // A name may have begun in the piece before.
    const std::string seam = tail_ + std::string{bytes.substr(0, longest_mark)};
    for (std::size_t i = 0; i < std::size(marks); ++i)
        if (has(bytes, marks[i]) || has(seam, marks[i])) marks_ |= std::size_t{1} << i;
    tail_ = bytes.size() >= longest_mark ? std::string{bytes.substr(bytes.size() - longest_mark)}
                                         : tail_ + std::string{bytes};
    if (tail_.size() > longest_mark) tail_.erase(0, tail_.size() - longest_mark);
    if (!is_text_) return;
    const std::string text = begun_ + std::string{bytes};
    const auto wrong = std::min(core::first_invalid_utf8(text), text.size());
    begun_ = text.substr(wrong);
    // The longest character has four bytes: what is left of one is shorter.
    is_text_ = begun_.size() < 4 && !has_control(bytes);
}

std::optional<Media> MediaSeeker::found(std::string_view name) const {
    using std::string_view_literals::operator""sv;
    const std::string_view bytes = head_;
    if (bytes.starts_with("%PDF-")) return Media::pdf;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return Media::png;
    if (bytes.starts_with("\xFF\xD8\xFF")) return Media::jpeg;
    if (bytes.starts_with("PK\x03\x04"sv)) return packed(bytes, marks_);
    if (bytes.empty() || !is_text_ || !begun_.empty()) return std::nullopt;
    // What a browser would run is no plain text, whatever it is called.
    const auto begin = lower(bytes);
    for (const std::string_view mark : {"<!doctype", "<html", "<script", "<svg", "<?xml"})
        if (has(begin, mark)) return std::nullopt;
    return lower(name).ends_with(".csv") ? Media::csv : Media::plain_text;
}

std::string safe_name(std::string_view name, Media media) {
    const auto extension = card_of(media).extension;
    if (const auto folder = name.find_last_of("/\\"); folder != std::string_view::npos) name.remove_prefix(folder + 1);
    std::string safe;
    std::size_t characters = 0;
    const bool readable = core::first_invalid_utf8(name) == std::string_view::npos;
    for (std::size_t at = 0; readable && at < name.size() && characters < most_name; at += length_of(name[at])) {
        const auto character = name.substr(at, length_of(name[at]));
        if (is_unwanted(character)) continue;
        safe += character;
        ++characters;
    }
    const auto trim = [&] {
        while (!safe.empty() && (safe.back() == ' ' || safe.back() == '.')) safe.pop_back();
        safe.erase(0, std::min(safe.find_first_not_of(" ."), safe.size()));
    };
    trim();
    const bool picture = media == Media::jpeg && lower(safe).ends_with(".jpeg");
    if (lower(safe).ends_with(extension) || picture) return safe;
    // A long name may have lost its ending; a wrong one stays in sight, before the right one.
    trim();
    return (safe.empty() ? std::string{"file"} : safe) + std::string{extension};
}

std::string size_in_words(std::int64_t bytes) {
    if (bytes < 1000) return core::grouped(bytes) + (bytes == 1 ? " byte" : " bytes");
    if (bytes < 1'000'000) return core::grouped((bytes + 500) / 1000) + " KB";
    const auto tenths = (bytes + 50'000) / 100'000;
    return core::grouped(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10)) + " MB";
}

std::size_t most_bytes(const Field& field) { return field.most_bytes == 0 ? usual_bytes : field.most_bytes; }

std::string takes_in_words(const Field& field) {
    std::string words;
    for (std::size_t i = 0; i < field.media.size(); ++i)
        words += (i == 0                        ? ""
                  : i + 1 == field.media.size() ? " or "
                                                : ", ") +
                 std::string{card_of(field.media[i]).label};
    return words + ", up to " + size_in_words(static_cast<std::int64_t>(most_bytes(field)));
}

}  // namespace registers

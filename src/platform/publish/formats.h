#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

/// The document in every format, by name. HTML and JSON alone are in document.h.
namespace publish {

struct Document;
template <class T>
class Disclosed;

enum class Format { html, pdf, docx, xlsx, csv, json };

/// In the order in which people are offered them.
std::span<const Format> all_formats();
/// "pdf". Empty for another word.
std::optional<Format> parse_format(std::string_view word);
std::string_view word(Format format);
/// For an HTTP response.
std::string_view content_type(Format format);
/// Whether the program that the format needs is on the PATH (Chromium, pandoc); true for those that need none.
bool can_write(Format format);

/// One file of a publication.
struct File {
    std::string path;  ///< inside the folder written to, "csv/figures.csv"
    std::string bytes;
};

/// A workbook: "About" with a list of the sheets, one sheet for each table (caption in A1, headers below and frozen),
/// "Figures" with every figure's value, base and source. Figures are numbers in their unit's format and lead to their
/// line in "Figures"; everything else is text, so that nothing in it can run as a formula. The same document gives the
/// same bytes. Throws core::Failure when it cannot be written.
std::string to_xlsx(const Disclosed<Document>& disclosed);

/// Each table as "table-01-caption.csv", "figures.csv", and "csv-metadata.json" which describes them (CSV on the Web,
/// W3C 2015). UTF-8 without byte-order mark; numbers plain ("2961", "15.7"), their unit in the metadata or, where a
/// column mixes units, in a column of its own.
std::vector<File> to_csv(const Disclosed<Document>& disclosed);

/// An editable draft for Word and LibreOffice with real headings, lists and tables, by pandoc; drawings are pictures
/// with their words as alternative, taken by Chromium (without it, the words alone). Refuses when pandoc is not there,
/// and when the browser is at work for somebody else. Throws core::Failure when it fails or takes more than a minute.
core::Result<std::string> to_docx(const Disclosed<Document>& disclosed);

/// A tagged PDF (title, language, bookmarks, headings, table headers) on A4, by headless Chromium. Refuses when there
/// is no Chromium, and when one is at work for somebody else for longer than a few seconds. Throws core::Failure when
/// it fails or takes more than two minutes.
core::Result<std::string> to_pdf(const Disclosed<Document>& disclosed);

/// What PDF and DOCX are made from: "print.html" and "office.html". Kept with a publication, they give the same files
/// years later.
std::vector<File> sources(const Disclosed<Document>& disclosed);
core::Result<std::string> pdf_from(const std::string& print_html);
core::Result<std::string> docx_from(const std::string& office_html, const std::string& language,
                                    const std::string& publisher);

/// PDF or DOCX for readers whom nobody knows: the last few are kept, known by their content, and other programs are
/// started at most thirty times in an hour. Refused beyond that, with a sentence for the reader.
core::Result<std::vector<File>> printed(const Disclosed<Document>& disclosed, Format format, const std::string& stem);

/// The document in one format: `stem`.html and so on; CSV in the folder csv/.
core::Result<std::vector<File>> write(const Disclosed<Document>& disclosed, Format format, const std::string& stem);

}  // namespace publish

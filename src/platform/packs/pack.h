#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/decimal.h"
#include "core/fault.h"
#include "core/period.h"
#include "core/result.h"

/// Data packs: folders that a business manager can read and edit. A room declares the files it takes and their columns
/// once; reading, every fault with its place, and storing come from the declaration.
namespace packs {

/// A `code` is a word by which files, addresses and figures' ids name something: text without "/", ";", "|" and control
/// characters, which part such names.
enum class Type { text, date, period, whole, decimal, choice, reference, code };
enum class Need { required, optional };

struct Column {
    std::string name;
    Type type = Type::text;
    Need need = Need::required;
    std::vector<std::string> choices = {};  ///< of Type::choice
    std::string refers_to = {};             ///< of Type::reference: the file whose key it is
    std::vector<std::string> with = {};     ///< of Type::reference: the columns that complete a key of several parts
    std::size_t most_characters = 1000;
    char separator = 0;           ///< of Type::reference: when set, the cell may hold several, parted by it
    bool may_be_missing = false;  ///< a file without the column is as one whose cells are empty
};

/// One kind of file: its columns, its key, and the table of the store that takes its rows. The table's columns bear the
/// names of the file's columns, and it has one more, `pack`.
struct File {
    std::string name;   ///< "areas.csv"
    std::string table;  ///< "partnership_areas"
    std::vector<Column> columns;
    std::vector<std::string> key;
    Need need = Need::required;
};

/// One row, whose cells have the types that the declaration asks for. Asking for a column that is not declared is a
/// `Bug`.
class Row {
  public:
    Row(const File& file, std::size_t line, std::vector<std::string> cells)
        : file_(&file), line_(line), cells_(std::move(cells)) {}
    std::size_t line() const { return line_; }
    const std::vector<std::string>& cells() const { return cells_; }
    const std::string& text(std::string_view column) const;
    std::optional<core::Decimal> decimal(std::string_view column) const;
    std::optional<std::int64_t> whole(std::string_view column) const;
    std::optional<core::Period> period(std::string_view column) const;
    std::optional<core::Date> date(std::string_view column) const;
    std::string key() const;  ///< the parts of the key, joined by |

  private:
    const File* file_;
    std::size_t line_;
    std::vector<std::string> cells_;
};

struct Narrative {
    std::string path;  ///< "lrscp/2024-25/area-profile.md"
    std::string text;
};

/// Which pack holds a key, by key; no pack: a person recorded it.
using Holders = std::map<std::string, std::string>;

/// What the store holds from other packs than the one being read (whose name is the second argument).
struct Elsewhere {
    /// Every key of this file that another pack holds.
    std::function<Holders(const File&, const std::string& pack)> keys;
    /// Every key of this file that only `pack` holds in the store and that a row of another pack refers to, with that
    /// other pack: were it gone, those rows would refer to nothing.
    std::function<Holders(const File&, const std::string& pack)> needed;
};

struct Pack {
    std::shared_ptr<const std::vector<File>> files;  ///< what it was read against; rows refer to these
    std::string name, title, licence, source, checksum;
    std::map<std::string, std::vector<Row>> rows;  ///< by file name, in the file's order
    std::vector<Narrative> narratives;             ///< by path
    std::set<std::string> incomplete;              ///< files of which a row or more could not be read
    std::map<std::string, Holders> elsewhere;      ///< by file name: the keys that other packs hold

    const std::vector<Row>& of(const File& file) const;
};

/// Reads a pack's folder against what the rooms declare. All faults, not the first: unknown files, missing and unknown
/// columns, values of another type, keys told twice or held by another pack, references to nothing, and rows gone that
/// another pack refers to; by file and line. Refused with Reason::unusable_input when `folder` is no folder that can be
/// read.
core::Result<Pack> read(const std::string& folder, const std::vector<File>& files, const Elsewhere& elsewhere,
                        core::Faults& faults);
/// The same without a store: `exists` answers for references that the pack itself does not hold: (file, key).
core::Result<Pack> read(const std::string& folder, const std::vector<File>& files,
                        const std::function<bool(const File&, const std::string&)>& exists, core::Faults& faults);

/// The keys that one cell of Type::reference refers to: `cells` are the column's own and those of `with`.
std::vector<std::string> keys_referred(const Column& column, const std::vector<std::string>& cells);

/// What a mistyped value means, in one sentence and its remedy; empty when the value fits the column.
std::optional<std::pair<std::string, std::string>> misfit(const Column& column, const std::string& value);

}  // namespace packs

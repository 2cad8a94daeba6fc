#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

/// An entity is declared once. Table, forms, list, record page, history, search, import, export, API and glossary come
/// from the declaration (README.md beside this file shows one whole).
namespace db {
class ReadTx;
}

namespace registers {

enum class Type {
    text,              ///< one line
    narrative,         ///< several lines
    date,              ///< a day
    working_day_due,   ///< a day that Cairn works out: so many working days after another field's; never typed
    money,             ///< pounds and pence, may be negative
    count,             ///< a whole number, 0 or more unless `least` says otherwise
    percentage,        ///< 0 to 100 unless told otherwise, at most four decimals
    choice,            ///< one of `choices`
    choices,           ///< any number of `choices`
    reference,         ///< a record of `refers_to`: a person, an organisation, anything declared
    yes_no_not_known,  ///< the third answer is an answer, and not the same as none
    file,              ///< one file, kept in the store with its history (kept_files.h); in no file of rows, no search
};

/// What a file may be; found by looking into it (media.h), whatever its name says.
enum class Media { pdf, word, excel, powerpoint, open_text, open_sheet, png, jpeg, plain_text, csv };

enum class Need { optional, required };

/// Who may see a field or a register at most; access decides for each person.
enum class Classification { open, partnership, restricted, sealed };

struct Choice {
    std::string value;  ///< as stored and in files: lower case, without ";"
    std::string label;  ///< for people
};

struct Entity;
struct Lifecycle;
struct Record;

struct Field {
    std::string name;   ///< of the column, in files and in the API: lower case letters, digits and _
    std::string label;  ///< for people: "Working name"
    Type type = Type::text;
    Need need = Need::optional;
    std::string hint = {};  ///< under the label, and the glossary's words for the field
    std::vector<Choice> choices = {};
    std::vector<Media> media = {};                      ///< of file: the kinds it takes
    std::size_t most_bytes = 0;                         ///< of file; 0: 10 MB
    const Entity* refers_to = nullptr;                  ///< of Type::reference
    std::size_t most_characters = 0;                    ///< 0: 200 for text, 10,000 for narrative
    std::optional<std::int64_t> least = {}, most = {};  ///< of count, percentage and money (whole pounds)
    std::string after = {};                             ///< of working_day_due: the date field it counts from
    int working_days = 0;                               ///< of working_day_due: how many; that day is day zero
    /// Restricted and sealed: shown to those to whom a record of that classification is open; in no title, key, filter
    /// or order.
    Classification classification = Classification::partnership;
    /// Text that holds the key of a record of that register, whose keys stay (Entity::key_stays): typed and read by the
    /// key or the name, chosen and shown by the name.
    const Entity* by_key = nullptr;
    bool several = false;       ///< of text with `by_key`: any number of keys, parted by ";"
    std::string in_packs = {};  ///< its column in packs and files, where that has another name
    bool new_in_packs = false;  ///< packs made before it was declared have no such column: then it is empty
    std::string source = {};    ///< statutory source: "Working Together 2023, chapter 2"
    std::string example = {};   ///< a value as people type it
    bool in_list = false;       ///< shown in the list unless the reader chooses other columns; sorted by in the store
    /// Where "Enter the ..." with the label would be no sentence: "Enter who said it". Empty: the label is a noun.
    std::string ask = {};
    bool footprint = false;  ///< text: the code of an area or partnership, chosen and shown by its name
    bool own = false;        ///< kept by the installation: data packs have no such column and leave it as it is
    bool asks_why = false;   ///< whoever changes it says why; nobody is asked when the record is added
};

/// A field that is worked out for whoever looks: shown on the page of the record, as a column, in exports and in the
/// API; never stored, typed, imported, filtered or sorted by, and not told of a day in the past.
struct WorkedOut {
    Field field;  ///< its name, label, hint, type (text, date, count, choice...), choices, and whether lists show it
    /// One canonical value (value.h) for each record, in their order; empty: there is none. It tells nothing that not
    /// everyone who may see the record may know.
    std::vector<std::string> (*values)(db::ReadTx& tx, const std::vector<const Record*>& records, core::Date today);
};

/// Where a rule of several fields found something to put right.
struct Problem {
    std::string field;    ///< empty: the record as a whole
    std::string message;  ///< says what to do: "Enter the day on which it ended"
};

/// Where a record tells for whom it is: names of fields, each text or a choice that holds a code, or a reference to a
/// register whose key (one field) is the code. Pages, files and the API ask it of every record (sight.h).
struct Scope {
    std::string footprint = {};    ///< an area's or partnership's code; no field or no value: of the installation
    std::string partnership = {};  ///< text with a partnership's code as packs write it ("lrscp"), in its place
    /// References that say so where the record itself does not: the first whose record has a footprint.
    std::vector<std::string> footprint_of = {};
    /// The footprint binds who changes a record; whoever may read the register reads all: what partnerships share.
    bool open_to_read = false;
    std::string body = {};            ///< the group whose record it is
    std::string organisation = {};    ///< the organisation whose part it is
    std::string classification = {};  ///< a choice of open, partnership, restricted, sealed; no value: the entity's
    /// A required reference: the record is part of that one, and for whom that one is. Then the others are empty.
    std::string part_of = {};
};

/// A record's values in the order of the entity's fields, each in its canonical text (value.h); empty: none.
using Cells = std::vector<std::string>;

struct Entity {
    std::string room;     ///< "partnership"
    std::string name;     ///< "organisations": last part of its address and of its table
    std::string one;      ///< "organisation", in a sentence
    std::string many;     ///< "organisations"
    std::string meaning;  ///< one or two sentences: the glossary's, and the head of its list
    std::vector<Field> fields;
    std::vector<std::string> title;     ///< the fields that a record is called by, joined by ", "
    std::vector<std::string> key = {};  ///< the fields by which files know a record; no two records share them
    /// Other records hold the key as text (Field::by_key), and so may other tables: it never changes, and belongs to a
    /// withdrawn record too. One required text field; the table has an index by which it is unique among all records.
    bool key_stays = false;
    std::string source = {};  ///< statutory source
    Classification classification = Classification::partnership;
    std::string read_permission = {};  ///< empty: the room's "read", as "partnership.read"
    std::string edit_permission = {};  ///< empty: the room's "edit"
    Scope scope = {};                  ///< empty: every record is for whoever may read the register
    /// A reference to the person to whom the record gives something, such as rights: nobody writes or changes a record
    /// of this register about themselves (four eyes). Empty: whoever may edit it may edit every record in reach.
    std::string not_by = {};
    const Lifecycle* lifecycle = nullptr;    ///< the states of a record and the steps between them (lifecycle.h)
    std::vector<WorkedOut> worked_out = {};  ///< their names are no fields'
    /// Rules of several fields, asked once each field is right by itself.
    std::vector<Problem> (*check)(const Entity& entity, const Cells& cells) = nullptr;
};

std::string table_of(const Entity& entity);    ///< "partnership_organisations"
std::string address_of(const Entity& entity);  ///< "/partnership/organisations"
std::string read_permission(const Entity& entity);
std::string edit_permission(const Entity& entity);

/// The place of a field; a name that is not declared is a core::Bug.
std::size_t place_of(const Entity& entity, std::string_view field);
/// The same for names from outside: empty when there is no such field.
std::optional<std::size_t> find_field(const Entity& entity, std::string_view field);
const std::string& cell(const Entity& entity, const Cells& cells, std::string_view field);
/// Whether its records can be of one area or partnership alone, by what they say or what they refer to.
bool has_footprints(const Entity& entity);

/// Everything about a declaration that only we can get wrong, as one core::Bug. `routes` asks for every entity at
/// start.
void check_declaration(const Entity& entity);

}  // namespace registers

#pragma once
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/fault.h"
#include "rooms/census/cin/code_sets.h"
#include "rooms/census/cin/fields.h"
#include "rooms/census/engine/rule.h"
#include "rooms/census/engine/table.h"

namespace census::cin {

/// ChildIdentifiers and ChildCharacteristics: one row for each Child.
struct Children : Table {
    Children() : Table(id(Column::child), nullptr) {}
    Texts identifier{this, id(Column::child)};
    Texts upn{this, id(Column::upn)};
    Texts former_upn{this, id(Column::former_upn)};
    Codes upn_unknown{this, id(Column::upn_unknown), &code::upn_unknown};
    Days birth{this, id(Column::birth)};
    Days expected_birth{this, id(Column::expected_birth)};
    Codes gender{this, id(Column::gender), &code::gender};
    Codes sex{this, id(Column::sex), &code::sex};
    Days death{this, id(Column::death)};
    Codes ethnicity{this, id(Column::ethnicity), &code::ethnicity};
    /// As `source_rows`, for the columns of ChildCharacteristics, where the two tables came apart.
    std::vector<Row> characteristics_source;
    Row add();
};

struct Disabilities : Table {
    explicit Disabilities(const Table* children) : Table(id(Column::disability_row), children) {}
    Codes code{this, id(Column::disability), &cin::code::disability};
    Row add(Row child);
};

/// CINdetails: a referral and what followed.
struct Episodes : Table {
    explicit Episodes(const Table* children) : Table(id(Column::episode), children) {}
    Days referral{this, id(Column::referral)};
    Codes source{this, id(Column::source), &code::referral_source};
    Codes need{this, id(Column::need), &code::need};
    Days closure{this, id(Column::closure)};
    Codes reason{this, id(Column::closure_reason), &code::closure_reason};
    Days conference{this, id(Column::episode_conference)};  ///< of a child who moved in on a plan
    Codes nfa{this, id(Column::nfa), &code::flag};          ///< the referral led to no further action
    Row add(Row child);
};

struct Assessments : Table {
    explicit Assessments(const Table* episodes) : Table(id(Column::assessment), episodes) {}
    Days start{this, id(Column::assessment_start)};
    Days review{this, id(Column::assessment_review)};
    Days end{this, id(Column::assessment_end)};  ///< the day it was authorised
    Row add(Row episode);
};

/// AssessmentFactorsList: the factors found at the end of an assessment.
struct Factors : Table {
    explicit Factors(const Table* assessments) : Table(id(Column::factor_row), assessments) {}
    Codes code{this, id(Column::factor), &cin::code::factor};
    Row add(Row assessment);
};

struct CinPlans : Table {
    explicit CinPlans(const Table* episodes) : Table(id(Column::cin_plan), episodes) {}
    Days start{this, id(Column::cin_plan_start)};
    Days end{this, id(Column::cin_plan_end)};
    Row add(Row episode);
};

/// Section 47 enquiries. The start is the day of the strategy discussion that began the enquiry.
struct Enquiries : Table {
    explicit Enquiries(const Table* episodes) : Table(id(Column::section47), episodes) {}
    Days start{this, id(Column::section47_start)};
    Days target{this, id(Column::conference_target)};
    Days conference{this, id(Column::conference)};
    Codes not_required{this, id(Column::conference_not_required), &code::flag};
    Row add(Row episode);
};

struct ProtectionPlans : Table {
    explicit ProtectionPlans(const Table* episodes) : Table(id(Column::plan), episodes) {}
    Days start{this, id(Column::plan_start)};
    Days end{this, id(Column::plan_end)};
    Codes first_category{this, id(Column::first_category), &code::abuse};
    Codes latest_category{this, id(Column::latest_category), &code::abuse};
    Numbers previous{this, id(Column::previous_plans)};
    Row add(Row episode);
};

struct Reviews : Table {
    explicit Reviews(const Table* plans) : Table(id(Column::review), plans) {}
    Days date{this, id(Column::review_date)};
    Row add(Row plan);
};

/// The cells of the header that rules read.
struct Header {
    std::string collection, year, reference_date, source_level, lea, software, release, serial, made_at;
    bool present = false;

    Day reference_day() const { return parse_day(reference_date); }
    /// 0 when it is no year.
    int census_year() const;
    /// 1 April to 31 March, by the reference date, else by the year; nothing when neither can be read.
    Period period() const;
};

/// The columns of some children, one after another, and all that belongs to them. A file is read as a row of blocks so
/// that the cores can share it and a block's columns stay in the cache while all rules look at them.
struct Block {
    Children children;
    Disabilities disabilities{&children};
    Episodes episodes{&children};
    Assessments assessments{&episodes};
    Factors factors{&assessments};
    CinPlans cin_plans{&episodes};
    Enquiries enquiries{&episodes};
    ProtectionPlans plans{&episodes};
    Reviews reviews{&plans};

    Header header;
    Period period;
    TextStore texts;
    std::vector<Unreadable> unreadable;

    Block() = default;
    Block(const Block&) = delete;
    Block& operator=(const Block&) = delete;

    /// To be called once all rows are in.
    void seal();
    /// By `TableOf`: rows of each table. The two tables of a child count the children both.
    std::array<Row, static_cast<std::size_t>(TableOf::count)> row_counts() const;
    const Table& table(TableOf which) const;
    std::string_view read(Text text) const { return texts.read(text); }
    /// The number of a row in the document, `no_row` for one that stands for a record the document does not hold.
    Row source_row(Field field, Row row) const;
    /// A code as the file wrote it; empty where there is none.
    std::string_view text_of(const Codes& column, Code code) const;
};

/// One return: the header, and the children in blocks.
struct Return {
    Header header;
    Period period;
    std::vector<std::unique_ptr<Block>> blocks;

    /// The first row of each block's tables within the return: by block, by field.
    std::vector<std::vector<Row>> row_offsets() const;
};

using Rule = RuleOf<Block, Return>;

}  // namespace census::cin

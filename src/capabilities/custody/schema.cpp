// The tables that custody owns.
#include "capabilities/custody/queries.hpp"

namespace layang::custody {

std::vector<store::Migration> migrations() {
    return {
        {"custody", 1, R"(
CREATE TABLE claim (
  regency TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, stream TEXT NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (regency, kind, value));
CREATE INDEX claim_stream ON claim (regency, stream, kind);
CREATE TABLE bag (
  regency TEXT NOT NULL, bag TEXT NOT NULL, code TEXT NOT NULL, seal TEXT NOT NULL, direction TEXT NOT NULL,
  from_kind TEXT NOT NULL, from_desk TEXT NOT NULL, to_kind TEXT NOT NULL, to_desk TEXT NOT NULL, village TEXT NOT NULL,
  state TEXT NOT NULL, holder TEXT NOT NULL, place TEXT NOT NULL, rider TEXT, since INTEGER NOT NULL, confirmed INTEGER NOT NULL,
  claimed_by TEXT NOT NULL, awaits TEXT NOT NULL, open_since INTEGER, sealed_at INTEGER NOT NULL, sealed_seq INTEGER NOT NULL,
  PRIMARY KEY (regency, bag));
CREATE INDEX bag_code ON bag (regency, code);
CREATE INDEX bag_seal ON bag (regency, seal);
CREATE INDEX bag_line ON bag (regency, sealed_seq);
CREATE TABLE bag_content (
  regency TEXT NOT NULL, bag TEXT NOT NULL, kind TEXT NOT NULL, thing TEXT NOT NULL, outcome TEXT NOT NULL,
  PRIMARY KEY (regency, bag, kind, thing));
CREATE TABLE bag_step (
  regency TEXT NOT NULL, bag TEXT NOT NULL, seq INTEGER NOT NULL, step_at INTEGER NOT NULL, step TEXT NOT NULL,
  from_kind TEXT NOT NULL, from_desk TEXT NOT NULL, from_rider TEXT, to_kind TEXT NOT NULL, to_desk TEXT NOT NULL, to_rider TEXT,
  PRIMARY KEY (regency, bag, seq));
CREATE TABLE bag_handover (
  regency TEXT NOT NULL, bag TEXT NOT NULL, place_no INTEGER NOT NULL, from_kind TEXT NOT NULL, from_desk TEXT NOT NULL, from_rider TEXT,
  to_kind TEXT NOT NULL, to_desk TEXT NOT NULL, to_rider TEXT, given_at INTEGER, taken_at INTEGER, given_seq INTEGER NOT NULL,
  taken_seq INTEGER NOT NULL, PRIMARY KEY (regency, bag, place_no));
CREATE TABLE thing_place (
  regency TEXT NOT NULL, kind TEXT NOT NULL, thing TEXT NOT NULL, step_at INTEGER NOT NULL, step TEXT NOT NULL,
  where_kind TEXT NOT NULL, where_desk TEXT NOT NULL, bag TEXT, seq INTEGER NOT NULL, PRIMARY KEY (regency, kind, thing));
CREATE INDEX thing_place_bag ON thing_place (regency, bag);
CREATE TABLE document_custody (
  regency TEXT NOT NULL, document TEXT NOT NULL, village TEXT NOT NULL, dossier TEXT NOT NULL, line_seq INTEGER NOT NULL,
  made_at INTEGER NOT NULL, state TEXT NOT NULL, shelved INTEGER NOT NULL, cancelled INTEGER NOT NULL, attempts INTEGER NOT NULL,
  last_attempt TEXT, handed_over_at INTEGER, activation TEXT, damaged INTEGER NOT NULL, PRIMARY KEY (regency, document));
CREATE INDEX document_custody_line ON document_custody (regency, line_seq);
CREATE INDEX document_custody_village ON document_custody (regency, village, state);
CREATE TABLE document_due (
  regency TEXT NOT NULL, document TEXT NOT NULL, kind TEXT NOT NULL, due_count INTEGER NOT NULL, if_held INTEGER NOT NULL,
  PRIMARY KEY (regency, document, kind));
CREATE TABLE old_document (
  regency TEXT NOT NULL, old_document TEXT NOT NULL, kind TEXT NOT NULL, dossier TEXT NOT NULL, document TEXT, village TEXT NOT NULL,
  state TEXT NOT NULL, excuse TEXT, taken_at INTEGER NOT NULL, taken_where TEXT NOT NULL, ended_at INTEGER, berita_acara TEXT,
  line_seq INTEGER NOT NULL, PRIMARY KEY (regency, old_document));
CREATE INDEX old_document_line ON old_document (regency, line_seq);
CREATE INDEX old_document_dossier ON old_document (regency, dossier);
CREATE TABLE original (
  regency TEXT NOT NULL, original TEXT NOT NULL, kind TEXT NOT NULL, dossier TEXT NOT NULL, village TEXT NOT NULL, state TEXT NOT NULL,
  kept_at INTEGER NOT NULL, line_seq INTEGER NOT NULL, PRIMARY KEY (regency, original));
CREATE INDEX original_line ON original (regency, line_seq);
CREATE TABLE run (
  regency TEXT NOT NULL, run TEXT NOT NULL, code TEXT NOT NULL, run_day TEXT NOT NULL, state TEXT NOT NULL, rider TEXT,
  letter_number TEXT, fare_total INTEGER NOT NULL, fare TEXT NOT NULL, planned_seq INTEGER NOT NULL, started_at INTEGER, ended_at INTEGER,
  problem TEXT, PRIMARY KEY (regency, run));
CREATE INDEX run_code ON run (regency, code);
CREATE INDEX run_line ON run (regency, planned_seq);
CREATE INDEX run_rider ON run (regency, rider, state);
CREATE TABLE run_bag (regency TEXT NOT NULL, run TEXT NOT NULL, bag TEXT NOT NULL, PRIMARY KEY (regency, run, bag));
CREATE INDEX run_bag_bag ON run_bag (regency, bag);
CREATE TABLE run_stop (
  regency TEXT NOT NULL, run TEXT NOT NULL, stop INTEGER NOT NULL, village TEXT NOT NULL, reached_at INTEGER,
  PRIMARY KEY (regency, run, stop));
)"},
        {"custody", 2, R"(
CREATE INDEX bag_state ON bag (regency, state, sealed_seq);
CREATE INDEX document_custody_state ON document_custody (regency, state, line_seq);
CREATE INDEX document_custody_village_state ON document_custody (regency, village, state, line_seq);
)"},
        {"custody", 3, R"(
CREATE INDEX document_custody_dossier ON document_custody (regency, dossier);
CREATE INDEX bag_village_state ON bag (regency, village, state, sealed_seq);
CREATE INDEX old_document_state ON old_document (regency, state, line_seq);
CREATE INDEX old_document_village_state ON old_document (regency, village, state, line_seq);
CREATE INDEX original_state ON original (regency, state, line_seq);
CREATE INDEX original_village_state ON original (regency, village, state, line_seq);
CREATE INDEX run_state ON run (regency, state, planned_seq);
)"},
        {"custody", 4, R"(
ALTER TABLE original ADD COLUMN been_at_office INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document_custody ADD COLUMN astray_in TEXT NOT NULL DEFAULT '';
CREATE INDEX document_custody_astray ON document_custody (regency, astray_in, line_seq);
)"},
        {"custody", 5, R"(
ALTER TABLE document_custody ADD COLUMN remade_at INTEGER;
CREATE INDEX bag_rider ON bag (regency, rider, holder);
)"},
        {"custody", 6, R"(
ALTER TABLE original RENAME COLUMN been_at_office TO goes_home;
)"},
    };
}

}  // namespace layang::custody

#include "capabilities/intake/blobs.hpp"

#include "capabilities/intake/queries.hpp"
#include "platform/access/access.hpp"

namespace layang::intake {
namespace {

const store::Statement kNaming("intake.dossier_of_blob", "SELECT dossier FROM paper_blob WHERE regency = ? AND blob_id = ? ORDER BY dossier");
const store::Statement kEach("intake.blobs", "SELECT blob_id, dossier FROM paper_blob WHERE regency = ? ORDER BY blob_id, dossier");

Result<void> may_bring(store::Session& session, const std::string& regency, const Actor& actor, const std::string& subject) {
    TRY_VOID(require(actor, Right::submit_dossier));
    const auto id = DossierId::parse(subject);
    if (!id) return refuse(ErrorCode::kIdInvalid, "subject");
    const auto row = queries::dossier(session, regency, *id);
    if (row && !require_in(actor, Right::submit_dossier, row->village)) return refuse(ErrorCode::kNotFound, "subject");
    return {};
}

std::optional<access::PictureOf> named_by(store::Session& session, const std::string& regency, BlobId blob) {
    const auto id = session.first(kNaming, [](const store::Row& row) { return row.id<DossierId>(0); }, regency, blob);
    const auto row = id ? queries::dossier(session, regency, *id) : std::nullopt;
    if (!row) return std::nullopt;
    return access::PictureOf{id->text(), ledger::stream_of("dossier", *id), row->village};
}

}  // namespace

access::PicturePurpose papers() {
    access::PicturePurpose papers;
    papers.name = "dossier";
    papers.field = "blobs";
    papers.cls = SealClass::scan;
    papers.may_bring = [](store::Session& session, const access::Ground& ground, const Actor& actor, const std::string& subject) {
        return may_bring(session, ground.regency, actor, subject);
    };
    papers.see = {Right::unmask};
    papers.named_by = named_by;
    papers.each = [](store::Session& session, const std::string& regency, const std::function<void(BlobId, const std::string&)>& visit) {
        session.for_each(kEach, [&](const store::Row& row) { visit(row.id<BlobId>(0), row.text(1)); }, regency);
    };
    return papers;
}

}  // namespace layang::intake

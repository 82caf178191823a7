#include "capabilities/custody/wiring_pictures.hpp"

#include "capabilities/custody/queries.hpp"
#include "capabilities/intake/intake.hpp"
#include "platform/access/access.hpp"

namespace layang::custody {
namespace {

using store::Session;
using Visit = std::function<void(BlobId, const std::string& subject)>;

const store::Statement kPicturesOf("custody.pictures_of", "SELECT value FROM claim WHERE regency = ? AND stream = ? AND kind = 'picture' ORDER BY seq");
const store::Statement kPictures("custody.pictures", "SELECT value, stream FROM claim WHERE regency = ? AND kind = 'picture' ORDER BY value");

constexpr std::string_view kOfDocument = "document:", kOfRun = "run:";

/// The thing of that kind whose stream it is.
template <class IdType>
std::optional<IdType> thing_of(std::string_view stream, std::string_view prefix) {
    return stream.starts_with(prefix) ? IdType::parse(stream.substr(prefix.size())) : std::nullopt;
}

std::optional<access::PictureOf> of_handover(Session& session, const std::string& regency, std::string_view stream) {
    const auto document = thing_of<DocumentId>(stream, kOfDocument);
    const auto row = document ? queries::document(session, regency, *document) : std::nullopt;
    if (!row) return std::nullopt;
    return access::PictureOf{row->dossier.text(), ledger::stream_of("dossier", row->dossier), row->village};
}

std::optional<access::PictureOf> of_run(Session&, const std::string&, std::string_view stream) {
    const auto run = thing_of<RunId>(stream, kOfRun);
    if (!run) return std::nullopt;
    return access::PictureOf{run->text(), std::string(stream), ""};
}

/// Both kinds are found by the claim that the event made.
template <class Of>
void find_by_claim(access::PicturePurpose& purpose, const Of& of) {
    purpose.named_by = [of](Session& session, const std::string& regency, BlobId blob) -> std::optional<access::PictureOf> {
        const auto claim = queries::claimed(session, regency, "picture", blob.text());
        return claim ? of(session, regency, claim->stream) : std::nullopt;
    };
    purpose.of_stream = [of](Session& session, const std::string& regency, const std::string& stream) {
        if (!of(session, regency, stream)) return std::vector<BlobId>{};
        return session.list(kPicturesOf, [](const store::Row& row) { return row.id<BlobId>(0); }, regency, stream);
    };
    purpose.each = [of](Session& session, const std::string& regency, const Visit& visit) {
        session.for_each(kPictures, [&](const store::Row& row) {
            if (const auto found = of(session, regency, row.text(1))) visit(row.id<BlobId>(0), found->subject);
        }, regency);
    };
}

}  // namespace

access::PicturePurpose handover_proofs() {
    access::PicturePurpose proofs;
    proofs.name = "handover";
    proofs.field = "proof";
    proofs.cls = SealClass::proof;
    proofs.may_bring = [](Session& session, const access::Ground& ground, const Actor& actor, const std::string& subject) -> Result<void> {
        TRY_VOID(require(actor, Right::hand_over));
        const auto id = DossierId::parse(subject);
        if (!id) return refuse(ErrorCode::kIdInvalid, "subject");
        const auto row = intake::queries::dossier(session, ground.regency, *id);
        if (!row || !require_in(actor, Right::hand_over, row->village)) return refuse(ErrorCode::kNotFound, "subject");
        return {};
    };
    proofs.see = {Right::unmask, Right::resolve_anomalies};
    find_by_claim(proofs, of_handover);
    return proofs;
}

access::PicturePurpose problem_photos() {
    access::PicturePurpose photos;
    photos.name = "problem";
    photos.field = "photo";
    photos.cls = SealClass::proof;
    photos.may_bring = [](Session& session, const access::Ground& ground, const Actor& actor, const std::string& subject) -> Result<void> {
        const bool plans = require_in(actor, Right::plan_runs, "").has_value();
        if (!plans) TRY_VOID(require(actor, Right::ride));
        const auto id = RunId::parse(subject);
        if (!id) return refuse(ErrorCode::kIdInvalid, "subject");
        const auto row = queries::run(session, ground.regency, *id);
        if (!row || (!plans && row->rider != actor.account.text())) return refuse(ErrorCode::kNotFound, "subject");
        return {};
    };
    photos.see = {Right::plan_runs, Right::resolve_anomalies};
    find_by_claim(photos, of_run);
    return photos;
}

}  // namespace layang::custody

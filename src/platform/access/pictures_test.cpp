#include "platform/access/pictures.hpp"

#include <doctest/doctest.h>

#include <set>

#include "base/numbered_test.hpp"

namespace layang::access::pictures_test {
namespace {

const auto kSomebody = numbered<AccountId>(1), kAnother = numbered<AccountId>(2);
constexpr Instant kNow{1'591'600'000'000'000};

}  // namespace

TEST_CASE("pictures: what nothing names is limited for each account, and counts no more once something names it") {
    UnnamedBytes unnamed(100);
    std::set<BlobId> names;
    const auto may = [&](AccountId account, std::uint8_t blob, std::int64_t bytes, Instant now = kNow) {
        const auto id = numbered<BlobId>(blob);
        const auto fits = unnamed.room_for(account, id, bytes, now, [&](BlobId one) { return names.contains(one); });
        if (fits) unnamed.note(account, id, bytes, now);
        else CHECK(fits.error().code() == ErrorCode::kRateLimited);
        return fits.has_value();
    };
    CHECK(may(kSomebody, 1, 60));
    CHECK(may(kSomebody, 1, 60));  // its next piece
    CHECK_FALSE(may(kSomebody, 2, 41));
    CHECK(may(kSomebody, 2, 40));
    CHECK_FALSE(may(kSomebody, 3, 1));
    CHECK(may(kAnother, 3, 100));
    names.insert(numbered<BlobId>(1));
    CHECK(may(kSomebody, 4, 60));
    CHECK_FALSE(may(kSomebody, 5, 1));
    CHECK(may(kSomebody, 5, 100, kNow + secrets::kBlobUnnamed));
}

}  // namespace layang::access::pictures_test

package com.xiaomi.privacy.foundation.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.xiaomi.privacy.foundation.anchor.AnchorFault.Kind;
import com.xiaomi.privacy.foundation.anchor.AnchoredTrail.Place;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.objects.LockedBucket;
import com.xiaomi.privacy.foundation.objects.LockedBucket.Version;
import com.xiaomi.privacy.localstack.process.Ports;
import com.xiaomi.privacy.localstack.store.CephServer;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.SetObjectRetentionArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a store with object lock not even the owner of the bucket gets rid of an anchor, and the check sees that it is locked. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class LockedAnchorsIT {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int AT_MOST = 1000;

    @TempDir
    static Path folder;

    private static CephServer server;
    private static MinioClient owner;

    @Inject
    AnchoredTrail trail;

    private final String bucketName = "audit-" + Ids.next();
    private Place place;
    private LockedBucket bucket;
    private UUID chain;

    @BeforeAll
    static void startCeph() {
        assumeTrue(CephServer.isInstalled(), "Ceph is not installed");
        try (Ports ports = new Ports()) {
            int monitor = ports.take(0, "Ceph's monitor");
            server =
                    new CephServer(folder.resolve("ceph"), folder.resolve("logs"), monitor, ports.take(0, "Ceph's S3"));
        }
        server.start();
        owner = MinioClient.builder()
                .endpoint(server.url().toString())
                .region(CephServer.REGION)
                .credentials(CephServer.ACCESS_KEY, CephServer.SECRET_KEY)
                .build();
    }

    @AfterAll
    static void stopCeph() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void anAnchorIsMade() throws Exception {
        trail.begin();
        owner.makeBucket(
                MakeBucketArgs.builder().bucket(bucketName).objectLock(true).build());
        place = Place.of(server.url(), CephServer.REGION, CephServer.ACCESS_KEY, CephServer.SECRET_KEY, bucketName);
        bucket = trail.store(place).bucket().orElseThrow();
        chain = trail.chainOf(3);
        trail.replica(place, NOW).remove(AT_MOST);
    }

    @Test
    void theCheckSaysThatTheyAreLockedForTheYearsConfigured() throws Exception {
        AnchorReport report = check();

        assertThat(report.firstFaults()).isEmpty();
        assertThat(report.isWhole()).isTrue();
        assertThat(report.anchors()).isOne();
        assertThat(bucket.lockedUntil(versions().getFirst()))
                .contains(NOW.atZone(ZoneOffset.UTC).plusYears(5).toInstant().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void nobodyDeletesOneOrShortensItsTime() {
        assertRefused(() -> owner.removeObject(RemoveObjectArgs.builder()
                .bucket(bucketName)
                .object(versions().getFirst().object())
                .versionId(versions().getFirst().id())
                .bypassGovernanceMode(true)
                .build()));
        assertRefused(() -> owner.setObjectRetention(SetObjectRetentionArgs.builder()
                .bucket(bucketName)
                .object(versions().getFirst().object())
                .versionId(versions().getFirst().id())
                .config(new Retention(RetentionMode.COMPLIANCE, NOW.plus(HOUR).atZone(ZoneOffset.UTC)))
                .bypassGovernanceMode(true)
                .build()));
    }

    @Test
    void oneThatWasHiddenIsFoundAndStillCounts() throws Exception {
        owner.removeObject(RemoveObjectArgs.builder()
                .bucket(bucketName)
                .object(versions().getFirst().object())
                .build());
        trail.removeChain(chain);

        assertThat(check().firstFaults())
                .extracting(AnchorFault::kind, AnchorFault::anchor, AnchorFault::chainId, AnchorFault::position)
                .containsExactly(tuple(Kind.HIDDEN, 1L, null, null), tuple(Kind.ENTRY_MISSING, 1L, chain, 3L));
    }

    @Test
    void oneThatWasWrittenOverIsFoundAndStillCounts() throws Exception {
        bucket.putLocked(versions().getFirst().object(), "forged".getBytes(UTF_8), NOW.plus(HOUR));
        trail.removeChain(chain);

        assertThat(check().firstFaults())
                .extracting(AnchorFault::kind, AnchorFault::anchor, AnchorFault::chainId, AnchorFault::position)
                .containsExactly(tuple(Kind.CHANGED, 1L, null, null), tuple(Kind.ENTRY_MISSING, 1L, chain, 3L));
    }

    @Test
    void oneThatIsWrittenTwiceIsTheSame() throws Exception {
        byte[] content = bucket.read(versions().getFirst(), Anchor.MOST_BYTES);
        trail.store(place)
                .write(
                        versions().getFirst().object(),
                        new String(content, UTF_8),
                        trail.anchors().getFirst().keptUntil());

        assertThat(versions()).hasSize(2);
        assertThat(check().isWhole()).isTrue();
    }

    @Test
    void oneWithoutALockIsNamed() throws Exception {
        assertThatThrownBy(() -> trail.replica(place.away(), NOW.plus(HOUR)).remove(AT_MOST))
                .hasMessage("audit anchor not written");
        AnchorRows.Row second = trail.anchors().get(1);
        bucket.putUnlocked(second.objectName(), second.content().getBytes(UTF_8));
        trail.written(second, NOW.plus(HOUR));

        assertThat(check().firstFaults())
                .extracting(AnchorFault::kind, AnchorFault::anchor)
                .containsExactly(tuple(Kind.NOT_LOCKED, 2L));
    }

    @Test
    void aBucketThatWasMadeWithoutLocksIsSaidToHaveNone() throws Exception {
        trail.begin();
        owner.makeBucket(MakeBucketArgs.builder().bucket(bucketName + "-2").build());
        Place unlocked = Place.of(
                server.url(), CephServer.REGION, CephServer.ACCESS_KEY, CephServer.SECRET_KEY, bucketName + "-2");
        trail.replica(unlocked, NOW).remove(AT_MOST);

        assertThat(trail.check(unlocked, NOW).check().firstFaults())
                .containsExactly(AnchorFault.ofStore(Kind.NOT_LOCKED));
    }

    private static void assertRefused(ThrowingCallable deed) {
        assertThatExceptionOfType(ErrorResponseException.class)
                .isThrownBy(deed)
                .satisfies(failure -> assertThat(failure.response().code()).isEqualTo(403));
    }

    private AnchorReport check() throws Exception {
        return trail.check(place, NOW).check();
    }

    private List<Version> versions() throws Exception {
        List<Version> found = new ArrayList<>();
        LockedBucket.Listing listing = bucket.list(true);
        for (Optional<Version> version = listing.next(); version.isPresent(); version = listing.next()) {
            found.add(version.get());
        }
        return found;
    }
}

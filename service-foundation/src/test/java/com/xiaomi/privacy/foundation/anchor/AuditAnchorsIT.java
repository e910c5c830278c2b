package com.xiaomi.privacy.foundation.anchor;

import static com.xiaomi.privacy.foundation.anchor.AnchoredTrail.inOrder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.xiaomi.privacy.foundation.anchor.Anchor.Leaf;
import com.xiaomi.privacy.foundation.objects.LockedBucket;
import com.xiaomi.privacy.foundation.objects.LockedBucket.Version;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anchors are made once an hour by whoever comes first, and none is lost or made twice, whatever fails meanwhile. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class AuditAnchorsIT {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00.123456Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int AT_MOST = 1000;

    @Inject
    AnchoredTrail trail;

    @Inject
    AuditBucket audit;

    @BeforeEach
    void nothingIsAnchored() throws Exception {
        trail.begin();
        audit.empty();
    }

    @Test
    void onceAnHourTheChainsThatHaveChanged() throws Exception {
        UUID one = trail.chainOf(3);
        UUID other = trail.chainOf(1);
        anchorAt(NOON);
        trail.record(one, 1);
        anchorAt(NOON.plus(HOUR).minusMillis(1));
        assertThat(trail.anchors()).hasSize(1);

        anchorAt(NOON.plus(HOUR));
        anchorAt(NOON.plus(HOUR.multipliedBy(2)));

        List<Anchor> anchors = written();
        assertThat(anchors).extracting(Anchor::number).containsExactly(1L, 2L, 3L);
        assertThat(anchors).extracting(Anchor::service).containsOnly("request-intake-service");
        assertThat(anchors.get(0).leaves()).extracting(Leaf::chainId).containsExactlyElementsOf(inOrder(one, other));
        assertThat(anchors.get(1).leaves())
                .extracting(Leaf::chainId, Leaf::position)
                .containsExactly(tuple(one, 4L));
        assertThat(anchors.get(2).leaves()).isEmpty();
        assertThat(anchors.get(0).previous()).isEqualTo(Anchor.NONE_BEFORE);
        assertThat(anchors.get(2).previous())
                .isEqualTo(Anchor.digest(anchors.get(1).text()));
        assertThat(anchors.get(0).keptUntil()).isEqualTo("2031-11-29T12:00:00Z");
    }

    @Test
    void whatIsTooMuchForOneGoesIntoTheNextOnesAtOnce() throws Exception {
        IntStream.range(0, 5).forEach(ignored -> trail.chainOf(1));
        AuditAnchors anchors = trail.replica(audit.place(), NOON);

        assertThat(List.of(anchors.remove(2), anchors.remove(2), anchors.remove(2), anchors.remove(2)))
                .containsExactly(2, 2, 1, 0);

        assertThat(written().stream()
                        .flatMap(anchor -> anchor.leaves().stream())
                        .map(Leaf::chainId))
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    void aChainThatIsJustGrowingComesWithTheNextOne() throws Exception {
        UUID quiet = trail.chainOf(1);
        UUID growing = trail.chainOf(1);
        QuarkusTransaction.requiringNew().run(() -> {
            trail.recordInTransaction(growing);
            anchorAt(NOON);
        });
        anchorAt(NOON.plus(HOUR));

        assertThat(written().get(0).leaves()).extracting(Leaf::chainId).containsExactly(quiet);
        assertThat(written().get(1).leaves())
                .extracting(Leaf::chainId, Leaf::position)
                .containsExactly(tuple(growing, 2L));
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLaterAsItWasMeant() throws Exception {
        UUID chain = trail.chainOf(2);
        assertThatThrownBy(() -> trail.replica(audit.place().away(), NOON).remove(AT_MOST))
                .isInstanceOf(UncheckedIOException.class);
        String meant = trail.anchors().getFirst().content();
        trail.record(chain, 1);

        anchorAt(NOON.plus(HOUR));

        assertThat(written()).extracting(Anchor::text).containsExactly(meant);
        assertThat(trail.anchors().getFirst().writtenAt()).isEqualTo(NOON.plus(HOUR));
        anchorAt(NOON.plus(HOUR));
        assertThat(written().get(1).leaves())
                .extracting(Leaf::chainId, Leaf::position)
                .containsExactly(tuple(chain, 3L));
    }

    @Test
    void aReplicaThatDiedBeforeItNotedThatItHadWrittenLeavesOneAnchor() throws Exception {
        trail.chainOf(1);
        assertThatThrownBy(() -> trail.replica(audit.place().away(), NOON).remove(AT_MOST))
                .isInstanceOf(UncheckedIOException.class);
        AnchorRows.Row meant = trail.anchors().getFirst();
        audit.bucket().putUnlocked(meant.objectName(), meant.content().getBytes(UTF_8));

        anchorAt(NOON.plusSeconds(60));

        assertThat(written()).extracting(Anchor::text).containsExactly(meant.content());
        assertThat(trail.anchors()).singleElement().satisfies(anchor -> {
            assertThat(anchor.writtenAt()).isEqualTo(NOON.plusSeconds(60));
            assertThat(anchor.content()).isNull();
        });
    }

    @Test
    void manyReplicasAtOnceMakeOne() throws Exception {
        trail.chainOf(1);
        Callable<Integer> replica = () -> trail.replica(audit.place(), NOON).remove(AT_MOST);
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : replicas.invokeAll(List.of(replica, replica, replica, replica, replica, replica))) {
                assertThat(result.get()).isBetween(0, 1);
            }
        }

        assertThat(written()).hasSize(1);
        assertThat(trail.anchors()).hasSize(1);
    }

    @Test
    void aClockThatGoesBackOverwritesNothing() throws Exception {
        trail.chainOf(1);
        anchorAt(NOON);
        String first = written().getFirst().text();
        trail.chainOf(1);

        anchorAt(NOON.minus(HOUR.multipliedBy(24)));
        anchorAt(NOON);

        assertThat(written()).extracting(Anchor::number).containsExactly(1L, 2L, 3L);
        assertThat(written().getFirst().text()).isEqualTo(first);
        assertThat(written()).extracting(anchor -> anchor.leaves().size()).containsExactly(1, 1, 0);
    }

    @Test
    void rowsOfAnchorsAreNotRemoved() throws Exception {
        anchorAt(NOON);

        assertThatThrownBy(() -> trail.execute("DELETE FROM audit_anchor")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> trail.execute("TRUNCATE audit_anchor")).hasMessageContaining("append-only");
    }

    @Test
    void aMetricTellsWhenTheLastOneWasWritten() {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        trail.replica(audit.place(), NOON, metrics).remove(AT_MOST);

        assertThat(metrics.get("audit.anchor.last.written.timestamp").gauge().value())
                .isEqualTo(NOON.getEpochSecond());
        // Another replica, which has written none itself.
        SimpleMeterRegistry others = new SimpleMeterRegistry();
        trail.replica(audit.place(), NOON.plusSeconds(1), others).remove(AT_MOST);
        assertThat(others.get("audit.anchor.last.written.timestamp").gauge().value())
                .isEqualTo(NOON.getEpochSecond());
    }

    @Test
    void withoutABucketNothingIsAnchored() throws SQLException {
        trail.chainOf(1);

        assertThat(trail.replica(AuditBucket.NOWHERE, NOON).remove(AT_MOST)).isZero();

        assertThat(trail.anchors()).isEmpty();
    }

    private void anchorAt(Instant now) {
        trail.replica(audit.place(), now).remove(AT_MOST);
    }

    private List<Anchor> written() throws IOException {
        LockedBucket bucket = audit.bucket();
        List<Anchor> anchors = new ArrayList<>();
        LockedBucket.Listing objects = bucket.list(false);
        for (Optional<Version> object = objects.next(); object.isPresent(); object = objects.next()) {
            anchors.add(Anchor.parse(new String(bucket.read(object.get(), Anchor.MOST_BYTES), UTF_8)));
        }
        return anchors;
    }
}

package com.xiaomi.privacy.foundation.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.xiaomi.privacy.foundation.anchor.AnchorFault.Kind;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody who owns the database, or the bucket, changes is found; in a store that can't lock, the check says that too. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class AnchorCheckIT {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    AnchoredTrail trail;

    @Inject
    AuditBucket audit;

    private UUID chain;

    @BeforeEach
    void threeAnchorsAreMade() throws Exception {
        trail.begin();
        audit.empty();
        chain = trail.chainOf(5);
        anchorAt(NOON);
        trail.record(chain, 2);
        trail.chainOf(1);
        anchorAt(NOON.plus(HOUR));
        anchorAt(NOON.plus(HOUR.multipliedBy(2)));
    }

    @Test
    void ofAWholeTrailItSaysThatTheAnchorsAreNotLocked() throws IOException {
        AnchorReport report = check();

        assertThat(report.firstFaults()).containsExactly(AnchorFault.ofStore(Kind.NOT_LOCKED));
        assertThat(report.isWhole()).isFalse();
        assertThat(report.anchors()).isEqualTo(3);
        assertThat(report.leaves()).isEqualTo(3);
        assertThat(report.lastWritten()).isEqualTo(NOON.plus(HOUR.multipliedBy(2)));
    }

    @Test
    void aChainThatWasWrittenAnewIsNamed() throws Exception {
        trail.removeChain(chain);
        trail.record(chain, 7);
        assertThat(trail.isChained(chain)).isTrue();

        assertFaults()
                .containsExactly(tuple(Kind.ENTRY_CHANGED, 1L, chain, 5L), tuple(Kind.ENTRY_CHANGED, 2L, chain, 7L));
    }

    @Test
    void aChainThatWasRemovedIsNamed() throws Exception {
        trail.removeChain(chain);
        assertThat(trail.isChained(chain)).isTrue();

        assertFaults()
                .containsExactly(tuple(Kind.ENTRY_MISSING, 1L, chain, 5L), tuple(Kind.ENTRY_MISSING, 2L, chain, 7L));
    }

    @Test
    void aChainThatWasCutOffIsNamed() throws Exception {
        trail.tamper("audit_entry", "DELETE FROM audit_entry WHERE position > 5 AND chain_id = '" + chain + "'");
        trail.execute("UPDATE audit_chain c SET entries = 5, head = e.hash FROM audit_entry e"
                + " WHERE e.chain_id = c.chain_id AND e.position = 5 AND c.chain_id = '" + chain + "'");
        assertThat(trail.isChained(chain)).isTrue();

        assertFaults().containsExactly(tuple(Kind.ENTRY_MISSING, 2L, chain, 7L));
    }

    @Test
    void anObjectThatIsGoneIsMissing() throws Exception {
        audit.delete(objectOf(2));

        assertFaults().containsExactly(tuple(Kind.MISSING, 2L, null, null));
    }

    @Test
    void anObjectThatIsGoneAfterItsTimeIsNot() throws Exception {
        audit.delete(objectOf(1));
        AnchorReport afterYears =
                trail.check(audit.place(), NOON.plus(Duration.ofDays(5 * 366))).check();

        assertThat(afterYears.firstFaults()).containsExactly(AnchorFault.ofStore(Kind.NOT_LOCKED));
    }

    @Test
    void anObjectThatWasOverwrittenIsChanged() throws Exception {
        audit.bucket().putUnlocked(objectOf(2), "something else".getBytes(UTF_8));

        assertFaults().containsExactly(tuple(Kind.CHANGED, 2L, null, null), tuple(Kind.MISSING, 2L, null, null));
    }

    @Test
    void anObjectThatNobodyKnowsIsFound() throws Exception {
        audit.bucket().putUnlocked("a-stranger", "whatever".getBytes(UTF_8));

        assertFaults().containsExactly(tuple(Kind.UNKNOWN, null, null, null));
    }

    @Test
    void rowsThatWereRemovedLeaveTheirObjectsAndALinkThatDoesNotFit() throws Exception {
        trail.removeChain(chain);
        trail.tamper("audit_anchor", "DELETE FROM audit_anchor WHERE number IN (2, 3)");
        anchorAt(NOON.plus(HOUR.multipliedBy(3)));

        assertFaults()
                .contains(
                        tuple(Kind.ENTRY_MISSING, 1L, chain, 5L),
                        tuple(Kind.ENTRY_MISSING, 2L, chain, 7L),
                        tuple(Kind.UNKNOWN, 2L, null, null),
                        tuple(Kind.UNKNOWN, 3L, null, null));
        trail.tamper("audit_anchor", "DELETE FROM audit_anchor WHERE number = 1");
        assertFaults().contains(tuple(Kind.NOT_LINKED, 2L, null, null));
    }

    @Test
    void aRowThatSaysSomethingElseThanItsObjectIsFound() throws Exception {
        trail.execute("UPDATE audit_anchor SET anchored_at = anchored_at - interval '1 day' WHERE number = 3");

        assertFaults().containsExactly(tuple(Kind.ROW_CHANGED, 3L, null, null));
    }

    @Test
    void anAnchorThatWaitsToBeWrittenIsNoFault() throws Exception {
        Instant later = NOON.plus(HOUR.multipliedBy(3));
        assertThatThrownBy(() -> trail.replica(audit.place().away(), later).remove(1000))
                .hasMessage("audit anchor not written");

        assertFaults().isEmpty();
        assertThat(check().lastWritten()).isEqualTo(NOON.plus(HOUR.multipliedBy(2)));
    }

    @Test
    void ofManyFaultsItNamesAHundredAndCountsAll() throws Exception {
        IntStream.range(0, 120).forEach(ignored -> trail.chainOf(1));
        anchorAt(NOON.plus(HOUR.multipliedBy(3)));
        String inAnchor = "WHERE anchored_entries > 0 AND chain_id > '" + chain + "'";
        trail.tamper(
                "audit_entry",
                "DELETE FROM audit_entry WHERE chain_id IN (SELECT chain_id FROM audit_chain " + inAnchor + ")");

        AnchorReport report = check();

        // That the store does not lock is one of them, and hides none of the others.
        assertThat(report.firstFaults())
                .hasSize(100)
                .extracting(AnchorFault::kind)
                .doesNotContain(Kind.NOT_LOCKED);
        assertThat(report.faults()).isEqualTo(1 + 1 + 120);
        assertThat(report.tampered()).isEqualTo(1 + 120);
    }

    @Test
    void withoutABucketItSaysThatNothingIsAnchored() throws IOException {
        assertThat(trail.check(AuditBucket.NOWHERE, NOON).check().firstFaults())
                .containsExactly(AnchorFault.ofStore(Kind.NOT_ANCHORED));
    }

    @Test
    void ofAStoreThatIsAwayItSaysNothing() {
        assertThatThrownBy(() -> trail.check(audit.place().away(), NOON).check())
                .isInstanceOf(IOException.class);
    }

    private void anchorAt(Instant now) {
        trail.replica(audit.place(), now).remove(1000);
    }

    private String objectOf(int number) {
        return trail.anchors().get(number - 1).objectName();
    }

    private AnchorReport check() throws IOException {
        return trail.check(audit.place(), NOON.plus(HOUR.multipliedBy(4))).check();
    }

    /** Those of a store that could lock. */
    private AbstractListAssert<?, ?, Tuple, ObjectAssert<Tuple>> assertFaults() throws IOException {
        return assertThat(check().firstFaults().stream()
                        .filter(fault -> fault.kind() != Kind.NOT_LOCKED)
                        .toList())
                .extracting(AnchorFault::kind, AnchorFault::anchor, AnchorFault::chainId, AnchorFault::position);
    }
}

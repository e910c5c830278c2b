package com.xiaomi.privacy.foundation.anchor;

import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.foundation.testing.DatabaseOwner;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The trail of the tests, of which only what a test writes is anchored, and how somebody who owns the database changes it. */
@Singleton
class AnchoredTrail {

    private final AuditTrail trail;
    private final AnchorRows rows;
    private final AnchoredEntries entries;
    private final DatabaseOwner owner;
    private final DatabaseMigration migration;
    // A client reads all certificates of the machine when it is made.
    private final Map<AnchorConfig, AnchorStore> stores = new ConcurrentHashMap<>();

    AnchoredTrail(
            AuditTrail trail,
            AnchorRows rows,
            AnchoredEntries entries,
            DatabaseOwner owner,
            DatabaseMigration migration) {
        this.trail = trail;
        this.rows = rows;
        this.entries = entries;
        this.owner = owner;
        this.migration = migration;
    }

    /** Where anchors go. */
    record Place(Optional<String> bucket, Optional<URI> endpoint, String region, String access, String secret)
            implements AnchorConfig {

        static Place of(URI endpoint, String region, String access, String secret, String bucket) {
            return new Place(Optional.of(bucket), Optional.of(endpoint), region, access, secret);
        }

        /** The same store at an address where nobody listens. */
        Place away() {
            return new Place(bucket, Optional.of(URI.create("http://127.0.0.1:1")), region, access, secret);
        }

        @Override
        public Optional<String> accessKey() {
            return Optional.of(access);
        }

        @Override
        public Optional<String> secretKey() {
            return Optional.of(secret);
        }

        @Override
        public int keepYears() {
            return 5;
        }
    }

    /** No anchor was ever made, and what other tests left in the trail has not changed since. */
    void begin() throws SQLException {
        await().until(migration::isDone);
        tamper("audit_anchor", "DELETE FROM audit_anchor");
        execute("UPDATE audit_chain SET anchored_entries = entries");
    }

    UUID chainOf(int entriesOfIt) {
        UUID chain = Ids.next();
        record(chain, entriesOfIt);
        return chain;
    }

    void record(UUID chain, int more) {
        for (int i = 0; i < more; i++) {
            QuarkusTransaction.requiringNew().run(() -> recordInTransaction(chain));
        }
    }

    void recordInTransaction(UUID chain) {
        trail.record(AuditEntry.of(chain, new Actor.System("test"), "test.recorded"));
    }

    /** Whether the check of the chain alone finds nothing. */
    boolean isChained(UUID chain) {
        return trail.firstBadEntry(chain).isEmpty();
    }

    /** One replica of the service, at one moment. */
    AuditAnchors replica(AnchorConfig place, Instant now) {
        return replica(place, now, new SimpleMeterRegistry());
    }

    AuditAnchors replica(AnchorConfig place, Instant now, SimpleMeterRegistry metrics) {
        return new AuditAnchors(rows, store(place), Clock.fixed(now, ZoneOffset.UTC), metrics);
    }

    AnchorCheck check(AnchorConfig place, Instant now) {
        return new AnchorCheck(rows, store(place), entries, Clock.fixed(now, ZoneOffset.UTC));
    }

    AnchorStore store(AnchorConfig place) {
        return stores.computeIfAbsent(place, AnchorStore::new);
    }

    List<AnchorRows.Row> anchors() {
        return rows.after(0);
    }

    void written(AnchorRows.Row anchor, Instant at) {
        rows.written(anchor.number(), at);
    }

    /** Chains in the order in which an anchor has them. */
    static List<UUID> inOrder(UUID... chains) {
        return Stream.of(chains).sorted(Comparator.comparing(UUID::toString)).toList();
    }

    /** Past the triggers, as the owner of the database can. */
    void tamper(String table, String sql) throws SQLException {
        execute("ALTER TABLE %1$s DISABLE TRIGGER USER; %2$s; ALTER TABLE %1$s ENABLE TRIGGER USER"
                .formatted(table, sql));
    }

    void removeChain(UUID chain) throws SQLException {
        tamper("audit_entry", "DELETE FROM audit_entry WHERE chain_id = '" + chain + "'");
        execute("DELETE FROM audit_chain WHERE chain_id = '" + chain + "'");
    }

    void execute(String sql) throws SQLException {
        owner.execute(sql);
    }
}

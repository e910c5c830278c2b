package com.xiaomi.privacy.benchmarks.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.measure.Ratio;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a submission does with keys, and nothing else, by the same calls of Tink and on values of the same size. */
final class RequestEncryption {

    /** As many data keys as the service makes ahead at once. */
    static final int BATCH = 64;

    private static final int WARM_UP = 20_000;
    private static final int MEASURED = 20_000;
    private static final int ROW_BATCHES = 100;
    // A prefix of 5 bytes, a nonce of 12, a tag of 16.
    private static final int OVERHEAD = 33;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final String SIZES = """
            SELECT octet_length(value) FROM request r
            JOIN submission s USING (request_id)
            JOIN LATERAL (VALUES (r.contact_email), (r.contact_name), (r.contact_mi_id), (r.contact_address),
                (r.further_information), (r.on_behalf), (r.backdating_reason), (s.answer)) AS v (value) ON value IS NOT NULL
            WHERE r.request_id = (SELECT request_id FROM request ORDER BY received_at DESC LIMIT 1)
            UNION ALL
            SELECT octet_length(asked) FROM case_details
            WHERE request_id = (SELECT request_id FROM request ORDER BY received_at DESC LIMIT 1)
            """;

    private final WrappingKeys keys;
    private final List<Integer> sizes;

    private RequestEncryption(WrappingKeys keys, List<Integer> sizes) {
        this.keys = keys;
        this.sizes = sizes;
    }

    /** @throws BenchmarkFailure if nothing was submitted yet */
    static RequestEncryption likeTheLatest(Connection connection, WrappingKeys keys) throws SQLException {
        List<Integer> sizes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SIZES)) {
            while (row.next()) {
                sizes.add(row.getInt(1) - OVERHEAD);
            }
        }
        if (sizes.isEmpty()) {
            throw new BenchmarkFailure("The service has stored no submission.");
        }
        return new RequestEncryption(keys, sizes);
    }

    int fields() {
        return sizes.size();
    }

    int bytes() {
        return sizes.stream().mapToInt(size -> size + OVERHEAD).sum();
    }

    /** Microseconds to make a data key, wrap it, and encrypt the values under it; median of one thread. */
    double micros() throws GeneralSecurityException {
        long encrypted = 0;
        for (int i = 0; i < WARM_UP; i++) {
            encrypted += once();
        }
        double[] times = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long begin = System.nanoTime();
            encrypted += once();
            times[i] = (System.nanoTime() - begin) / NANOS_PER_MICRO;
        }
        if (encrypted < (long) bytes() * (WARM_UP + MEASURED)) {
            throw new BenchmarkFailure("Less was encrypted than a submission has.");
        }
        return Ratio.median(times);
    }

    private long once() throws GeneralSecurityException {
        UUID id = UUID.randomUUID();
        KeysetHandle dataKey = WrappingKeys.dataKey();
        long bytes = keys.wrap(id, dataKey).length;
        Aead aead = dataKey.getPrimitive(RegistryConfiguration.get(), Aead.class);
        for (int size : sizes) {
            byte[] place = ("request.contact_email/" + id).getBytes(StandardCharsets.UTF_8);
            bytes += aead.encrypt(new byte[size], place).length;
        }
        return bytes;
    }

    /** Microseconds of a request's share in a batch of data keys that is written and committed; median. */
    double rowMicros(Connection keyDatabase) throws SQLException, GeneralSecurityException {
        double[] times = new double[ROW_BATCHES];
        keyDatabase.setAutoCommit(false);
        for (int batch = 0; batch < ROW_BATCHES; batch++) {
            try (PreparedStatement insert =
                    keyDatabase.prepareStatement("INSERT INTO data_key (id, wrapped) VALUES (?, ?)")) {
                for (int i = 0; i < BATCH; i++) {
                    UUID id = UUID.randomUUID();
                    insert.setObject(1, id);
                    insert.setBytes(2, keys.wrap(id, WrappingKeys.dataKey()));
                    insert.addBatch();
                }
                long begin = System.nanoTime();
                insert.executeBatch();
                keyDatabase.commit();
                times[batch] = (System.nanoTime() - begin) / NANOS_PER_MICRO / BATCH;
            }
        }
        keyDatabase.setAutoCommit(true);
        return Ratio.median(times);
    }
}

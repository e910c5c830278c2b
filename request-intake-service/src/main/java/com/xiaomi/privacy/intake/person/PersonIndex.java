package com.xiaomi.privacy.intake.person;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.BlindIndex;
import com.xiaomi.privacy.foundation.protection.Personal;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The only place that knows that two requests are about one person: keyed hash of the Mi ID or, without one, of the e-mail
 * address of the data subject → a random reference that says nothing. A data subject of whom the requester gave neither is
 * known by the requester's and by their own name.
 */
@ApplicationScoped
public class PersonIndex {

    // Without Hibernate, whose cache keeps a plan for every single run of a native query that returns a scalar.
    // The empty update makes RETURNING give the row that is there already.
    private static final String FIND_OR_ADD = """
            INSERT INTO person_index (identifier_hash, person_ref) VALUES (?, ?)
            ON CONFLICT (identifier_hash) DO UPDATE SET identifier_hash = EXCLUDED.identifier_hash
            RETURNING person_ref
            """;
    private static final String CONFIRM = """
            UPDATE person_index SET confirmed_at = :at
            WHERE confirmed_at IS NULL
              AND person_ref = (
                  SELECT person_ref FROM request
                  WHERE request_id = :request AND requester_kind = 'SELF'
                    AND (:beyondContact OR contact_mi_id IS NULL))
            """;
    private static final String KNOWS_THE_PERSON = """
            SELECT 1 FROM request
            WHERE request_id = :request
              AND CASE WHEN requester_kind = 'SELF' THEN :beyondContact OR contact_mi_id IS NULL ELSE :mandated END
            """;

    private final AgroalDataSource dataSource;
    private final EntityManager entities;
    private final BlindIndex blindIndex;

    PersonIndex(AgroalDataSource dataSource, EntityManager entities, BlindIndex blindIndex) {
        this.dataSource = dataSource;
        this.entities = entities;
        this.blindIndex = blindIndex;
    }

    /**
     * The reference of the data subject; a new random one for somebody not seen before.
     *
     * @param onBehalf empty where the contact is the data subject
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID referenceOf(Contact contact, Optional<OnBehalf> onBehalf) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement findOrAdd = connection.prepareStatement(FIND_OR_ADD)) {
            findOrAdd.setBytes(
                    1, onBehalf.map(other -> hash(contact, other.subject())).orElseGet(() -> hash(contact)));
            findOrAdd.setObject(2, Ids.next());
            try (ResultSet row = findOrAdd.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("person not looked up", e);
        }
    }

    /**
     * Notes that the person of a request has proven that the identifier is theirs; the first time counts. Somebody who asks
     * for another person proves nothing about that person's identifier, and who reads the e-mail nothing about a Mi ID.
     *
     * @return whether the proof is one of the data subject, or of somebody with a mandate of theirs
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean confirm(UUID requestId, AssuranceLevel level, Instant at) {
        entities.createNativeQuery(CONFIRM)
                .setParameter("at", at)
                .setParameter("request", requestId)
                .setParameter("beyondContact", level != AssuranceLevel.CONTACT)
                .executeUpdate();
        return !entities.createNativeQuery(KNOWS_THE_PERSON)
                .setParameter("request", requestId)
                .setParameter("beyondContact", level != AssuranceLevel.CONTACT)
                .setParameter("mandated", level == AssuranceLevel.MANDATE)
                .getResultList()
                .isEmpty();
    }

    private byte[] hash(Contact contact) {
        return contact.miId()
                .map(miId -> blindIndex.of("mi-id", miId))
                .or(() -> contact.email().map(email -> blindIndex.of("email", lowerCased(email))))
                .orElseGet(() -> blindIndex.of("postal", onOneLine(contact)));
    }

    private byte[] hash(Contact requester, OnBehalf.Subject subject) {
        if (subject.miId() != null) {
            return blindIndex.of("mi-id", subject.miId());
        }
        if (subject.email() != null) {
            return blindIndex.of("email", lowerCased(subject.email()));
        }
        String requesterHash = HexFormat.of().formatHex(hash(requester));
        return blindIndex.of(
                "named-by-requester", Personal.of(requesterHash + subject.name().reveal()));
    }

    /** Of somebody who wrote a letter and gave nothing else: name and address. */
    private static Personal onOneLine(Contact contact) {
        return Personal.of(Stream.concat(
                        contact.name().stream(),
                        contact.address().stream().flatMap(address -> address.lines().stream()))
                .map(Personal::reveal)
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n")));
    }

    private static Personal lowerCased(Personal email) {
        return Personal.of(email.reveal().toLowerCase(Locale.ROOT));
    }
}

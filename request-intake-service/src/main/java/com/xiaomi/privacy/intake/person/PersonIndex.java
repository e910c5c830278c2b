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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
    private static final String ADD_EMAIL =
            "INSERT INTO person_email (email_hash, person_ref) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String SEARCH = """
            SELECT person_ref FROM person_index WHERE identifier_hash = ?
            UNION SELECT person_ref FROM person_email WHERE email_hash = ?
            ORDER BY person_ref
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
                UUID personRef = row.getObject(1, UUID.class);
                Optional<Personal> beside = onBehalf.map(other -> emailBesideMiId(other.subject()))
                        .orElseGet(() ->
                                contact.email().filter(ignored -> contact.miId().isPresent()));
                if (beside.isPresent()) {
                    addEmail(connection, hashOfEmail(beside.get()), personRef);
                }
                return personRef;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("person not looked up", e);
        }
    }

    /** Lets a data subject be found by one more address of theirs. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void alsoReachedAt(Personal email, UUID personRef) {
        try (Connection connection = dataSource.getConnection()) {
            addEmail(connection, hashOfEmail(email), personRef);
        } catch (SQLException e) {
            throw new IllegalStateException("address of a person not noted", e);
        }
    }

    private static Optional<Personal> emailBesideMiId(OnBehalf.Subject subject) {
        return Optional.ofNullable(subject.email()).filter(ignored -> subject.miId() != null);
    }

    private static void addEmail(Connection connection, byte[] hash, UUID personRef) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD_EMAIL)) {
            add.setBytes(1, hash);
            add.setObject(2, personRef);
            add.executeUpdate();
        }
    }

    /**
     * The data subjects whose Mi ID this is.
     *
     * @return at most one
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> withMiId(Personal miId) {
        return found(hashOfMiId(miId));
    }

    /** The data subjects who gave this e-mail address; several may have. In the order of their references. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> withEmail(Personal email) {
        return found(hashOfEmail(email));
    }

    private List<UUID> found(byte[] hash) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement search = connection.prepareStatement(SEARCH)) {
            search.setBytes(1, hash);
            search.setBytes(2, hash);
            try (ResultSet rows = search.executeQuery()) {
                List<UUID> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("person not searched", e);
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
                .map(this::hashOfMiId)
                .or(() -> contact.email().map(this::hashOfEmail))
                .orElseGet(() -> blindIndex.of("postal", onOneLine(contact)));
    }

    private byte[] hash(Contact requester, OnBehalf.Subject subject) {
        if (subject.miId() != null) {
            return hashOfMiId(subject.miId());
        }
        if (subject.email() != null) {
            return hashOfEmail(subject.email());
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

    private byte[] hashOfMiId(Personal miId) {
        return blindIndex.of("mi-id", miId);
    }

    private byte[] hashOfEmail(Personal email) {
        return blindIndex.of("email", Personal.of(email.reveal().toLowerCase(Locale.ROOT)));
    }
}

package com.xiaomi.privacy.intake.person;

import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.BlindIndex;
import com.xiaomi.privacy.foundation.protection.Personal;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The only place that knows that two requests are answered to one mailbox: keyed hash of the e-mail address → a random
 * reference that says nothing. Whose data is asked for does not matter: an agent has one mailbox for many data subjects.
 */
@ApplicationScoped
public class ContactIndex {

    // The empty update makes RETURNING give the row that is there already.
    private static final String FIND_OR_ADD = """
            INSERT INTO contact_index (contact_hash, contact_ref) VALUES (?, ?)
            ON CONFLICT (contact_hash) DO UPDATE SET contact_hash = EXCLUDED.contact_hash
            RETURNING contact_ref
            """;

    private final AgroalDataSource dataSource;
    private final BlindIndex blindIndex;

    ContactIndex(AgroalDataSource dataSource, BlindIndex blindIndex) {
        this.dataSource = dataSource;
        this.blindIndex = blindIndex;
    }

    /** The reference of an e-mail address, however it is written; a new random one for an address not seen before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID referenceOf(Personal email) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement findOrAdd = connection.prepareStatement(FIND_OR_ADD)) {
            findOrAdd.setBytes(1, blindIndex.of("contact", EmailAddress.counted(email)));
            findOrAdd.setObject(2, Ids.next());
            try (ResultSet row = findOrAdd.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("contact not looked up", e);
        }
    }
}

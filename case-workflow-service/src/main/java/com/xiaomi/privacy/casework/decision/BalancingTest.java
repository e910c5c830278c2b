package com.xiaomi.privacy.casework.decision;

import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A {@link Balancing} as it rests with its decision, encrypted under the data key of the request. */
@Entity
public class BalancingTest {

    @Id
    private UUID decisionId;

    private byte[] interest;
    private byte[] necessity;
    private byte[] impact;

    /** For Hibernate. */
    protected BalancingTest() {}

    BalancingTest(UUID decisionId, Balancing balancing, DataKey key) {
        this.decisionId = decisionId;
        this.interest = key.encrypt(balancing.interest(), place("interest"));
        this.necessity = key.encrypt(balancing.necessity(), place("necessity"));
        this.impact = key.encrypt(balancing.impact(), place("impact"));
    }

    /** In the clear. */
    public Balancing reveal(DataKey key) {
        return new Balancing(
                reveal(interest, "interest", key), reveal(necessity, "necessity", key), reveal(impact, "impact", key));
    }

    private Personal reveal(byte[] text, String column, DataKey key) {
        return key.decrypt(text, place(column));
    }

    private String place(String column) {
        return "balancing_test." + column + "/" + decisionId;
    }
}

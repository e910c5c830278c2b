package com.xiaomi.privacy.casework.fee;

import com.xiaomi.privacy.casework.cases.StaffCommand.QuoteFee;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A fee that a human of the staff quoted to the person, with how it was counted. */
@Entity
public class FeeQuote {

    @Id
    private UUID quoteId;

    private UUID caseId;
    private long amountMinor;
    private String currency;
    private byte[] calculation;
    private boolean extraCopy;
    private String quotedBy;
    private Instant quotedAt;

    @Enumerated(EnumType.STRING)
    private Answer answer;

    private Instant answeredAt;

    /** For Hibernate. */
    protected FeeQuote() {}

    FeeQuote(UUID caseId, QuoteFee quoted, Actor.Staff by, DataKey key, Instant now) {
        this.quoteId = Ids.next();
        this.caseId = caseId;
        this.amountMinor = quoted.amountMinor();
        this.currency = quoted.currency();
        this.calculation = key.encrypt(quoted.calculation(), place());
        this.extraCopy = quoted.extraCopy();
        this.quotedBy = by.code();
        this.quotedAt = now;
    }

    void answer(Answer with, Instant now) {
        answer = with;
        answeredAt = now;
    }

    /** Names the quote. */
    public UUID quoteId() {
        return quoteId;
    }

    /** The case it is for. */
    public UUID caseId() {
        return caseId;
    }

    /** In the smallest unit of the currency. */
    public long amountMinor() {
        return amountMinor;
    }

    /** ISO 4217. */
    public String currency() {
        return currency;
    }

    /** How it was counted, in the clear. */
    public Personal calculation(DataKey key) {
        return key.decrypt(calculation, place());
    }

    /** Whether the person had asked for a further copy. */
    public boolean isForExtraCopy() {
        return extraCopy;
    }

    /** As in audit entries. */
    public String quotedBy() {
        return quotedBy;
    }

    /** UTC. */
    public Instant quotedAt() {
        return quotedAt;
    }

    /** Empty while it is with the person. */
    public Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    /** UTC; null while it is with the person. */
    public Instant answeredAt() {
        return answeredAt;
    }

    private String place() {
        return "fee_quote.calculation/" + quoteId;
    }

    /** What became of a quote. */
    public enum Answer {
        ACCEPTED,
        DECLINED,
        /** Staff go on without an answer, or the case was closed. */
        TAKEN_BACK
    }
}

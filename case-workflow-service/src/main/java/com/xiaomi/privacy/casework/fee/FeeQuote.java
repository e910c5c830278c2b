package com.xiaomi.privacy.casework.fee;

import com.xiaomi.privacy.casework.cases.StaffCommand.QuoteFee;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private Long capMinor;
    private String capSource;
    private int earlierRequests;
    private Integer freeCopies;
    private Integer periodMonths;
    private Instant lapsesAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "fee_item", joinColumns = @JoinColumn(name = "quote_id"))
    @OrderColumn(name = "position")
    private List<FeeItemRow> items = new ArrayList<>();

    /** For Hibernate. */
    protected FeeQuote() {}

    FeeQuote(UUID caseId, QuoteFee quoted, FeeGround ground, Actor.Staff by, DataKey key, Instant now, Instant lapses) {
        this.quoteId = Ids.next();
        this.caseId = caseId;
        this.amountMinor = quoted.amountMinor();
        this.currency = quoted.currency();
        this.calculation = key.encrypt(quoted.calculation(), place());
        this.extraCopy = quoted.extraCopy();
        this.quotedBy = by.code();
        this.quotedAt = now;
        ground.cap().ifPresent(cap -> {
            this.capMinor = cap.amountMinor();
            this.capSource = cap.source();
        });
        this.earlierRequests = Math.toIntExact(ground.earlierRequests());
        this.freeCopies = ground.freeCopies().orElse(null);
        this.periodMonths = ground.periodMonths().orElse(null);
        this.lapsesAt = lapses;
        quoted.items().forEach(item -> items.add(new FeeItemRow(item)));
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

    /** What it is made up of; empty for early quotes. */
    public List<FeeItem> items() {
        return items.stream().map(FeeItemRow::item).toList();
    }

    /** The most that could be asked for, in the smallest unit of the currency; empty if no sum is known. */
    public Optional<Long> capMinor() {
        return Optional.ofNullable(capMinor);
    }

    /** Who sets the cap; empty without one. */
    public Optional<String> capSource() {
        return Optional.ofNullable(capSource);
    }

    /** How often the person had asked for a copy in the period that counts. */
    public int earlierRequests() {
        return earlierRequests;
    }

    /** How many copies the law gives free of charge in that period; empty where it names no number. */
    public Optional<Integer> freeCopies() {
        return Optional.ofNullable(freeCopies);
    }

    /** The period that counts, in months; empty for ever. */
    public Optional<Integer> periodMonths() {
        return Optional.ofNullable(periodMonths);
    }

    /** When it lapses without an answer, UTC; empty for early quotes, which never do. */
    public Optional<Instant> lapsesAt() {
        return Optional.ofNullable(lapsesAt);
    }

    private String place() {
        return "fee_quote.calculation/" + quoteId;
    }

    /** What became of a quote. */
    public enum Answer {
        ACCEPTED,
        DECLINED,
        /** The person did not answer in time. */
        LAPSED,
        /** Staff go on without an answer, or the case was closed. */
        TAKEN_BACK
    }
}

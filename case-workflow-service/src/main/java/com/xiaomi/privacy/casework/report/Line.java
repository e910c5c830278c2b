package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/**
 * One place in the books: what is added up there is one number.
 *
 * @param month its first day
 * @param place ISO 3166: the country, or the state or province where its law counts
 * @param outcome null for figures of cases that need not be closed
 * @param ground null unless the figure is REFUSED
 * @param days 0 for figures that are not spread over days
 */
@Embeddable
record Line(
        LocalDate month,

        @Enumerated(EnumType.STRING) @Column(name = "asserted_right")
        Right right,

        String law,
        String place,
        @Enumerated(EnumType.STRING) Outcome outcome,
        @Enumerated(EnumType.STRING) Figure figure,
        String ground,
        int days) {}

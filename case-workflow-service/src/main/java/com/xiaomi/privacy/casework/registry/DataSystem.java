package com.xiaomi.privacy.casework.registry;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A system that holds personal data, as the record of processing activities describes it (GDPR Art. 30(1)) and as tasks need
 * it. It says nothing about a person.
 *
 * @param title what staff call it
 * @param owner the team or role that answers for it, not somebody's name
 * @param cell where its data lies; only systems of the deployment's own cell get tasks
 * @param country where it works and those who answer tasks see what they are given, ISO 3166-1 alpha-2; null if in the place of the cell. Outside
 *     of the region of the cell it gets tasks under a safeguard of the register of transfers only
 * @param rights what it carries out
 * @param mode how it learns of its tasks
 * @param webhook where it is told of them, https; null unless the mode is {@link TaskMode#WEBHOOK}
 * @param answerWithin its service level: how long it may take over a task; exact, so days have 24 hours
 * @param holdings what it holds and why
 * @param retentionExceptions what it has to keep even if the person asks for erasure; null or empty if nothing
 * @param security what protects the data, in general (Art. 30(1)(g))
 */
public record DataSystem(
        @NotBlank @Size(max = 100) String title,
        @NotBlank @Size(max = 100) String owner,
        @NotNull Cell cell,

        @Schema(nullable = true) @Pattern(regexp = "[A-Z]{2}", message = "an ISO 3166-1 alpha-2 code")
        String country,

        @NotEmpty Set<@NotNull Right> rights,
        @NotNull TaskMode mode,
        @Schema(nullable = true) URI webhook,

        @NotNull @JsonFormat(shape = JsonFormat.Shape.STRING)
        Duration answerWithin,

        @NotEmpty @Size(max = 100) List<@NotNull @Valid Holding> holdings,

        @Size(max = 100) List<@NotNull @Valid RetentionException> retentionExceptions,

        @NotEmpty @Size(max = 30) List<@NotBlank @Size(max = 300) String> security) {

    public DataSystem {
        rights = rights == null || rights.isEmpty() || rights.contains(null)
                ? rights
                : Collections.unmodifiableSet(EnumSet.copyOf(rights));
        retentionExceptions = retentionExceptions == null ? List.of() : retentionExceptions;
    }

    /**
     * One kind of data that a system holds for one purpose.
     *
     * @param dataSubjects whom it is about, by group, for example {@code customers}
     * @param legalBasis on what the processing rests
     * @param source where the data comes from, unless from the person themselves; null then (Art. 15(1)(g))
     * @param recipients who gets it, by name or group; null or empty if nobody
     * @param transfers where it goes outside the law's own territory; null or empty if nowhere
     */
    public record Holding(
            @NotNull DataCategory category,

            @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 100) String> dataSubjects,

            @NotBlank @Size(max = 300) String purpose,
            @NotNull LegalBasis legalBasis,

            @Schema(nullable = true) @Size(min = 1, max = 300)
            String source,

            @Size(max = 50) List<@NotBlank @Size(max = 200) String> recipients,

            @Size(max = 50) List<@NotNull @Valid Transfer> transfers,

            @NotNull @Valid Retention retention) {

        public Holding {
            recipients = recipients == null ? List.of() : recipients;
            transfers = transfers == null ? List.of() : transfers;
        }
    }

    /**
     * Data that leaves for another country.
     *
     * @param country ISO 3166-1 alpha-2
     * @param safeguard what makes it lawful, for example the standard contractual clauses (Art. 46)
     */
    public record Transfer(
            @NotNull @Pattern(regexp = "[A-Z]{2}", message = "an ISO 3166-1 alpha-2 code")
            String country,

            @NotBlank @Size(max = 200) String safeguard) {}

    /**
     * For how long data is kept.
     *
     * @param period in calendar units, as laws count it
     * @param after what it runs from, for example {@code the account was closed}
     */
    public record Retention(
            @NotNull Period period,
            @NotBlank @Size(max = 200) String after) {}

    /**
     * What must stay although the person asks for erasure (Art. 17(3)).
     *
     * @param ground the provision, for example {@code HGB § 257(1)}
     */
    public record RetentionException(
            @NotNull DataCategory category,
            @NotBlank @Size(max = 200) String ground,
            @NotNull @Valid Retention retention) {}
}

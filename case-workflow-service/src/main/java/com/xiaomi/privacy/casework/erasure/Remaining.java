package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part that a data system could not erase at once.
 *
 * @param ground the provision that wants it kept, for example {@code HGB § 257(4)}; null for backups
 * @param until last day; it is gone, or to be erased, after it
 */
public record Remaining(
        @NotNull DataCategory category,
        @NotNull RemainderKind kind,
        @Schema(nullable = true) @Size(min = 1, max = 200) String ground,
        @NotNull LocalDate until) {}

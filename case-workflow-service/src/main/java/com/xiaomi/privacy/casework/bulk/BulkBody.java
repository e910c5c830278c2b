package com.xiaomi.privacy.casework.bulk;

import com.xiaomi.privacy.casework.cases.CommandBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Commands on many cases.
 *
 * @param commands carried out in this order
 */
record BulkBody(@NotNull @Size(min = 1, max = BulkBody.MOST) List<@NotNull @Valid Item> commands) {

    static final int MOST = 100;

    /**
     * One command.
     *
     * @param version of the case as it was seen, as in its ETag
     * @param command its name, as in the address of a single one
     * @param body what it brings along; null if nothing
     */
    @Schema(name = "BulkCommand")
    record Item(
            @NotNull UUID caseId,
            @NotNull @Min(0) Long version,
            @NotNull String command,
            CommandBody body) {}
}

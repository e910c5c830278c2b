package com.xiaomi.privacy.casework.retention;

import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.client.TimeParameter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What goes when its retention is over, and what should have gone. */
@Path("/api/v1/retention")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DPO)
@RunOnVirtualThread
public class RetentionResource {

    private final RetentionPreview preview;
    private final RequestErasures erasures;
    private final Clock clock;

    RetentionResource(RetentionPreview preview, RequestErasures erasures, Clock clock) {
        this.preview = preview;
        this.erasures = erasures;
        this.clock = clock;
    }

    /**
     * What would be erased up to a time, and why, if nothing happened to it before: requests, and data that goes before its request. Nothing is changed. A page may be empty although there
     * are more: go on with {@code next}.
     *
     * @param until RFC 3339; now if it is left out
     * @param after the {@code next} of the page before
     * @param limit how many requests are looked at
     */
    @GET
    @Path("/preview")
    public PreviewPage retentionPreview(
            @QueryParam("until") String until,
            @QueryParam("after") UUID after,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        Instant end = TimeParameter.read("until", until).orElseGet(clock::instant);
        return preview.page(end, after, limit);
    }

    /**
     * Requests that were to be erased and that somebody still holds something of, oldest first.
     *
     * @param limit how many at most
     */
    @GET
    @Path("/unconfirmed-erasures")
    public UnconfirmedPage unconfirmedErasures(@QueryParam("limit") @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        return new UnconfirmedPage(erasures.unconfirmed(clock.instant(), limit));
    }

    /** Requests that were to be erased. */
    public record UnconfirmedPage(List<Unconfirmed> items) {

        public UnconfirmedPage {
            items = List.copyOf(items);
        }
    }

    /**
     * What would be erased.
     *
     * @param next for the next page; null if there is none
     */
    public record PreviewPage(
            List<Going> items, @Schema(nullable = true) UUID next) {

        public PreviewPage {
            items = List.copyOf(items);
        }
    }

    /**
     * A request, or data of it, that would be erased.
     *
     * @param kind what of it; {@code REQUEST} for all of it
     * @param keptSince when its time began, UTC
     * @param keptUntil when its time is over, UTC
     * @param basis what it is kept for so long
     */
    public record Going(UUID requestId, DataKind kind, Instant keptSince, Instant keptUntil, String basis) {}
}

package com.xiaomi.privacy.casework.recipient;

import com.xiaomi.privacy.foundation.access.Roles;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who of those that got data was not told yet. */
@Path("/api/v1/recipient-notices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class OpenRecipientNoticeResource {

    private final RecipientNotices notices;

    OpenRecipientNoticeResource(RecipientNotices notices) {
        this.notices = notices;
    }

    /**
     * Whom nobody has told yet, in all cases, the oldest first.
     *
     * @param after the {@code next} of the page before
     */
    @GET
    public NoticePage openRecipientNotices(
            @QueryParam("after") UUID after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<RecipientNotice> found = notices.open(after, limit + 1);
        boolean isLast = found.size() <= limit;
        List<RecipientNotice> shown = isLast ? found : found.subList(0, limit);
        return new NoticePage(
                shown.stream().map(NoticeBody::of).toList(),
                isLast ? null : shown.getLast().noticeId());
    }

    /**
     * Some notices.
     *
     * @param next where the next page begins; null if there is none
     */
    record NoticePage(
            List<NoticeBody> items, @Schema(nullable = true) UUID next) {}
}

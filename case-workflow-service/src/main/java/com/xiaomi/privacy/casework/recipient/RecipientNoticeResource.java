package com.xiaomi.privacy.casework.recipient;

import com.xiaomi.privacy.casework.work.CaseAccess;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** Who of those that got data has to be told of its correction, erasure or restriction in a case, and what came of it. */
@Path("/api/v1/cases/{caseId}/recipient-notices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class RecipientNoticeResource {

    private final RecipientNotices notices;
    private final RecipientDuties duties;
    private final CaseAccess access;
    private final Caller caller;

    RecipientNoticeResource(RecipientNotices notices, RecipientDuties duties, CaseAccess access, Caller caller) {
        this.notices = notices;
        this.duties = duties;
        this.access = access;
        this.caller = caller;
    }

    /** Everybody who is to be told in a case, or was; empty if nobody got what was changed. */
    @GET
    @RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.LEGAL})
    public NoticeList recipientNotices(@PathParam("caseId") UUID caseId) {
        access.require(caseId);
        return new NoticeList(notices.of(caseId).stream().map(NoticeBody::of).toList());
    }

    /** Says that a recipient was told, or why not; once. */
    @PUT
    @Path("/{noticeId}")
    @Consumes(MediaType.APPLICATION_JSON)
    public NoticeBody settleRecipientNotice(
            @PathParam("caseId") UUID caseId, @PathParam("noticeId") UUID noticeId, @NotNull @Valid OutcomeBody body) {
        access.requireForWork(caseId);
        return NoticeBody.of(duties.settle(caseId, noticeId, body.outcome(), caller.staff()));
    }

    /** What came of it. */
    record OutcomeBody(@NotNull NoticeOutcome outcome) {}

    /** In the order in which they came. */
    record NoticeList(List<NoticeBody> items) {}
}

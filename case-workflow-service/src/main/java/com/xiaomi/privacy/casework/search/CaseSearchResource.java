package com.xiaomi.privacy.casework.search;

import com.xiaomi.privacy.casework.intake.PersonSearch;
import com.xiaomi.privacy.casework.queue.CaseQueue;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The cases of somebody who turns to staff. By POST, so that no address ever holds whom they look for. */
@Path("/api/v1/case-searches")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class CaseSearchResource {

    private final CaseSearch search;
    private final Caller caller;

    CaseSearchResource(CaseSearch search, Caller caller) {
        this.search = search;
        this.caller = caller;
    }

    /** Cases in any state of those who are known by a Mi ID or an e-mail address, the newest first; each search is audited. */
    @POST
    public CaseQueue.Page search(@NotNull @Valid SearchBody body) {
        return search.page(PersonSearch.byOne(body.miId(), body.email()), body.cursor(), caller.staff());
    }

    /**
     * Whom to look for: one of both.
     *
     * @param miId null if by e-mail address
     * @param email null if by Mi ID
     * @param cursor {@code next} of the page before; null for the first one
     */
    record SearchBody(
            @PersonalText(max = 20, pattern = PersonalText.MI_ID, message = "must be 1 to 20 digits")
            @Schema(maxLength = 20)
            Personal miId,

            @PersonalText(max = 320, pattern = PersonalText.EMAIL, message = "must be an e-mail address")
            @Schema(maxLength = 320)
            Personal email,

            String cursor) {}
}

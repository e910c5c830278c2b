package com.xiaomi.privacy.casework.queue;

import com.xiaomi.privacy.casework.work.CaseAccess;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Queues of cases, for staff. */
@Path("/api/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class QueueResource {

    private final CaseQueue queue;
    private final CaseAccess access;
    private final Caller caller;

    QueueResource(CaseQueue queue, CaseAccess access, Caller caller) {
        this.queue = queue;
        this.access = access;
        this.caller = caller;
    }

    /**
     * Cases in review, or those of a filter, the most urgent first; or all cases of a request, by its reference. The
     * grievance officer sees those that were put before them.
     */
    @GET
    @RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER})
    public CaseQueue.Page queue(
            @BeanParam QueueParameters filter,
            @QueryParam("reference") String reference,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") String cursor) {
        Optional<EscalationRole> only = access.onlyEscalatedTo();
        if (reference == null) {
            QueueFilter wanted = filter.filter();
            return queue.page(
                    only.map(wanted::onlyEscalatedTo).orElse(wanted),
                    () -> caller.staff().subject(),
                    cursor,
                    limit);
        }
        if (!filter.isEmpty() || cursor != null) {
            throw invalid("no filter, order or cursor beside it: a reference names a request");
        }
        return queue.of(
                Reference.parse(reference).orElseThrow(() -> invalid("a reference, such as 7K3M-9QXP-2A4W")), only);
    }

    private static ProblemException invalid(String expected) {
        return ProblemException.ofField(ProblemType.VALIDATION_FAILED, "reference", expected);
    }
}

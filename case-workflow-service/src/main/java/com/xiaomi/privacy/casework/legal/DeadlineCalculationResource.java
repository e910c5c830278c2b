package com.xiaomi.privacy.casework.legal;

import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.clock.ClockAnswer;
import com.xiaomi.privacy.legal.clock.ClockInputException;
import com.xiaomi.privacy.legal.clock.ClockQuestion;
import com.xiaomi.privacy.legal.clock.LegalClock;
import com.xiaomi.privacy.legal.clock.Moment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** The legal clock as a calculator for staff: the same function that dates the cases, each date with its reason. */
@Path("/api/v1/deadline-calculations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER, Roles.LEGAL, Roles.AUDITOR})
@RunOnVirtualThread
public class DeadlineCalculationResource {

    private final LegalClock legalClock;
    private final Clock clock;

    DeadlineCalculationResource(LegalClock legalClock, Clock clock) {
        this.legalClock = legalClock;
        this.clock = clock;
    }

    /**
     * The dates of a case that need not exist, by the newest law. Keeps nothing. Where several laws count for one person
     * the strictest wins and the others are shown.
     */
    @POST
    public ClockAnswer calculate(@NotNull ClockQuestion question) {
        try {
            return ClockAnswer.of(legalClock.readStrictest(question.read(Moment.at(clock.instant()))));
        } catch (ClockInputException e) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, e.field(), e.why());
        }
    }
}

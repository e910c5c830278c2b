package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.StaffCommand.Act;
import com.xiaomi.privacy.casework.cases.StaffCommand.Approve;
import com.xiaomi.privacy.casework.cases.StaffCommand.Assign;
import com.xiaomi.privacy.casework.cases.StaffCommand.AssignByRule;
import com.xiaomi.privacy.casework.cases.StaffCommand.CloseUnproven;
import com.xiaomi.privacy.casework.cases.StaffCommand.DeEscalate;
import com.xiaomi.privacy.casework.cases.StaffCommand.GiveBack;
import com.xiaomi.privacy.casework.cases.StaffCommand.Grant;
import com.xiaomi.privacy.casework.cases.StaffCommand.HandOver;
import com.xiaomi.privacy.casework.cases.StaffCommand.Release;
import com.xiaomi.privacy.casework.cases.StaffCommand.ResumeReview;
import com.xiaomi.privacy.casework.cases.StaffCommand.SendBack;
import com.xiaomi.privacy.casework.cases.StaffCommand.Take;
import com.xiaomi.privacy.casework.cases.StaffCommand.Unmerge;
import com.xiaomi.privacy.casework.request.AskedDetails;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Reads what the human who calls wants of a case, the same for one command and for many. */
@ApplicationScoped
public class CommandReader {

    private final AskedDetails details;
    private final Caller caller;

    CommandReader(AskedDetails details, Caller caller) {
        this.details = details;
        this.caller = caller;
    }

    /**
     * What the caller wants. May ask intake, so never while rows are locked.
     *
     * @param version of the case as they saw it
     * @param command its name in the address
     * @param body null if none was sent
     * @throws ProblemException {@link ProblemType#TRANSITION_NOT_ALLOWED} for a command that does not exist,
     *     {@link ProblemType#VALIDATION_FAILED} for a body that lacks what the command needs
     */
    public StaffCommand read(UUID caseId, long version, String command, CommandBody body) {
        return new StaffCommand(
                caseId,
                version,
                caller.staff(),
                parties(),
                act(caseId, command, body == null ? CommandBody.EMPTY : body));
    }

    private Set<Party> parties() {
        Set<Party> parties = EnumSet.noneOf(Party.class);
        if (caller.has(Roles.PRIVACY_AGENT)) {
            parties.add(Party.AGENT);
        }
        if (caller.has(Roles.APPROVER)) {
            parties.add(Party.APPROVER);
        }
        if (caller.has(Roles.DPO)) {
            parties.add(Party.DPO);
        }
        if (caller.has(Roles.GRIEVANCE_OFFICER)) {
            parties.add(Party.GRIEVANCE_OFFICER);
        }
        return parties;
    }

    private Act act(UUID caseId, String command, CommandBody body) {
        return switch (command) {
            case "take" -> new Take();
            case "give-back" -> new GiveBack();
            case "grant" -> new Grant(body.statement(body.boundedNote()));
            case "grant-in-part" -> body.partial(() -> details.objectToDirectMarketing(caseId));
            case "refuse" -> body.refusal(() -> details.objectToDirectMarketing(caseId));
            case "approve" -> new Approve();
            case "send-back" -> new SendBack(body.boundedNote());
            case "release" -> new Release();
            case "quote-fee" -> body.fee(() -> details.askForExtraCopy(caseId));
            case "resume-review" -> new ResumeReview();
            case "merge" -> body.merge();
            case "unmerge" -> new Unmerge();
            case "close-unproven" -> new CloseUnproven();
            case "extend" -> body.extension();
            case "split" -> body.split();
            case "reopen" -> body.reopening();
            case "assign" -> new Assign(body.toAgent());
            case "assign-by-rule" -> new AssignByRule();
            case "hand-over" -> new HandOver(body.toAgent(), body.boundedNote());
            case "escalate" -> body.escalate();
            case "de-escalate" -> new DeEscalate(body.boundedNote());
            default ->
                throw ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED, "There is no such command; see the API description.");
        };
    }
}

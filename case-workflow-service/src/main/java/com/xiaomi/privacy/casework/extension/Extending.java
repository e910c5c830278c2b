package com.xiaomi.privacy.casework.extension;

import com.xiaomi.privacy.casework.cases.CaseCommand;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.CommandResult;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.StaffCommand.Extend;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes the longer time that a law allows. It counts only if the person is told, with the reason, before the first period
 * has ended (rule R11 of the tables; GDPR Art. 12(3)): the event that tells them commits with the new date.
 */
@ApplicationScoped
public class Extending {

    private final CaseExtensions extensions;
    private final CaseRequests requests;
    private final CaseMoves moves;
    private final ClockLedger ledger;
    private final DataKeys dataKeys;
    private final Outbox outbox;
    private final Clock clock;

    Extending(
            CaseExtensions extensions,
            CaseRequests requests,
            CaseMoves moves,
            ClockLedger ledger,
            DataKeys dataKeys,
            Outbox outbox,
            Clock clock) {
        this.extensions = extensions;
        this.requests = requests;
        this.moves = moves;
        this.ledger = ledger;
        this.dataKeys = dataKeys;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Extends a case whose state allows it, if its law does too; the caller holds its lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    public CommandResult extend(RightsCase extending, Extend extend, Applied verdict, Actor.Staff staff) {
        Instant now = clock.instant();
        Optional<Rejection> objection = ledger.objectionToExtension(extending, now);
        if (objection.isPresent()) {
            return new Rejected(objection.get());
        }
        CaseExtension extension = new CaseExtension(
                extending.caseId(),
                extend.reason(),
                extend.explanation(),
                staff,
                dataKeys.byId(requests.require(extending.requestId()).dataKeyId()),
                now);
        extensions.persist(extension);
        ledger.note(extending, ClockEvent.Type.EXTENSION_NOTIFIED, now, extension.extensionId());
        moves.move(extending, verdict, CaseCommand.EXTEND, staff);
        outbox.publish(new CaseEvent.Extended(
                extending.requestId(), extending.caseId(), extending.right(), extend.reason(), extending.due(), now));
        moves.tellAnew(extending);
        return verdict;
    }
}

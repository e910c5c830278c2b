package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.event.RequestEvent.MessageReceived;
import com.xiaomi.privacy.contracts.event.RequestEvent.MessagesRead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Shows staff that the person has written. The messages themselves lie with intake. */
@ApplicationScoped
class CaseMail {

    private final RightsCases cases;
    private final CaseRequests requests;
    private final Clock clock;

    CaseMail(RightsCases cases, CaseRequests requests, Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.clock = clock;
    }

    /** Counts the message, and makes whoever decides on what they saw before look again. */
    @Transactional(Transactional.TxType.MANDATORY)
    void received(MessageReceived message) {
        List<RightsCase> all = cases.lockedOf(message.requestId());
        all.forEach(one -> one.mailWaits(true));
        all.stream()
                .filter(one -> message.caseId() == null || message.caseId().equals(one.caseId()))
                .filter(one -> one.outcome() == null)
                .forEach(one -> one.touch(clock.instant()));
        requests.findByIdOptional(message.requestId()).ifPresent(CaseRequest::messageReceived);
    }

    /** Takes over how many are still unread. */
    @Transactional(Transactional.TxType.MANDATORY)
    void read(MessagesRead read) {
        cases.lockedOf(read.requestId()).forEach(one -> one.mailWaits(read.unread() > 0));
        requests.findByIdOptional(read.requestId()).ifPresent(request -> request.messagesRead(read.unread()));
    }
}

package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.fulfilment.DueNews;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * What data systems hear of what they kept by law: that its time is over. A call that fails comes again, and may come twice.
 */
@ApplicationScoped
class RemainderNews implements DurableWork {

    private static final String NAME = "call-about-remainder";

    private final ErasureRemainders remainders;
    private final RightsCases cases;
    private final DueNews news;

    RemainderNews(ErasureRemainders remainders, RightsCases cases, DueNews news) {
        this.remainders = remainders;
        this.cases = cases;
        this.news = news;
    }

    /** A remainder is to be erased now. */
    @Transactional(Transactional.TxType.MANDATORY)
    void due(RightsCase of, ErasureRemainder remainder) {
        news.tell(remainder.taskId(), event(of, remainder), NAME, remainder.remainderId());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID remainderId) throws IOException, InterruptedException {
        Optional<DueNews.Due> due = QuarkusTransaction.requiringNew().call(() -> of(remainderId));
        if (due.isPresent()) {
            news.call(due.get());
        }
    }

    /** Empty if it is gone. */
    private Optional<DueNews.Due> of(UUID remainderId) {
        ErasureRemainder remainder = remainders.findById(remainderId);
        return Optional.ofNullable(remainder.tellAt())
                .map(nextAt -> new DueNews.Due(
                        remainder.system(), remainderId, nextAt, event(cases.findById(remainder.caseId()), remainder)));
    }

    private static FulfilmentEvent event(RightsCase of, ErasureRemainder remainder) {
        return new FulfilmentEvent.RemainderDue(
                of.requestId(),
                of.caseId(),
                remainder.taskId(),
                remainder.remainderId(),
                remainder.system(),
                remainder.category(),
                remainder.until());
    }
}

package com.xiaomi.privacy.casework.report;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the books hold of each case. */
@ApplicationScoped
class CountedCases implements PanacheRepositoryBase<CountedCase, UUID> {

    /** Those of these cases that were counted before. */
    Map<UUID, CountedCase> of(List<UUID> caseIds) {
        return list("caseId in ?1", caseIds).stream()
                .collect(Collectors.toMap(CountedCase::caseId, Function.identity()));
    }
}

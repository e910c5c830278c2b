package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How far the tasks of a granted case have been handed out to the systems, which are served by name. */
@Entity
class TaskFanOut {

    @Id
    private UUID fanOutId;

    private UUID caseId;
    private short round;
    private UUID grantedBy;
    private UUID approvedBy;
    private String[] categories = {};
    private String servedTo = "";
    private boolean complete;

    /** For Hibernate. */
    protected TaskFanOut() {}

    TaskFanOut(RightsCase granted, UUID grantedBy, Optional<UUID> approvedBy, Set<DataCategory> categories) {
        this.fanOutId = Ids.next();
        this.caseId = granted.caseId();
        this.round = granted.round();
        this.grantedBy = grantedBy;
        this.approvedBy = approvedBy.orElse(null);
        this.categories = categories.stream().sorted().map(Enum::name).toArray(String[]::new);
    }

    /** All systems up to this name have their tasks. */
    void servedTo(String system) {
        servedTo = system;
    }

    void complete() {
        complete = true;
    }

    UUID fanOutId() {
        return fanOutId;
    }

    UUID caseId() {
        return caseId;
    }

    /** Whether it belongs to the present round of a case. */
    boolean isOfRound(RightsCase of) {
        return round == of.round();
    }

    UUID grantedBy() {
        return grantedBy;
    }

    Optional<UUID> approvedBy() {
        return Optional.ofNullable(approvedBy);
    }

    Set<DataCategory> categories() {
        Set<DataCategory> all = EnumSet.noneOf(DataCategory.class);
        Arrays.stream(categories).map(DataCategory::valueOf).forEach(all::add);
        return all;
    }

    /** Empty before the first one. */
    String servedTo() {
        return servedTo;
    }

    boolean isComplete() {
        return complete;
    }
}

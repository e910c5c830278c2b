package com.xiaomi.privacy.intake.right;

import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.DataKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a person said about the right of one case, encrypted under the request's data key. */
@Entity
@Table(name = "case_details")
// Some columns are written here and read by queries only.
@SuppressWarnings("UnusedVariable")
class CaseDetails {

    @Id
    private UUID caseId;

    private UUID requestId;
    private byte[] asked;

    /** For Hibernate. */
    protected CaseDetails() {}

    CaseDetails(UUID requestId, UUID caseId, AskedRight asked, DataKey key, ClearJson json) {
        this.caseId = caseId;
        this.requestId = requestId;
        this.asked = key.encrypt(json.write(asked), place());
    }

    UUID caseId() {
        return caseId;
    }

    AskedRight asked(DataKey key, ClearJson json) {
        return json.read(key.decrypt(asked, place()), AskedRight.class);
    }

    private String place() {
        return "case_details.asked/" + caseId;
    }
}

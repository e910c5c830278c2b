package com.xiaomi.privacy.notification.request;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** What messages of a request need to know besides the event that asks for them. Nothing personal. */
@Entity
public class RequestContext {

    @Id
    private UUID requestId;

    private String reference;
    private String country;
    private String region;
    private String language;

    /** For Hibernate. */
    protected RequestContext() {}

    /** From the event that opened the request. */
    public RequestContext(RequestEvent.Submitted submitted) {
        this.requestId = submitted.requestId();
        this.reference = submitted.reference();
        this.country = submitted.country();
        this.region = submitted.regionOrZone();
        this.language = submitted.language();
    }

    /** The request. */
    public UUID requestId() {
        return requestId;
    }

    /** The reference that people read out. */
    public String reference() {
        return reference;
    }

    /** ISO 3166-1 alpha-2. */
    public String country() {
        return country;
    }

    /** ISO 3166-2 subdivision without the country; null where the country alone decides. */
    public String region() {
        return region;
    }

    /** In which the person wants to be answered, BCP 47. */
    public String language() {
        return language;
    }
}

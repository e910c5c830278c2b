package com.xiaomi.privacy.notification.request;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Contexts by request id. */
@ApplicationScoped
public class RequestContexts implements PanacheRepositoryBase<RequestContext, UUID> {}

package com.xiaomi.privacy.casework.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The times to prove identity, by request. */
@ApplicationScoped
class IdentityTimes implements PanacheRepositoryBase<IdentityTime, UUID> {}

package com.xiaomi.privacy.casework.packaging;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The packages of the cases. */
@ApplicationScoped
public class CasePackages implements PanacheRepositoryBase<CasePackage, UUID> {}

package com.xiaomi.privacy.casework.redaction;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What is held back, by file. */
@ApplicationScoped
public class FileRedactions implements PanacheRepositoryBase<FileRedaction, UUID> {}

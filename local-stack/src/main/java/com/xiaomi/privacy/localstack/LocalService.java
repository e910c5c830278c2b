package com.xiaomi.privacy.localstack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The services that use the stack, each with what is set up for it. */
public enum LocalService {
    INTAKE("request-intake-service", "intake", true, "intake-quarantine", "intake-clean"),
    IDENTITY("identity-verification-service", "identity", true, "identity-quarantine", "identity-evidence"),
    CASEWORK("case-workflow-service", "casework", true, "casework-packages"),
    NOTIFICATION("notification-service", "notification", false),
    /** Not a service: the tests of the library that all services share. */
    FOUNDATION("service-foundation", "foundation", true, "foundation-tests");

    private final String serviceName;
    private final String database;
    private final boolean hasKeys;
    private final List<String> buckets;

    LocalService(String serviceName, String database, boolean hasKeys, String... buckets) {
        this.serviceName = serviceName;
        this.database = database;
        this.hasKeys = hasKeys;
        this.buckets = List.of(buckets);
    }

    /** The service's name, which is also the name of its folder. */
    public String serviceName() {
        return serviceName;
    }

    /** The service's database; the role that owns it, and migrates it, has the same name. */
    public String database() {
        return database;
    }

    /** The role by which a service connects to one of its databases: it owns no table. */
    public static String roleIn(String database) {
        return database + "_service";
    }

    /** The database of the service's wrapped data keys, owned by a role of the same name; empty if it has no keys. */
    public Optional<String> keyDatabase() {
        return hasKeys ? Optional.of(database + "_keys") : Optional.empty();
    }

    /** Both databases. */
    public List<String> databases() {
        List<String> databases = new ArrayList<>(List.of(database));
        keyDatabase().ifPresent(databases::add);
        return List.copyOf(databases);
    }

    /** The service's buckets in the S3 store; only its own credential opens them. */
    public List<String> buckets() {
        return buckets;
    }

    /** The bucket for the anchors of the service's audit trail; only {@link LocalCredentials#auditAccessKey} opens it. */
    public String auditBucket() {
        return database + "-audit";
    }

    /** Whether people reach the service through the origin. */
    public boolean isBehindOrigin() {
        return this != FOUNDATION;
    }

    /** The services whose addresses it needs to know. */
    public Set<LocalService> neighbours() {
        return switch (this) {
            case INTAKE -> Set.of(CASEWORK);
            case IDENTITY -> Set.of(INTAKE, CASEWORK);
            case CASEWORK -> Set.of(INTAKE, IDENTITY, NOTIFICATION);
            case NOTIFICATION -> Set.of(INTAKE, IDENTITY, CASEWORK);
            case FOUNDATION -> Set.of();
        };
    }

    /**
     * Finds a service by its name.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static LocalService named(String serviceName) {
        return Stream.of(values())
                .filter(service -> service.serviceName.equals(serviceName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No service is called " + serviceName));
    }
}

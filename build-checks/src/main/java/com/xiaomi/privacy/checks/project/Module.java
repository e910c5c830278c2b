package com.xiaomi.privacy.checks.project;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The modules whose code is checked, and which other modules the code of each may use. */
public enum Module {
    CONTRACTS("rights-contracts", "contracts"),
    LEGAL("legal-rules", "legal"),
    LOCAL_STACK("local-stack", "localstack"),
    REPEATABLE_IMAGES("repeatable-images/deployment", "images"),
    FOUNDATION("service-foundation", "foundation"),
    PRINTED("printed-pages", "printed"),
    INTAKE("request-intake-service", "intake"),
    IDENTITY("identity-verification-service", "identity"),
    CASEWORK("case-workflow-service", "casework"),
    NOTIFICATION("notification-service", "notification"),
    CELL_BACKUP("cell-backup", "cell"),
    RIGHTSCTL("rightsctl-cli", "rightsctl"),
    CONNECTOR("example-connector", "connector"),
    SUBSCRIBER("example-subscriber", "subscriber"),
    BENCHMARKS("benchmarks", "benchmarks");

    private final String folder;
    private final String packageName;

    Module(String folder, String packageName) {
        this.folder = folder;
        this.packageName = packageName;
    }

    /** The module's folder, which is also its artifact id and, for a service, its name. */
    public String folder() {
        return folder;
    }

    /** The package that all its code is in, without the common start of all packages. */
    public String packageName() {
        return packageName;
    }

    /** The other modules that its code may use. Dependencies point one way, and no service uses another. */
    public Set<Module> mayUse() {
        return switch (this) {
            case CONTRACTS, SUBSCRIBER, REPEATABLE_IMAGES -> EnumSet.noneOf(Module.class);
            case LEGAL, LOCAL_STACK, CONNECTOR -> EnumSet.of(CONTRACTS);
            case FOUNDATION -> EnumSet.of(CONTRACTS, LEGAL);
            case INTAKE, IDENTITY -> EnumSet.of(FOUNDATION, CONTRACTS, LEGAL);
            case CASEWORK, NOTIFICATION -> EnumSet.of(FOUNDATION, CONTRACTS, LEGAL, PRINTED);
            case PRINTED -> EnumSet.of(FOUNDATION);
            case CELL_BACKUP -> EnumSet.of(CONTRACTS, FOUNDATION);
            case RIGHTSCTL -> EnumSet.of(CONTRACTS, LEGAL);
            case BENCHMARKS -> EnumSet.of(CONTRACTS, LOCAL_STACK, LEGAL);
        };
    }

    /** Whether it is one of the services, which run by themselves and are deployed. */
    public boolean isService() {
        return services().contains(this);
    }

    /** The services. */
    public static List<Module> services() {
        return List.of(INTAKE, IDENTITY, CASEWORK, NOTIFICATION);
    }

    /** The module of that folder; empty if its code is not checked. */
    public static Optional<Module> inFolder(String folder) {
        return Stream.of(values())
                .filter(module -> module.folder.equals(folder))
                .findFirst();
    }
}

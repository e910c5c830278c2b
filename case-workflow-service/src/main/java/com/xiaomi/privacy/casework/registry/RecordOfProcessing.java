package com.xiaomi.privacy.casework.registry;

import com.xiaomi.privacy.casework.registry.DataSystem.Holding;
import com.xiaomi.privacy.casework.registry.DataSystem.Retention;
import com.xiaomi.privacy.casework.registry.DataSystem.RetentionException;
import com.xiaomi.privacy.casework.registry.DataSystems.Registration;
import com.xiaomi.privacy.casework.table.Tabular;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The record of processing activities (GDPR Art. 30(1)) of one cell, as it was at a time. As a table it has a line for each
 * holding of each system.
 *
 * @param asOf UTC
 * @param controllers those that answer for people whose data lies in the cell
 */
record RecordOfProcessing(Instant asOf, Cell cell, List<ControllerEntry> controllers, List<Registration> systems)
        implements Tabular {

    private static final List<String> COLUMNS = List.of(
            "controllers",
            "system",
            "title",
            "owner",
            "cell",
            "country",
            "purpose",
            "dataSubjects",
            "category",
            "legalBasis",
            "source",
            "recipients",
            "transfers",
            "retention",
            "retentionExceptions",
            "security",
            "version",
            "changedAt");
    private static final String BETWEEN = "; ";

    RecordOfProcessing {
        controllers = List.copyOf(controllers);
        systems = List.copyOf(systems);
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<List<Object>> lines() {
        return systems.stream()
                .flatMap(registration ->
                        registration.system().holdings().stream().map(holding -> line(registration, holding)))
                .toList();
    }

    private List<Object> line(Registration registration, Holding holding) {
        DataSystem system = registration.system();
        return Arrays.asList(
                joined(controllers.stream().map(ControllerEntry::inOneLine).toList()),
                registration.name(),
                system.title(),
                system.owner(),
                system.cell(),
                system.country(),
                holding.purpose(),
                joined(holding.dataSubjects()),
                holding.category(),
                holding.legalBasis(),
                holding.source(),
                joined(holding.recipients()),
                joined(holding.transfers().stream()
                        .map(transfer -> transfer.country() + " (" + transfer.safeguard() + ")")
                        .toList()),
                inWords(holding.retention()),
                joined(system.retentionExceptions().stream()
                        .filter(exception -> exception.category() == holding.category())
                        .map(RecordOfProcessing::inWords)
                        .toList()),
                joined(system.security()),
                registration.version(),
                registration.changedAt());
    }

    private static String inWords(Retention retention) {
        return retention.period() + " after " + retention.after();
    }

    private static String inWords(RetentionException exception) {
        return exception.ground() + ": " + inWords(exception.retention());
    }

    private static String joined(Collection<String> parts) {
        return parts.stream().collect(Collectors.joining(BETWEEN));
    }

    /** A company that answers, with its postal address. */
    record ControllerEntry(String name, List<String> address) {

        ControllerEntry {
            address = List.copyOf(address);
        }

        private String inOneLine() {
            return name + ", " + String.join(", ", address);
        }
    }
}

package com.xiaomi.privacy.acceptance.run;

import com.xiaomi.privacy.acceptance.system.Addresses;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import java.io.PrintStream;
import java.util.List;

/** Shows where everything is. */
final class AddressTable {
    private static final List<String> SAMPLE_LOGINS = List.of(
            "agent.anna",
            "approver.bruno",
            "dpo.dora",
            "officer.gita",
            "auditor.aldo",
            "reviewer.rosa",
            "reviewer.irina",
            "reviewer.igor",
            "legal.lea");

    private final PrintStream out;

    AddressTable(PrintStream out) {
        this.out = out;
    }

    void print(RunningSystem system, String mailAddress) {
        Addresses addresses = system.addresses();
        out.println();
        row("API, all services", addresses.origin() + "/api/v1");
        for (LocalService service : RunningSystem.SERVICES) {
            row("Swagger UI, " + service.serviceName(), system.endpoints().serviceUrl(service) + "/q/swagger-ui");
        }
        row("Keycloak", addresses.keycloak().toString());
        row("Mailbox of the sample person", addresses.mailApi() + "/api/user/" + mailAddress + "/messages");
        row(
                "All letters in all languages",
                system.endpoints().serviceUrl(LocalService.NOTIFICATION) + "/internal/letters");
        row("Logs", system.logs().toString());
        row(
                "All addresses",
                system.endpoints().home().resolve("endpoints.properties").toString());
        out.println();
        out.println("Sample logins of staff (realm staff):");
        for (String user : SAMPLE_LOGINS) {
            row("  " + user, LocalCredentials.password(user));
        }
        out.println();
    }

    private void row(String name, String value) {
        out.printf("%-42s %s%n", name, value);
    }
}

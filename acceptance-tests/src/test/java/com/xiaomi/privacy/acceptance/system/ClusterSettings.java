package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.LocalService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code k8s/} tells the services of a region about TLS, the addresses of others included. */
final class ClusterSettings {
    private static final Pattern ABOUT_TLS =
            Pattern.compile("QUARKUS_(HTTP|TLS|REST_CLIENT)_.+|QUARKUS_DATASOURCE_(KEYS_)?JDBC_URL|RIGHTS_SERVICES_.+");

    private ClusterSettings() {}

    /** Those of a service: of all services, then its own, then what regions have in their place. */
    static Map<String, String> of(LocalService service, ProjectFolder project) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (String file : new String[] {
            "base/privacy-support.env",
            "base/%s.env".formatted(service.serviceName()),
            "cell/%s.env".formatted(service.serviceName())
        }) {
            Path lines = project.root().resolve("k8s").resolve(file);
            try (Stream<String> all = Files.lines(lines)) {
                all.map(line -> line.split("=", 2))
                        .filter(setting -> ABOUT_TLS.matcher(setting[0]).matches())
                        .forEach(setting -> settings.put(setting[0], setting[1]));
            }
        }
        return settings;
    }
}

package com.xiaomi.privacy.acceptance.leak;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.acceptance.journey.SamplePerson;
import com.xiaomi.privacy.acceptance.leak.LeakSearch.Place;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.acceptance.system.SharedSystem;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.localstack.LocalService;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * After the journeys nothing about the person is found in clear, encoded or plainly hashed anywhere: not in events, logs,
 * metrics, traces, objects, nor in any table, for even its home holds it encrypted only. Nor is any secret.
 */
class LeakScanIT {
    /** From this length on our secrets are random tokens and no codes. */
    private static final int LONG_ENOUGH = 20;

    private static RunningSystem system;
    private static Places places;
    private static LeakSearch search;

    @BeforeAll
    static void playTheJourney() {
        system = SharedSystem.system();
        SharedSystem.undisturbedJourney();
        places = new Places(system.endpoints());
        search = new LeakSearch(soughtValues(), secrets(secret -> secret.length() >= LONG_ENOUGH));
    }

    private static Map<String, String> soughtValues() {
        SamplePerson person = SamplePerson.erika();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", person.name());
        values.put("family name", "Mustermann");
        values.put("e-mail", person.email());
        values.put("Mi ID", person.miId());
        values.put("further information", person.furtherInformation());
        values.put("file name", person.fileName());
        values.put("serial number in the package", "SAMPLE-0001-4711");
        values.put("order number in the package", "5260809000000007");
        secrets(secret -> secret.length() < LONG_ENOUGH).forEach(values::put);
        return values;
    }

    private static Map<String, String> secrets(Predicate<String> wanted) {
        Map<String, String> secrets = new LinkedHashMap<>();
        SharedSystem.journeys().stream()
                .flatMap(journey -> journey.secrets().stream())
                .filter(wanted)
                .forEach(secret -> secrets.put("secret " + secrets.size(), secret));
        return secrets;
    }

    @Test
    void noTopicTellsAboutThePerson() throws Exception {
        List<Place> topics = places.topics();

        assertThat(topics).extracting(Place::name).contains(topicNames());
        assertThat(search.in(topics)).isEmpty();
    }

    private static String[] topicNames() {
        return Arrays.stream(Topic.values())
                .map(topic -> "topic " + topic.topicName())
                .toArray(String[]::new);
    }

    @Test
    void noLogOfAnyProcessTellsAboutThePerson() throws Exception {
        List<Place> logs = places.files(system.logs());

        for (LocalService service : RunningSystem.SERVICES) {
            assertThat(logs).anySatisfy(log -> {
                assertThat(log.name()).isEqualTo("logs/" + service.serviceName() + ".log");
                assertThat(log.content()).isNotEmpty();
            });
        }
        assertThat(search.in(logs)).isEmpty();
    }

    @Test
    void noTableTellsAboutThePersonInClear() throws Exception {
        List<Place> tables = places.tables();

        for (LocalService service : RunningSystem.SERVICES) {
            assertThat(tables).extracting(Place::name).contains("table %s.public.outbox".formatted(service.database()));
        }
        assertThat(tables).anySatisfy(table -> {
            assertThat(table.name()).isEqualTo("table casework.public.audit_entry");
            assertThat(table.content()).isNotEmpty();
        });
        assertThat(search.in(tables)).isEmpty();
    }

    @Test
    void noStoredObjectCanBeReadWithoutItsKey() throws Exception {
        List<Place> objects = places.files(system.endpoints().home().resolve("data/s3"));

        assertThat(objects).as("screenshot and package").hasSizeGreaterThanOrEqualTo(2);
        assertThat(search.in(objects)).isEmpty();
        byte[] screenshot = SharedSystem.undisturbedJourney().screenshot();
        LeakSearch picture = new LeakSearch(Map.of("middle of the screenshot", middleOf(screenshot)));
        assertThat(picture.in(objects)).isEmpty();
    }

    private static String middleOf(byte[] file) {
        return new String(file, file.length / 2, 64, StandardCharsets.ISO_8859_1);
    }

    @Test
    void noMetricTellsAboutThePerson() throws Exception {
        List<Place> metrics = places.metrics();

        assertThat(metrics)
                .hasSize(RunningSystem.SERVICES.size())
                .allSatisfy(page -> assertThat(page.content()).isNotEmpty());
        assertThat(search.in(metrics)).isEmpty();
    }

    @Test
    void noTraceTellsAboutThePerson() throws Exception {
        List<Place> traces = places.files(system.endpoints().traces());

        assertThat(traces).isNotEmpty();
        assertThat(search.in(traces)).isEmpty();
    }
}

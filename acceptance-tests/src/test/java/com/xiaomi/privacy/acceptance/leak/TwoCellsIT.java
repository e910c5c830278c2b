package com.xiaomi.privacy.acceptance.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.acceptance.http.Answer;
import com.xiaomi.privacy.acceptance.http.Patience;
import com.xiaomi.privacy.acceptance.http.PatientHttp;
import com.xiaomi.privacy.acceptance.journey.Requester;
import com.xiaomi.privacy.acceptance.journey.SamplePerson;
import com.xiaomi.privacy.acceptance.journey.Screenshot;
import com.xiaomi.privacy.acceptance.leak.LeakSearch.Leak;
import com.xiaomi.privacy.acceptance.leak.LeakSearch.Place;
import com.xiaomi.privacy.acceptance.system.TwoCells;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.SharedStack;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A person in India who comes to the European cell is sent home, and no byte of theirs stays: not in Europe's tables,
 * topics, objects, logs, traces or metrics.
 */
class TwoCellsIT {
    private static final SamplePerson ASHA = SamplePerson.asha();
    private static final SamplePerson FRIEDA = new SamplePerson(
            "Frieda Nachbarin",
            "frieda.nachbarin@example.org",
            "2345678901",
            "mi.frieda",
            "DE",
            "de",
            "Eine Frage.",
            "bild.png");
    private static final PatientHttp HTTP = new PatientHttp(new Patience(Duration.ofSeconds(30), () -> {}));

    private static TwoCells cells;
    private static Answer sentHome;
    private static LeakSearch search;

    @BeforeAll
    static void aPersonInIndiaAsksInEuropeFirst() {
        cells = TwoCells.start(SharedStack.endpoints());
        sentHome = new Requester(HTTP, cells.european().serviceUrl(LocalService.INTAKE), ASHA).trySubmit();
        Requester requester =
                new Requester(HTTP, URI.create(sentHome.json().path("baseUrl").textValue()), ASHA);
        JsonNode receipt = requester.submit();
        requester.takePass();
        requester.upload(Screenshot.png(), "image/png");
        search = new LeakSearch(everythingOf(receipt), secrets(requester));
    }

    @AfterAll
    static void stop() {
        if (cells != null) {
            cells.close();
        }
    }

    private static Map<String, String> everythingOf(JsonNode receipt) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", ASHA.name());
        values.put("family name", "Devarabhotla");
        values.put("e-mail", ASHA.email());
        values.put("Mi ID", ASHA.miId());
        values.put("further information", ASHA.furtherInformation());
        values.put("file name", ASHA.fileName());
        values.put("request id", receipt.path("requestId").textValue());
        values.put("case id", receipt.path("cases").path(0).path("caseId").textValue());
        values.put("reference", receipt.path("reference").textValue());
        values.put(
                "reference without hyphens",
                receipt.path("reference").textValue().replace("-", ""));
        return values;
    }

    private static Map<String, String> secrets(Requester requester) {
        Map<String, String> secrets = new LinkedHashMap<>();
        requester.secrets().forEach(secret -> secrets.put("secret " + secrets.size(), secret));
        return secrets;
    }

    @Test
    void europeSendsThePersonToTheCellOfTheirCountry() {
        assertThat(sentHome.status()).isEqualTo(421);
        assertThat(sentHome.problem()).isEqualTo("wrong-cell");
        assertThat(sentHome.json().path("baseUrl").textValue())
                .isEqualTo(cells.indian().serviceUrl(LocalService.INTAKE).toString());
    }

    @Test
    void indiaSendsAPersonInGermanyToEurope() {
        Answer answer =
                new Requester(HTTP, cells.indian().serviceUrl(LocalService.INTAKE), SamplePerson.erika()).trySubmit();

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.json().path("baseUrl").textValue())
                .isEqualTo(cells.european().serviceUrl(LocalService.INTAKE).toString());
    }

    @Test
    void bothCellsNameTheSameAddressBeforeAnybodySendsAnything() {
        for (URI cell : List.of(
                cells.european().serviceUrl(LocalService.INTAKE), cells.indian().serviceUrl(LocalService.INTAKE))) {
            Answer answer = HTTP.send(HttpRequest.newBuilder(cell.resolve("/api/v1/jurisdictions/IN")));

            assertThat(answer.require(200).json().path("baseUrl").textValue())
                    .isEqualTo(cells.indian().serviceUrl(LocalService.INTAKE).toString());
        }
    }

    @Test
    void noByteOfTheIndianRequestIsInEurope() throws Exception {
        String reference = new Requester(HTTP, cells.european().serviceUrl(LocalService.INTAKE), FRIEDA)
                .submit()
                .path("reference")
                .textValue();
        LeakSearch neighbour = new LeakSearch(Map.of("reference", reference));
        // What Europe writes after the Indian request has come to its topics, so what it wrote before has, too.
        await().untilAsserted(() ->
                assertThat(neighbour.in(new Places(cells.european()).topics())).isNotEmpty());

        List<Place> europe = europe();

        assertThat(neighbour.in(europe)).extracting(Leak::place).contains("table intake.public.request");
        assertThat(search.in(europe)).isEmpty();
    }

    private static List<Place> europe() throws Exception {
        Places europe = new Places(cells.european());
        List<Place> places = new ArrayList<>();
        places.addAll(europe.tables());
        places.addAll(europe.topics());
        places.addAll(europe.metrics(List.of(LocalService.INTAKE)));
        places.addAll(europe.files(cells.european().home().resolve("data/s3")));
        places.addAll(europe.files(cells.european().home().resolve("logs")));
        places.addAll(europe.files(cells.european().traces()));
        places.addAll(europe.files(cells.logs(Cell.EU)));
        return places;
    }

    /** The test of the test: where the request is, the same search finds its ids, and only encrypted what they wrote. */
    @Test
    void theRequestIsInIndia() throws Exception {
        Places india = new Places(cells.indian());

        await().untilAsserted(() -> assertThat(search.in(india.topics()))
                .extracting(Leak::name)
                .contains("request id", "case id", "reference"));
        assertThat(search.in(india.tables())).extracting(Leak::name).contains("request id", "reference");
        assertThat(search.in(india.tables())).extracting(Leak::name).doesNotContain("name", "e-mail", "Mi ID");
        assertThat(india.files(cells.indian().home().resolve("data/s3/request-intake-service/intake-clean")))
                .as("screenshot")
                .isNotEmpty();
        assertThat(new String(india.files(cells.logs(Cell.IN)).getFirst().content(), StandardCharsets.UTF_8))
                .isNotEmpty();
    }
}

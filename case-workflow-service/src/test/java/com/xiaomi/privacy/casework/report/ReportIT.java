package com.xiaomi.privacy.casework.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Roles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Reports say what the cases say, whatever happened to them and however much of it is folded already. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class ReportIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BATCH = 1000;

    // Counts from the cases themselves what their rows in the report must say, by PostgreSQL's own percentiles.
    private static final String ORACLE = """
            WITH one AS (
                SELECT c.case_id, c.asserted_right, c.law, c.outcome,
                    CASE WHEN r.country = 'US' THEN 'US-' || r.region ELSE r.country END AS place,
                    r.received_at AT TIME ZONE z.zone AS received, c.closed_at AT TIME ZONE z.zone AS closed,
                    (SELECT min(e.at) FROM clock_event e WHERE e.case_id = c.case_id
                        AND e.type IN ('REFUSED', 'DECISION_COMMUNICATED')) AT TIME ZONE z.zone AS answered
                FROM rights_case c JOIN case_request r USING (request_id)
                CROSS JOIN LATERAL (SELECT CASE r.country WHEN 'IN' THEN 'Asia/Kolkata' WHEN 'FI' THEN 'Europe/Amsterdam'
                    ELSE 'Asia/Singapore' END AS zone) z
                WHERE r.country IN ('FI', 'IN', 'JP') OR (r.country = 'US' AND r.region = 'CA'))
            SELECT concat_ws(' ', to_char(received, 'YYYY-MM'), asserted_right, law, place, '-', count(*), 0, 0, '-', '-')
            FROM one GROUP BY to_char(received, 'YYYY-MM'), asserted_right, law, place
            UNION ALL
            SELECT concat_ws(' ', to_char(closed, 'YYYY-MM'), asserted_right, law, place, outcome, 0, count(*), count(answered),
                coalesce((percentile_cont(0.5) WITHIN GROUP (ORDER BY answered::date - received::date)
                    FILTER (WHERE answered IS NOT NULL))::numeric(9, 1)::text, '-'),
                coalesce((percentile_disc(0.9) WITHIN GROUP (ORDER BY answered::date - received::date)
                    FILTER (WHERE answered IS NOT NULL))::text, '-'))
            FROM one WHERE outcome IS NOT NULL GROUP BY to_char(closed, 'YYYY-MM'), asserted_right, law, place, outcome
            """;

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    @Inject
    ReportedCases cases;

    @Inject
    DeltaFolding folding;

    @Inject
    CountOfAll countOfAll;

    @Test
    void theFiguresOfAHandfulOfCasesAreThoseCountedByHand() {
        casework.refused(cases.inReview("IS", null, Right.ACCESS, 3));
        casework.refused(cases.inReview("IS", null, Right.ACCESS, 40));
        SampleRequest paused = cases.inReview("IS", null, Right.ACCESS, 33);
        cases.paused(paused, 33, 9);
        casework.refused(paused);
        cases.withdraw(cases.inReview("IS", null, Right.ACCESS, 5));
        cases.appeal(casework.refused(cases.inReview("IS", null, Right.ACCESS, 6)));
        SampleRequest upheld = casework.refused(cases.inReview("IS", null, Right.ACCESS, 7));
        cases.appeal(upheld);
        cases.upheld(upheld);

        List<Map<String, Object>> rows = byOutcome("IS");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0))
                .containsEntry("outcome", "REFUSED")
                .containsEntry("received", 0)
                // Not the case that is open again by its appeal; the one whose appeal was in vain once.
                .containsEntry("closed", 4)
                .containsEntry("answered", 4)
                // 40 days are late; 33 would be too, were it not for nine days of waiting.
                .containsEntry("onTime", 3)
                .containsEntry("late", 1)
                // 3, 7, 33, 40: the answer to the request counts, not the one to the appeal.
                .containsEntry("medianDays", 20.0f)
                .containsEntry("p90Days", 40)
                .containsEntry("pausedDays", 9)
                .containsEntry("refusedByGround", Map.of("EXCESSIVE", 3, "MANIFESTLY_UNFOUNDED", 1))
                .containsEntry("appealsReceived", 0)
                .containsEntry("appealsUpheld", 1)
                .containsEntry("appealsOverturned", 0);
        assertThat(rows.get(1))
                .containsEntry("outcome", "WITHDRAWN")
                .containsEntry("closed", 1)
                .containsEntry("answered", 0)
                .containsEntry("onTime", 0)
                .containsEntry("medianDays", null);
        assertThat(rows.get(2))
                .containsEntry("outcome", null)
                .containsEntry("received", 6)
                .containsEntry("closed", 0)
                .containsEntry("appealsReceived", 2);
    }

    @Test
    void whatARefusedPartRestsOnCountsToo() {
        SampleRequest request = cases.inReview("LI", null, Right.ACCESS, 3);
        cases.grantedInPart(request, "HARMS_OTHERS_PRIVACY");

        assertThat(byOutcome("LI").getFirst())
                .containsEntry("outcome", "PARTIALLY_FULFILLED")
                .containsEntry("closed", 1)
                .containsEntry("refusedByGround", Map.of("HARMS_OTHERS_PRIVACY", 1));
    }

    @Test
    void whateverHappensTheBooksSayWhatACountOfAllCasesSays() {
        Random random = new Random(20261124);
        for (int i = 0; i < 24; i++) {
            happen(random);
            if (random.nextInt(3) == 0) {
                folding.remove(1 + random.nextInt(5));
            }
        }
        List<Map<String, Object>> kept = cases.rowsOf("FI", "IN", "JP", "US-CA");
        assertThat(kept).isNotEmpty();
        assertThat(kept.stream()
                        .filter(row -> !Objects.equals(row.get("received"), 0) || !Objects.equals(row.get("closed"), 0))
                        .map(ReportIT::asOracleSays))
                .containsExactlyInAnyOrderElementsOf(database.query(ORACLE));

        foldAll();
        assertThat(cases.rowsOf("FI", "IN", "JP", "US-CA")).isEqualTo(kept);

        given().auth()
                .oauth2(signIn.staff(signIn.newStaffWith(Roles.OPERATOR)))
                .post("/api/v1/reports/recount")
                .then()
                .statusCode(202);
        countAll(7);
        assertThat(cases.rowsOf("FI", "IN", "JP", "US-CA")).isEqualTo(kept);
        foldAll();
        assertThat(cases.rowsOf("FI", "IN", "JP", "US-CA")).isEqualTo(kept);
    }

    @Test
    void aZoneWithALawOfItsOwnHasItsOwnRow() {
        cases.withdraw(cases.inReview("AE", "DIFC", Right.ACCESS, 1));

        assertThat(rows("country,law"))
                .filteredOn(row -> "AE-DIFC".equals(row.get("country")))
                .extracting(row -> row.get("law"))
                .containsExactly("DIFC Data Protection Law 5/2020");
    }

    @Test
    void whateverARowStandsForItHasTheSumOfWhatItDoesNotTellApart() {
        cases.withdraw(cases.inReview("LT", null, Right.ERASURE, 1));
        casework.refused(cases.inReview("LV", null, Right.ACCESS, 40));
        foldAll();
        List<String> all = List.of("month", "right", "law", "country", "outcome");

        // Cases of other tests may still move between two reports.
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Map<String, Object>> finest = rows(String.join(",", all));
            for (int choice = 0; choice < 1 << all.size(); choice++) {
                int chosen = choice;
                List<String> groupings = IntStream.range(0, all.size())
                        .filter(i -> (chosen & 1 << i) != 0)
                        .mapToObj(all::get)
                        .toList();
                assertThat(added(rows(String.join(",", groupings)), groupings))
                        .as("by %s", groupings)
                        .isEqualTo(added(finest, groupings));
            }
        });
    }

    private List<Map<String, Object>> rows(String groupBy) {
        return cases.report(groupBy).statusCode(200).extract().jsonPath().getList("rows");
    }

    /** What can be added up, for each combination of the groupings' values. */
    private static Map<List<Object>, List<Integer>> added(List<Map<String, Object>> rows, List<String> groupings) {
        List<String> figures =
                List.of("received", "closed", "answered", "onTime", "late", "pausedDays", "appealsReceived");
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> groupings.stream().map(row::get).toList(),
                        row -> figures.stream()
                                .map(row::get)
                                .map(Integer.class::cast)
                                .toList(),
                        (one, other) -> IntStream.range(0, figures.size())
                                .mapToObj(i -> one.get(i) + other.get(i))
                                .toList()));
    }

    @Test
    void thereAreNoReportsUntilAllCasesAreCounted() {
        cases.withdraw(cases.inReview("LU", null, Right.ERASURE, 1));

        // The service may be counting them at the same moment.
        await().atMost(PATIENCE).untilAsserted(() -> {
            countOfAll.beginAnew();
            cases.report("right").statusCode(503).header("Retry-After", "60");
        });
        // What moves meanwhile is not counted twice.
        cases.withdraw(cases.inReview("LU", null, Right.ERASURE, 1));
        countAll(BATCH);

        assertThat(byOutcome("LU"))
                .extracting(row -> row.get("received") + "/" + row.get("closed"))
                .containsExactly("0/2", "2/0");
    }

    @Test
    void closingWhileTwoReplicasFoldLosesNothing() throws Exception {
        int count = 40;
        List<SampleRequest> requests = IntStream.range(0, count)
                .mapToObj(ignored -> cases.send("MT", null, Right.RECTIFICATION, 2))
                .toList();
        requests.forEach(request -> casework.awaitState(request.firstCase(), CaseState.AWAITING_IDENTITY));
        AtomicBoolean closing = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> folds = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                folds.add(threads.submit(() -> {
                    while (closing.get()) {
                        folding.remove(3);
                    }
                }));
            }
            List<Future<?>> closings = new ArrayList<>();
            requests.forEach(request -> closings.add(threads.submit(() -> cases.withdraw(request))));
            for (Future<?> one : closings) {
                one.get();
            }
            closing.set(false);
            for (Future<?> one : folds) {
                one.get();
            }
        }

        assertThat(byOutcome("MT"))
                .extracting(row -> row.get("received") + "/" + row.get("closed"))
                .containsExactly("0/40", "40/0");
        foldAll();
        assertThat(byOutcome("MT"))
                .extracting(row -> row.get("received") + "/" + row.get("closed"))
                .containsExactly("0/40", "40/0");
        assertThat(database.query("SELECT unnest(amounts) FROM report_cube WHERE place = 'MT'"))
                .allSatisfy(amount -> assertThat(Long.parseLong(amount)).isNotNegative());
    }

    @Test
    void theTableSaysWhatTheJsonSays() throws IOException {
        casework.refused(cases.inReview("DE", null, Right.ACCESS, 4));
        JsonPath json =
                cases.report("country,outcome").statusCode(200).extract().jsonPath();
        String csv = cases.report("country,outcome", "text/csv")
                .statusCode(200)
                .header("Content-Type", equalToIgnoringCase("text/csv;charset=UTF-8"))
                .extract()
                .asString();

        List<CSVRecord> records = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords();
        List<Map<String, Object>> rows = json.getList("rows");
        assertThat(records).hasSameSizeAs(rows).isNotEmpty();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = rows.get(i);
            records.get(i).toMap().forEach((column, cell) -> {
                Object inJson = column.startsWith("refused.")
                        ? ((Map<?, ?>) row.get("refusedByGround")).get(column.substring("refused.".length()))
                        : row.get(column);
                boolean noRefusal = inJson == null && column.startsWith("refused.");
                assertThat(cell).as(column).isEqualTo(noRefusal ? "0" : Objects.toString(inJson, ""));
            });
        }
    }

    @Test
    void californiasMetricsTellItsKindsOfRequestsApart() {
        List<Integer> before = metrics("CA").statusCode(200).extract().path("requests.denied");
        casework.refused(cases.inReview("US", "CA", Right.PORTABILITY, 0));
        cases.withdraw(cases.inReview("US", "CA", Right.ERASURE, 0));

        ValidatableResponse after = metrics("CA")
                .statusCode(200)
                .body("requests.kind", contains("KNOW", "DELETE", "CORRECT", "OPT_OUT", "LIMIT"))
                .body("law", containsString("CCPA"));
        List<Integer> denied = after.extract().path("requests.denied");
        assertThat(denied.getFirst()).isEqualTo(before.getFirst() + 1);
        assertThat(denied.subList(1, denied.size())).isEqualTo(before.subList(1, before.size()));
        metrics("TX").statusCode(200).body("requests.kind", contains("KNOW", "DELETE", "CORRECT", "OPT_OUT"));
        given().auth()
                .oauth2(signIn.staff(SignIn.AUDITOR))
                .accept("text/csv")
                .get("/api/v1/reports/us-metrics/CA?year=2026")
                .then()
                .statusCode(200)
                .body(containsString("state,year,kind,received"))
                .body(containsString("CA,2026,KNOW,"));
    }

    @Test
    void whoMayNotAndWhatCanNotBeAskedIsSaid() {
        given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get("/api/v1/reports/cases?from=2026-01&to=2026-12")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(signIn.staff(SignIn.DPO))
                .post("/api/v1/reports/recount")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(signIn.staff(SignIn.AUDITOR))
                .get("/api/v1/reports/cases?from=2026-12&to=2026-01&groupBy=person")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:xiaomi-privacy:problem:validation-failed"))
                .body("errors.field", contains("from", "groupBy"));
        metrics("XX").statusCode(422).body("errors.field", contains("state"));
        metrics("US-CA").statusCode(422);
        given().auth()
                .oauth2(signIn.staff(SignIn.DPO))
                .get("/api/v1/reports/us-metrics/CA?year=soon")
                .then()
                .statusCode(422)
                .body("errors.field", contains("year"));
        cases.report("right", "text/html").statusCode(406);
    }

    /** One case from a random place, and what befalls it. */
    private void happen(Random random) {
        String[] place =
                List.of("FI", "IN", "JP", "US-CA").get(random.nextInt(4)).split("-");
        Right right = List.of(Right.ACCESS, Right.ERASURE, Right.RECTIFICATION).get(random.nextInt(3));
        int daysAgo = 12 + random.nextInt(60);
        SampleRequest request = cases.inReview(place[0], place.length > 1 ? place[1] : null, right, daysAgo);
        if (random.nextBoolean()) {
            cases.paused(request, daysAgo, 1 + random.nextInt(9));
        }
        switch (random.nextInt(5)) {
            case 0 -> cases.withdraw(request);
            case 1 -> casework.refused(request);
            case 2 -> cases.appeal(casework.refused(request));
            case 3 -> {
                casework.refused(request);
                cases.appeal(request);
                cases.upheld(request);
            }
            default -> {
                // Stays open.
            }
        }
    }

    private ValidatableResponse metrics(String state) {
        int year = Year.now(ZoneId.of("Asia/Singapore")).getValue();
        return given().auth()
                .oauth2(signIn.staff(SignIn.DPO))
                .get("/api/v1/reports/us-metrics/{state}?year={year}", state, year)
                .then();
    }

    private List<Map<String, Object>> byOutcome(String country) {
        return cases
                .report("country,outcome")
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("rows")
                .stream()
                .filter(row -> country.equals(row.get("country")))
                .toList();
    }

    private static String asOracleSays(Map<String, Object> row) {
        return "%s %s %s %s %s %s %s %s %s %s"
                .formatted(
                        row.get("month"),
                        row.get("right"),
                        row.get("law"),
                        row.get("country"),
                        Objects.requireNonNullElse(row.get("outcome"), "-"),
                        row.get("received"),
                        row.get("closed"),
                        row.get("answered"),
                        Objects.requireNonNullElse(row.get("medianDays"), "-"),
                        Objects.requireNonNullElse(row.get("p90Days"), "-"));
    }

    private void foldAll() {
        await().atMost(PATIENCE).until(() -> {
            folding.remove(BATCH);
            return database.query("SELECT count(*) FROM report_delta").contains("0");
        });
    }

    private void countAll(int batch) {
        await().atMost(PATIENCE).until(() -> {
            countOfAll.remove(batch);
            return countOfAll.isComplete();
        });
    }
}

package com.xiaomi.privacy.casework.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.YearQuarter;

/** What a cell tells outside of itself: whole quarters, nothing of a few cases, and the same each time. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class CellCountsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CENTRAL = "central-report";
    // Quarters that no other test has cases in.
    private static final YearQuarter QUARTER = YearQuarter.of(2019, 2);
    private static final YearQuarter EMPTY = YearQuarter.of(2018, 1);

    @Inject
    ReportedCases cases;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    @Test
    void aQuarterIsToldOnceWithoutWhatIsOfFewCases() {
        receive(10, Right.ACCESS);
        receive(9, Right.ERASURE);
        awaitReceived(19);

        JsonPath told = counts(QUARTER.toString()).statusCode(200).extract().jsonPath();
        receive(5, Right.ACCESS);
        awaitReceived(24);
        JsonPath again = counts(QUARTER.toString()).statusCode(200).extract().jsonPath();

        assertThat(told.getString("cell")).isEqualTo("EU");
        assertThat(told.getString("quarter")).isEqualTo("2019-Q2");
        assertThat(told.getInt("smallest")).isEqualTo(10);
        assertThat(told.getList("rows.figure")).containsExactly("RECEIVED");
        assertThat(told.getString("rows[0].right")).isEqualTo("ACCESS");
        assertThat(told.getInt("rows[0].cases")).isEqualTo(10);
        assertThat(again.prettify()).isEqualTo(told.prettify());
    }

    @Test
    void whatWasToldCannotBeChanged() {
        counts(EMPTY.toString()).statusCode(200);

        for (String sql : List.of(
                "UPDATE told_quarter SET counts = '[]' WHERE quarter = '%s'",
                "DELETE FROM told_quarter WHERE quarter = '%s'")) {
            assertThatThrownBy(() -> database.execute(sql.formatted(EMPTY)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> database.executeAsOwner(sql.formatted(EMPTY)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("stays as it was");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019", "2019-Q5", "2019-06", "Q2", "9999-Q4"})
    void anythingButAQuarterThatIsOverIsRefused(String quarter) {
        counts(quarter).statusCode(422).body("errors[0].field", equalTo("quarter"));
    }

    @Test
    void theQuarterThatRunsIsRefused() {
        counts(YearQuarter.now(ZoneOffset.UTC).toString()).statusCode(422);
    }

    @Test
    void whoHasNothingToDoWithReportsIsRefused() {
        for (String user : List.of(SignIn.AGENT, SignIn.APPROVER)) {
            given().auth()
                    .oauth2(signIn.staff(user))
                    .get("/api/v1/reports/counts/2018-Q2")
                    .then()
                    .statusCode(403);
        }
        given().auth()
                .oauth2(signIn.machine(CENTRAL))
                .get("/api/v1/reports/cases?from=2019-04&to=2019-06")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse counts(String quarter) {
        return given().auth()
                .oauth2(signIn.machine(CENTRAL))
                .get("/api/v1/reports/counts/" + quarter)
                .then();
    }

    private void receive(int count, Right right) {
        int daysAgo = Math.toIntExact(ChronoUnit.DAYS.between(QUARTER.atDay(45), LocalDate.now(ZoneOffset.UTC)));
        for (int i = 0; i < count; i++) {
            cases.send("CY", null, right, daysAgo);
        }
    }

    private void awaitReceived(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(given().auth()
                                .oauth2(signIn.staff(SignIn.DPO))
                                .get("/api/v1/reports/cases?from=2019-04&to=2019-06")
                                .jsonPath()
                                .getInt("rows[0].received"))
                        .isEqualTo(count));
    }
}

package com.xiaomi.privacy.acceptance.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.acceptance.system.EncryptedCell;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.SharedStack;
import com.xiaomi.privacy.localstack.testing.StaffTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code k8s/} says about TLS works with the services as they are: nobody inside speaks in the clear, or with whom they do not know. */
class EncryptedCellIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static EncryptedCell cell;
    private static StaffTokens tokens;

    @BeforeAll
    static void start() throws Exception {
        cell = EncryptedCell.start(SharedStack.endpoints(), LocalService.IDENTITY);
        tokens = new StaffTokens(cell.endpoints().issuer("staff"));
    }

    @AfterAll
    static void stop() {
        if (cell != null) {
            cell.close();
        }
    }

    /** The one who asks is case-workflow, which wants a part of the audit trail of each. */
    @Test
    void aServiceAsksThoseOnlyWhoseCertificateIsOfTheCellsAuthority() throws Exception {
        assertThat(trailOf(LocalService.INTAKE)).isEqualTo("INTACT");
        assertThat(trailOf(LocalService.IDENTITY)).isEqualTo("UNAVAILABLE");
        assertThat(cell.log(LocalService.CASEWORK))
                .containsPattern("identity-verification-service can't be read now: [^\"]*SSLHandshakeException");
        // Nor does the stranger believe the cell's database.
        assertThat(cell.log(LocalService.IDENTITY))
                .containsPattern(
                        "waiting for the database: [^\"]*SSLHandshakeException[^\"]*CertPathValidatorException");

        cell.giveOurCertificateTo(LocalService.IDENTITY);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(trailOf(LocalService.IDENTITY)).isEqualTo("INTACT"));
    }

    @ParameterizedTest
    @EnumSource(
            value = LocalService.class,
            names = {"INTAKE", "IDENTITY", "CASEWORK"})
    void nobodyAnswersInTheClear(LocalService service) {
        URI plain = URI.create("http://127.0.0.1:%d/q/health/live".formatted(cell.port(service)));
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThatIOException()
                    .isThrownBy(() -> http.send(HttpRequest.newBuilder(plain).build(), BodyHandlers.ofString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tls1_3",
                "-tls1_2 -cipher ECDHE-ECDSA-AES256-GCM-SHA384",
                "-tls1_2 -cipher ECDHE-ECDSA-CHACHA20-POLY1305"
            })
    void theStrongestIsSpoken(String offer) throws Exception {
        assertThat(handshake(offer)).contains("Verify return code: 0 (ok)").doesNotContain("Cipher is (NONE)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tls1_1 -cipher DEFAULT@SECLEVEL=0",
                "-tls1 -cipher DEFAULT@SECLEVEL=0",
                "-tls1_3 -ciphersuites TLS_AES_128_GCM_SHA256",
                "-tls1_2 -cipher ECDHE-ECDSA-AES128-GCM-SHA256",
                "-tls1_2 -cipher ECDHE-ECDSA-AES256-SHA384",
                "-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA",
                "-tls1_2 -cipher AES256-GCM-SHA384"
            })
    void whatIsOutdatedOrWeakerIsNot(String offer) throws Exception {
        assertThat(handshake(offer)).contains("Cipher is (NONE)");
    }

    @Test
    void everySessionOfTheServicesInTheDatabasesIsEncrypted() throws Exception {
        List<String> versions = new ArrayList<>();
        for (int port : cell.databasePorts()) {
            try (Connection database = connect(port, "sslmode=require");
                    Statement statement = database.createStatement();
                    ResultSet sessions = statement.executeQuery("""
                            SELECT ssl, version FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename LIKE '%_service'
                            """)) {
                while (sessions.next()) {
                    assertThat(sessions.getBoolean(1)).isTrue();
                    versions.add(sessions.getString(2));
                }
            }
        }
        assertThat(versions).hasSizeGreaterThanOrEqualTo(2).containsOnly("TLSv1.3");
    }

    @Test
    void aDatabaseTakesNobodyInTheClearAndIsBelievedByItsAuthorityAndNameOnly() {
        Path ours = cell.ours().authority();
        Path strangers = cell.strangers().authority();
        for (int port : cell.databasePorts()) {
            assertThatThrownBy(() -> connect(port, "sslmode=disable"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("pg_hba.conf");
            assertThatThrownBy(() -> connect(port, "sslmode=verify-ca&sslrootcert=" + strangers))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("PKIX");
            assertThatThrownBy(() -> connect(port, "sslmode=verify-full&sslrootcert=" + ours))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("127.0.0.1");
        }
    }

    private static String trailOf(LocalService service) throws IOException {
        String answer = cell.get(
                LocalService.CASEWORK,
                "/api/v1/audit/verification",
                "Authorization: Bearer " + tokens.of("auditor.aldo"));
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        JsonNode body = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        for (JsonNode part : body.path("services")) {
            if (part.path("service").textValue().equals(service.serviceName())) {
                return part.path("state").textValue();
            }
        }
        throw new AssertionError(service + " is not in " + body);
    }

    /** What openssl says of a handshake with intake in which it offers this and nothing else. */
    private static String handshake(String offer) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "s_client",
                "-connect",
                "127.0.0.1:" + cell.port(LocalService.INTAKE),
                "-verify_hostname",
                LocalService.INTAKE.serviceName(),
                "-CAfile",
                cell.ours().authority().toString()));
        command.addAll(List.of(offer.split(" ")));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static Connection connect(int port, String how) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres?%s".formatted(port, how),
                "postgres",
                LocalCredentials.databasePassword("postgres"));
    }
}

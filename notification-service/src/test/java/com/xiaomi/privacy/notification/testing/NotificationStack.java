package com.xiaomi.privacy.notification.testing;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServiceEnvironment;
import com.xiaomi.privacy.localstack.SharedStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** The shared stack for this service, with everybody it asks played over HTTP and mail failures on demand. */
public final class NotificationStack implements QuarkusTestResourceLifecycleManager {

    /** Where to teach the played services. */
    public static final String OTHERS_URL = "test.others-url";
    /** The real Keycloak, for tokens of staff. */
    public static final String KEYCLOAK_URL = "test.keycloak.url";
    /** The origin that the sign-in server knows. */
    public static final String SIGN_IN_ORIGIN = "test.sign-in-origin";
    /** Where to tell the mail server its mood. */
    public static final String MAIL_MOOD_PORT = "test.mail-mood-port";
    /** GreenMail's REST API. */
    public static final String MAIL_API_URL = "test.mail-api-url";
    /** Where mails come back to. */
    public static final String RETURN_ADDRESS = "returned@privacy-support.example";
    /** Where mails point to. */
    public static final String ORIGIN = "https://privacy.example.org";

    private static final String ACCOUNT = "https://account.example.org/";

    private OtherServices others;
    private MoodyMailServer mail;

    @Override
    public Map<String, String> start() {
        Endpoints endpoints = SharedStack.endpoints();
        others = new OtherServices();
        mail = new MoodyMailServer(endpoints.smtpPort());
        Map<String, String> configuration = new HashMap<>(ServiceEnvironment.of(LocalService.NOTIFICATION, endpoints));
        configuration.put("quarkus.mailer.host", "127.0.0.1");
        configuration.put("quarkus.mailer.port", Integer.toString(mail.port()));
        configuration.put("rights.notification.mail-server-patience", "PT5S");
        configuration.put("quarkus.mailer.keep-alive-timeout", "3S");
        configuration.put(MAIL_MOOD_PORT, Integer.toString(mail.controlPort()));
        configuration.put("rights.services.intake-url", others.url().toString());
        configuration.put("rights.services.identity-url", others.url().toString());
        configuration.put("rights.services.casework-url", others.url().toString());
        // Whatever day it is, not today: tests begin digests themselves.
        configuration.put(
                "rights.notification.digests.days",
                LocalDate.now(ZoneOffset.UTC).minusDays(3).getDayOfWeek().name());
        configuration.put("rights.notification.staff-directory-url", others.url() + "/admin/realms/staff");
        configuration.put("rights.notification.webhooks.private-networks", "127.0.0.0/8");
        configuration.put(
                "rights.notification.domain-limits",
                "one-a-minute.example=1,two-a-minute.example=2,codes.example=1,b\u00fccher.example=1");
        configuration.put("rights.notification.short-messages", "log");
        configuration.put(KEYCLOAK_URL, endpoints.keycloakUrl().toString());
        // Where sign-ins of people return to; what mails point to is another one.
        configuration.put(SIGN_IN_ORIGIN, endpoints.originUrl().toString());
        configuration.put("rights.origin-url", ORIGIN);
        configuration.put("rights.notification.letter-previews", "true");
        // Tests run at night, too.
        configuration.put("rights.notification.reminders.from", "00:00");
        configuration.put("rights.notification.reminders.until", "23:59:59.999999999");
        configuration.put("rights.notification.bounces.address", RETURN_ADDRESS);
        configuration.put("rights.notification.bounces.host", "127.0.0.1");
        configuration.put("rights.notification.bounces.port", Integer.toString(endpoints.imapPort()));
        configuration.put("rights.notification.bounces.tls", "false");
        configuration.put("rights.notification.bounces.username", RETURN_ADDRESS);
        configuration.put("rights.notification.bounces.password", RETURN_ADDRESS);
        configuration.put("rights.notification.self-service.account-url", ACCOUNT + "data");
        configuration.put("rights.notification.self-service.freeze-url", ACCOUNT + "freeze");
        configuration.put("rights.notification.self-service.delete-account-url", ACCOUNT + "delete");
        configuration.put(OTHERS_URL, others.url().toString());
        configuration.put(MAIL_API_URL, endpoints.mailApiUrl().toString());
        return configuration;
    }

    @Override
    public void stop() {
        if (others != null) {
            others.stop();
            mail.stop();
        }
    }
}

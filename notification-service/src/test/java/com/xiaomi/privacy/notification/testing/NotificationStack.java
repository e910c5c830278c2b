package com.xiaomi.privacy.notification.testing;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServiceEnvironment;
import com.xiaomi.privacy.localstack.SharedStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** The shared stack for this service, with everybody it asks played over HTTP and mail failures on demand. */
public final class NotificationStack implements QuarkusTestResourceLifecycleManager {

    /** Where to teach the played services. */
    public static final String OTHERS_URL = "test.others-url";
    /** GreenMail's REST API. */
    public static final String MAIL_API_URL = "test.mail-api-url";
    /** Where mails point to. */
    public static final String ORIGIN = "https://privacy.example.org";

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
        configuration.put("rights.services.intake-url", others.url().toString());
        configuration.put("rights.services.identity-url", others.url().toString());
        configuration.put("rights.access.staff-issuer", others.url() + "/realms/staff");
        configuration.put("rights.access.customer-issuer", others.url() + "/realms/customer");
        configuration.put("rights.access.client-secret", "played");
        configuration.put("rights.origin-url", ORIGIN);
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

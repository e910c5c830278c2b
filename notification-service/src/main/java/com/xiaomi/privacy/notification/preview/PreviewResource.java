package com.xiaomi.privacy.notification.preview;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.export.OutsideBorder;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.letter.Letter;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Shows the letters to whoever reviews their texts. Not there unless {@code rights.notification.letter-previews} says so; nothing in it is of
 * a person.
 */
@Path("/internal/letters")
@OutsideBorder
public class PreviewResource {

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";
    // Letters bring their own style, and nothing else.
    private static final String ONLY_STYLE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final LetterPreviews previews;
    private final NotificationConfig config;
    private final Template index;

    PreviewResource(
            LetterPreviews previews, NotificationConfig config, @Location("preview/index.html") Template index) {
        this.previews = previews;
        this.config = config;
        this.index = index;
    }

    @GET
    @PermitAll
    @Produces(HTML)
    @Operation(hidden = true)
    public Response index() {
        requireSwitchedOn();
        return page(index.data("messages", MessageKind.values())
                .data("languages", HouseLanguage.values())
                .render());
    }

    @GET
    @Path("/{message}/{language}")
    @PermitAll
    @Produces(HTML)
    @Operation(hidden = true)
    public Response asHtml(
            @PathParam("message") MessageKind message,
            @PathParam("language") String language,
            @QueryParam("country") @DefaultValue("DE") String country) {
        return page(letter(message, language, country).html());
    }

    @GET
    @Path("/{message}/{language}/text")
    @PermitAll
    @Produces(TEXT)
    @Operation(hidden = true)
    public String asText(
            @PathParam("message") MessageKind message,
            @PathParam("language") String language,
            @QueryParam("country") @DefaultValue("DE") String country) {
        Letter letter = letter(message, language, country);
        return letter.subject() + "\n\n" + letter.text();
    }

    private Letter letter(MessageKind message, String language, String country) {
        requireSwitchedOn();
        return previews.of(message, HouseLanguage.find(language).orElseThrow(PreviewResource::unknown), country);
    }

    private void requireSwitchedOn() {
        if (!config.letterPreviews()) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "Check the address.");
    }

    private static Response page(String html) {
        return Response.ok(html).header("Content-Security-Policy", ONLY_STYLE).build();
    }
}

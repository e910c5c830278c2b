package com.xiaomi.privacy.intake.law;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** Answers with what anybody may read and any cache may keep for a while: with an ETag, and 304 to who has it already. */
@ApplicationScoped
public class PublicPage {

    private static final Duration KEEP = Duration.ofHours(1);

    private final ObjectMapper json;

    PublicPage(ObjectMapper json) {
        this.json = json;
    }

    /** @param view what is shown to everybody alike */
    public Response show(Object view, Request request) {
        byte[] body = write(view);
        EntityTag tag = new EntityTag(digest(body));
        Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
        if (answer == null) {
            answer = Response.ok(body, MediaType.APPLICATION_JSON_TYPE);
        }
        CacheControl cacheControl = new CacheControl();
        cacheControl.setPrivate(false);
        cacheControl.setNoTransform(false);
        cacheControl.setMaxAge((int) KEEP.toSeconds());
        return answer.tag(tag).cacheControl(cacheControl).build();
    }

    private byte[] write(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("view not serialisable", e);
        }
    }

    private static String digest(byte[] body) {
        return HexFormat.of().formatHex(DigestUtils.sha256(body), 0, 16);
    }
}

package com.xiaomi.privacy.foundation.limit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/** Endpoints with limits, for the tests. */
@Path("/throttled")
@RunOnVirtualThread
@PermitAll
public class ThrottledResource {

    @POST
    @Path("/clients")
    @Throttled("clients")
    public String perClient(Map<String, Object> body) {
        return "taken " + body.size();
    }

    @GET
    @Path("/references/{reference}")
    @Throttled("references")
    public String perReference(@PathParam("reference") String reference) {
        return "taken";
    }

    @GET
    @Path("/humans")
    @Throttled(value = "humans", captcha = true)
    public String humans() {
        return "taken";
    }
}

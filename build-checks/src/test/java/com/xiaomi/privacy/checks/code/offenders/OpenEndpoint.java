package com.xiaomi.privacy.checks.code.offenders;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/open")
public class OpenEndpoint {

    @GET
    public String undeclared() {
        return "";
    }

    @POST
    @PermitAll
    public String declared() {
        return "";
    }
}

package com.xiaomi.privacy.checks.code.offenders;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;

@Path("/querying")
public record QueryingResource(EntityManager entities) {}

-- What the role may do by which the service connects, in tables that belong to the role that migrates. Runs at every start, so that
-- new tables are covered. See docs/adr/0050.
DO $$
BEGIN
    -- Somebody who runs a service as the owner of its tables keeps the rights of an owner.
    IF '${service_role}' NOT IN (current_user, quote_ident(current_user)) THEN
        -- Replicas that start at once would change the same rows.
        PERFORM pg_advisory_xact_lock(hashtext('service_privileges'));
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${service_role};
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${service_role};
        REVOKE UPDATE, DELETE ON audit_entry FROM ${service_role};
        -- To append, the head of a chain moves; to anchor, the number of what is anchored.
        REVOKE UPDATE, DELETE ON audit_chain FROM ${service_role};
        GRANT UPDATE (entries, head, anchored_entries) ON audit_chain TO ${service_role};
        -- An anchor loses its content once it is written outside.
        REVOKE UPDATE, DELETE ON audit_anchor FROM ${service_role};
        GRANT UPDATE (content, written_at) ON audit_anchor TO ${service_role};
        -- What was forgotten stays forgotten, a rotation stays known, and a chain apart stays one.
        REVOKE DELETE ON forgotten_request, key_rotation, apart_chain FROM ${service_role};
        REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM ${service_role};
        GRANT EXECUTE ON FUNCTION end_audit_contents(uuid, timestamptz) TO ${service_role};
    END IF;
END $$;

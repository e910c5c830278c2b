-- As afterMigrate__privileges.sql, in the database of the data keys: they are made, wrapped anew and destroyed row by row.
DO $$
BEGIN
    IF '${service_role}' NOT IN (current_user, quote_ident(current_user)) THEN
        PERFORM pg_advisory_xact_lock(hashtext('service_privileges'));
        GRANT SELECT, INSERT, UPDATE, DELETE ON data_key TO ${service_role};
        -- Whose keys are destroyed stays known.
        GRANT SELECT, INSERT ON erased_request TO ${service_role};
        -- A service that does not migrate itself looks there whether somebody has.
        GRANT SELECT ON flyway_schema_history TO ${service_role};
    END IF;
END $$;

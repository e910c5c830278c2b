-- More and less than rows: see afterMigrate__privileges.sql, which ran before.
DO $$
BEGIN
    IF '${service_role}' NOT IN (current_user, quote_ident(current_user)) THEN
        PERFORM pg_advisory_xact_lock(hashtext('service_privileges'));
        -- The books are emptied at once before all cases are counted anew.
        GRANT TRUNCATE ON counted_case, report_delta, report_cube TO ${service_role};
        -- The history of the registry, and what was told outside.
        REVOKE UPDATE, DELETE ON data_system_version, told_quarter FROM ${service_role};
        -- What never changes, and goes with its request only.
        REVOKE UPDATE ON case_legal_basis, transfer, transfer_decision, transfer_end FROM ${service_role};
    END IF;
END $$;

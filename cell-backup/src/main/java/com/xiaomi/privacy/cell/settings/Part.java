package com.xiaomi.privacy.cell.settings;

import com.xiaomi.privacy.contracts.event.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A service of a cell, as its data is seen from outside. The SQL here reads tables of the service; all ids are of type uuid. */
public enum Part {
    /** request-intake-service. */
    INTAKE(
            "request-intake-service",
            Topic.REQUESTS,
            List.of(Topic.CASES, Topic.IDENTITY),
            "SELECT request_id FROM request",
            """
            SELECT data_key_id, request_id FROM request
            UNION ALL SELECT data_key_id, request_id FROM attachment WHERE state = 'STORED' AND data_key_id IS NOT NULL
            UNION ALL SELECT data_key_id, registration_id FROM registration WHERE document IS NOT NULL
            """,
            "SELECT bucket, object FROM attachment WHERE state = 'STORED'",
            "SELECT bucket, object FROM attachment"),
    /** identity-verification-service. */
    IDENTITY(
            "identity-verification-service",
            Topic.IDENTITY,
            List.of(Topic.REQUESTS, Topic.CASES),
            "SELECT request_id FROM verification UNION SELECT request_id FROM request_key",
            """
            SELECT data_key_id, request_id FROM request_key
            UNION ALL SELECT data_key_id, request_id FROM evidence WHERE state = 'STORED'
            """,
            "SELECT bucket, object FROM evidence WHERE state = 'STORED'",
            "SELECT bucket, object FROM evidence"),
    /** case-workflow-service. What is anonymised keeps its row, for statistics. */
    CASEWORK(
            "case-workflow-service",
            Topic.CASES,
            List.of(Topic.REQUESTS, Topic.IDENTITY, Topic.NOTIFICATIONS),
            "SELECT DISTINCT request_id FROM rights_case WHERE state <> 'ANONYMISED'",
            """
            SELECT data_key_id, request_id FROM case_request r
            WHERE NOT EXISTS (SELECT FROM forgotten_request f WHERE f.request_id = r.request_id)
            """,
            Part.CONTENTS_OF_CASES,
            Part.CONTENTS_OF_CASES + " UNION ALL SELECT bucket, object FROM object_removal"),
    /** notification-service, which keeps nothing that needs a key or an object. */
    NOTIFICATION(
            "notification-service",
            Topic.NOTIFICATIONS,
            List.of(Topic.REQUESTS, Topic.IDENTITY, Topic.CASES),
            "SELECT request_id FROM delivery UNION SELECT request_id FROM request_context",
            null,
            null,
            null);

    private static final String CONTENTS_OF_CASES = """
            SELECT bucket, object FROM case_package UNION ALL SELECT bucket, object FROM task_file
            UNION ALL SELECT bucket, object FROM file_redaction
            """;

    private final String serviceName;
    private final Topic writes;
    private final List<Topic> reads;
    private final String requests;
    private final String keysInUse;
    private final String objects;
    private final String namedObjects;

    Part(
            String serviceName,
            Topic writes,
            List<Topic> reads,
            String requests,
            String keysInUse,
            String objects,
            String namedObjects) {
        this.serviceName = serviceName;
        this.writes = writes;
        this.reads = reads;
        this.requests = requests;
        this.keysInUse = keysInUse;
        this.objects = objects;
        this.namedObjects = namedObjects;
    }

    /** The short name, which settings and backups use. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The service's name. */
    public String serviceName() {
        return serviceName;
    }

    /** The topic that it alone writes and others of the cell read. */
    public Topic writes() {
        return writes;
    }

    /** The topics that it reads in order, with a position for each request; what it reads for webhooks only has none. */
    public List<Topic> reads() {
        return reads;
    }

    /** Who writes a topic. */
    public static Part writerOf(Topic topic) {
        for (Part part : values()) {
            if (part.writes == topic) {
                return part;
            }
        }
        throw new IllegalArgumentException(topic + " is read by no service");
    }

    /** The requests of which it holds more than that they are forgotten: one column. */
    public String requests() {
        return requests;
    }

    /** The data keys that its rows need, each with the id of what needs it: two columns; empty for who has none. */
    public Optional<String> keysInUse() {
        return Optional.ofNullable(keysInUse);
    }

    /** The objects that must be there, bucket and name; empty for who has none. */
    public Optional<String> objects() {
        return Optional.ofNullable(objects);
    }

    /** The objects that may be there: also those that are about to go. */
    public Optional<String> namedObjects() {
        return Optional.ofNullable(namedObjects);
    }

    /** Whether it has a key database. */
    public boolean hasKeys() {
        return keysInUse != null;
    }
}

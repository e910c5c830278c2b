package com.xiaomi.privacy.intake.jurisdiction;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.legal.form.ConditionTest;
import com.xiaomi.privacy.legal.form.FieldType;
import com.xiaomi.privacy.legal.form.Presence;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A field of a submission.
 *
 * @param path in the body, with {@code []} for each entry of a list
 * @param type what to show; lengths and patterns stand in the API description
 * @param choices codes of a choice; empty for other types
 * @param inQuery whether it is a parameter of the query, known before the body is read
 * @param meaning in English
 * @param presence whether it is mandatory; together the entries cover every kind of requester
 */
public record FieldView(
        String path,
        FieldType type,
        List<String> choices,
        boolean inQuery,
        String meaning,
        List<PresenceView> presence) {

    public FieldView {
        choices = List.copyOf(choices);
        presence = List.copyOf(presence);
    }

    /**
     * Whether the field is mandatory for some kinds of requester.
     *
     * @param when when a conditional field is required; empty for others
     * @param otherwise what counts if that is not so; empty for others
     * @param reason in English
     * @param source the law, or the section of the privacy policy
     */
    public record PresenceView(
            List<RequesterKind> requesterKinds,
            Presence presence,
            Optional<ConditionView> when,

            @Schema(type = SchemaType.STRING, implementation = Presence.class, nullable = true)
            Optional<Presence> otherwise,

            String reason,
            String source) {

        public PresenceView {
            requesterKinds = List.copyOf(requesterKinds);
        }
    }

    /**
     * When a conditional field is required.
     *
     * @param path of the field that decides, in the same entry of the same list
     * @param values codes; empty for ABSENT
     */
    public record ConditionView(String path, ConditionTest test, List<String> values) {

        public ConditionView {
            values = List.copyOf(values);
        }
    }
}

package com.xiaomi.privacy.intake.jurisdiction;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.intake.jurisdiction.FieldView.ConditionView;
import com.xiaomi.privacy.intake.jurisdiction.FieldView.PresenceView;
import com.xiaomi.privacy.intake.law.Jurisdictions;
import com.xiaomi.privacy.legal.form.Demand;
import com.xiaomi.privacy.legal.form.FormBook;
import com.xiaomi.privacy.legal.form.FormField;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the form of a place. */
@ApplicationScoped
class Forms {

    private final Jurisdictions jurisdictions;

    Forms(Jurisdictions jurisdictions) {
        this.jurisdictions = jurisdictions;
    }

    /** The fields of the whole submission, as far as no right decides otherwise. */
    List<FieldView> common(Jurisdiction place) {
        return book().fields().stream()
                .filter(field -> field.ownRight().isEmpty())
                .map(field -> view(field, place, null))
                .toList();
    }

    /** The fields of a right's details, and those of the whole submission on which it decides. */
    List<FieldView> of(Jurisdiction place, Right right) {
        return book().fields().stream()
                .filter(field ->
                        field.ownRight().map(right::equals).orElseGet(() -> book().dependsOnRight(field, right)))
                .map(field -> view(field, place, right))
                .toList();
    }

    private FormBook book() {
        return jurisdictions.formBook();
    }

    private FieldView view(FormField field, Jurisdiction place, Right right) {
        Map<Demand, List<RequesterKind>> kinds = new LinkedHashMap<>();
        for (RequesterKind kind : RequesterKind.values()) {
            kinds.computeIfAbsent(book().demand(field, place, right, kind), demand -> new ArrayList<>())
                    .add(kind);
        }
        return new FieldView(
                field.path(),
                field.type(),
                List.copyOf(field.choices()),
                field.inQuery(),
                field.meaning(),
                kinds.entrySet().stream()
                        .map(entry -> presence(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static PresenceView presence(Demand demand, List<RequesterKind> kinds) {
        return new PresenceView(
                kinds,
                demand.presence(),
                demand.condition().map(when -> new ConditionView(when.path(), when.test(), List.copyOf(when.values()))),
                Optional.ofNullable(demand.otherwise()),
                demand.reason(),
                demand.source());
    }
}

package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.right.AskedRight;
import com.xiaomi.privacy.legal.form.Answers;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists which fields of a submission are filled in, without what the person wrote. */
final class FilledIn {

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private final Map<String, String> codes = new HashMap<>();

    private FilledIn() {}

    /** @param place as the query names it */
    static Answers of(Jurisdiction place, SubmissionBody body) {
        FilledIn filled = new FilledIn();
        filled.addAll("", body);
        filled.add("country", place.country());
        filled.add("region", place.region());
        return new Answers(filled.codes);
    }

    private void add(String path, Object value) {
        switch (value) {
            case null -> {
                // Not filled in.
            }
            case Personal ignored -> codes.put(path, "");
            case String ignored -> codes.put(path, "");
            case LocalDate ignored -> codes.put(path, "");
            case Boolean answer -> codes.put(path, answer.toString());
            case Enum<?> choice -> codes.put(path, choice.name());
            case List<?> list -> addEntries(path, list);
            case AskedRight asked -> {
                codes.put(path + ".right", AskedRight.of(asked).name());
                addGroup(path, (Record) asked);
            }
            case Record group -> addGroup(path, group);
            default -> throw new IllegalStateException(value.getClass() + " is no type of a form's field");
        }
    }

    private void addEntries(String path, List<?> list) {
        if (!list.isEmpty()) {
            codes.put(path, "");
        }
        for (int i = 0; i < list.size(); i++) {
            add(path + "[" + i + "]", list.get(i));
        }
    }

    private void addGroup(String path, Record group) {
        codes.put(path, "");
        addAll(path + ".", group);
    }

    private void addAll(String prefix, Record group) {
        try {
            for (RecordComponent component : COMPONENTS.get(group.getClass())) {
                add(prefix + component.getName(), component.getAccessor().invoke(group));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's component can be read", e);
        }
    }
}

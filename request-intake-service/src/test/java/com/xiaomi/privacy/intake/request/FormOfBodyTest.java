package com.xiaomi.privacy.intake.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.intake.law.SampleJurisdictions;
import com.xiaomi.privacy.intake.right.AskedRight;
import com.xiaomi.privacy.intake.right.RightDetails;
import com.xiaomi.privacy.legal.form.FieldType;
import com.xiaomi.privacy.legal.form.FormBook;
import com.xiaomi.privacy.legal.form.FormField;
import com.xiaomi.privacy.legal.form.Presence;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of the form and the body that the code reads describe the same fields. */
class FormOfBodyTest {

    private final FormBook book = SampleJurisdictions.ofEurope().formBook();

    /** What the code says of a field. */
    private record Coded(Type type, boolean mandatory) {}

    @Test
    void theTablesNameExactlyTheFieldsOfTheBody() {
        Map<String, Coded> coded = codedFields();

        assertThat(book.fields().stream()
                        // A parameter of the query only.
                        .filter(field -> !field.path().equals("region"))
                        .map(FormOfBodyTest::name))
                .containsExactlyInAnyOrderElementsOf(coded.keySet());
    }

    @Test
    void theTablesNameTheTypesAndChoicesOfTheCode() {
        Map<String, Coded> coded = codedFields();

        for (FormField field : book.fields()) {
            if (coded.get(name(field)) instanceof Coded(Class<?> type, boolean ignored)) {
                if (type.isEnum()) {
                    assertThat(field.choices())
                            .as(name(field))
                            .containsExactlyElementsOf(Arrays.stream(type.getEnumConstants())
                                    .map(Object::toString)
                                    .toList());
                }
                assertThat(field.type() == FieldType.CHOICE).as(name(field)).isEqualTo(type.isEnum());
                assertThat(field.type() == FieldType.GROUP).as(name(field)).isEqualTo(type.isRecord());
                assertThat(field.type() == FieldType.DATE).as(name(field)).isEqualTo(type == LocalDate.class);
                assertThat(field.type() == FieldType.YES_NO)
                        .as(name(field))
                        .isEqualTo(type == boolean.class || type == Boolean.class);
            }
        }
    }

    @Test
    void whatTheCodeCannotDoWithoutIsRequiredEverywhere() {
        Map<String, Coded> coded = codedFields();

        for (FormField field : book.fields()) {
            if (coded.containsKey(name(field)) && coded.get(name(field)).mandatory()) {
                for (String country : Locale.getISOCountries()) {
                    assertThat(book.demand(field, Jurisdiction.of(country), field.right(), RequesterKind.AGENT)
                                    .presence())
                            .as(name(field) + " in " + country)
                            .isEqualTo(Presence.REQUIRED);
                }
            }
        }
    }

    private static String name(FormField field) {
        return field.ownRight().map(Right::name).orElse("*") + " " + field.path();
    }

    private static Map<String, Coded> codedFields() {
        Map<String, Coded> fields = new TreeMap<>();
        addAll(fields, "*", "", SubmissionBody.class);
        fields.put("* rights[].right", new Coded(Right.class, true));
        fields.put("* rights[].details", new Coded(RightDetails.Access.class, false));
        for (Class<?> asked : AskedRight.class.getPermittedSubclasses()) {
            String right =
                    asked.getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
            addAll(fields, right, "rights[].details.", asked.getRecordComponents()[0].getType());
        }
        return fields;
    }

    private static void addAll(Map<String, Coded> fields, String right, String prefix, Class<?> group) {
        for (RecordComponent component : group.getRecordComponents()) {
            String path = prefix + component.getName();
            fields.put(right + " " + path, new Coded(component.getGenericType(), isMandatory(group, component)));
            Class<?> type = component.getType();
            if (type.isRecord()) {
                addAll(fields, right, path + ".", type);
            } else if (component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> entry
                    && entry.isRecord()) {
                addAll(fields, right, path + "[].", entry);
            }
        }
    }

    private static boolean isMandatory(Class<?> group, RecordComponent component) {
        return Stream.of(group.getDeclaredFields())
                .filter(field -> field.getName().equals(component.getName()))
                .anyMatch(
                        field -> field.isAnnotationPresent(NotNull.class) || field.isAnnotationPresent(NotEmpty.class));
    }

    @Test
    void theTestSeesTheFieldsOfTheCode() {
        assertThat(codedFields().keySet().stream().collect(Collectors.joining(",")))
                .contains("* contact.email", "RECTIFICATION rights[].details.fields[].after");
        assertThat(codedFields()
                        .get("RECTIFICATION rights[].details.fields[].after")
                        .mandatory())
                .isTrue();
    }
}

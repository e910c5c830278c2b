package com.xiaomi.privacy.intake.person;

import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Where a letter reaches the person.
 *
 * @param lines as they stand on the envelope below the name, the country last
 */
public record PostalAddress(@NotEmpty @Size(max = 6) List<@NotNull @PersonalText(max = 100) Personal> lines) {

    public PostalAddress {
        lines = lines == null ? List.of() : lines.stream().toList();
    }
}

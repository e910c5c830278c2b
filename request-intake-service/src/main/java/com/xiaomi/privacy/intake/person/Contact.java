package com.xiaomi.privacy.intake.person;

import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.Optional;

/** How to reach the person, and who they say they are. */
public record Contact(Personal email, Optional<Personal> name, Optional<Personal> miId) {}

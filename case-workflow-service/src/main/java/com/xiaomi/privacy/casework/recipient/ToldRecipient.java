package com.xiaomi.privacy.casework.recipient;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * That a recipient was told, or why not.
 *
 * @param recipient as the registry names them
 */
public record ToldRecipient(
        @NotBlank @Size(max = 200) String recipient,
        @NotNull NoticeOutcome outcome) {}

package com.xiaomi.privacy.checks.code.offenders.intake;

public class Prints {
    public void print() {
        System.out.println("Erika Mustermann");
    }
}

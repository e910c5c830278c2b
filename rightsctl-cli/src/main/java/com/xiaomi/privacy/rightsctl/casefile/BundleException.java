package com.xiaomi.privacy.rightsctl.casefile;

/** Why a bundle is not what it says that it is. */
final class BundleException extends Exception {

    private static final long serialVersionUID = 1L;

    BundleException(String why) {
        super(why);
    }
}

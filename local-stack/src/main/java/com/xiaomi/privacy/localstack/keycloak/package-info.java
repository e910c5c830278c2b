/** Keycloak with the realms of the project: customer, staff, and the stand-in for the Xiaomi Account. */
package com.xiaomi.privacy.localstack.keycloak;

/** Starts and stops the real servers without containers: for the journey, for the tests of all modules. */
package com.xiaomi.privacy.localstack;

/** Checks that the services of a cell agree with each other. */
package com.xiaomi.privacy.cell.check;

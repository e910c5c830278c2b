/** Backs up a cell, restores it elsewhere, erases again what was erased since, and checks that its services agree with each other. */
package com.xiaomi.privacy.cell;

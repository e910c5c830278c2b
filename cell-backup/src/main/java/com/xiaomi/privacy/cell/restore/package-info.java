/** Puts a backup into an empty cell, and has erased again what was erased since. */
package com.xiaomi.privacy.cell.restore;

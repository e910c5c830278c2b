/** One access request from the form to the downloaded package, played by sample people through the origin. */
package com.xiaomi.privacy.acceptance.journey;

/** What happened, by name and day. */
@NullMarked
package io.loyaltyengine.internal.mechanism.counts;

import org.jspecify.annotations.NullMarked;

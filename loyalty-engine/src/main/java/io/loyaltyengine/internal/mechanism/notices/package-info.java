/** What a customer should be told. */
@NullMarked
package io.loyaltyengine.internal.mechanism.notices;

import org.jspecify.annotations.NullMarked;

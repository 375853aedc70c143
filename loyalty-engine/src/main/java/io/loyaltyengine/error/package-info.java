@NullMarked
package io.loyaltyengine.error;

import org.jspecify.annotations.NullMarked;

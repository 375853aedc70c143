@NullMarked
package io.loyaltyengine.published;

import org.jspecify.annotations.NullMarked;

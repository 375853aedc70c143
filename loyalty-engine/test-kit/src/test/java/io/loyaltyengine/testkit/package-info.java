@NullMarked
package io.loyaltyengine.testkit;

import org.jspecify.annotations.NullMarked;

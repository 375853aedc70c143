@NullMarked
package io.loyaltyengine.examples;

import org.jspecify.annotations.NullMarked;

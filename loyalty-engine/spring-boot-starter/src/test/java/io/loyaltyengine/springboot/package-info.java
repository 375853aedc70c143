@NullMarked
package io.loyaltyengine.springboot;

import org.jspecify.annotations.NullMarked;

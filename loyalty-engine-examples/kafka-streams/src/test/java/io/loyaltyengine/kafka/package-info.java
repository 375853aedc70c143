@NullMarked
package io.loyaltyengine.kafka;

import org.jspecify.annotations.NullMarked;

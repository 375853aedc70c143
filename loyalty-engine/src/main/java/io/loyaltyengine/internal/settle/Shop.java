package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.fast.ShopCalendar;
import io.loyaltyengine.model.Programme;
import java.util.List;

/**
 * What all evaluations by one rule set have in common.
 *
 * @param goals the rules that a customer can be on the way to
 */
record Shop(Programme programme, ShopCalendar calendar, Reasons reasons, List<Rule> goals) {}

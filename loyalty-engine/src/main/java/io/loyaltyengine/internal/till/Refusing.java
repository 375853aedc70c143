package io.loyaltyengine.internal.till;

import static io.loyaltyengine.internal.vocabulary.Stage.COUPONS;
import static io.loyaltyengine.internal.vocabulary.Stage.EARNING;
import static io.loyaltyengine.internal.vocabulary.Stage.REDEMPTION;

import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.ReasonCode;
import io.loyaltyengine.internal.vocabulary.Refusable;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Refused;

/** The one way to say no, whatever is asked for; whose it is collects it in {@link Objections}. */
public interface Refusing extends Speaking {
    @Verb(
            says = "a reason against what is asked for, the subject; one is enough",
            example = "decide.refuse($claim, \"EXPIRED\");",
            stages = {COUPONS, REDEMPTION, EARNING},
            leadsTo = Refused.class)
    default Refuse refuse(Refusable subject, @Fixed @ReasonCode String code) {
        return say(new Refuse(subject, code));
    }
}

package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Once;
import java.math.BigDecimal;
import java.util.Optional;

/** Something that took place and is no purchase, with what the customer had before it. */
public final class ActivityFact implements Occurrence, Refusable {
    private final Activity activity;
    private final Customer customer;

    /**
     * Looks at an activity.
     *
     * @param customer before it
     */
    public ActivityFact(Activity activity, Customer customer) {
        this.activity = activity;
        this.customer = customer;
    }

    @Word("what it is, by a name of the shop's own, such as `\"survey\"`")
    @ActivityKind
    public String kind() {
        return activity.kind();
    }

    @Word(value = "what it is about; `\"\"` if nobody said", free = true)
    public String subject() {
        return activity.subject().orElse("");
    }

    @Word("the money that goes with it; 0 if there is none")
    public BigDecimal amount() {
        return activity.amount()
                .orElseGet(() -> BigDecimal.valueOf(0, activity.currency().getDefaultFractionDigits()));
    }

    @Word(value = "whose it is, if not the shop's own; `\"\"` if it is", free = true)
    public String partner() {
        return activity.partner().orElse("");
    }

    @Word("whether it is about the customer, or from the customer, who has it")
    public boolean aboutSelf() {
        return isSelf(activity.subject()) || isSelf(activity.from());
    }

    private boolean isSelf(Optional<String> id) {
        return id.isPresent() && id.get().equals(customer.id());
    }

    @Word(
            value = "whether this was granted `oncePerSubject`, for the subject of this activity, before",
            example = "received(\"survey\")")
    public boolean received(@NameOf("grant") String name) {
        return new Once(name, Optional.of(subject())).in(customer).isPresent();
    }

    /** The names of what the shop says of it. */
    public Iterable<String> attributes() {
        return activity.attributes().keySet();
    }

    @Word(
            value = "a text of the shop's own about it; `\"\"` if there is none",
            example = "text(\"answer\")",
            free = true)
    @Among("attributes")
    public String text(String name) {
        return Attributes.text(activity.attributes(), name);
    }

    @Word(
            value = "a number of the shop's own; 0 if there is none",
            example = "number(\"stars\")",
            least = Long.MIN_VALUE)
    @Among("attributes")
    public BigDecimal number(String name) {
        return Attributes.number(activity.attributes(), name);
    }

    @Word(
            value = "whether something of the shop's own is true of it; false if nobody said",
            example = "flag(\"photo\")")
    @Among("attributes")
    public boolean flag(String name) {
        return Attributes.flag(activity.attributes(), name);
    }
}

package io.loyaltyengine;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Months of a member: the same transactions whatever the rules make of them, so that lives under other rules compare. */
final class Life {
    private static final List<String> ACCOUNTS = List.of(Account.POINTS, "miles", "stamps", "status");

    private final Random random;
    private final Shopper shopper;
    /** What can be taken back. */
    private final List<String> done = new ArrayList<>();

    private Life(long seed, Shopper shopper) {
        this.random = new Random(seed);
        this.shopper = shopper;
    }

    static Shopper lived(long seed, LoyaltyEngine engine, CouponCatalogue catalogue) {
        Life life = new Life(seed, new Shopper(engine, catalogue));
        IntStream.range(0, 40).forEach(i -> life.goesOn());
        return life.shopper;
    }

    private void goesOn() {
        shopper.later(Duration.ofHours(random.nextInt(24 * (random.nextInt(10) == 0 ? 40 : 4))));
        String id = "t" + shopper.turns().size();
        switch (random.nextInt(12)) {
            case 0 -> shopper.awake();
            case 1 ->
                shopper.decide(new Adjustment(
                        id,
                        shopper.now(),
                        shopper.customer().currency(),
                        ACCOUNTS.get(random.nextInt(4)),
                        random.nextBoolean() ? 7 : -1 - random.nextInt(20),
                        "by hand",
                        random.nextBoolean()));
            case 2 -> shopper.decide(Redemption.of(id, shopper.now(), "EUR", wish()));
            case 3 -> {
                done.add(id);
                shopper.decide(Activity.of(id)
                        .at(shopper.now())
                        .currency("EUR")
                        .kind("survey")
                        .subject("about-" + random.nextInt(4))
                        .build());
            }
            case 4, 5, 6 -> takesBack();
            default -> buys();
        }
    }

    private Redemption.Wish wish() {
        return random.nextBoolean()
                ? new Redemption.Reward(RewardDefinition.of("mug", 20))
                : new Redemption.Donation(ACCOUNTS.get(random.nextInt(4)), 1 + random.nextInt(9), "trees");
    }

    private void buys() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            String category = List.of("COFFEE", "HOME", "TEA").get(random.nextInt(3));
            BigDecimal price = BigDecimal.valueOf(250 + random.nextInt(400), 2);
            lines.add(new Line(String.valueOf(i), "thing", category, 1 + random.nextInt(12), price));
        }
        List<String> coupons = random.nextInt(3) == 0 ? List.of("BIG", "SMALL") : List.of();
        done.add(shopper.buy(lines, coupons).transaction().id());
    }

    private void takesBack() {
        if (!done.isEmpty()) {
            String id = done.get(random.nextInt(done.size()));
            if (random.nextBoolean() || shopper.left(id).isEmpty()) {
                shopper.giveBackAll(id);
            } else {
                shopper.giveBack(id, shopper.somePart(id, random));
            }
        }
    }
}

import io.loyaltyengine.LoyaltyEngine
import io.loyaltyengine.PrebuiltRules
import java.util.jar.JarFile

assert new File(basedir, 'build.log').text.contains('[INFO] 2 scenarios come true.')

new JarFile(new File(basedir, 'target/shop-till-1.jar')).withCloseable { jar ->
    def rules = PrebuiltRules.read(jar.getInputStream(jar.getEntry('rules.prebuilt')))
    assert LoyaltyEngine.builder().rules(rules).build().ruleNames() == ['One point for every euro']
}

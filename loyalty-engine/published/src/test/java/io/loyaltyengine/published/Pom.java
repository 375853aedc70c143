package io.loyaltyengine.published;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A module of this project by its {@code pom.xml}. */
record Pom(Path folder, Document xml) {
    private static final Path ROOT = Path.of("../..");
    private static final List<String> WITHOUT_A_JAR = List.of("pom");

    static Pom in(Path folder) throws IOException {
        try {
            return new Pom(
                    folder,
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(folder.resolve("pom.xml").toFile()));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    /** All modules that a release publishes, besides the parent. */
    static Stream<Pom> published() throws IOException {
        List<Pom> poms = new ArrayList<>();
        for (String module : in(ROOT).all("/project/modules/module")) {
            poms.add(in(ROOT.resolve(module)));
        }
        return poms.stream()
                .filter(pom -> !pom.all("/project/properties/maven.deploy.skip").contains("true"));
    }

    String artifact() {
        return all("/project/artifactId").get(0);
    }

    boolean isPlugin() {
        return all("/project/packaging").contains("maven-plugin");
    }

    boolean hasJar() {
        return !all("/project/packaging").equals(WITHOUT_A_JAR);
    }

    Path target(String name) {
        return folder.resolve("target").resolve(name);
    }

    List<String> all(String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, xml, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(i -> nodes.item(i).getTextContent())
                    .toList();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    @Override
    public String toString() {
        return artifact();
    }
}

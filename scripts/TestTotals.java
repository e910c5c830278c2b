import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Adds up the reports of all modules below a folder and prints 'N passed, N failed, N skipped'. Fails when a test failed,
 * when none ran, and, where CI=true, when one was skipped.
 */
public class TestTotals {

    public static void main(String[] arguments) throws Exception {
        Totals totals = new Totals(0, 0, 0);
        for (Path report : reports(Path.of(arguments[0]))) {
            Element suite = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
            totals = totals.plus(suite);
        }
        System.out.println(totals.passed + " passed, " + totals.failed + " failed, " + totals.skipped + " skipped");
        boolean skippedInCi = totals.skipped > 0 && "true".equals(System.getenv("CI"));
        if (totals.failed > 0 || totals.passed == 0 || skippedInCi) {
            System.exit(1);
        }
    }

    private static List<Path> reports(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().matches(".*/target/(surefire|failsafe)-reports/TEST-[^/]*\\.xml"))
                    .toList();
        }
    }

    private record Totals(int passed, int failed, int skipped) {

        Totals plus(Element suite) {
            int tests = number(suite, "tests");
            int bad = number(suite, "failures") + number(suite, "errors");
            int left = number(suite, "skipped");
            return new Totals(passed + tests - bad - left, failed + bad, skipped + left);
        }

        private static int number(Element suite, String attribute) {
            return suite.hasAttribute(attribute) ? Integer.parseInt(suite.getAttribute(attribute)) : 0;
        }
    }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Adds up the reports of all modules below a folder and prints 'N passed, N failed, N skipped'. Fails when a test failed,
 * when none ran, and, where CI=true, when one was skipped.
 */
public class TestTotals {

    public static void main(String[] arguments) throws Exception {
        Totals totals = new Totals(0, 0, 0);
        for (Path report : reports(Path.of(arguments[0]))) {
            Element content = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
            totals = totals.plus(content);
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

        /** Counts the cases, for reports of Node have no sums. */
        Totals plus(Element report) {
            NodeList cases = report.getElementsByTagName("testcase");
            Totals sum = this;
            for (int i = 0; i < cases.getLength(); i++) {
                sum = sum.plusCase((Element) cases.item(i));
            }
            return sum;
        }

        private Totals plusCase(Element testcase) {
            if (has(testcase, "failure") || has(testcase, "error")) {
                return new Totals(passed, failed + 1, skipped);
            }
            return has(testcase, "skipped")
                    ? new Totals(passed, failed, skipped + 1)
                    : new Totals(passed + 1, failed, skipped);
        }

        private static boolean has(Element testcase, String outcome) {
            return testcase.getElementsByTagName(outcome).getLength() > 0;
        }
    }
}

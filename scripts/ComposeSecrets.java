import com.xiaomi.privacy.localstack.secrets.LocalSecrets;
import java.nio.file.Path;

/** Makes the services' key files in the folder given. */
public class ComposeSecrets {

    public static void main(String[] arguments) {
        new LocalSecrets(Path.of(arguments[0])).generate();
    }
}

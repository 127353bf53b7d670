package bulkhead.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Keys with certificates that the JDK's keytool makes for a test, and servers that have them.
public final class TestCertificates {
  private static final String PASSWORD = "secret";

  private final Path store;

  /// @param folder of the test, for the keys
  public TestCertificates(Path folder) {
    this.store = folder.resolve("keys");
  }

  /// @param options of `keytool -genkeypair`
  public void make(String alias, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", alias));
    command.addAll(List.of("-dname", "CN=" + alias, "-validity", "100", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  public Certificate certificate(String alias) throws IOException, GeneralSecurityException {
    return keys().getCertificate(alias);
  }

  /// A server that proves itself by that key.
  public ViceServer server(String alias) throws IOException, GeneralSecurityException {
    char[] password = PASSWORD.toCharArray();
    KeyStore all = keys();
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(own, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return new ViceServer(context.getServerSocketFactory(), "https");
  }
}

package bulkhead.browser.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.testing.ViceServer;
import bulkhead.testing.ViceServer.Page;
import bulkhead.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// https, with certificates that the JDK's keytool makes for this test: they are for 127.0.0.1.
@Timeout(120)
class TlsTest {
  private static final char[] PASSWORD = "secret".toCharArray();

  /// Holds three keys with their certificates: "authority", and signed by it "good" and "expired".
  private static KeyStore keys;

  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("keys");
    keytool(store, "authority", "-ext", "bc:c");
    keytool(store, "good", "-signer", "authority", "-ext", "san=ip:127.0.0.1");
    keytool(
        store,
        "expired",
        "-signer",
        "authority",
        "-ext",
        "san=ip:127.0.0.1",
        "-startdate",
        "-400d");
    keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
  }

  private static void keytool(Path store, String alias, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", alias));
    command.addAll(List.of("-dname", "CN=" + alias, "-validity", "100", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", new String(PASSWORD)));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private static ViceServer server(String alias) throws IOException, GeneralSecurityException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(alias, keys.getKey(alias, PASSWORD), PASSWORD, keys.getCertificateChain(alias));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(own, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return new ViceServer(context.getServerSocketFactory(), "https")
        .on("/", new Page("text/html", "sealed"));
  }

  /// Trusts the authority of this test and no other.
  private static Trust trust() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", keys.getCertificate("authority"));
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    X509TrustManager manager = (X509TrustManager) factory.getTrustManagers()[0];
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return new Trust(context.getSocketFactory(), manager);
  }

  private static RecordingClient load(String url, Trust trust) throws InterruptedException {
    UrlLoaderFactory.Settings settings =
        new UrlLoaderFactory.Settings(
            UrlLoaderFactory.Settings.DEFAULT.connectTimeout(),
            UrlLoaderFactory.Settings.DEFAULT.readTimeout(),
            trust);
    try (UrlLoaderFactory factory = new UrlLoaderFactory(null, "en", settings)) {
      return RecordingClient.load(
          factory, UrlRequest.navigation(Url.expectParse(url), true, false));
    }
  }

  @Test
  void loadsFromAServerWhoseCertificateIsTrusted() throws Exception {
    try (ViceServer server = server("good")) {
      assertEquals("sealed", load(server.url("/"), trust()).body());
    }
  }

  @Test
  void refusesACertificateOfNobody() throws Exception {
    try (ViceServer server = server("good");
        UrlLoaderFactory factory = new UrlLoaderFactory(null, "en")) {
      Url url = Url.expectParse(server.url("/"));
      assertEquals(
          NetError.CERT_AUTHORITY_INVALID,
          RecordingClient.load(factory, UrlRequest.navigation(url, true, false)).error());
    }
  }

  @Test
  void refusesACertificateOfAnotherName() throws Exception {
    try (ViceServer server = server("good")) {
      String url = "https://localhost:" + server.port() + "/";
      assertEquals(NetError.CERT_COMMON_NAME_INVALID, load(url, trust()).error());
    }
  }

  @Test
  void refusesACertificateOfAnotherTime() throws Exception {
    try (ViceServer server = server("expired")) {
      assertEquals(NetError.CERT_DATE_INVALID, load(server.url("/"), trust()).error());
    }
  }

  @Test
  void aServerThatSpeaksNoTlsIsAnError() throws Exception {
    try (ViceServer server = new ViceServer()) {
      String url = "https://127.0.0.1:" + server.port() + "/";
      assertEquals(NetError.SSL_PROTOCOL_ERROR, load(url, trust()).error());
    }
  }
}

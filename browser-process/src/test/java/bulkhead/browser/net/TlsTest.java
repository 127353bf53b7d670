package bulkhead.browser.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.testing.TestCertificates;
import bulkhead.testing.ViceServer;
import bulkhead.testing.ViceServer.Page;
import bulkhead.url.Url;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
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

  /// Holds three keys with their certificates: "authority", and signed by it "good" and "expired".
  private static TestCertificates keys;

  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws Exception {
    keys = new TestCertificates(folder);
    keys.make("authority", "-ext", "bc:c");
    keys.make("good", "-signer", "authority", "-ext", "san=ip:127.0.0.1");
    keys.make("expired", "-signer", "authority", "-ext", "san=ip:127.0.0.1", "-startdate", "-400d");
  }

  private static ViceServer server(String alias) throws IOException, GeneralSecurityException {
    return keys.server(alias).on("/", new Page("text/html", "sealed"));
  }

  /// Trusts the authority of this test and no other.
  private static Trust trust() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", keys.certificate("authority"));
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

package bulkhead.renderer.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Curves by the examples of their standards.
class CryptoOperationsTest {
  private static byte[] run(String operation, byte[]... parts) throws GeneralSecurityException {
    JsonObject wanted = JsonParser.parseString(operation).getAsJsonObject();
    return CryptoOperations.run(wanted, List.of(parts)).getFirst();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] fromJwk(String jwk) throws GeneralSecurityException {
    return run("{name: 'from-jwk', jwk: {kty: 'OKP', " + jwk + "}}");
  }

  /// RFC 8037 §A.1, §A.4.
  @Test
  void signsWithEd25519() throws GeneralSecurityException {
    String open = "crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'";
    byte[] secret = fromJwk(open + ", d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A'");
    byte[] text =
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
            .getBytes(StandardCharsets.US_ASCII);
    String scheme = "scheme: 'Ed25519', hash: '', salt: 0}";
    byte[] signed = run("{name: 'sign', " + scheme, secret, text);
    assertEquals(
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
        java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(signed));
    assertArrayEquals(
        new byte[] {1}, run("{name: 'verify', " + scheme, fromJwk(open), signed, text));
    assertArrayEquals(
        new byte[] {0}, run("{name: 'verify', " + scheme, fromJwk(open), signed, new byte[0]));
  }

  /// RFC 7748 §6.1.
  @Test
  void agreesWithX25519() throws GeneralSecurityException {
    byte[] bob =
        run(
            "{name: 'from-point', curve: 'X25519'}",
            bytes("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"));
    byte[] alice =
        fromJwk(
            "crv: 'X25519', x: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo',"
                + " d: 'dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo'");
    assertEquals(
        "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
        HexFormat.of().formatHex(run("{name: 'agree', family: 'X25519'}", alice, bob)));
  }

  @Test
  void refusesHalvesThatAreNoPair() {
    String zeros = "A".repeat(43);
    assertThrows(
        GeneralSecurityException.class,
        () -> fromJwk("crv: 'X25519', x: '" + zeros + "', d: '" + zeros + "'"));
    assertThrows(
        GeneralSecurityException.class,
        () -> run("{name: 'from-point', curve: 'Ed25519'}", new byte[31]));
  }
}

package bulkhead.renderer.crypto;

import com.google.gson.JsonObject;
import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Keys of Ed25519 and X25519 from one form to another (RFC 8410, and RFC 8037 for JSON Web Keys).
/// Both halves are 32 bytes, which stand at the end of their encoded forms. Any thread.
final class OctetKeyPairs {
  private static final int SIZE = 32;
  private static final String ED25519 = "Ed25519";
  private static final String X25519 = "X25519";

  private OctetKeyPairs() {}

  static boolean isFamily(String name) {
    return name.equals(ED25519) || name.equals(X25519);
  }

  static JsonObject readPublic(String family, byte[] spki) throws GeneralSecurityException {
    byte[] encoded = KeyForms.publicKey(family, spki).getEncoded();
    return jwk(family, Arrays.copyOfRange(encoded, encoded.length - SIZE, encoded.length));
  }

  static JsonObject readPrivate(String family, byte[] pkcs8) throws GeneralSecurityException {
    byte[] encoded = KeyForms.privateKey(family, pkcs8).getEncoded();
    byte[] secret = Arrays.copyOfRange(encoded, encoded.length - SIZE, encoded.length);
    JsonObject jwk = jwk(family, publicOf(family, secret));
    jwk.addProperty("d", text(secret));
    return jwk;
  }

  /// PKCS #8 of a private key, SubjectPublicKeyInfo of a public one.
  static byte[] fromJwk(JsonObject jwk) throws GeneralSecurityException {
    String family = jwk.get("crv").getAsString();
    byte[] open = sized(Base64.getUrlDecoder().decode(jwk.get("x").getAsString()));
    if (!jwk.has("d")) {
      return fromOctets(family, open);
    }
    byte[] secret = sized(Base64.getUrlDecoder().decode(jwk.get("d").getAsString()));
    if (!Arrays.equals(publicOf(family, secret), open)) {
      throw new GeneralSecurityException("not a pair");
    }
    return joined("302e020100300506032b65" + number(family) + "04220420", secret);
  }

  /// SubjectPublicKeyInfo of a public key's 32 bytes.
  static byte[] fromOctets(String family, byte[] octets) throws GeneralSecurityException {
    return joined("302a300506032b65" + number(family) + "032100", sized(octets));
  }

  /// The last byte of the object identifier, in hexadecimal.
  private static String number(String family) {
    return family.equals(ED25519) ? "70" : "6e";
  }

  private static byte[] joined(String head, byte[] octets) {
    byte[] prefix = HexFormat.of().parseHex(head);
    byte[] out = Arrays.copyOf(prefix, prefix.length + octets.length);
    System.arraycopy(octets, 0, out, prefix.length, octets.length);
    return out;
  }

  private static byte[] sized(byte[] octets) throws GeneralSecurityException {
    if (octets.length != SIZE) {
      throw new GeneralSecurityException("of another length");
    }
    return octets;
  }

  /// The provider derives a public half only from what its generator takes for a new secret.
  private static byte[] publicOf(String family, byte[] secret) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
    generator.initialize(SIZE * 8 - 1, new Known(secret));
    byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - SIZE, encoded.length);
  }

  private static final class Known extends SecureRandom {
    @Serial private static final long serialVersionUID = 1;

    private final byte[] bytes;

    Known(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] out) {
      System.arraycopy(bytes, 0, out, 0, Math.min(bytes.length, out.length));
    }
  }

  private static JsonObject jwk(String family, byte[] open) {
    JsonObject jwk = new JsonObject();
    jwk.addProperty("kty", "OKP");
    jwk.addProperty("crv", family);
    jwk.addProperty("x", text(open));
    return jwk;
  }

  private static String text(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}

package bulkhead.renderer.crypto;

import com.google.gson.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Keys from one form to another: PKCS #8, SubjectPublicKeyInfo, JSON Web Key, a curve's point. Any
/// thread.
final class KeyForms {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private KeyForms() {}

  /// What a key that is imported says about itself, or a key in another form.
  static List<byte[]> run(JsonObject operation, List<byte[]> parts)
      throws GeneralSecurityException {
    try {
      return switch (CryptoOperations.text(operation, "name")) {
        case "read-spki" -> List.of(json(readPublic(family(operation), parts.getFirst())));
        case "read-pkcs8" -> List.of(json(readPrivate(family(operation), parts.getFirst())));
        case "from-jwk" -> List.of(fromJwk(operation.getAsJsonObject("jwk")));
        case "from-point" ->
            List.of(fromPoint(CryptoOperations.text(operation, "curve"), parts.getFirst()));
        default -> throw new GeneralSecurityException("no such operation");
      };
    } catch (IllegalArgumentException
        | IllegalStateException
        | NullPointerException
        | ArithmeticException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static String family(JsonObject operation) {
    return CryptoOperations.text(operation, "family");
  }

  static String curve(String name) {
    return switch (name) {
      case "P-256" -> "secp256r1";
      case "P-384" -> "secp384r1";
      case "P-521" -> "secp521r1";
      default -> "none";
    };
  }

  static PublicKey publicKey(String family, byte[] spki) throws GeneralSecurityException {
    return KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(spki));
  }

  static PrivateKey privateKey(String family, byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private static JsonObject readPublic(String family, byte[] spki) throws GeneralSecurityException {
    return OctetKeyPairs.isFamily(family)
        ? OctetKeyPairs.readPublic(family, spki)
        : read(publicKey(family, spki));
  }

  private static JsonObject readPrivate(String family, byte[] pkcs8)
      throws GeneralSecurityException {
    return OctetKeyPairs.isFamily(family)
        ? OctetKeyPairs.readPrivate(family, pkcs8)
        : read(privateKey(family, pkcs8));
  }

  private static byte[] json(JsonObject object) {
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// A JSON Web Key; for elliptic curves with `curve` as a name, for RSA with `bits`.
  private static JsonObject read(Object key) throws GeneralSecurityException {
    JsonObject jwk = new JsonObject();
    switch (key) {
      case RSAPublicKey rsa -> {
        jwk.addProperty("kty", "RSA");
        put(jwk, "n", rsa.getModulus());
        put(jwk, "e", rsa.getPublicExponent());
        jwk.addProperty("bits", rsa.getModulus().bitLength());
      }
      case RSAPrivateCrtKey rsa -> {
        jwk.addProperty("kty", "RSA");
        put(jwk, "n", rsa.getModulus());
        put(jwk, "e", rsa.getPublicExponent());
        put(jwk, "d", rsa.getPrivateExponent());
        put(jwk, "p", rsa.getPrimeP());
        put(jwk, "q", rsa.getPrimeQ());
        put(jwk, "dp", rsa.getPrimeExponentP());
        put(jwk, "dq", rsa.getPrimeExponentQ());
        put(jwk, "qi", rsa.getCrtCoefficient());
        jwk.addProperty("bits", rsa.getModulus().bitLength());
      }
      case ECPublicKey ec -> {
        jwk.addProperty("kty", "EC");
        jwk.addProperty("crv", nameOf(ec.getParams()));
        point(jwk, ec.getW(), size(ec.getParams()));
      }
      case ECPrivateKey ec -> {
        int size = size(ec.getParams());
        jwk.addProperty("kty", "EC");
        jwk.addProperty("crv", nameOf(ec.getParams()));
        jwk.addProperty("d", ENCODER.encodeToString(fixed(ec.getS(), size)));
        point(jwk, multiply(ec.getParams(), ec.getS()), size);
      }
      default -> throw new GeneralSecurityException("another kind of key");
    }
    return jwk;
  }

  private static void put(JsonObject jwk, String name, BigInteger value) {
    byte[] bytes = value.toByteArray();
    jwk.addProperty(
        name,
        ENCODER.encodeToString(
            bytes.length > 1 && bytes[0] == 0
                ? Arrays.copyOfRange(bytes, 1, bytes.length)
                : bytes));
  }

  private static void point(JsonObject jwk, ECPoint point, int size) {
    jwk.addProperty("x", ENCODER.encodeToString(fixed(point.getAffineX(), size)));
    jwk.addProperty("y", ENCODER.encodeToString(fixed(point.getAffineY(), size)));
  }

  private static int size(ECParameterSpec curve) {
    return (curve.getCurve().getField().getFieldSize() + 7) / 8;
  }

  private static String nameOf(ECParameterSpec curve) {
    return "P-" + curve.getCurve().getField().getFieldSize();
  }

  private static byte[] fixed(BigInteger value, int size) {
    byte[] bytes = value.toByteArray();
    byte[] out = new byte[size];
    int count = Math.min(size, bytes.length);
    System.arraycopy(bytes, bytes.length - count, out, size - count, count);
    return out;
  }

  private static byte[] decoded(JsonObject jwk, String name) {
    return Base64.getUrlDecoder().decode(jwk.get(name).getAsString());
  }

  private static BigInteger integer(JsonObject jwk, String name) {
    return new BigInteger(1, decoded(jwk, name));
  }

  /// PKCS #8 of a private key, SubjectPublicKeyInfo of a public one.
  private static byte[] fromJwk(JsonObject jwk) throws GeneralSecurityException {
    boolean secret = jwk.has("d");
    if (jwk.get("kty").getAsString().equals("RSA")) {
      KeyFactory keys = KeyFactory.getInstance("RSA");
      BigInteger n = integer(jwk, "n");
      BigInteger e = integer(jwk, "e");
      return secret
          ? keys.generatePrivate(
                  new RSAPrivateCrtKeySpec(
                      n,
                      e,
                      integer(jwk, "d"),
                      integer(jwk, "p"),
                      integer(jwk, "q"),
                      integer(jwk, "dp"),
                      integer(jwk, "dq"),
                      integer(jwk, "qi")))
              .getEncoded()
          : keys.generatePublic(new RSAPublicKeySpec(n, e)).getEncoded();
    }
    if (jwk.get("kty").getAsString().equals("OKP")) {
      return OctetKeyPairs.fromJwk(jwk);
    }
    ECParameterSpec curve = parameters(jwk.get("crv").getAsString());
    int size = size(curve);
    byte[] x = decoded(jwk, "x");
    byte[] y = decoded(jwk, "y");
    ECPoint point = onCurve(curve, new ECPoint(new BigInteger(1, x), new BigInteger(1, y)));
    if (x.length != size || y.length != size) {
      throw new GeneralSecurityException("of another length");
    }
    KeyFactory keys = KeyFactory.getInstance("EC");
    if (!secret) {
      return keys.generatePublic(new ECPublicKeySpec(point, curve)).getEncoded();
    }
    BigInteger d = integer(jwk, "d");
    if (decoded(jwk, "d").length != size || !multiply(curve, d).equals(point)) {
      throw new GeneralSecurityException("not a pair");
    }
    return keys.generatePrivate(new ECPrivateKeySpec(d, curve)).getEncoded();
  }

  private static ECParameterSpec parameters(String name) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve(name)));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  private static ECPoint onCurve(ECParameterSpec curve, ECPoint point)
      throws GeneralSecurityException {
    EllipticCurve shape = curve.getCurve();
    BigInteger p = ((ECFieldFp) shape.getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    BigInteger right = x.pow(3).add(shape.getA().multiply(x)).add(shape.getB()).mod(p);
    if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.multiply(y).mod(p).equals(right)) {
      throw new GeneralSecurityException("not on the curve");
    }
    return point;
  }

  /// SEC 1 §2.3.4, both forms.
  private static byte[] fromPoint(String name, byte[] octets) throws GeneralSecurityException {
    if (OctetKeyPairs.isFamily(name)) {
      return OctetKeyPairs.fromOctets(name, octets);
    }
    ECParameterSpec curve = parameters(name);
    int size = size(curve);
    BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
    ECPoint point;
    if (octets.length == 1 + 2 * size && octets[0] == 4) {
      point =
          new ECPoint(
              new BigInteger(1, Arrays.copyOfRange(octets, 1, 1 + size)),
              new BigInteger(1, Arrays.copyOfRange(octets, 1 + size, octets.length)));
    } else if (octets.length == 1 + size && (octets[0] == 2 || octets[0] == 3)) {
      BigInteger x = new BigInteger(1, Arrays.copyOfRange(octets, 1, octets.length));
      BigInteger square =
          x.pow(3).add(curve.getCurve().getA().multiply(x)).add(curve.getCurve().getB()).mod(p);
      // All three primes are 3 modulo 4.
      BigInteger y = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
      point = new ECPoint(x, y.testBit(0) == (octets[0] == 3) ? y : p.subtract(y));
    } else {
      throw new GeneralSecurityException("no point");
    }
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(onCurve(curve, point), curve))
        .getEncoded();
  }

  /// The public point of a private key. Affine double-and-add: it is done once for a key that is
  /// imported or exported.
  private static ECPoint multiply(ECParameterSpec curve, BigInteger times)
      throws GeneralSecurityException {
    if (times.signum() <= 0 || times.compareTo(curve.getOrder()) >= 0) {
      throw new GeneralSecurityException("no private key");
    }
    ECPoint sum = ECPoint.POINT_INFINITY;
    for (int i = times.bitLength() - 1; i >= 0; i--) {
      sum = add(curve, sum, sum);
      if (times.testBit(i)) {
        sum = add(curve, sum, curve.getGenerator());
      }
    }
    return sum;
  }

  private static ECPoint add(ECParameterSpec curve, ECPoint a, ECPoint b) {
    if (a.equals(ECPoint.POINT_INFINITY)) {
      return b;
    }
    if (b.equals(ECPoint.POINT_INFINITY)) {
      return a;
    }
    BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger slope;
    if (a.equals(b)) {
      slope =
          a.getAffineX()
              .pow(2)
              .multiply(BigInteger.valueOf(3))
              .add(curve.getCurve().getA())
              .multiply(a.getAffineY().shiftLeft(1).modInverse(p));
    } else if (a.getAffineX().equals(b.getAffineX())) {
      return ECPoint.POINT_INFINITY;
    } else {
      slope =
          b.getAffineY()
              .subtract(a.getAffineY())
              .multiply(b.getAffineX().subtract(a.getAffineX()).modInverse(p));
    }
    BigInteger x = slope.multiply(slope).subtract(a.getAffineX()).subtract(b.getAffineX()).mod(p);
    BigInteger y = slope.multiply(a.getAffineX().subtract(x)).subtract(a.getAffineY()).mod(p);
    return new ECPoint(x, y);
  }
}

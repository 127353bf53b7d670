package bulkhead.renderer.crypto;

import com.google.gson.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/// The operations of Web Cryptography (https://w3c.github.io/webcrypto/ §18 to §35), each on bytes.
/// Secret keys are raw, private ones PKCS #8, public ones SubjectPublicKeyInfo. Any thread.
public final class CryptoOperations {
  private static final int BLOCK = 16;
  private static final int FULL_TAG = 128;
  private static final int MOST_ITERATIONS = 100_000_000;

  private CryptoOperations() {}

  /// Loads what a locked process cannot load any more.
  public static void warmUp() {
    try {
      Cipher.getMaxAllowedKeyLength("AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Computes what `operation` says of its parts.
  ///
  /// @param operation `name` and its numbers and names, see `18-crypto.js`
  /// @throws GeneralSecurityException for an OperationError
  public static List<byte[]> run(JsonObject operation, List<byte[]> parts)
      throws GeneralSecurityException {
    byte[] first = parts.isEmpty() ? new byte[0] : parts.getFirst();
    return switch (text(operation, "name")) {
      case "digest" -> List.of(MessageDigest.getInstance(text(operation, "hash")).digest(first));
      case "hmac" -> List.of(mac(text(operation, "hash"), first).doFinal(parts.get(1)));
      case "aes-cbc" -> List.of(cbc(flag(operation), first, parts.get(1), parts.get(2)));
      case "aes-ctr" ->
          List.of(ctr(number(operation, "length"), first, parts.get(1), parts.get(2)));
      case "aes-gcm" ->
          List.of(
              gcm(
                  flag(operation),
                  number(operation, "tag"),
                  first,
                  parts.get(1),
                  parts.get(2),
                  parts.get(3)));
      case "aes-kw" -> List.of(keyWrap(flag(operation), first, parts.get(1)));
      case "rsa-oaep" ->
          List.of(
              oaep(flag(operation), text(operation, "hash"), first, parts.get(1), parts.get(2)));
      case "sign" -> List.of(sign(operation, first, parts.get(1)));
      case "verify" ->
          List.of(
              new byte[] {(byte) (verify(operation, first, parts.get(1), parts.get(2)) ? 1 : 0)});
      case "agree" -> List.of(agree(text(operation, "family"), first, parts.get(1)));
      case "hkdf" ->
          List.of(
              hkdf(
                  text(operation, "hash"),
                  number(operation, "bits") / 8,
                  first,
                  parts.get(1),
                  parts.get(2)));
      case "pbkdf2" ->
          List.of(
              pbkdf2(
                  text(operation, "hash"),
                  number(operation, "iterations"),
                  number(operation, "bits") / 8,
                  first,
                  parts.get(1)));
      case "generate-rsa" -> generateRsa(number(operation, "bits"), first);
      case "generate-ec" -> {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(KeyForms.curve(text(operation, "curve"))));
        yield pair(generator.generateKeyPair());
      }
      case "generate-okp" ->
          pair(KeyPairGenerator.getInstance(text(operation, "curve")).generateKeyPair());
      default -> KeyForms.run(operation, parts);
    };
  }

  static String text(JsonObject operation, String name) {
    return operation.get(name).getAsString();
  }

  private static int number(JsonObject operation, String name) {
    return operation.get(name).getAsInt();
  }

  private static boolean flag(JsonObject operation) {
    return operation.get("encrypt").getAsBoolean();
  }

  static String hashName(String hash) {
    return hash.replace("-", "");
  }

  private static Mac mac(String hash, byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("Hmac" + hashName(hash));
    // An empty key is one of zeros, which the provider does not take.
    mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "Hmac"));
    return mac;
  }

  // AES (§27 to §30)

  private static SecretKeySpec aes(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }

  private static int mode(boolean encrypt) {
    return encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
  }

  private static byte[] cbc(boolean encrypt, byte[] key, byte[] iv, byte[] data)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(mode(encrypt), aes(key), new IvParameterSpec(iv));
    return cipher.doFinal(data);
  }

  /// The counter is the last `length` bits of its block, and wraps within them; the provider's is
  /// the whole block.
  private static byte[] ctr(int length, byte[] key, byte[] counter, byte[] data)
      throws GeneralSecurityException {
    BigInteger block = new BigInteger(1, counter);
    BigInteger modulus = BigInteger.ONE.shiftLeft(length);
    BigInteger blocks = BigInteger.valueOf((data.length + BLOCK - 1L) / BLOCK);
    if (blocks.compareTo(modulus) > 0) {
      throw new GeneralSecurityException("the counter would repeat");
    }
    BigInteger left = modulus.subtract(block.mod(modulus));
    if (blocks.compareTo(left) <= 0) {
      return ctr(key, counter, data, 0, data.length);
    }
    int before = left.intValueExact() * BLOCK;
    byte[] wrapped = new byte[BLOCK];
    byte[] prefix = block.subtract(block.mod(modulus)).toByteArray();
    int size = Math.min(BLOCK, prefix.length);
    System.arraycopy(prefix, prefix.length - size, wrapped, BLOCK - size, size);
    byte[] start = ctr(key, counter, data, 0, before);
    byte[] rest = ctr(key, wrapped, data, before, data.length - before);
    byte[] all = Arrays.copyOf(start, data.length);
    System.arraycopy(rest, 0, all, before, rest.length);
    return all;
  }

  private static byte[] ctr(byte[] key, byte[] counter, byte[] data, int from, int size)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, aes(key), new IvParameterSpec(counter));
    return cipher.doFinal(data, from, size);
  }

  private static byte[] gcm(
      boolean encrypt, int tag, byte[] key, byte[] iv, byte[] more, byte[] data)
      throws GeneralSecurityException {
    int tagBytes = tag / 8;
    if (encrypt) {
      byte[] whole = gcmEncrypt(key, iv, more, data);
      return Arrays.copyOf(whole, data.length + tagBytes);
    }
    int size = data.length - tagBytes;
    if (size < 0) {
      throw new GeneralSecurityException("shorter than its tag");
    }
    // The provider knows no short tags: counter mode is its own inverse, and the tag is made anew.
    byte[] sealed = Arrays.copyOf(data, size);
    byte[] plain = Arrays.copyOf(gcmEncrypt(key, iv, new byte[0], sealed), size);
    byte[] again = gcmEncrypt(key, iv, more, plain);
    byte[] expected = Arrays.copyOfRange(again, size, size + tagBytes);
    if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(data, size, data.length))) {
      throw new GeneralSecurityException("another tag");
    }
    return plain;
  }

  private static byte[] gcmEncrypt(byte[] key, byte[] iv, byte[] more, byte[] data)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, aes(key), new GCMParameterSpec(FULL_TAG, iv));
    cipher.updateAAD(more);
    return cipher.doFinal(data);
  }

  private static byte[] keyWrap(boolean wrap, byte[] key, byte[] data)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AESWrap");
    cipher.init(wrap ? Cipher.WRAP_MODE : Cipher.UNWRAP_MODE, aes(key));
    return wrap
        ? cipher.wrap(new SecretKeySpec(data, "AES"))
        : cipher.unwrap(data, "AES", Cipher.SECRET_KEY).getEncoded();
  }

  // RSA and elliptic curves (§20 to §26)

  private static byte[] oaep(boolean encrypt, String hash, byte[] key, byte[] label, byte[] data)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    OAEPParameterSpec parameters =
        new OAEPParameterSpec(
            hash, "MGF1", new MGF1ParameterSpec(hash), new PSource.PSpecified(label));
    cipher.init(
        mode(encrypt),
        encrypt ? KeyForms.publicKey("RSA", key) : KeyForms.privateKey("RSA", key),
        parameters);
    return cipher.doFinal(data);
  }

  private static Signature signature(JsonObject operation) throws GeneralSecurityException {
    String hash = text(operation, "hash");
    switch (text(operation, "scheme")) {
      case "RSASSA-PKCS1-v1_5" -> {
        return Signature.getInstance(hashName(hash) + "withRSA");
      }
      case "RSA-PSS" -> {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(
            new PSSParameterSpec(
                hash, "MGF1", new MGF1ParameterSpec(hash), number(operation, "salt"), 1));
        return signature;
      }
      case "ECDSA" -> {
        return Signature.getInstance(hashName(hash) + "withECDSAinP1363Format");
      }
      case "Ed25519" -> {
        return Signature.getInstance("Ed25519");
      }
      default -> throw new GeneralSecurityException("no such signature");
    }
  }

  private static String family(JsonObject operation) {
    return switch (text(operation, "scheme")) {
      case "ECDSA" -> "EC";
      case "Ed25519" -> "Ed25519";
      default -> "RSA";
    };
  }

  private static byte[] sign(JsonObject operation, byte[] key, byte[] data)
      throws GeneralSecurityException {
    Signature signature = signature(operation);
    signature.initSign(KeyForms.privateKey(family(operation), key));
    signature.update(data);
    return signature.sign();
  }

  private static boolean verify(JsonObject operation, byte[] key, byte[] claimed, byte[] data)
      throws GeneralSecurityException {
    Signature signature = signature(operation);
    signature.initVerify(KeyForms.publicKey(family(operation), key));
    signature.update(data);
    try {
      return signature.verify(claimed);
    } catch (GeneralSecurityException e) {
      return false; // of another length
    }
  }

  private static byte[] agree(String family, byte[] own, byte[] theirs)
      throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance(family.equals("EC") ? "ECDH" : family);
    agreement.init(KeyForms.privateKey(family, own));
    agreement.doPhase(KeyForms.publicKey(family, theirs), true);
    return agreement.generateSecret();
  }

  private static List<byte[]> generateRsa(int bits, byte[] exponent)
      throws GeneralSecurityException {
    BigInteger e = new BigInteger(1, exponent);
    if (bits < 256 || bits > 16_384 || !e.testBit(0) || e.compareTo(BigInteger.TWO) <= 0) {
      throw new GeneralSecurityException("no such RSA key");
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    try {
      generator.initialize(new RSAKeyGenParameterSpec(bits, e));
    } catch (IllegalArgumentException | java.security.InvalidAlgorithmParameterException bad) {
      throw new GeneralSecurityException(bad);
    }
    return pair(generator.generateKeyPair());
  }

  private static List<byte[]> pair(KeyPair pair) {
    return List.of(pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
  }

  // Derivation (§32, §33)

  /// RFC 5869.
  private static byte[] hkdf(String hash, int size, byte[] key, byte[] salt, byte[] info)
      throws GeneralSecurityException {
    Mac extract = mac(hash, salt.length == 0 ? new byte[mac(hash, key).getMacLength()] : salt);
    byte[] pseudoRandom = extract.doFinal(key);
    Mac expand = mac(hash, pseudoRandom);
    int length = expand.getMacLength();
    if (size > 255 * length) {
      throw new GeneralSecurityException("too long");
    }
    byte[] out = new byte[size];
    byte[] last = {};
    for (int at = 0, i = 1; at < size; at += length, i++) {
      expand.update(last);
      expand.update(info);
      last = expand.doFinal(new byte[] {(byte) i});
      System.arraycopy(last, 0, out, at, Math.min(length, size - at));
    }
    return out;
  }

  /// RFC 8018 §5.2. The provider's takes passwords of characters only.
  private static byte[] pbkdf2(String hash, int iterations, int size, byte[] password, byte[] salt)
      throws GeneralSecurityException {
    if (iterations <= 0 || iterations > MOST_ITERATIONS) {
      throw new GeneralSecurityException("iterations");
    }
    Mac mac = mac(hash, password);
    int length = mac.getMacLength();
    byte[] out = new byte[size];
    for (int at = 0, i = 1; at < size; at += length, i++) {
      mac.update(salt);
      byte[] u =
          mac.doFinal(
              new byte[] {(byte) (i >>> 24), (byte) (i >>> 16), (byte) (i >>> 8), (byte) i});
      byte[] sum = u.clone();
      for (int round = 1; round < iterations; round++) {
        u = mac.doFinal(u);
        for (int k = 0; k < sum.length; k++) {
          sum[k] ^= u[k];
        }
      }
      System.arraycopy(sum, 0, out, at, Math.min(length, size - at));
    }
    return out;
  }
}

// Web Cryptography §10, §14, §18: random values and SubtleCrypto. Keys are bytes here: secret ones raw, private ones PKCS #8,
// public ones SubjectPublicKeyInfo. Java computes, beside the script (CryptoOperations).

let cryptoObject = null, subtleObject = null;
function Window_crypto() { return cryptoObject ??= makeJs(TYPE_BY_NAME.Crypto); }
function Crypto_subtle() { return subtleObject ??= makeJs(TYPE_BY_NAME.SubtleCrypto); }
function randomBytes(count) {
  Host_randomBytes(count);
  return takeBytes();
}
const INTEGER_ARRAYS = new Set(["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "BigInt64Array", "BigUint64Array"]);
function Crypto_getRandomValues(o, array) {
  if (!isView(array)) throw new TypeErr("Failed to execute 'getRandomValues' on 'Crypto': parameter 1 is not of type 'ArrayBufferView'.");
  if (!INTEGER_ARRAYS.has(apply(typedArrayTag, array, []))) throw domException("TypeMismatchError", "Failed to execute 'getRandomValues' on 'Crypto': The provided ArrayBufferView is not an integer array type");
  const view = viewOf(array);
  if (view.length > 65536) throw domException("QuotaExceededError", `Failed to execute 'getRandomValues' on 'Crypto': The ArrayBufferView's byte length (${view.length}) exceeds the number of bytes of entropy available via this API (65536).`);
  if (view.length > 0) apply(bytesSet, view, [randomBytes(view.length)]);
  return array;
}
function Crypto_randomUUID() {
  const bytes = randomBytes(16);
  bytes[6] = bytes[6] & 0x0F | 0x40;
  bytes[8] = bytes[8] & 0x3F | 0x80;
  let out = "";
  for (let i = 0; i < 16; i++) out += `${i === 4 || i === 6 || i === 8 || i === 10 ? "-" : ""}${bytes[i] < 16 ? "0" : ""}${bytes[i].toString(16)}`;
  return out;
}

function CryptoKey_type(k) { return stateOf(k).type; }
function CryptoKey_extractable(k) { return stateOf(k).extractable; }
function CryptoKey_algorithm(k) { return stateOf(k).algorithm; }
function CryptoKey_usages(k) { const s = stateOf(k); return s.usageList ??= s.usages.slice(); }
SERIALIZABLE.CryptoKey = {
  write(k, deep) {
    const s = stateOf(k);
    return [s.type, s.extractable, deep(s.algorithm), s.usages, latin1Text(s.bytes)];
  },
  read([type, extractable, algorithm, usages, bytes], deep) {
    return newKey(type, extractable, deep(algorithm), usages, Bytes.from(bytes, c => c.charCodeAt(0)));
  },
};
const USAGES = ["encrypt", "decrypt", "sign", "verify", "deriveKey", "deriveBits", "wrapKey", "unwrapKey"];
function newKey(type, extractable, algorithm, usages, bytes) {
  const key = makeJs(TYPE_BY_NAME.CryptoKey);
  setState(key, { type, extractable, algorithm, usages: USAGES.filter(each => usages.includes(each)), bytes });
  return key;
}

const notSupported = why => domException("NotSupportedError", why ?? "Unrecognized name.");
const dataError = why => domException("DataError", why ?? "");
const operationError = why => domException("OperationError", why ?? "");
const invalidAccess = why => domException("InvalidAccessError", why ?? "");

// One computation by Java, of parts of bytes.
function compute(operation, ...parts) {
  return new PromiseClass((resolve, reject) => {
    const id = receive((kind, text) => {
      receivers.delete(id);
      if (kind !== "done") { reject(operationError()); return; }
      const all = takeBytes(), out = [];
      let at = 0;
      for (const size of JSON.parse(text)) { out.push(apply(bytesSlice, all, [at, at + size])); at += size; }
      resolve(out);
    });
    for (const part of parts) giveBytes(part);
    Host_cryptoStart(id, JSON.stringify({ ...operation, parts: parts.map(part => part.length) }));
  });
}
const firstOf = promise => then(promise, out => out[0]);
const bufferOf = promise => then(promise, out => copyOf(out[0]).buffer);

// §18.4.4 "normalize an algorithm"
const HASHES = ["SHA-1", "SHA-256", "SHA-384", "SHA-512"];
const HASH_BYTES = { __proto__: null, "SHA-1": 20, "SHA-256": 32, "SHA-384": 48, "SHA-512": 64 };
const HASH_BLOCK = { __proto__: null, "SHA-1": 64, "SHA-256": 64, "SHA-384": 128, "SHA-512": 128 };
const NAMES = ["AES-CBC", "AES-CTR", "AES-GCM", "AES-KW", "HMAC", "RSASSA-PKCS1-v1_5", "RSA-PSS", "RSA-OAEP", "ECDSA", "ECDH", "Ed25519", "X25519", "HKDF", "PBKDF2", ...HASHES];
// Those whose one curve is in their name (§27, §28 of the specification's second level).
const OCTET_PAIRS = ["Ed25519", "X25519"];
const RSA = ["RSASSA-PKCS1-v1_5", "RSA-PSS", "RSA-OAEP"], CURVES = ["P-256", "P-384", "P-521"];
// What each operation of an algorithm needs to be told.
const PARAMETERS = { __proto__: null,
  encrypt: { "AES-CBC": ["iv"], "AES-CTR": ["counter", "length"], "AES-GCM": ["iv", "?additionalData", "?tagLength"], "RSA-OAEP": ["?label"] },
  sign: { "HMAC": [], "RSASSA-PKCS1-v1_5": [], "RSA-PSS": ["saltLength"], "ECDSA": ["hash"], "Ed25519": [] },
  deriveBits: { "ECDH": ["public"], "X25519": ["public"], "HKDF": ["hash", "salt", "info"], "PBKDF2": ["hash", "salt", "iterations"] },
  wrapKey: { "AES-KW": [] },
  generateKey: { "AES-CBC": ["length"], "AES-CTR": ["length"], "AES-GCM": ["length"], "AES-KW": ["length"], "HMAC": ["hash", "?length"],
    "RSASSA-PKCS1-v1_5": ["hash", "modulusLength", "publicExponent"], "RSA-PSS": ["hash", "modulusLength", "publicExponent"],
    "RSA-OAEP": ["hash", "modulusLength", "publicExponent"], "ECDSA": ["namedCurve"], "ECDH": ["namedCurve"], "Ed25519": [], "X25519": [] },
  importKey: { "AES-CBC": [], "AES-CTR": [], "AES-GCM": [], "AES-KW": [], "HMAC": ["hash", "?length"], "RSASSA-PKCS1-v1_5": ["hash"],
    "RSA-PSS": ["hash"], "RSA-OAEP": ["hash"], "ECDSA": ["namedCurve"], "ECDH": ["namedCurve"], "Ed25519": [], "X25519": [], "HKDF": [], "PBKDF2": [] },
  getKeyLength: { "AES-CBC": ["length"], "AES-CTR": ["length"], "AES-GCM": ["length"], "AES-KW": ["length"], "HMAC": ["hash", "?length"], "HKDF": [], "PBKDF2": [] },
  digest: { "SHA-1": [], "SHA-256": [], "SHA-384": [], "SHA-512": [] },
};
const LIMITS = { __proto__: null, length: 0xFFFFFFFF, tagLength: 255, saltLength: 0xFFFFFFFF, iterations: 0xFFFFFFFF, modulusLength: 0xFFFFFFFF };
function normalize(given, operation) {
  const wanted = isObject(given) ? given.name : given;
  if (isObject(given) && wanted === undefined) throw new TypeErr("Algorithm: name: Missing or not a string");
  const name = NAMES.find(each => asciiLower(each) === asciiLower(toStr(wanted)));
  const needs = name === undefined ? undefined : PARAMETERS[operation][name];
  if (needs === undefined) throw notSupported();
  const out = { name };
  for (const need of needs) {
    const optional = need[0] === "?", key = optional ? need.slice(1) : need;
    const value = isObject(given) ? given[key] : undefined;
    if (value === undefined) {
      if (optional) continue;
      throw new TypeErr(`${name}: ${key}: Missing required property`);
    }
    switch (key) {
      case "hash": out.hash = normalize(value, "digest").name; break;
      case "namedCurve": out.namedCurve = toStr(value); break;
      case "public":
        if (!isA(value, TYPE_BY_NAME.CryptoKey, TYPE_BY_NAME.CryptoKey)) throw new TypeErr("EcdhKeyDeriveParams: public: Must be a CryptoKey");
        out.public = value;
        break;
      case "publicExponent":
        if (!isView(value) || apply(typedArrayTag, value, []) !== "Uint8Array") throw new TypeErr("RsaKeyGenParams: publicExponent: Must be a Uint8Array");
        out.publicExponent = copyOf(value);
        break;
      case "iv": case "counter": case "additionalData": case "label": case "salt": case "info":
        if (!isView(value) && !isArrayBuffer(value)) throw new TypeErr(`${name}: ${key}: Not a BufferSource`);
        out[key] = copyOf(value);
        break;
      default: {
        const number = Math.trunc(+value);
        if (!(number >= 0 && number <= LIMITS[key])) throw new TypeErr(`${name}: ${key}: Outside of numeric range`);
        out[key] = number;
      }
    }
  }
  return out;
}
// Everything that goes wrong is a rejection.
function attempt(f) {
  try { return resolvedWith(f()); } catch (e) { return rejectedWith(e); }
}
function checkKey(key, algorithm, usage) {
  const s = stateOf(key);
  if (s.algorithm.name !== algorithm.name) throw invalidAccess("The requested operation is not valid for the provided key");
  if (!s.usages.includes(usage)) throw invalidAccess(`key.usages does not permit this operation`);
  return s;
}

function SubtleCrypto_digest(o, algorithm, data) {
  return attempt(() => {
    const { name } = normalize(algorithm, "digest");
    return bufferOf(compute({ name: "digest", hash: name }, copyOf(data)));
  });
}

function cipher(encrypt, algorithm, s, data) {
  const { name } = algorithm, key = s.bytes;
  switch (name) {
    case "AES-CBC":
      if (algorithm.iv.length !== 16) throw operationError("The iv must be 16 bytes");
      return compute({ name: "aes-cbc", encrypt }, key, algorithm.iv, data);
    case "AES-CTR":
      if (algorithm.counter.length !== 16) throw operationError("The counter must be 16 bytes");
      if (algorithm.length < 1 || algorithm.length > 128) throw operationError("length must be between 1 and 128");
      return compute({ name: "aes-ctr", length: algorithm.length }, key, algorithm.counter, data);
    case "AES-GCM": {
      const tag = algorithm.tagLength ?? 128;
      if (![32, 64, 96, 104, 112, 120, 128].includes(tag)) throw operationError("The tag length is invalid");
      if (algorithm.iv.length === 0) throw operationError("The iv must not be empty");
      return compute({ name: "aes-gcm", encrypt, tag }, key, algorithm.iv, algorithm.additionalData ?? new Bytes(0), data);
    }
    case "AES-KW":
      if (data.length % 8 !== 0 || data.length < (encrypt ? 16 : 24)) throw operationError("The data must be a multiple of 8 bytes");
      return compute({ name: "aes-kw", encrypt }, key, data);
    default:
      if (s.type !== (encrypt ? "public" : "private")) throw invalidAccess();
      return compute({ name: "rsa-oaep", encrypt, hash: s.algorithm.hash.name }, key, algorithm.label ?? new Bytes(0), data);
  }
}
function SubtleCrypto_encrypt(o, algorithm, key, data) {
  return attempt(() => {
    const bytes = copyOf(data), normal = normalize(algorithm, "encrypt");
    return bufferOf(cipher(true, normal, checkKey(key, normal, "encrypt"), bytes));
  });
}
function SubtleCrypto_decrypt(o, algorithm, key, data) {
  return attempt(() => {
    const bytes = copyOf(data), normal = normalize(algorithm, "encrypt");
    return bufferOf(cipher(false, normal, checkKey(key, normal, "decrypt"), bytes));
  });
}
const signOptions = (name, algorithm, s) => ({ name, scheme: algorithm.name, hash: algorithm.name === "ECDSA" ? algorithm.hash : s.algorithm.hash?.name ?? "", salt: algorithm.saltLength ?? 0 });
function SubtleCrypto_sign(o, algorithm, key, data) {
  return attempt(() => {
    const bytes = copyOf(data), normal = normalize(algorithm, "sign"), s = checkKey(key, normal, "sign");
    if (normal.name === "HMAC") return bufferOf(compute({ name: "hmac", hash: s.algorithm.hash.name }, s.bytes, bytes));
    if (s.type !== "private") throw invalidAccess();
    return bufferOf(compute(signOptions("sign", normal, s), s.bytes, bytes));
  });
}
function SubtleCrypto_verify(o, algorithm, key, signature, data) {
  return attempt(() => {
    const claimed = copyOf(signature), bytes = copyOf(data), normal = normalize(algorithm, "sign"), s = checkKey(key, normal, "verify");
    if (normal.name === "HMAC") {
      return then(firstOf(compute({ name: "hmac", hash: s.algorithm.hash.name }, s.bytes, bytes)), mac => {
        let same = mac.length === claimed.length ? 0 : 1;
        for (let i = 0; i < mac.length; i++) same |= mac[i] ^ claimed[i];
        return same === 0;
      });
    }
    if (s.type !== "public") throw invalidAccess();
    return then(firstOf(compute(signOptions("verify", normal, s), s.bytes, claimed, bytes)), out => out[0] === 1);
  });
}

// Keys

const ALLOWED = { __proto__: null, "AES-CBC": ["encrypt", "decrypt", "wrapKey", "unwrapKey"], "AES-CTR": ["encrypt", "decrypt", "wrapKey", "unwrapKey"],
  "AES-GCM": ["encrypt", "decrypt", "wrapKey", "unwrapKey"], "AES-KW": ["wrapKey", "unwrapKey"], "HMAC": ["sign", "verify"],
  "RSASSA-PKCS1-v1_5": ["sign", "verify"], "RSA-PSS": ["sign", "verify"], "ECDSA": ["sign", "verify"], "Ed25519": ["sign", "verify"], "X25519": ["deriveKey", "deriveBits"],
  "RSA-OAEP": ["encrypt", "decrypt", "wrapKey", "unwrapKey"], "ECDH": ["deriveKey", "deriveBits"], "HKDF": ["deriveKey", "deriveBits"], "PBKDF2": ["deriveKey", "deriveBits"] };
const OF_PUBLIC = { __proto__: null, "RSASSA-PKCS1-v1_5": ["verify"], "RSA-PSS": ["verify"], "ECDSA": ["verify"], "RSA-OAEP": ["encrypt", "wrapKey"], "ECDH": [], "Ed25519": ["verify"], "X25519": [] };
const OF_PRIVATE = { __proto__: null, "RSASSA-PKCS1-v1_5": ["sign"], "RSA-PSS": ["sign"], "ECDSA": ["sign"], "RSA-OAEP": ["decrypt", "unwrapKey"], "ECDH": ["deriveKey", "deriveBits"], "Ed25519": ["sign"], "X25519": ["deriveKey", "deriveBits"] };
function checkUsages(usages, allowed) {
  for (const each of usages) if (!USAGES.includes(each)) throw new TypeErr(`The provided value '${each}' is not a valid enum value of type KeyUsage.`);
  for (const each of usages) if (!allowed.includes(each)) throw domException("SyntaxError", "Cannot create a key using the specified key usages.");
}
const isAes = name => name.startsWith("AES-");
// What `key.algorithm` shows, in the specification's order.
function algorithmOf(normal, more) {
  const out = { name: normal.name };
  if (RSA.includes(normal.name)) { out.modulusLength = more.bits; out.publicExponent = more.exponent; }
  if (normal.hash !== undefined) out.hash = { name: normal.hash };
  if (more?.length !== undefined) out.length = more.length;
  if (normal.namedCurve !== undefined) out.namedCurve = normal.namedCurve;
  return out;
}
function SubtleCrypto_generateKey(o, algorithm, extractable, usages) {
  return attempt(() => {
    const normal = normalize(algorithm, "generateKey"), { name } = normal;
    checkUsages(usages, ALLOWED[name]);
    if (isAes(name) || name === "HMAC") {
      const length = normal.length ?? HASH_BLOCK[normal.hash] * 8;
      if (isAes(name) ? ![128, 192, 256].includes(length) : length === 0 || length > 1 << 23) throw operationError("The key length is invalid");
      if (usages.length === 0) throw domException("SyntaxError", "Usages cannot be empty when creating a key.");
      const bytes = new Bytes(Math.ceil(length / 8));
      for (let at = 0; at < bytes.length; at += 65536) apply(bytesSet, bytes, [randomBytes(Math.min(65536, bytes.length - at)), at]);
      return newKey("secret", extractable, algorithmOf(normal, { length }), usages, bytes);
    }
    let made;
    if (RSA.includes(name)) made = compute({ name: "generate-rsa", bits: normal.modulusLength }, normal.publicExponent);
    else if (OCTET_PAIRS.includes(name)) made = compute({ name: "generate-okp", curve: name });
    else {
      if (!CURVES.includes(normal.namedCurve)) throw notSupported("Unrecognized namedCurve");
      made = compute({ name: "generate-ec", curve: normal.namedCurve });
    }
    return then(made, ([secret, open]) => {
      const info = { bits: normal.modulusLength, exponent: normal.publicExponent };
      const privateUsages = usages.filter(each => OF_PRIVATE[name].includes(each));
      if (privateUsages.length === 0) throw domException("SyntaxError", "Usages cannot be empty when creating a key.");
      return {
        publicKey: newKey("public", true, algorithmOf(normal, info), usages.filter(each => OF_PUBLIC[name].includes(each)), open),
        privateKey: newKey("private", extractable, algorithmOf(normal, info), privateUsages, secret),
      };
    });
  });
}

const base64Url = bytes => Window_btoa(null, latin1Text(bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
function fromBase64Url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) throw dataError("Invalid base64url");
  return Bytes.from(Window_atob(null, text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
}
const AES_JWK = { __proto__: null, "AES-CBC": "CBC", "AES-CTR": "CTR", "AES-GCM": "GCM", "AES-KW": "KW" };
function jwkName(algorithm) {
  const { name } = algorithm, hash = algorithm.hash === undefined ? undefined : algorithm.hash.name ?? algorithm.hash;
  const digits = hash === undefined ? "" : hash === "SHA-1" ? "1" : hash.slice(4);
  if (isAes(name)) return `A${algorithm.length}${AES_JWK[name]}`;
  switch (name) {
    case "HMAC": return `HS${digits}`;
    case "RSASSA-PKCS1-v1_5": return `RS${digits}`;
    case "RSA-PSS": return `PS${digits}`;
    case "Ed25519": return name;
    case "RSA-OAEP": return digits === "1" ? "RSA-OAEP" : `RSA-OAEP-${digits}`;
    default: return undefined;
  }
}
const JWK_STRINGS = ["kty", "use", "alg", "crv", "x", "y", "d", "n", "e", "p", "q", "dp", "dq", "qi", "k"];
function readJwk(given) {
  if (!isObject(given) || isView(given) || isArrayBuffer(given)) throw new TypeErr("Key data must be an object for JWK import");
  const jwk = {};
  for (const name of JWK_STRINGS) if (given[name] !== undefined) jwk[name] = toStr(given[name]);
  if (given.ext !== undefined) jwk.ext = !!given.ext;
  if (given.key_ops !== undefined) jwk.key_ops = [...given.key_ops].map(toStr);
  return jwk;
}
function checkJwk(jwk, kty, use, extractable, usages) {
  if (jwk.kty !== kty) throw dataError(`The JWK "kty" member was not "${kty}"`);
  if (usages.length > 0 && jwk.use !== undefined && jwk.use !== use) throw dataError('The JWK "use" member was inconsistent');
  if (jwk.key_ops !== undefined) {
    if (new Set(jwk.key_ops).size !== jwk.key_ops.length) throw dataError('The JWK "key_ops" member has duplicates');
    if (usages.some(each => !jwk.key_ops.includes(each))) throw dataError('The JWK "key_ops" member was inconsistent');
  }
  if (jwk.ext === false && extractable) throw dataError('The JWK "ext" member was inconsistent');
}
const failAsData = promise => then(promise, value => value, () => { throw dataError(); });
// `data` is bytes, or a JWK that was read.
function importBytes(format, data, normal, extractable, usages) {
  const { name } = normal;
  if (isAes(name)) {
    if (format !== "raw" && format !== "jwk") throw notSupported("Unsupported import key format");
    checkUsages(usages, ALLOWED[name]);
    let bytes = data;
    if (format === "jwk") {
      checkJwk(data, "oct", "enc", extractable, usages);
      if (data.k === undefined) throw dataError('The JWK "k" member is missing');
      bytes = fromBase64Url(data.k);
    }
    if (![16, 24, 32].includes(bytes.length)) throw dataError("AES key data must be 128, 192 or 256 bits");
    if (format === "jwk" && data.alg !== undefined && data.alg !== jwkName({ name, length: bytes.length * 8 })) throw dataError('The JWK "alg" member was inconsistent');
    if (usages.length === 0) throw domException("SyntaxError", "Usages cannot be empty when creating a key.");
    return newKey("secret", extractable, algorithmOf(normal, { length: bytes.length * 8 }), usages, bytes);
  }
  if (name === "HMAC") {
    if (format !== "raw" && format !== "jwk") throw notSupported("Unsupported import key format");
    checkUsages(usages, ALLOWED[name]);
    let bytes = data;
    if (format === "jwk") {
      checkJwk(data, "oct", "sig", extractable, usages);
      if (data.k === undefined) throw dataError('The JWK "k" member is missing');
      bytes = fromBase64Url(data.k);
      if (data.alg !== undefined && data.alg !== jwkName(normal)) throw dataError('The JWK "alg" member was inconsistent');
    }
    if (bytes.length === 0) throw dataError("HMAC key data must not be empty");
    let length = bytes.length * 8;
    if (normal.length !== undefined) {
      if (normal.length > length || normal.length <= length - 8) throw dataError("The optional HMAC key length must be shorter than the key data, and by no more than 7 bits.");
      length = normal.length;
      if (length % 8 !== 0) bytes[bytes.length - 1] &= 0xFF << 8 - length % 8;
    }
    if (usages.length === 0) throw domException("SyntaxError", "Usages cannot be empty when creating a key.");
    return newKey("secret", extractable, algorithmOf(normal, { length }), usages, bytes);
  }
  if (name === "HKDF" || name === "PBKDF2") {
    if (format !== "raw") throw notSupported("Unsupported import key format");
    checkUsages(usages, ALLOWED[name]);
    if (extractable) throw domException("SyntaxError", "The key must not be extractable");
    if (usages.length === 0) throw domException("SyntaxError", "Usages cannot be empty when creating a key.");
    return newKey("secret", false, { name }, usages, data);
  }
  const rsa = RSA.includes(name), pair = OCTET_PAIRS.includes(name), family = pair ? name : rsa ? "RSA" : "EC", curve = pair ? name : normal.namedCurve;
  const secret = format === "pkcs8" || format === "jwk" && data.d !== undefined;
  if (rsa && format === "raw") throw notSupported("Unsupported import key format");
  checkUsages(usages, secret ? OF_PRIVATE[name] : OF_PUBLIC[name]);
  if (!rsa && !pair && !CURVES.includes(curve)) throw notSupported("Unrecognized namedCurve");
  let bytes;
  if (format === "jwk") {
    checkJwk(data, pair ? "OKP" : family, name === "RSA-OAEP" || name === "ECDH" || name === "X25519" ? "enc" : "sig", extractable, usages);
    if (rsa) {
      if (data.alg !== undefined && data.alg !== jwkName(normal)) throw dataError('The JWK "alg" member was inconsistent');
    } else if (pair) {
      if (data.crv !== curve) throw dataError('The JWK "crv" member was inconsistent');
      if (name === "Ed25519" && data.alg !== undefined && data.alg !== "Ed25519" && data.alg !== "EdDSA") throw dataError('The JWK "alg" member was inconsistent');
    } else {
      if (data.crv !== normal.namedCurve) throw dataError('The JWK "crv" member was inconsistent');
      const bits = normal.namedCurve.slice(2);
      if (name === "ECDSA" && data.alg !== undefined && data.alg !== `ES${bits === "521" ? "512" : bits}`) throw dataError('The JWK "alg" member was inconsistent');
    }
    bytes = firstOf(compute({ name: "from-jwk", jwk: data }));
  } else if (format === "raw") {
    bytes = firstOf(compute({ name: "from-point", curve }, data));
  } else bytes = resolvedWith(data);
  if (secret && usages.length === 0) throw domException("SyntaxError", "Usages cannot be empty when creating a key.");
  return failAsData(then(bytes, found => then(firstOf(compute({ name: secret ? "read-pkcs8" : "read-spki", family }, found)), text => {
    const info = JSON.parse(utf8Decode(text));
    if (!rsa && info.crv !== curve) throw dataError("another curve");
    const more = rsa ? { bits: info.bits, exponent: fromBase64Url(info.e) } : {};
    return newKey(secret ? "private" : "public", extractable, algorithmOf(normal, more), usages, found);
  })));
}
function SubtleCrypto_importKey(o, format, data, algorithm, extractable, usages) {
  return attempt(() => {
    const normal = normalize(algorithm, "importKey");
    if (format !== "jwk" && !isView(data) && !isArrayBuffer(data)) throw new TypeErr("Key data must be a BufferSource for non-JWK formats");
    return importBytes(format, format === "jwk" ? readJwk(data) : copyOf(data), normal, extractable, usages);
  });
}
// Bytes, or a JWK as an object.
function exported(format, key) {
  const s = stateOf(key), { name } = s.algorithm;
  if (name === "HKDF" || name === "PBKDF2") throw notSupported("The key cannot be exported");
  if (!s.extractable) throw invalidAccess("key is not extractable");
  const finish = jwk => {
    const alg = jwkName(s.algorithm);
    if (alg !== undefined) jwk.alg = alg;
    jwk.key_ops = s.usages.slice();
    jwk.ext = s.extractable;
    const sorted = {};
    for (const name of ownKeys(jwk).sort()) sorted[name] = jwk[name];
    return sorted;
  };
  if (s.type === "secret") {
    if (format === "raw") return resolvedWith(copyOf(s.bytes));
    if (format === "jwk") return resolvedWith(finish({ kty: "oct", k: base64Url(s.bytes) }));
    throw notSupported("Unsupported export key format");
  }
  const rsa = RSA.includes(name), pair = OCTET_PAIRS.includes(name), family = pair ? name : rsa ? "RSA" : "EC", open = s.type === "public";
  if (format === "raw" && rsa) throw notSupported("Unsupported export key format");
  if (format === "spki" && !open || format === "pkcs8" && open || format === "raw" && !open) throw invalidAccess("The key is not of the expected type");
  if (format === "spki" || format === "pkcs8") return resolvedWith(copyOf(s.bytes));
  return then(firstOf(compute({ name: open ? "read-spki" : "read-pkcs8", family }, s.bytes)), text => {
    const { bits, ...jwk } = JSON.parse(utf8Decode(text));
    if (format === "jwk") return finish(jwk);
    const x = fromBase64Url(jwk.x);
    if (pair) return x;
    const y = fromBase64Url(jwk.y);
    return joinBytes([new Bytes([4]), x, y], 1 + x.length + y.length);
  });
}
function SubtleCrypto_exportKey(o, format, key) {
  return attempt(() => then(exported(format, key), out => format === "jwk" ? out : copyOf(out).buffer));
}
// §14.3.11: with AES-KW a JWK's text is padded to what that takes.
function SubtleCrypto_wrapKey(o, format, key, wrappingKey, algorithm) {
  return attempt(() => {
    const normal = normalizeWrapping(algorithm), s = checkKey(wrappingKey, normal, "wrapKey");
    return then(exported(format, key), out => {
      let bytes = out;
      if (format === "jwk") {
        const text = JSON.stringify(out);
        bytes = utf8Encode(normal.name === "AES-KW" ? text.padEnd(Math.max(16, Math.ceil(text.length / 8) * 8), " ") : text);
      }
      return bufferOf(cipher(true, normal, s, bytes));
    });
  });
}
function normalizeWrapping(algorithm) {
  try { return normalize(algorithm, "wrapKey"); } catch (e) {
    if (e?.name !== "NotSupportedError") throw e;
    return normalize(algorithm, "encrypt");
  }
}
function SubtleCrypto_unwrapKey(o, format, wrapped, unwrappingKey, algorithm, keyAlgorithm, extractable, usages) {
  return attempt(() => {
    const data = copyOf(wrapped), normal = normalizeWrapping(algorithm), keyNormal = normalize(keyAlgorithm, "importKey");
    const s = checkKey(unwrappingKey, normal, "unwrapKey");
    return then(firstOf(cipher(false, normal, s, data)), bytes => {
      let plain = bytes;
      if (format === "jwk") {
        try { plain = readJwk(JSON.parse(utf8Decode(bytes))); } catch { throw dataError("The wrapped data is no JWK"); }
      }
      return importBytes(format, plain, keyNormal, extractable, usages);
    });
  });
}
function derive(normal, s, length) {
  const { name } = normal;
  if (name === "ECDH" || name === "X25519") {
    const other = stateOf(normal.public);
    if (other.type !== "public" || other.algorithm.name !== name || other.algorithm.namedCurve !== s.algorithm.namedCurve || s.type !== "private") throw invalidAccess("The keys do not match");
    return then(firstOf(compute({ name: "agree", family: name === "ECDH" ? "EC" : name }, s.bytes, other.bytes)), secret => {
      if (length === null) return secret;
      if (length > secret.length * 8) throw operationError("The length is too large");
      const out = apply(bytesSlice, secret, [0, Math.ceil(length / 8)]);
      if (length % 8 !== 0) out[out.length - 1] &= 0xFF << 8 - length % 8;
      return out;
    });
  }
  if (length === null || length % 8 !== 0) throw operationError("The length must be a multiple of 8");
  if (name === "HKDF") {
    if (length > 255 * 8 * HASH_BYTES[normal.hash]) throw operationError("The length is too large");
    return firstOf(compute({ name: "hkdf", hash: normal.hash, bits: length }, s.bytes, normal.salt, normal.info));
  }
  if (normal.iterations === 0) throw operationError("iterations must not be 0");
  return firstOf(compute({ name: "pbkdf2", hash: normal.hash, bits: length, iterations: normal.iterations }, s.bytes, normal.salt));
}
function SubtleCrypto_deriveBits(o, algorithm, key, length) {
  return attempt(() => {
    const normal = normalize(algorithm, "deriveBits");
    return then(derive(normal, checkKey(key, normal, "deriveBits"), length), bytes => copyOf(bytes).buffer);
  });
}
function SubtleCrypto_deriveKey(o, algorithm, key, type, extractable, usages) {
  return attempt(() => {
    const normal = normalize(algorithm, "deriveBits"), wanted = normalize(type, "importKey"), size = normalize(type, "getKeyLength");
    const s = checkKey(key, normal, "deriveKey");
    let length = size.length ?? null;
    if (isAes(size.name)) {
      if (![128, 192, 256].includes(length)) throw operationError("The key length is invalid");
    } else if (size.name === "HMAC") {
      if (length === 0) throw operationError("The key length is invalid");
      length ??= HASH_BLOCK[size.hash] * 8;
    }
    return then(derive(normal, s, length), bytes => importBytes("raw", bytes, wanted, extractable, usages));
  });
}

// Web Cryptography §10, §14.3.5: random values and digests.

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
function SubtleCrypto_digest(o, algorithm, data) {
  const name = isObject(algorithm) ? algorithm.name : algorithm;
  const found = ["SHA-1", "SHA-256", "SHA-384", "SHA-512"].find(each => each === `${name}`.toUpperCase());
  if (found === undefined) return rejectedWith(domException("NotSupportedError", "Unrecognized name."));
  giveBytes(copyOf(data));
  Host_digest(found);
  return resolvedWith(takeBytes().buffer);
}

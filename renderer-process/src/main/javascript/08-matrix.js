// Geometry Interfaces 1 §6: matrices. `m` holds m11, m12, … m44; a point is a column that the matrix is put before.

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
const MATRIX_NAMES = ["m11", "m12", "m13", "m14", "m21", "m22", "m23", "m24", "m31", "m32", "m33", "m34", "m41", "m42", "m43", "m44"];
const MATRIX_ALIASES = { a: 0, b: 1, c: 4, d: 5, e: 12, f: 13 };
// Where a matrix differs from the identity only if it is not flat.
const DEPTH = [2, 3, 6, 7, 8, 9, 10, 11, 14, 15];

function isFlat(m) { return DEPTH.every(i => m[i] === IDENTITY[i]); }
function multiplied(p, q) {
  const out = [];
  for (let c = 0; c < 4; c++) {
    for (let r = 0; r < 4; r++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += p[k * 4 + r] * q[c * 4 + k];
      out.push(sum);
    }
  }
  return out;
}
function transformed(m, { x, y, z, w }) {
  const row = r => m[r] * x + m[4 + r] * y + m[8 + r] * z + m[12 + r] * w;
  return makePoint("DOMPoint", row(0), row(1), row(2), row(3));
}
function translation(x, y, z) { return [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1]; }
function scaling(x, y, z) { return [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1]; }
// CSS Transforms 2 §13.1, mathematical description of rotate3d().
function rotation(x, y, z, degrees) {
  const length = Math.hypot(x, y, z);
  if (length === 0) return IDENTITY;
  x /= length; y /= length; z /= length;
  const half = degrees * Math.PI / 360, sin = Math.sin(half), sc = sin * Math.cos(half), sq = sin * sin;
  return [
    1 - 2 * (y * y + z * z) * sq, 2 * (x * y * sq + z * sc), 2 * (x * z * sq - y * sc), 0,
    2 * (x * y * sq - z * sc), 1 - 2 * (x * x + z * z) * sq, 2 * (y * z * sq + x * sc), 0,
    2 * (x * z * sq + y * sc), 2 * (y * z * sq - x * sc), 1 - 2 * (x * x + y * y) * sq, 0,
    0, 0, 0, 1];
}
function skewing(xDegrees, yDegrees) {
  return [1, Math.tan(yDegrees * Math.PI / 180), 0, 0, Math.tan(xDegrees * Math.PI / 180), 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
}
// null when there is none. By cofactors of 2 by 2 minors.
function inverted(m) {
  const minor = (a, b, c, d) => m[a] * m[d] - m[b] * m[c];
  const s = [minor(0, 1, 4, 5), minor(0, 2, 4, 6), minor(0, 3, 4, 7), minor(1, 2, 5, 6), minor(1, 3, 5, 7), minor(2, 3, 6, 7)];
  const c = [minor(8, 9, 12, 13), minor(8, 10, 12, 14), minor(8, 11, 12, 15), minor(9, 10, 13, 14), minor(9, 11, 13, 15), minor(10, 11, 14, 15)];
  const det = s[0] * c[5] - s[1] * c[4] + s[2] * c[3] + s[3] * c[2] - s[4] * c[1] + s[5] * c[0];
  if (det === 0 || !Number.isFinite(det)) return null;
  return [
    m[5] * c[5] - m[6] * c[4] + m[7] * c[3], -m[1] * c[5] + m[2] * c[4] - m[3] * c[3],
    m[13] * s[5] - m[14] * s[4] + m[15] * s[3], -m[9] * s[5] + m[10] * s[4] - m[11] * s[3],
    -m[4] * c[5] + m[6] * c[2] - m[7] * c[1], m[0] * c[5] - m[2] * c[2] + m[3] * c[1],
    -m[12] * s[5] + m[14] * s[2] - m[15] * s[1], m[8] * s[5] - m[10] * s[2] + m[11] * s[1],
    m[4] * c[4] - m[5] * c[2] + m[7] * c[0], -m[0] * c[4] + m[1] * c[2] - m[3] * c[0],
    m[12] * s[4] - m[13] * s[2] + m[15] * s[0], -m[8] * s[4] + m[9] * s[2] - m[11] * s[0],
    -m[4] * c[3] + m[5] * c[1] - m[6] * c[0], m[0] * c[3] - m[1] * c[1] + m[2] * c[0],
    -m[12] * s[3] + m[13] * s[1] - m[14] * s[0], m[8] * s[3] - m[9] * s[1] + m[10] * s[0],
  ].map(v => v / det + 0);
}

function setMatrix(o, m, is2D) { const s = stateOf(o); s.m = m; s.is2D = is2D; return o; }
function makeMatrix(m, is2D, kind = "DOMMatrix") { return setMatrix(makeJs(TYPE_BY_NAME[kind]), m, is2D); }
function copyMatrix(o) { const s = stateOf(o); return makeMatrix([...s.m], s.is2D); }
function fromNumbers(o, list) {
  if (list.length === 6) return setMatrix(o, [list[0], list[1], 0, 0, list[2], list[3], 0, 0, 0, 0, 1, 0, list[4], list[5], 0, 1], true);
  if (list.length === 16) return setMatrix(o, [...list], false);
  throw new TypeErr("The sequence must contain 6 elements for a 2D matrix or 16 elements for a 3D matrix.");
}
// "Parse a string into an abstract matrix".
function fromTransformList(o, text) {
  const trimmed = text === "" ? "" : text.replace(/\/\*[^]*?\*\//g, " ").trim() || " ";
  if (trimmed === "" || asciiLower(trimmed) === "none") return setMatrix(o, [...IDENTITY], true);
  const bad = () => domException("SyntaxError", `Failed to parse '${text}'.`);
  if (!Host_supportsProperty("transform", trimmed)) throw bad();
  const list = reifyTransforms(trimmed);
  if (list === null) throw bad();
  let m = IDENTITY, flat = true;
  try {
    for (const each of list) {
      const next = matrixOfTransform(each);
      m = multiplied(m, next);
      flat = flat && isFlatTransform(each);
    }
  } catch (e) {
    throw bad();
  }
  return setMatrix(o, [...m], flat);
}
function DOMMatrixReadOnly_construct(o, init) {
  if (init === undefined) setMatrix(o, [...IDENTITY], true);
  else if (typeof init !== "string") fromNumbers(o, init);
  else if (pageDocument === null) throw new TypeErr("A DOMMatrix can be made of a string in windows only.");
  else fromTransformList(o, init);
}
function DOMMatrix_construct(o, init) { DOMMatrixReadOnly_construct(o, init); }
// "Validate and fixup" (§6.1.4): { m, is2D }.
function matrixOfInit(init) {
  const same = (x, y) => x === y || x !== x && y !== y;
  for (const [short, at] of Object.entries(MATRIX_ALIASES)) {
    const long = MATRIX_NAMES[at];
    if (init[short] !== undefined && init[long] !== undefined && !same(init[short], init[long])) {
      throw new TypeErr(`The '${short}' property should equal the '${long}' property.`);
    }
  }
  const shortOf = i => Object.keys(MATRIX_ALIASES).find(each => MATRIX_ALIASES[each] === i);
  const m = MATRIX_NAMES.map((name, i) => init[name] ?? init[shortOf(i)] ?? IDENTITY[i]);
  const flat = isFlat(m);
  if (init.is2D === true && !flat) throw new TypeErr("The is2D member is set to true but the input matrix is a 3d matrix.");
  return { m, is2D: init.is2D ?? flat };
}
function DOMMatrixReadOnly_static_fromMatrix(init) { const { m, is2D } = matrixOfInit(init); return makeMatrix(m, is2D, "DOMMatrixReadOnly"); }
function DOMMatrix_static_fromMatrix(init) { const { m, is2D } = matrixOfInit(init); return makeMatrix(m, is2D); }
function DOMMatrixReadOnly_static_fromFloat32Array(list) { return fromNumbers(makeJs(TYPE_BY_NAME.DOMMatrixReadOnly), list); }
function DOMMatrixReadOnly_static_fromFloat64Array(list) { return fromNumbers(makeJs(TYPE_BY_NAME.DOMMatrixReadOnly), list); }
function DOMMatrix_static_fromFloat32Array(list) { return fromNumbers(makeJs(TYPE_BY_NAME.DOMMatrix), list); }
function DOMMatrix_static_fromFloat64Array(list) { return fromNumbers(makeJs(TYPE_BY_NAME.DOMMatrix), list); }
function DOMMatrixReadOnly_is2D(o) { return stateOf(o).is2D; }
function DOMMatrixReadOnly_isIdentity(o) { return stateOf(o).m.every((v, i) => v === IDENTITY[i]); }

function DOMMatrix_multiplySelf(o, other) {
  const s = stateOf(o), { m, is2D } = matrixOfInit(other);
  return setMatrix(o, multiplied(s.m, m), s.is2D && is2D);
}
function DOMMatrix_preMultiplySelf(o, other) {
  const s = stateOf(o), { m, is2D } = matrixOfInit(other);
  return setMatrix(o, multiplied(m, s.m), s.is2D && is2D);
}
function post(o, m, flat) { const s = stateOf(o); return setMatrix(o, multiplied(s.m, m), s.is2D && flat); }
function DOMMatrix_translateSelf(o, x, y, z) { return post(o, translation(x, y, z), z === 0); }
function DOMMatrix_scaleSelf(o, x, y = x, z, ox, oy, oz) {
  post(o, translation(ox, oy, oz), oz === 0);
  post(o, scaling(x, y, z), z === 1);
  return post(o, translation(-ox, -oy, -oz), true);
}
function DOMMatrix_scale3dSelf(o, scale, ox, oy, oz) {
  post(o, translation(ox, oy, oz), oz === 0);
  post(o, scaling(scale, scale, scale), scale === 1);
  return post(o, translation(-ox, -oy, -oz), true);
}
function DOMMatrix_rotateSelf(o, x, y, z) {
  if (y === undefined && z === undefined) { z = x; x = 0; y = 0; }
  y ??= 0;
  z ??= 0;
  const flat = x === 0 && y === 0;
  post(o, rotation(0, 0, 1, z), flat);
  post(o, rotation(0, 1, 0, y), flat);
  return post(o, rotation(1, 0, 0, x), flat);
}
function DOMMatrix_rotateFromVectorSelf(o, x, y) { return post(o, rotation(0, 0, 1, x === 0 && y === 0 ? 0 : Math.atan2(y, x) * 180 / Math.PI), true); }
function DOMMatrix_rotateAxisAngleSelf(o, x, y, z, angle) { return post(o, rotation(x, y, z, angle), x === 0 && y === 0); }
function DOMMatrix_skewXSelf(o, x) { return post(o, skewing(x, 0), true); }
function DOMMatrix_skewYSelf(o, y) { return post(o, skewing(0, y), true); }
function DOMMatrix_invertSelf(o) {
  const s = stateOf(o), m = inverted(s.m);
  return m === null ? setMatrix(o, IDENTITY.map(() => NaN), false) : setMatrix(o, m, s.is2D);
}
function DOMMatrix_setMatrixValue(o, text) { return fromTransformList(o, text); }
function DOMMatrixReadOnly_translate(o, x, y, z) { return DOMMatrix_translateSelf(copyMatrix(o), x, y, z); }
function DOMMatrixReadOnly_scale(o, x, y, z, ox, oy, oz) { return DOMMatrix_scaleSelf(copyMatrix(o), x, y, z, ox, oy, oz); }
function DOMMatrixReadOnly_scaleNonUniform(o, x, y) { return DOMMatrix_scaleSelf(copyMatrix(o), x, y, 1, 0, 0, 0); }
function DOMMatrixReadOnly_scale3d(o, scale, ox, oy, oz) { return DOMMatrix_scale3dSelf(copyMatrix(o), scale, ox, oy, oz); }
function DOMMatrixReadOnly_rotate(o, x, y, z) { return DOMMatrix_rotateSelf(copyMatrix(o), x, y, z); }
function DOMMatrixReadOnly_rotateFromVector(o, x, y) { return DOMMatrix_rotateFromVectorSelf(copyMatrix(o), x, y); }
function DOMMatrixReadOnly_rotateAxisAngle(o, x, y, z, angle) { return DOMMatrix_rotateAxisAngleSelf(copyMatrix(o), x, y, z, angle); }
function DOMMatrixReadOnly_skewX(o, x) { return DOMMatrix_skewXSelf(copyMatrix(o), x); }
function DOMMatrixReadOnly_skewY(o, y) { return DOMMatrix_skewYSelf(copyMatrix(o), y); }
function DOMMatrixReadOnly_multiply(o, other) { return DOMMatrix_multiplySelf(copyMatrix(o), other); }
function DOMMatrixReadOnly_flipX(o) { return post(copyMatrix(o), scaling(-1, 1, 1), true); }
function DOMMatrixReadOnly_flipY(o) { return post(copyMatrix(o), scaling(1, -1, 1), true); }
function DOMMatrixReadOnly_inverse(o) { return DOMMatrix_invertSelf(copyMatrix(o)); }
function DOMMatrixReadOnly_transformPoint(o, point) { return transformed(stateOf(o).m, point); }
function DOMMatrixReadOnly_toFloat32Array(o) { return new Float32Array(stateOf(o).m); }
function DOMMatrixReadOnly_toFloat64Array(o) { return new Float64Array(stateOf(o).m); }
function DOMMatrixReadOnly_toString(o) {
  const { m, is2D } = stateOf(o);
  if (m.some(v => !Number.isFinite(v))) throw domException("InvalidStateError", "DOMMatrix cannot be serialized with NaN or Infinity values.");
  return is2D ? `matrix(${[0, 1, 4, 5, 12, 13].map(i => m[i]).join(", ")})` : `matrix3d(${m.join(", ")})`;
}
function DOMMatrixReadOnly_toJSON(o) {
  const { m } = stateOf(o), json = {};
  for (const [name, i] of Object.entries(MATRIX_ALIASES)) json[name] = m[i];
  MATRIX_NAMES.forEach((name, i) => { json[name] = m[i]; });
  json.is2D = DOMMatrixReadOnly_is2D(o);
  json.isIdentity = DOMMatrixReadOnly_isIdentity(o);
  return json;
}
for (const name of ["DOMMatrix", "DOMMatrixReadOnly"]) {
  SERIALIZABLE[name] = {
    write: (o, deep) => [stateOf(o).is2D, ...stateOf(o).m.map(deep)],
    read: ([is2D, ...m], deep) => makeMatrix(m.map(deep), is2D, name),
  };
}

function defineMatrixNumbers() {
  const define = (name, at) => {
    const convert = v => Number(v);
    for (const kind of ["DOMMatrixReadOnly", "DOMMatrix"]) {
      const low = TYPE_BY_NAME[kind], high = HIGH[low];
      const members = {
        get [name]() { /*%*/ return stateOf(check(this, low, high)).m[at]; },
        set [name](v) { /*%*/
          const s = stateOf(check(this, low, high));
          s.m[at] = convert(v);
          if (DEPTH.includes(at) && s.m[at] !== IDENTITY[at]) s.is2D = false;
        },
      };
      const d = getDescriptor(members, name);
      if (kind === "DOMMatrixReadOnly") d.set = undefined;
      defineProperty(PROTO[low], name, d);
    }
  };
  for (const [name, at] of Object.entries(MATRIX_ALIASES)) define(name, at);
  MATRIX_NAMES.forEach(define);
}

// Geometry Interfaces 1: points and quads.

function makePoint(kind, x, y, z, w) {
  const o = makeJs(TYPE_BY_NAME[kind]);
  DOMPointReadOnly_construct(o, x, y, z, w);
  return o;
}
function DOMPointReadOnly_construct(o, x, y, z, w) { const s = stateOf(o); s.x = x; s.y = y; s.z = z; s.w = w; }
function DOMPoint_construct(o, x, y, z, w) { DOMPointReadOnly_construct(o, x, y, z, w); }
function DOMPointReadOnly_static_fromPoint(p) { return makePoint("DOMPointReadOnly", p.x, p.y, p.z, p.w); }
function DOMPoint_static_fromPoint(p) { return makePoint("DOMPoint", p.x, p.y, p.z, p.w); }
function DOMPointReadOnly_x(o) { return stateOf(o).x; }
function DOMPointReadOnly_y(o) { return stateOf(o).y; }
function DOMPointReadOnly_z(o) { return stateOf(o).z; }
function DOMPointReadOnly_w(o) { return stateOf(o).w; }
const DOMPoint_x = DOMPointReadOnly_x, DOMPoint_y = DOMPointReadOnly_y, DOMPoint_z = DOMPointReadOnly_z, DOMPoint_w = DOMPointReadOnly_w;
function DOMPoint_set_x(o, v) { stateOf(o).x = v; }
function DOMPoint_set_y(o, v) { stateOf(o).y = v; }
function DOMPoint_set_z(o, v) { stateOf(o).z = v; }
function DOMPoint_set_w(o, v) { stateOf(o).w = v; }
function DOMPointReadOnly_matrixTransform(o, init) { return transformed(matrixOfInit(init).m, stateOf(o)); }
function DOMPointReadOnly_toJSON(o) { const { x, y, z, w } = stateOf(o); return { x, y, z, w }; }
for (const name of ["DOMPoint", "DOMPointReadOnly"]) {
  SERIALIZABLE[name] = {
    write: (o, deep) => ["x", "y", "z", "w"].map(each => deep(stateOf(o)[each])),
    read: (numbers, deep) => makePoint(name, ...numbers.map(deep)),
  };
}

function makeQuad(points) {
  const o = makeJs(TYPE_BY_NAME.DOMQuad);
  DOMQuad_construct(o, ...points);
  return o;
}
const ORIGIN_POINT = { x: 0, y: 0, z: 0, w: 1 };
function DOMQuad_construct(o, ...points) { stateOf(o).points = points.map(p => DOMPoint_static_fromPoint(p ?? ORIGIN_POINT)); }
function DOMQuad_static_fromRect({ x, y, width, height }) {
  return makeQuad([[x, y], [x + width, y], [x + width, y + height], [x, y + height]].map(([px, py]) => ({ x: px, y: py, z: 0, w: 1 })));
}
function DOMQuad_static_fromQuad(q) { return makeQuad([q.p1, q.p2, q.p3, q.p4]); }
function DOMQuad_p1(q) { return stateOf(q).points[0]; }
function DOMQuad_p2(q) { return stateOf(q).points[1]; }
function DOMQuad_p3(q) { return stateOf(q).points[2]; }
function DOMQuad_p4(q) { return stateOf(q).points[3]; }
function DOMQuad_getBounds(q) {
  const states = stateOf(q).points.map(stateOf), xs = states.map(s => s.x), ys = states.map(s => s.y);
  const left = Math.min(...xs), top = Math.min(...ys);
  return rect("DOMRect", left, top, Math.max(...xs) - left, Math.max(...ys) - top);
}
function DOMQuad_toJSON(q) { const [p1, p2, p3, p4] = stateOf(q).points; return { p1, p2, p3, p4 }; }
SERIALIZABLE.DOMQuad = {
  write: (q, deep) => stateOf(q).points.map(deep),
  read: (points, deep) => makeQuad(points.map(each => stateOf(deep(each)))),
};

// The pages that the drive tests look at: a server on this machine, and what it was asked.
import http from 'node:http';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const FORM = `<!doctype html><title>Form</title><style>body { margin: 0; font: 16px sans-serif } #box { width: 100px;
  height: 50px; margin: 20px; background: rgb(0, 128, 0) } #far { margin-top: 2000px }</style>
<h1 id=head class="a b">Heading</h1>
<form onsubmit="return false"><input id=name><input id=check type=checkbox>
<select id=choice><option value=one>One<option value=two>Two</select>
<textarea id=area></textarea><input id=file type=file><button id=button type=button>Press</button></form>
<div id=box></div><a id=link href=/second>second</a><p id=far>far away</p>
<script>
  window.log = [];
  for (const type of ['click', 'dblclick', 'mouseover', 'keydown', 'input', 'change', 'focus'])
    document.addEventListener(type, e => log.push(type + ' ' + (e.target.id || e.target.nodeName)), true);
</script>`;

const PAGES = {
  '/form': FORM,
  '/second': '<!doctype html><title>Second</title><p>second page',
  '/frames': '<!doctype html><title>Frames</title><iframe name=inner src=/second></iframe><iframe srcdoc="<p id=in>inside"></iframe>',
  '/assets': '<!doctype html><title>Assets</title><link rel=stylesheet href=/style.css><img id=img src=/pixel.png>',
  '/cookie': '<!doctype html><title>Cookie</title>',
  '/dialog': '<!doctype html><title>Dialog</title>',
  '/more': `<!doctype html><title>More</title><style>.hidden { display: none } #drag { width: 40px; height: 40px; background: red }
    #pad { height: 120px; background: #eee; overflow: auto } #pad div { height: 900px }</style>
    <main><h1>More</h1><label>Mail <input id=mail type=email></label><button id=go disabled>Go</button><p id=late class=hidden>late</p>
    <ul><li>one<li>two<li>three</ul><div id=drag></div><div id=pad><div></div></div><input id=keys><a id=top href="#end">end</a>
    <select id=many multiple><option>a<option>b<option>c</select><my-box></my-box><p id=end>end</p></main><script>
    window.log = [];
    for (const type of ['mousedown', 'mousemove', 'mouseup', 'contextmenu', 'auxclick', 'wheel', 'keydown', 'keyup', 'input', 'change', 'dblclick'])
      document.addEventListener(type, e => log.push(type + (e.key ? ' ' + e.key : '') + (e.shiftKey ? ' shift' : '')), true);
    customElements.define('my-box', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<b id=inner>in the shadow</b>'; } });
    function used(n) { return n * 2; }
    function unused(n) { return n * 3; }
    used(1);
  </script>`,
  '/secret': '<!doctype html><title>Secret</title>',
  '/fetch': '<!doctype html><title>Fetch</title>',
  '/missing': '<!doctype html><title>Missing</title><img src=/nowhere.png>',
  '/console': '<!doctype html><title>Console</title><script>console.log("from the page", 7)</script>',
};

export async function serve() {
  const asked = [];
  const server = http.createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    asked.push({ path, headers: request.headers });
    if (path === '/redirect') { response.writeHead(302, { location: '/second' }); response.end(); return; }
    if (path === '/secret' && request.headers.authorization !== 'Basic ' + Buffer.from('ada:love').toString('base64')) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="drive"', 'content-type': 'text/html' });
      response.end('<title>No</title>');
      return;
    }
    if (path === '/data.json') { response.setHeader('content-type', 'application/json'); response.end('{"answer":42}'); return; }
    if (path === '/style.css') { response.setHeader('content-type', 'text/css'); response.end('p { color: red }'); return; }
    if (path === '/pixel.png') { response.setHeader('content-type', 'image/png'); response.end(PIXEL); return; }
    if (path === '/cookie') response.setHeader('set-cookie', ['served=1; Path=/', 'hidden=2; HttpOnly; Path=/']);
    const page = PAGES[path];
    response.statusCode = page ? 200 : 404;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page ?? '<!doctype html><title>404</title>');
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return { base: `http://127.0.0.1:${server.address().port}`, asked, close: () => server.close() };
}

export { PIXEL };

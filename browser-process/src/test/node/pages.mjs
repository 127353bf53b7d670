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
  '/console': '<!doctype html><title>Console</title><script>console.log("from the page", 7)</script>',
};

export async function serve() {
  const asked = [];
  const server = http.createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    asked.push({ path, headers: request.headers });
    if (path === '/redirect') { response.writeHead(302, { location: '/second' }); response.end(); return; }
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

// The pages that the drive tests look at: a server on this machine, and what it was asked.
import crypto from 'node:crypto';
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
  '/csp': '<!doctype html><meta http-equiv=content-security-policy content="script-src \'none\'"><title>CSP</title>',
  '/styled': '<!doctype html><title>Styled</title><link rel=stylesheet href=/style.css><p>text<script src=/script.js></script>',
  '/todo': `<!doctype html><title>Todo</title><h1>Things</h1><label for=who>Your name</label><input id=who>
    <input id=new placeholder="What needs to be done?"><ul id=list></ul><span id=count title="the count">0</span>
    <img alt="a dot" src=/pixel.png><button>Clear</button><script>
    const list = document.getElementById('list'), count = () => { document.getElementById('count').textContent = list.children.length; };
    document.getElementById('new').addEventListener('keydown', e => {
      if (e.key !== 'Enter') return;
      const item = document.createElement('li'), box = document.createElement('input'), text = document.createElement('span');
      box.type = 'checkbox';
      text.dataset.testid = 'item';
      text.textContent = e.target.value;
      item.append(box, text);
      list.append(item);
      e.target.value = '';
      count();
    });
    document.querySelector('button').addEventListener('click', () => { list.replaceChildren(); count(); });
  </script>`,
  '/nested': '<!doctype html><title>Nested</title><style>iframe { border: 5px solid; margin: 10px }</style><iframe id=outer src=/outer width=400 height=300></iframe>',
  '/outer': '<!doctype html><iframe id=inner src=/button></iframe>',
  '/button': '<!doctype html><button onclick="this.textContent = \'pressed\'">press</button>',
  '/drop': `<!doctype html><title>Drop</title><style>div { width: 80px; height: 80px; margin: 20px; background: #ccc }</style>
    <div id=source draggable=true>source</div><div id=target></div><script>
    const target = document.getElementById('target');
    document.getElementById('source').addEventListener('dragstart', e => e.dataTransfer.setData('text/plain', 'carried'));
    target.addEventListener('dragover', e => e.preventDefault());
    target.addEventListener('drop', e => { e.preventDefault(); target.textContent = e.dataTransfer.getData('text/plain'); });
  </script>`,
  '/console': '<!doctype html><title>Console</title><script>console.log("from the page", 7)</script>',
};

export async function serve() {
  const asked = [];
  const server = http.createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    asked.push({ path, headers: request.headers });
    // As a proxy that wants to know who asks.
    if (request.url.startsWith('http://locked.test/') && request.headers['proxy-authorization'] !== 'Basic ' + Buffer.from('ada:lo:ve').toString('base64')) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="drive"', 'content-type': 'text/html' });
      response.end('<title>Who?</title>');
      return;
    }
    if (path === '/redirect') { response.writeHead(302, { location: '/second' }); response.end(); return; }
    if (path === '/cached') { response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'max-age=600' }); response.end('<title>Cached</title>'); return; }
    if (path === '/secret' && request.headers.authorization !== 'Basic ' + Buffer.from('ada:love').toString('base64')) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="drive"', 'content-type': 'text/html' });
      response.end('<title>No</title>');
      return;
    }
    if (path === '/slow') return; // never answered
    if (path === '/endless.bin') { response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }); response.write('x'.repeat(4096)); return; }
    if (path === '/empty-error') { response.writeHead(500, { 'content-length': 0 }); response.end(); return; }
    if (path === '/policy') { response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': "script-src 'none'" }); response.end('<title>Policy</title>'); return; }
    if (path === '/echo') {
      let body = '';
      request.on('data', chunk => { body += chunk; }).on('end', () => {
        response.writeHead(200, { 'content-type': 'application/json', 'x-served': 'yes' });
        response.end(JSON.stringify({ method: request.method, headers: request.headers, body }));
      });
      return;
    }
    if (path === '/script.js') { response.setHeader('content-type', 'text/javascript'); response.end('window.scripted = 1;\nfunction never() { return 2; }\n'); return; }
    if (path === '/module.js') { response.setHeader('content-type', 'text/javascript'); response.end('export const made = 8;'); return; }
    if (path === '/worker.js') { response.setHeader('content-type', 'text/javascript'); response.end('self.mine = "worker"; onmessage = e => postMessage(e.data);'); return; }
    if (path === '/file.bin') {
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename="named.bin"' });
      response.end('content of the file');
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
  server.on('upgrade', (request, socket) => echo(request, socket));
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return { base: `http://127.0.0.1:${server.address().port}`, asked, close: () => { server.close(); server.closeAllConnections(); } };
}

/** A WebSocket that says again what it is told, in one frame of less than 126 bytes. */
function echo(request, socket) {
  const accept = crypto.createHash('sha1').update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  socket.on('error', () => {});
  socket.on('data', data => {
    const length = data[1] & 127, mask = data.subarray(2, 6);
    const text = Buffer.from(data.subarray(6, 6 + length).map((b, i) => b ^ mask[i % 4]));
    socket.write(Buffer.concat([Buffer.from([data[0], length]), text]));
  });
}

export { PIXEL };

'use strict';
// A week's events, kept in local storage. An event: { name, day (0 is Monday), start, end (minutes since midnight) }.

const KEY = 'timetable';
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const byId = id => document.getElementById(id);
const form = byId('entry'), week = byId('week'), problem = byId('problem'), news = byId('news');

let events = [];
let edited = null; // the event that the form shows

// Times

const minutes = text => { const [h, m] = text.split(':'); return 60 * h + +m; };
const two = n => String(n).padStart(2, '0');
const clock = t => `${two(Math.floor(t / 60))}:${two(t % 60)}`;

// Keeping

function isEvent(e) {
  return typeof e === 'object' && e !== null && typeof e.name === 'string' && e.name.trim() !== '' && Number.isInteger(e.day) && e.day >= 0 && e.day < 7
    && Number.isInteger(e.start) && Number.isInteger(e.end) && e.start >= 0 && e.start < e.end && e.end <= 24 * 60;
}
/** The events in a text, or null if it is no timetable. */
function read(text) {
  try {
    const all = JSON.parse(text);
    if (!Array.isArray(all) || !all.every(isEvent)) return null;
    return all.map(({ name, day, start, end }) => ({ name: name.trim().slice(0, 60), day, start, end }));
  } catch {
    return null;
  }
}
const written = () => JSON.stringify(events, null, 2);
function keep() {
  events.sort((a, b) => a.day - b.day || a.start - b.start || a.end - b.end);
  localStorage.setItem(KEY, written());
  show();
}
function restore() { events = read(localStorage.getItem(KEY) ?? '[]') ?? []; }

// Showing

/** Puts events that overlap side by side: each gets a lane, and how many lanes its group has. */
function lanes(day) {
  const placed = [];
  let group = [], until = -1;
  const close = () => { const count = Math.max(0, ...group.map(p => p.lane + 1)); for (const p of group) p.lanes = count; group = []; };
  for (const event of events.filter(e => e.day === day)) {
    if (event.start >= until) close();
    const taken = new Set(group.filter(p => p.event.end > event.start).map(p => p.lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    const place = { event, lane, lanes: 1 };
    group.push(place);
    placed.push(place);
    until = Math.max(until, event.end);
  }
  close();
  return placed;
}
function hue(name) {
  let sum = 0;
  for (const c of name) sum = (sum * 31 + c.codePointAt(0)) % 360;
  return sum;
}
function make(tag, className, text) {
  const e = document.createElement(tag);
  e.className = className;
  if (text !== undefined) e.textContent = text;
  return e;
}
function show() {
  const first = Math.min(8, ...events.map(e => Math.floor(e.start / 60))), last = Math.max(18, ...events.map(e => Math.ceil(e.end / 60)));
  const hour = 44;
  week.style.setProperty('--hours', last - first);
  const hours = make('div', 'hours');
  for (let h = first + 1; h < last; h++) {
    const mark = make('span', '', clock(60 * h));
    mark.style.top = `${(h - first) * hour - 9}px`;
    hours.append(mark);
  }
  const columns = DAYS.map((name, day) => {
    const column = make('div', 'column');
    for (const { event, lane, lanes: count } of lanes(day)) {
      const button = make('button', 'event');
      button.type = 'button';
      button.append(make('time', '', `${clock(event.start)}–${clock(event.end)}`), make('b', '', event.name));
      button.setAttribute('aria-label', `${event.name}, ${name} ${clock(event.start)} to ${clock(event.end)}: change`);
      button.setAttribute('aria-pressed', event === edited);
      button.style.top = `${(event.start / 60 - first) * hour}px`;
      button.style.height = `${Math.max(20, (event.end - event.start) / 60 * hour - 2)}px`;
      button.style.setProperty('--lane', lane);
      button.style.setProperty('--lanes', count);
      button.style.setProperty('--hue', hue(event.name));
      button.addEventListener('click', () => edit(event));
      column.append(button);
    }
    return column;
  });
  week.replaceChildren(make('div', 'corner'), ...DAYS.map(name => make('div', 'day', name.slice(0, 3))), hours, ...columns);
  byId('empty').hidden = events.length > 0;
  byId('count').textContent = events.length === 1 ? '1 event' : `${events.length} events`;
}

// Entering

function edit(event) {
  edited = event;
  byId('entry-title').textContent = event === null ? 'New event' : `Change ${event.name}`;
  byId('add').textContent = event === null ? 'Add' : 'Change';
  byId('delete').hidden = byId('cancel').hidden = event === null;
  problem.textContent = '';
  if (event !== null) {
    form.elements.name.value = event.name;
    form.elements.day.value = event.day;
    form.elements.start.value = clock(event.start);
    form.elements.end.value = clock(event.end);
    form.elements.name.focus();
  }
  show();
}
form.addEventListener('submit', e => {
  e.preventDefault();
  const data = new FormData(form);
  const event = { name: data.get('name').trim(), day: +data.get('day'), start: minutes(data.get('start')), end: minutes(data.get('end')) };
  if (event.name === '') { problem.textContent = 'The event has no name.'; form.elements.name.focus(); return; }
  if (event.end <= event.start) { problem.textContent = 'It ends before it starts.'; form.elements.end.focus(); return; }
  if (edited === null) events.push(event); else events[events.indexOf(edited)] = event;
  const day = event.day;
  form.reset();
  form.elements.day.value = day; // the next one is often on the same day
  keep();
  form.elements.name.focus();
});
form.addEventListener('reset', () => edit(null));
byId('delete').addEventListener('click', () => {
  events = events.filter(e => e !== edited);
  form.reset();
  keep();
});

// Files

const save = byId('save');
let saved = null;
save.addEventListener('click', () => {
  if (saved !== null) URL.revokeObjectURL(saved);
  saved = URL.createObjectURL(new Blob([written()], { type: 'application/json' }));
  save.href = saved;
  news.textContent = 'Saved to your downloads.';
});
byId('load').addEventListener('change', async e => {
  const file = e.target.files[0];
  if (file === undefined) return;
  const loaded = read(await file.text().catch(() => ''));
  e.target.value = '';
  if (loaded === null) { news.textContent = `${file.name} is no timetable.`; return; }
  events = loaded;
  form.reset();
  keep();
  news.textContent = `Loaded ${file.name}.`;
});
byId('clear').addEventListener('click', () => {
  if (events.length > 0 && !confirm(`Delete ${byId('count').textContent}?`)) return;
  events = [];
  form.reset();
  keep();
  news.textContent = 'All events are deleted.';
});

// Another tab has changed the table.
addEventListener('storage', e => {
  if (e.key !== KEY && e.key !== null) return;
  restore();
  edit(null);
});

restore();
show();

import { mount } from './drivebay-panel.js';
import { LOOKS } from './looks.mjs';

// The page of the example panel. All that is about Drivebay is in `show`.

const { drivebay, tenant, people } = await (await fetch('/panel.json')).json();
const at = (id) => document.getElementById(id);
const [person, server, look, theme, frame, note] = ['person', 'server', 'look', 'theme', 'frame', 'note'].map(
  at,
);
const address = new URLSearchParams(location.search);

let tab = address.get('tab') ?? 'media';
let panel;
let shown;

/** Shows what is chosen. A frame that still fits is kept: the overview hides it, as panels' tabs do. */
function show() {
  const who = person.value;
  at('server-name').textContent = server.selectedOptions[0].textContent;
  at('overview').hidden = tab !== 'overview';
  frame.hidden = tab === 'overview';
  for (const button of document.querySelectorAll('[data-tab]')) {
    button.setAttribute('aria-current', String(button.dataset.tab === tab));
  }
  const wanted = JSON.stringify([who, server.value, tab]);
  if (tab === 'overview' || wanted === shown) return;
  shown = wanted;
  panel?.unmount();
  note.textContent = '';
  panel = mount(frame, {
    origin: drivebay,
    tenant,
    ...(tab === 'media' ? { vpsId: server.value } : { isos: true }),
    fetchToken: async () => {
      const response = await fetch(`/iso-token?who=${encodeURIComponent(who)}`, { method: 'POST' });
      if (!response.ok) throw new Error(`The panel's backend returned ${response.status}.`);
      return response.text();
    },
    theme: theme.value,
    appearance: LOOKS[look.value],
    locale: 'en-GB',
    onStatus: (status) => (note.textContent = `Drivebay: ${status}`),
    onError: (error) => (note.textContent = error.message),
  });
}

function wearLook() {
  document.documentElement.dataset.look = look.value;
}

function wearTheme() {
  document.documentElement.dataset.theme = theme.value;
}

function listServers() {
  server.replaceChildren(...people[person.value].servers.map(({ id, name }) => new Option(name, id)));
}

person.replaceChildren(...Object.entries(people).map(([id, { name }]) => new Option(name, id)));
person.value = address.get('who') ?? 'astrid';
listServers();

look.value = address.get('look') ?? '';
theme.value = address.get('theme') ?? 'system';
wearLook();
wearTheme();

person.addEventListener('change', () => {
  listServers();
  show();
});
server.addEventListener('change', show);
look.addEventListener('change', () => {
  wearLook();
  panel?.setAppearance(LOOKS[look.value]);
});
theme.addEventListener('change', () => {
  wearTheme();
  panel?.setTheme(theme.value);
});
for (const button of document.querySelectorAll('[data-tab]')) {
  button.addEventListener('click', () => {
    tab = button.dataset.tab;
    show();
  });
}
show();

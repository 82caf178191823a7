import { mount } from 'svelte';
import App from './App.svelte';
import { watch_links } from './router.svelte';
import { find_route, load_desks } from './routes';
import './style/tokens.css';
import './style/base.css';
import { choose_language, load_words } from './words';

void choose_language().then(async () => {
  // What does not come is said by the app, which stands all the same.
  const all_desks = Promise.all([load_desks(), load_words()]).catch(() => undefined);
  // The landing page stands without the other desks and without the session; every other screen waits for both.
  if (!find_route(location.pathname)) await all_desks;
  watch_links();
  mount(App, { target: document.body });
  const [{ start }] = await Promise.all([import('./start'), all_desks]);
  await start();
});

if ('serviceWorker' in navigator && import.meta.env.PROD) void navigator.serviceWorker.register('/sw.js');

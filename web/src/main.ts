import { mount } from 'svelte';
import App from './App.svelte';
import { watch_links } from './router.svelte';
import { start } from './start';
import './style/tokens.css';
import './style/base.css';
import { choose_language } from './words';

void choose_language().then(() => {
  watch_links();
  void start();
  mount(App, { target: document.body });
});

if ('serviceWorker' in navigator && import.meta.env.PROD) void navigator.serviceWorker.register('/sw.js');

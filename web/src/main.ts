import { mount } from 'svelte';
import App from './App.svelte';
import { watch_links } from './router.svelte';
import './style/tokens.css';
import './style/base.css';
import { choose_language } from './words';

void choose_language().then(() => {
  watch_links();
  mount(App, { target: document.body });
  // The landing page stands without it; every other screen waits for it.
  void import('./start').then(({ start }) => start());
});

if ('serviceWorker' in navigator && import.meta.env.PROD) void navigator.serviceWorker.register('/sw.js');

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { precompress } from './tools/precompress';
import { service_worker } from './tools/service_worker';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const kScript = 'assets/[name]-[hash:7].js';

export default defineConfig({
  plugins: [svelte(), service_worker(here('src/sw.js'), here('dist')), precompress(here('dist'))],
  build: {
    // Chrome 87 is the oldest WebView that we serve. It has private class members, which `es2020` would spell out at length.
    target: ['chrome87', 'firefox90', 'safari15'],
    outDir: 'dist',
    manifest: true,
    // Entries of their own keep the names of their exports, so that a browser test can act through them.
    rollupOptions: {
      input: { index: here('index.html'), work: here('src/device/work.ts'), shrink: here('src/kit/shrink.ts') },
      preserveEntrySignatures: 'exports-only',
      // Names of screens and style sheets stand in the shell, where a digest cannot be compressed; these are as short as the bundler lets them be, and still tell two builds of one name apart.
      output: { entryFileNames: kScript, chunkFileNames: kScript, assetFileNames: 'assets/[name]-[hash:6].[ext]' },
    },
    // The content security policy forbids data: sources for scripts and styles, and one sprite is one cached file.
    assetsInlineLimit: 0,
    // The list of what each screen imports would stand in the shell and grow with every screen; the service worker has them all
    // after the first visit. Style sheets stay listed: a screen must not show before its own.
    modulePreload: { polyfill: false, resolveDependencies: (_file, imports) => imports.filter((one) => one.endsWith('.css')) },
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/lacak': 'http://127.0.0.1:8080' } },
});

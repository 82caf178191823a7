import { defineConfig } from 'vitest/config';

// A PIN costs a second of hashing on purpose, and several on a full machine: a test that hangs is told all the same.
export default defineConfig({ test: { environment: 'node', include: ['src/**/*_test.ts'], setupFiles: ['tools/test_setup.ts'], testTimeout: 30_000 } });

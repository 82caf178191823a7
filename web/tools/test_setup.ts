// Debian's Node 18 has WebCrypto only inside its module; browsers and newer Nodes have it everywhere.
import 'fake-indexeddb/auto';
import { webcrypto } from 'node:crypto';

if (!globalThis.crypto) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });

let last_ms = 0;
let turn = 0;

/**
 * A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, a 12-bit counter within the millisecond, then random bits. Ids of one
 * page sort in the order in which they were made, also two made at once.
 */
export function uuid_v7(now_ms: number = Date.now()): string {
  turn = now_ms === last_ms ? turn + 1 : 0;
  last_ms = now_ms;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now_ms / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = 0x70 | ((turn >> 8) & 0x0f);
  bytes[7] = turn & 0xff;
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

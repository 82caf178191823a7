// Opens the sheet that tells of one code. It is no part of the shell, and stands above whatever screen is open.
import { mount, unmount } from 'svelte';
import Found from './Found.svelte';

export function look_up(code: string): void {
  const sheet = mount(Found, { target: document.body, props: { code, onclose: () => void unmount(sheet) } });
}

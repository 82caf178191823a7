// The keys of this desk belong to it only where nobody writes.
export function is_elsewhere(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  return event.ctrlKey || event.metaKey || event.altKey || !!target.matches?.('input, textarea, select') || !!target.closest?.('dialog');
}

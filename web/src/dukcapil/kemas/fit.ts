// Letters as large as their line is wide, so that they are read from two metres.

/** An attachment: one line of text fills the width of its parent, up to `most` pixels and down to `least`, where it may break. */
export function fit(most: () => number, least = 56) {
  return (text: HTMLElement) => {
    const parent = text.parentElement!;
    const measure = () => {
      text.style.fontSize = '100px';
      text.style.whiteSpace = 'nowrap';
      const style = getComputedStyle(parent);
      const room = parent.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      const words = document.createRange();
      words.selectNodeContents(text);
      const size = Math.floor((100 * room) / Math.max(1, words.getBoundingClientRect().width));
      text.style.whiteSpace = size < least ? 'normal' : 'nowrap';
      text.style.fontSize = `${Math.max(least, Math.min(most(), size))}px`;
    };
    const changed = new MutationObserver(measure);
    changed.observe(text, { childList: true, characterData: true, subtree: true });
    const resized = new ResizeObserver(measure);
    resized.observe(parent);
    measure();
    return () => {
      changed.disconnect();
      resized.disconnect();
    };
  };
}

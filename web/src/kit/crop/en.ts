import type { Words } from './id';

export const en: Words = {
  over: (what) => `Straighten the photo: ${what}`,
  title: 'Straighten the photo',
  how: 'Move the four corners to the edges of the paper.',
  found: 'The edges of the paper were found. Move a corner where it does not fit.',
  corners: ['Upper left corner', 'Upper right corner', 'Lower right corner', 'Lower left corner'],
  keys: 'Move it with the arrow keys; with Shift further.',
  turn: 'Turn',
  whole: 'Whole photo',
  use: 'Use this photo',
  drop: 'Cancel',
};

// One tone for right, two low ones for wrong: the hands are busy and the eyes are elsewhere.
let context: AudioContext | null = null;

function beep(hertz: number, at: number): void {
  if (!context) return;
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.frequency.value = hertz;
  loudness.gain.value = 0.15;
  tone.connect(loudness).connect(context.destination);
  tone.start(context.currentTime + at);
  tone.stop(context.currentTime + at + 0.14);
}

export function sound(right: boolean): void {
  context ??= new AudioContext();
  if (right) return beep(880, 0);
  beep(220, 0);
  beep(220, 0.2);
}

/** An act can be taken back for so long. */
export const kUndoMs = 10_000;
/** Files go to the server in pieces of this size, so that a lost line costs one piece. */
export const kPieceBytes = 32 * 1024;
/** First and longest pause after a failed attempt; each further one doubles. */
export const kBackOffMs = { first: 2_000, longest: 5 * 60_000 } as const;
/** The timer that tries even when the browser says nothing about the line. */
export const kTimerMs = 60_000;
/** An attempt that has heard nothing for so long is given up and tried again. */
export const kPatienceMs = 60_000;
/** So many different items in a row that the server cannot take: it is ill, leave it alone for a while. */
export const kServerFailuresMax = 3;
/** Sent items stay in the list of today. */
export const kSentShownMs = 24 * 3_600_000;
/** Copies of lists are wiped after so long without being renewed. */
export const kCopyKeptMs = 14 * 24 * 3_600_000;
/** Receipt codes are fetched anew when fewer are left. */
export const kCodesFew = 15;
/** Photos are shrunk to this before they are stored. */
export const kPhotoBytesMax = 60_000;

/** Text as people mean it, whether they typed it or uploaded it: without signs that nobody sees. */

/**
 * Controls (but line ends and tab), marks that turn the direction of text (UAX #9: U+061C, U+200E–F, U+202A–E, U+2066–9),
 * blanks without width. Joiners stay, faces and other scripts are written with them.
 */
const UNSEEN =
  /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** Without unseen signs; half a letter becomes the sign for one that is not known. */
export const plain = (text: string): string => text.replace(UNSEEN, '').replace(/\p{Surrogate}/gu, '\ufffd')

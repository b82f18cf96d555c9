/** Text as people mean it, whether they typed it or uploaded it: without signs that nobody sees. */

/**
 * Controls (but line ends and tab), marks that turn the direction of text (UAX #9: U+061C, U+200E–F, U+202A–E, U+2066–9),
 * blanks without width, fillers that look like nothing (Hangul's, by which a name would be empty), hyphens and marks that no
 * screen draws. Joiners stay, faces and other scripts are written with them.
 */
const UNSEEN =
  /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/g

/** What Word, Excel and other systems end a line with within a paragraph or a cell. */
const LINE_ENDS = /[\u000b\u0085\u2028\u2029]/g

/** Without unseen signs; a line ends as on every screen; half a letter becomes the sign for one that is not known. */
export const plain = (text: string): string =>
  text
    .replace(LINE_ENDS, '\n')
    .replace(UNSEEN, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')

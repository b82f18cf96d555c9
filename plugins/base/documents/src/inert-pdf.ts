/** PDFs people bring: whole, readable by everyone, and without anything that runs, opens or carries other files. */
import { inflateSync } from 'node:zlib'

/** Names of ISO 32000 under which a PDF acts instead of showing; a script needs `/S /JavaScript` to be one. */
const ACTIVE = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|GoToE|ImportData|SubmitForm|Encrypt)(?![A-Za-z0-9])/
const STREAM = /\bobj\b((?:(?!endobj)[\s\S])*?)\bstream\r?\n([\s\S]*?)endstream/g
const MAX_UNFOLDED_BYTES = 16 * 1024 * 1024

export function isInertPdf(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  if (!/^%PDF-[12]\.\d/.test(text) || !/\b\d+ \d+ obj\b/.test(text)) return false
  if (!/startxref\s+\d+\s+%%EOF/.test(text.slice(-1024))) return false
  if (ACTIVE.test(plainNames(text))) return false
  const folded = [...text.matchAll(STREAM)].map(([, head, body]) => ({ head: plainNames(head), body }))
  return folded.filter(({ head }) => head.includes('/ObjStm')).every(isInertPart)
}

/** Objects may lie folded up in a stream; one that cannot be unfolded cannot be looked through. */
function isInertPart({ head, body }: { head: string; body: string }): boolean {
  if (!head.includes('/Filter')) return true
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*(?:\]|\/(?!\w+Decode)|>)/.test(head)) return false
  try {
    const unfolded = inflateSync(Buffer.from(body, 'latin1'), { maxOutputLength: MAX_UNFOLDED_BYTES })
    return !ACTIVE.test(plainNames(unfolded.toString('latin1')))
  } catch {
    return false
  }
}

/** A name may be written with its letters as numbers: `/J#53` is `/JS`. */
const plainNames = (text: string) =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

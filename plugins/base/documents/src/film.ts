/** Short films (MP4): told by their bytes, whole, and rid of what phones write down about place and device. */
import type { FileKind } from './file-kinds'

export const FILM: FileKind = { mime: 'video/mp4', extension: 'mp4' }
/** What phones and editors write, and every browser plays. */
const BRANDS = new Set(['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'MSNV', 'M4V ', 'dash'])
/** Boxes that hold others, down to where notes about place and device may stand. */
const INSIDE = new Set(['moov', 'trak', 'mdia', 'minf'])
/** Notes: where it was taken, by what, and whatever else somebody put in. */
const NOTES = new Set(['udta', 'meta', 'uuid'])

type Box = { type: string; from: number; body: number; to: number }

/** @returns the film with its notes blanked, as long as before; null where its bytes are no MP4 to their end */
export function tidyFilm(bytes: Buffer): Buffer | null {
  const boxes = boxesOf(bytes, 0, bytes.length)
  const [first] = boxes ?? []
  if (!boxes || first?.type !== 'ftyp' || !BRANDS.has(bytes.toString('latin1', first.body, first.body + 4))) return null
  const types = new Set(boxes.map(({ type }) => type))
  if (!types.has('moov') || !types.has('mdat')) return null
  const tidied = Buffer.from(bytes)
  return boxes.every((box) => blank(tidied, box)) ? tidied : null
}

/** A box that is free space is skipped by every player, and nothing behind it moves. */
function blank(bytes: Buffer, { type, from, body, to }: Box): boolean {
  if (NOTES.has(type)) {
    bytes.write('free', from + 4, 'latin1')
    bytes.fill(0, body, to)
    return true
  }
  if (!INSIDE.has(type)) return true
  const inner = boxesOf(bytes, body, to)
  return inner !== null && inner.every((box) => blank(bytes, box))
}

/** null where one reaches beyond what there is. */
function boxesOf(bytes: Buffer, from: number, to: number): Box[] | null {
  const boxes: Box[] = []
  for (let at = from; at < to;) {
    if (to - at < 8) return null
    const [short, type] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)]
    const long = short === 1
    if (long && to - at < 16) return null
    const size = long ? Number(bytes.readBigUInt64BE(at + 8)) : short || to - at
    if (size < (long ? 16 : 8) || at + size > to) return null
    boxes.push({ type, from: at, body: at + (long ? 16 : 8), to: at + size })
    at += size
  }
  return boxes
}

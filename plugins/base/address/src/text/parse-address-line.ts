// Reads a whole address as people paste it from a chat or another shop, 张三 13800138000 陕西省安康市宁陕县城关镇…, into
// the fields of the address form. What cannot be told apart is left empty and named in `check`: no place is guessed.
import { MOBILE } from './phone'
import type { AreaTree } from './area-tree'
import { nameAt } from './area-names'
import { type AreaMatch, isBeyondDoubt, matchAreaAt } from './match-area'
import { isSaid, isSmallTalk, takeLabels } from './pasted-labels'
import { cleanName, gluedName, nameScore } from './pasted-name'
import { takePhone } from './pasted-phone'
import { GAP, joinParts, type PastedText, type Piece, piecesOf, readPasted } from './pasted-text'

export type PastedField = 'name' | 'phone' | 'area' | 'detail'

export interface ParsedAddress {
  name: string
  /** A mobile number, or a landline as written 0915-6820001; empty when hidden by stars. */
  phone: string
  province: string
  city: string
  district: string
  detail: string
  /** What the buyer has to look at before it is sent. */
  check: PastedField[]
  /** The number was there, with stars in it. */
  hidden: boolean
  /** Another province stands right before the place (广东省西安市…): the place is left empty, for either may be meant. */
  clash?: { written: string; province: string; city: string; district: string }
}

interface FoundArea extends AreaMatch {
  from: number
  piece: Piece
}

const findArea = (text: PastedText, pieces: Piece[], tree: AreaTree): FoundArea | null => {
  let best: FoundArea | null = null
  const offer = (piece: Piece, from: number, match: AreaMatch | null, score: number) => {
    if (match && score > (best?.score ?? 0)) best = { ...match, from, piece, score }
  }
  for (const piece of pieces) {
    const first = matchAreaAt(text.folded, piece.from, tree)
    offer(piece, piece.from, first, first?.score ?? 0)
    for (let from = piece.from + 1; from < Math.min(piece.to, piece.from + 12); from += 1) {
      const inner = matchAreaAt(text.folded, from, tree)
      if (inner && isBeyondDoubt(text.folded, from, inner)) offer(piece, from, inner, inner.score - 1)
    }
  }
  return best
}

/** A province in full, or in short and grown together with the place (广东西安市), that the place does not lie in. */
const provinceBefore = (text: PastedText, area: FoundArea, tree: AreaTree): string => {
  const before = text.folded.slice(0, area.from)
  let end = before.length
  while (GAP.test(before.charAt(end - 1))) end -= 1
  const others = tree.map(([name]) => name).filter((name) => name !== area.province)
  const full = others.find((name) => before.endsWith(name, end))
  if (full || end < before.length) return full ?? ''
  for (let at = Math.max(0, end - 4); at < end; at += 1) {
    if (/\p{Script=Han}/u.test(before.charAt(at - 1))) continue
    const short = others.some((name) => nameAt(text.folded, at, name, () => [area.city])?.length === end - at)
    if (short) return before.slice(at)
  }
  return ''
}

interface NamedPiece {
  name: string
  score: number
  piece: Piece | null
}

const SURE = 40
const LABELLED = 100

const bestName = (candidates: NamedPiece[]): NamedPiece | null =>
  candidates.reduce<NamedPiece | null>((best, each) => (each.score > (best?.score ?? 0) ? each : best), null)

const asName = (piece: Piece, labels: number[], text: PastedText): NamedPiece => {
  const labelled = labels.some((at) => at <= piece.from && text.folded.slice(at, piece.from).trim() === '')
  const score = isSaid(piece.folded) ? 0 : nameScore(piece.folded)
  return { name: cleanName(piece.raw), score: labelled && score > 0 ? LABELLED : score, piece }
}

/** 王 强 and Tom Wang are one name each. */
const withJoinedNames = (pieces: Piece[]): Piece[] =>
  pieces.reduce<Piece[]>((joined, piece) => {
    const last = joined.at(-1)
    const latin = /^[A-Za-z.'-]+$/
    const together =
      last?.segment === piece.segment &&
      ((last.folded.length === 1 &&
        piece.folded.length <= 2 &&
        /^\p{Script=Han}+$/u.test(last.folded + piece.folded)) ||
        (latin.test(last.folded) && latin.test(piece.folded)))
    if (!last || !together) return [...joined, piece]
    const glue = latin.test(piece.folded) ? ' ' : ''
    const both = { raw: last.raw + glue + piece.raw, folded: last.folded + glue + piece.folded, to: piece.to }
    return [...joined.slice(0, -1), { ...last, ...both }]
  }, [])

/** 西安 before 西安市雁塔区… is the place once more and nobody's name. */
const namesPlace = ({ folded, segment }: Piece, area: FoundArea | null, written: string) =>
  area?.piece.segment === segment && [area.province, area.city, written].some((name) => name.startsWith(folded))

/** What stands before the place, what belongs to it, and what comes behind a number or a name's label. */
const partition = (pieces: Piece[], area: FoundArea | null) => {
  if (!area) return { outside: withJoinedNames(pieces), inside: [] }
  const { from, end, piece } = area
  const cut = (each: Piece, start: number, stop: number): Piece[] => {
    const [left, right] = [Math.max(each.from, start), Math.min(each.to, stop)]
    if (left >= right) return []
    const [raw, folded] = [each.raw, each.folded].map((text) => text.slice(left - each.from, right - each.from))
    return [{ ...each, from: left, to: right, raw: raw ?? '', folded: folded ?? '' }]
  }
  const before = pieces.flatMap((each) => cut(each, 0, from))
  const inside = pieces.filter(({ segment }) => segment === piece.segment).flatMap((each) => cut(each, end, Infinity))
  const behind = pieces.filter(({ segment, from: start }) => segment > piece.segment && start >= end)
  return { outside: withJoinedNames([...before, ...behind]), inside }
}

export const parseAddressLine = (line: string, tree: AreaTree): ParsedAddress => {
  const text = readPasted(line)
  const { phone, extension, hidden } = takePhone(text)
  const labels = takeLabels(text)
  const pieces = piecesOf(text).filter(({ folded }) => !isSmallTalk(folded) && !/^\d{6}$/.test(folded))
  const area = findArea(text, pieces, tree)
  const { outside, inside } = partition(pieces, area)
  const written = area ? provinceBefore(text, area, tree) : ''

  const named = bestName(
    outside.filter((piece) => !namesPlace(piece, area, written)).map((piece) => asName(piece, labels, text)),
  )
  const tail = inside.at(-1)
  const last = tail && (named?.score ?? 0) < SURE ? asName(tail, labels, text) : null
  const glued = tail && (named?.score ?? 0) < SURE ? gluedName(tail.folded) : ''
  const chosen =
    last && last.score > SURE
      ? last
      : glued && tail
        ? { name: tail.raw.slice(-glued.length), score: SURE, piece: null }
        : named

  const more = outside.filter(
    (piece) =>
      piece !== chosen?.piece &&
      !isSaid(piece.folded) &&
      (area ? piece.from >= area.end && /[路街号栋楼室村]/.test(piece.folded) : true),
  )
  const parts = [...inside.filter((piece) => piece !== chosen?.piece), ...more].map(({ raw }) => raw)
  let detail = joinParts(parts).replace(/^[）)\].。:：-]+/, '')
  if (chosen && !chosen.piece && detail.endsWith(chosen.name)) detail = detail.slice(0, -chosen.name.length)
  if (extension && !detail.includes(`[${extension}]`)) detail += `（转${extension}）`

  const found = area ?? { province: '', city: '', district: '' }
  const { province, city, district } = written ? { province: '', city: '', district: '' } : found
  const name = (chosen?.name ?? '').replace(/[•‧・]/g, '·').slice(0, 30)
  const doubtful: Record<PastedField, boolean> = {
    name: !name || (chosen?.score ?? 0) < SURE,
    phone: !MOBILE.test(phone),
    area: !province || !city || !district,
    detail: detail.length < 4,
  }
  const check = (Object.keys(doubtful) as PastedField[]).filter((field) => doubtful[field])
  const clash = { written, province: found.province, city: found.city, district: found.district }
  return { name, phone, province, city, district, detail, check, hidden, ...(written && { clash }) }
}

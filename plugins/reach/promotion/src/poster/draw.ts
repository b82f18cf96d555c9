/** A poster as it is saved to a phone and passed on: what it is, what it costs, what proves it, where to look, who shares it. */
import { type Canvas, createCanvas, ImageData, type SKRSContext2D } from '@napi-rs/canvas'
import sharp from 'sharp'
import { encode } from 'uqr'
import { fitText } from './fit-text'
import { fontOf } from './fonts'
import { COLORS, drawRidges } from './ground'

export const [WIDTH_PX, HEIGHT_PX, PICTURE_PX] = [1080, 1920, 1080] as const
export const PHOTO_PX = 132
const MARGIN = 64
const [QR_AT, QR_ROOM] = [1524, 344] as const

/** Pixels as sharp gives them, four bytes each. */
export type Pixels = { data: Buffer; side_px: number }
export type PosterContent = {
  name: string
  /** `¥32.80`; null where no good is for sale here. */
  price: string | null
  /** Whether it is the smallest of several. */
  from: boolean
  /** What proves the good, each true and public now; empty: nothing. */
  proof: string[]
  /** What the sharer says of it, or the shop's own words. */
  words: string
  /** What to do with the QR code. */
  invite: string
  /** Where it leads. */
  address: string
  sharer: string
  village: string | null
  picture: Pixels | null
  photo: Pixels | null
}

/** @returns a PNG */
export async function drawPoster(content: PosterContent): Promise<Buffer> {
  const canvas = createCanvas(WIDTH_PX, HEIGHT_PX)
  const pen = canvas.getContext('2d')
  pen.fillStyle = COLORS.paper
  pen.fillRect(0, 0, WIDTH_PX, HEIGHT_PX)
  if (content.picture) pen.drawImage(canvasOf(content.picture), 0, 0)
  else drawRidges(pen, WIDTH_PX, PICTURE_PX)
  markAsAd(pen)
  drawText(pen, content)
  drawSharer(pen, content)
  drawQr(pen, content.address)
  // Twelve times as fast as the canvas itself packs a photo, off this thread, and no larger.
  return sharp(canvas.data(), { raw: { width: WIDTH_PX, height: HEIGHT_PX, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 2, adaptiveFiltering: true })
    .toBuffer()
}

/** 《互联网广告管理办法》 §9: whoever praises goods and shows where to buy them says that it is an advertisement. */
function markAsAd(pen: SKRSContext2D): void {
  const [width, height, size] = [104, 56, 34]
  const [x, y] = [WIDTH_PX - MARGIN / 2 - width, MARGIN / 2]
  pen.fillStyle = COLORS.paper
  pen.beginPath()
  pen.roundRect(x, y, width, height, 12)
  pen.fill()
  pen.font = fontOf('body', size)
  pen.fillStyle = COLORS.soft
  pen.fillText('广告', x + (width - pen.measureText('广告').width) / 2, y + height - 16)
}

function drawText(pen: SKRSContext2D, { name, price, from, proof, words }: PosterContent): void {
  const width_px = WIDTH_PX - 2 * MARGIN
  const write = (text: string, at: { size: number; y: number; bold?: boolean; color: string; x?: number }): number => {
    pen.font = fontOf(at.bold ? 'bold' : 'body', at.size)
    pen.fillStyle = at.color
    pen.fillText(text, at.x ?? MARGIN, at.y)
    return pen.measureText(text).width
  }
  pen.textBaseline = 'alphabetic'
  const named = fitText(pen, name, {
    ...{ width_px, lines: 2, sizes_px: [72, 64, 56, 50] },
    fontOf: (size) => fontOf('bold', size),
  })
  let y = PICTURE_PX + 32
  for (const line of named.lines) {
    y += Math.round(named.size_px * 1.25)
    write(line, { size: named.size_px, y, bold: true, color: COLORS.deep })
  }
  if (price) {
    y += 78
    const end = write(price, { size: 60, y, bold: true, color: COLORS.chestnut })
    if (from) write('起', { size: 34, y, color: COLORS.chestnut, x: MARGIN + end + 10 })
  }
  const said = fitText(pen, words, {
    ...{ width_px, lines: price ? 1 : 2, sizes_px: [36, 32, 28] },
    fontOf: (size) => fontOf('body', size),
  })
  for (const line of said.lines) {
    y += 58
    write(line, { size: said.size_px, y, color: COLORS.soft })
  }
  if (!proof.length) return
  const proven = fitText(pen, `✓ ${proof.join(' · ')}`, {
    ...{ width_px, lines: 1, sizes_px: [34, 30, 26, 23] },
    fontOf: (size) => fontOf('body', size),
  })
  write(proven.lines[0], { size: proven.size_px, y: y + 54, color: COLORS.forest })
}

function drawSharer(pen: SKRSContext2D, { sharer, village, photo, invite }: PosterContent): void {
  pen.fillStyle = COLORS.line
  pen.fillRect(MARGIN, QR_AT - 28, WIDTH_PX - 2 * MARGIN, 2)
  const [left, middle] = [MARGIN, QR_AT + 120]
  let x: number = left
  if (photo) {
    pen.save()
    pen.beginPath()
    pen.arc(left + PHOTO_PX / 2, middle, PHOTO_PX / 2, 0, Math.PI * 2)
    pen.clip()
    pen.drawImage(canvasOf(photo), left, middle - PHOTO_PX / 2)
    pen.restore()
    x += PHOTO_PX + 28
  }
  const width_px = WIDTH_PX - MARGIN - QR_ROOM - 40 - x
  const line = (text: string, y: number, size: number, bold: boolean, color: string) => {
    const fitted = fitText(pen, text, {
      ...{ width_px, lines: 1, sizes_px: [size, Math.round(size * 0.85), Math.round(size * 0.7)] },
      fontOf: (px) => fontOf(bold ? 'bold' : 'body', px),
    })
    pen.font = fontOf(bold ? 'bold' : 'body', fitted.size_px)
    pen.fillStyle = color
    pen.fillText(fitted.lines[0] ?? '', x, y)
  }
  line(sharer, village ? middle - 2 : middle + 16, 44, true, COLORS.deep)
  if (village) line(village, middle + 48, 32, false, COLORS.soft)
  x = left
  line(invite, QR_AT + 262, 30, false, COLORS.soft)
  line('宁陕山珍', QR_AT + 318, 36, true, COLORS.forest)
}

/** Whole pixels for each of its dots: cameras read it from across a table. */
function drawQr(pen: SKRSContext2D, address: string): void {
  const { data, size } = encode(address, { ecc: 'M', border: 4 })
  const dot = Math.floor(QR_ROOM / size)
  const left = WIDTH_PX - MARGIN - dot * size
  pen.fillStyle = '#fff'
  pen.fillRect(left, QR_AT, dot * size, dot * size)
  pen.fillStyle = '#000'
  data.forEach((row, y) => row.forEach((dark, x) => dark && pen.fillRect(left + x * dot, QR_AT + y * dot, dot, dot)))
}

function canvasOf({ data, side_px }: Pixels): Canvas {
  const canvas = createCanvas(side_px, side_px)
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length)
  canvas.getContext('2d').putImageData(new ImageData(pixels, side_px, side_px), 0, 0)
  return canvas
}

/** Posters: names of any length in the room there is, the code a camera reads, and how many are kept. */
import { createCanvas } from '@napi-rs/canvas'
import { PosterCache } from '@shanzhen/promotion/poster/cache'
import { drawPoster, PHOTO_PX, PICTURE_PX, type PosterContent } from '@shanzhen/promotion/poster/draw'
import { fitText } from '@shanzhen/promotion/poster/fit-text'
import { fontOf } from '@shanzhen/promotion/poster/fonts'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readQr } from '../../support/read-qr'

const WIDTH = 952
const SIZES = [72, 64, 56, 50]
const pen = () => createCanvas(10, 10).getContext('2d')
const fit = (text: string) =>
  fitText(pen(), text, { width_px: WIDTH, lines: 2, sizes_px: SIZES, fontOf: (size) => fontOf('bold', size) })
const widest = ({ lines, size_px }: ReturnType<typeof fit>) => {
  const measured = pen()
  measured.font = fontOf('bold', size_px)
  return Math.max(...lines.map((line) => measured.measureText(line).width))
}

describe('a name on a poster', () => {
  it('stands on one line in full size where it fits', () => {
    expect(fit('宁陕香菇（干）')).toEqual({ lines: ['宁陕香菇（干）'], size_px: 72, cut: false })
  })

  it('is shrunk, and stays whole, before anything of it is left out', () => {
    const name = '秦岭深山原木栽培冬季采摘自然晾晒的宁陕花菇家庭分享装礼盒'
    const fitted = fit(name)
    expect(fitted.lines.join('')).toBe(name)
    expect(fitted.size_px).toBeLessThan(72)
    expect(fitted.cut).toBe(false)
    expect(widest(fitted)).toBeLessThanOrEqual(WIDTH)
  })

  it('too long for two lines of the smallest letters ends with dots, within its room', () => {
    const fitted = fit('秦岭深处海拔一千八百米原木栽培冬季采摘自然晾晒的特级花菇'.repeat(4))
    expect(fitted).toMatchObject({ size_px: 50, cut: true })
    expect(fitted.lines).toHaveLength(2)
    expect(fitted.lines[1].endsWith('…')).toBe(true)
    expect(widest(fitted)).toBeLessThanOrEqual(WIDTH)
  })

  it.each([
    ['one word of Latin letters', 'Shanzhen'.repeat(40)],
    ['joined pictures', '👨‍👩‍👧‍👦'.repeat(60)],
    ['rare characters', '𠮷䶮㛃'.repeat(30)],
  ])('of %s stays within its room too', (_what, name) => {
    const fitted = fit(name)
    expect(fitted.lines.length).toBeLessThanOrEqual(2)
    expect(widest(fitted)).toBeLessThanOrEqual(WIDTH)
    expect(fitted.lines.join('')).not.toContain('\ufffd')
  })

  it('begins no line with a comma, and breaks no short word', () => {
    const { lines } = fit('宁陕县城关镇老城村合作社的香菇，新货')
    for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。]/)
    expect(fit(`${'山'.repeat(12)} Ningshan`).lines.at(-1)).toMatch(/Ningshan$/)
  })

  it('draws characters that the first font lacks from the second', () => {
    const [first, second] = ['𠮷', '\u{10ffff}'].map((letter) => {
      const canvas = createCanvas(80, 80)
      const drawn = canvas.getContext('2d')
      drawn.font = fontOf('body', 60)
      drawn.fillText(letter, 5, 65)
      return canvas.data()
    })
    expect(first.equals(second)).toBe(false)
    expect(first.some((byte) => byte > 0)).toBe(true)
  })
})

const pixels = async (side_px: number) => ({
  side_px,
  data: await sharp({ create: { width: side_px, height: side_px, channels: 4, background: '#6E8B5B' } })
    .raw()
    .toBuffer(),
})
const BARE: PosterContent = {
  ...{
    name: '宁陕山珍',
    price: null,
    from: false,
    proof: [],
    words: '宁陕山珍，产地直发。',
    invite: '长按或扫码，进店看看',
  },
  ...{
    address: 'https://shop.example.com/r/abcdEFGHjk',
    sharer: '秦岭老李',
    village: null,
    picture: null,
    photo: null,
  },
}

describe('a poster', () => {
  it.each([
    ['of the county, with nothing but a name', BARE],
    [
      'of a good, with everything that may stand on it as long as it may be',
      {
        ...BARE,
        ...{ name: '秦'.repeat(120), price: '¥88888.00', from: true, words: '说'.repeat(60), sharer: '李'.repeat(20) },
        ...{ proof: ['SC 许可', '村'.repeat(40), '2026年11月20日 检验合格（演示）'], village: '村'.repeat(30) },
      },
    ],
  ])('%s is a PNG of 1080 by 1920 whose code leads to the link', async (_what, content) => {
    const whole = content.price
      ? { ...content, picture: await pixels(PICTURE_PX), photo: await pixels(PHOTO_PX) }
      : content
    const png = await drawPoster(whole)
    const { format, width, height } = await sharp(png).metadata()
    expect({ format, width, height }).toEqual({ format: 'png', width: 1080, height: 1920 })
    expect(await readQr(png)).toBe('https://shop.example.com/r/abcdEFGHjk')
  })

  it('is read off the small picture that WeChat makes of it', async () => {
    const small = await sharp(await drawPoster(BARE))
      .resize({ width: 540 })
      .jpeg({ quality: 60 })
      .toBuffer()
    expect(await readQr(small)).toBe(BARE.address)
  })
})

describe('what is kept of posters', () => {
  const full = () => new Error('busy')
  const of = (bytes: number) => async () => Buffer.alloc(bytes)

  it('is the latest, within its bytes', async () => {
    const cache = new PosterCache(1000)
    let drawn = 0
    const get = (key: string) => cache.get(key, () => (drawn++, of(400)()), 'li', full)
    await get('a')
    await get('b')
    await get('a')
    expect(drawn).toBe(2)
    await get('c')
    await get('a')
    expect(drawn).toBe(3)
    await get('b')
    expect(drawn).toBe(4)
  })

  it('is drawn once for all who ask at once, and not kept where drawing failed', async () => {
    const cache = new PosterCache()
    let drawn = 0
    const slow = async () => {
      drawn += 1
      await Promise.resolve()
      return Buffer.alloc(1)
    }
    await Promise.all([1, 2, 3].map(() => cache.get('a', slow, 'li', full)))
    expect(drawn).toBe(1)
    const broken = () => Promise.reject(new Error('no font'))
    await expect(cache.get('b', broken, 'li', full)).rejects.toThrow('no font')
    expect((await cache.get('b', of(2), 'li', full)).length).toBe(2)
  })

  it('lets only so many wait, and goes on afterwards', async () => {
    const cache = new PosterCache(1000, 2)
    const gate = Promise.withResolvers<Buffer>()
    const first = cache.get('1', () => gate.promise, 'li', full)
    const waiting = ['2', '3'].map((key) => cache.get(key, of(1), 'li', full))
    await expect(cache.get('4', of(1), 'li', full)).rejects.toThrow('busy')
    gate.resolve(Buffer.alloc(1))
    await Promise.all([first, ...waiting])
    expect((await cache.get('4', of(1), 'li', full)).length).toBe(1)
  })

  it('lets nobody keep all the others waiting', async () => {
    const cache = new PosterCache()
    const gate = Promise.withResolvers<Buffer>()
    const first = cache.get('0', () => gate.promise, 'li', full)
    const own = ['1', '2', '3', '4', '5'].map((key) => cache.get(key, of(1), 'li', full))
    await expect(cache.get('6', of(1), 'li', full)).rejects.toThrow('busy')
    const other = cache.get('7', of(1), 'wang', full)
    gate.resolve(Buffer.alloc(1))
    await Promise.all([first, ...own, other])
    expect((await cache.get('6', of(1), 'li', full)).length).toBe(1)
  })
})

/** Posters drawn one by one, none twice, with a photo in full size: how long whoever shares waits for one. */
import { performance } from 'node:perf_hooks'
import sharp from 'sharp'
import { drawPoster, PHOTO_PX, PICTURE_PX, type Pixels } from '../../plugins/reach/promotion/src/poster/draw'
import { percentile } from './lib/load.ts'
import type { Bench } from './lib/types.ts'

const POSTERS = 40
const MOST_P50_MS = 300

export const posters: Bench = async () => {
  const [picture, photo] = [await photoOf(PICTURE_PX), await photoOf(PHOTO_PX)]
  const draw = (i: number) =>
    drawPoster({
      ...{ name: `宁陕香菇（干）第 ${i} 批`, price: '¥32.80', from: true, words: '自家烘的，今年的新货。' },
      ...{ proof: ['SC 许可', '皇冠镇 兴隆村', '2026年11月20日 检验合格'], invite: '长按或扫码，看看这件山货' },
      ...{ address: `https://shop.example.com/r/abcdEFGH${i}`, sharer: '秦岭老李', village: '皇冠镇', picture, photo },
    })
  // Letters are read at the first.
  await draw(0)
  const took_ms: number[] = []
  for (let i = 1; i <= POSTERS; i++) {
    const start = performance.now()
    await draw(i)
    took_ms.push(performance.now() - start)
  }
  const sorted = took_ms.sort((a, b) => a - b)
  const p50_ms = percentile(sorted, 0.5)
  if (p50_ms > MOST_P50_MS) throw new Error(`posters: p50 ${Math.round(p50_ms)} ms, at most ${MOST_P50_MS}`)
  return [{ name: 'posters, p50', unit: 'ms', ours: p50_ms, plain: null, p95_ms: percentile(sorted, 0.95) }]
}

/** As hard to pack as what a camera takes. */
async function photoOf(side_px: number): Promise<Pixels> {
  const clouds = `<svg xmlns="http://www.w3.org/2000/svg" width="${side_px}" height="${side_px}">
    <filter id="n"><feTurbulence type="fractalNoise" baseFrequency="0.02" numOctaves="5"/></filter>
    <rect width="100%" height="100%" fill="#888"/><rect width="100%" height="100%" filter="url(#n)"/></svg>`
  const taken = await sharp(Buffer.from(clouds)).flatten().jpeg({ quality: 85 }).toBuffer()
  return { side_px, data: await sharp(taken).ensureAlpha().raw().toBuffer() }
}

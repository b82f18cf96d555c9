/** Where things stand on a waybill label, in millimetres from its top left corner; another roll is another row here. */
import type { PaperKey } from '../wire'

export type Paper = {
  width: number
  height: number
  margin: number
  /** Lines of text by size, in points. */
  text: { small: number; body: number; big: number }
  barcode: { height: number; top: number }
  rows: { to: number; from: number; goods: number; foot: number }
}

export const PAPERS: Record<PaperKey, Paper> = {
  '76x130': {
    ...{ width: 76, height: 130, margin: 3 },
    text: { small: 6.5, body: 8.5, big: 13 },
    barcode: { height: 16, top: 15 },
    rows: { to: 44, from: 70, goods: 86, foot: 112 },
  },
  '100x150': {
    ...{ width: 100, height: 150, margin: 4 },
    text: { small: 8, body: 10.5, big: 17 },
    barcode: { height: 20, top: 18 },
    rows: { to: 52, from: 82, goods: 100, foot: 130 },
  },
}

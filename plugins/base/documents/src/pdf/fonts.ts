import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Noto Sans SC (SIL Open Font License) in two weights, with all its 30,000 characters: names hold rare ones. */
export const FONT_NAMES = ['body', 'bold'] as const
export type FontName = (typeof FONT_NAMES)[number]

const FILES: Record<FontName, string> = {
  body: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
}
/** The same family for Japanese: characters of names that the Chinese one lacks (𠮷). */
const RARE_FILES: Record<FontName, string> = {
  body: '400Regular/NotoSansJP_400Regular.ttf',
  bold: '700Bold/NotoSansJP_700Bold.ttf',
}
const read = new Map<string, Buffer>()

export const fontData = (name: FontName): Buffer => readFont(`@expo-google-fonts/noto-sans-sc/${FILES[name]}`)

export const rareFontData = (name: FontName): Buffer => readFont(`@expo-google-fonts/noto-sans-jp/${RARE_FILES[name]}`)

/** Read once per process. */
function readFont(file: string): Buffer {
  const known = read.get(file)
  if (known) return known
  const data = readFileSync(createRequire(__filename).resolve(file))
  read.set(file, data)
  return data
}

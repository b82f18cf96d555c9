import type { Sheet } from './make-pdf'

type Table = Parameters<Sheet['table']>[0] & { data: unknown[][] }
const ROWS = 25

/** A table of any length, some rows after the others, so that whoever asks meanwhile is answered: a thousand take a second. */
export async function drawLongTable(sheet: Sheet, { data, ...look }: Table): Promise<void> {
  for (let from = 0; from < data.length; from += ROWS) {
    sheet.table({ ...look, data: data.slice(from, from + ROWS) } as Table)
    await new Promise<void>((resolve) => void setImmediate(resolve))
  }
}

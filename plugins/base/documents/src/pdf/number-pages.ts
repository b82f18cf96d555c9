import { mm, type Sheet } from './make-pdf'

/** Writes 第 n / m 页 at the foot of every page; the last thing drawn. */
export function numberPages(sheet: Sheet): void {
  const { start, count } = sheet.bufferedPageRange()
  for (let i = start; i < start + count; i++) {
    sheet.switchToPage(i)
    const { width, height, margins } = sheet.page
    // The foot is below the margin: text there would open another page.
    const { bottom } = margins
    margins.bottom = 0
    sheet
      .font('body')
      .fontSize(8)
      .fillColor('#6b6b60')
      .text(`第 ${i - start + 1} / ${count} 页`, 0, height - bottom + mm(4), {
        width,
        align: 'center',
        lineBreak: false,
      })
    margins.bottom = bottom
  }
}

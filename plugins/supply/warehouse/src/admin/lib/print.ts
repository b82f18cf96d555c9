import { fileOf } from '@shanzhen/desk/api'

/** Prints a PDF of the shop's without leaving the page; a browser started with `--kiosk-printing` asks nobody. */
const FRAME = 'warehouse-print'

export async function printPdf(path: string): Promise<void> {
  const url = URL.createObjectURL(await fileOf(path))
  const known = document.getElementById(FRAME) as HTMLIFrameElement | null
  const frame = known ?? document.createElement('iframe')
  frame.id = FRAME
  frame.title = '打印'
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0;visibility:hidden'
  frame.onload = () => frame.contentWindow?.print()
  frame.src = url
  if (!known) document.body.append(frame)
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

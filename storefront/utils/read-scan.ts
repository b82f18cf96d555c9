// A paper's scan made ready to send: a photo is made smaller, a PDF goes as it is.
import { shrinkPhoto } from './shrink-photo'

export const MAX_SCAN_BYTES = 4 * 1024 * 1024

/** @returns base64 without its `data:` head, or why it will not do. */
export async function readScan(file: File): Promise<{ content: string } | { fault: 'tooBig' | 'unreadable' }> {
  const isPdf = file.type === 'application/pdf' || file.name.toLowerCase().endsWith('.pdf')
  try {
    if (!isPdf) return { content: await shrinkPhoto(file) }
    if (file.size > MAX_SCAN_BYTES) return { fault: 'tooBig' }
    return { content: await toBase64(file) }
  } catch {
    return { fault: 'unreadable' }
  }
}

function toBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(reader.error ?? new Error('not readable'))
    reader.readAsDataURL(file)
  })
}
